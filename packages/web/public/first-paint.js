// Before the first paint: the chosen colours and writing direction, so that nothing flashes. A file, because the
// content security policy allows no inline script.
(function () {
  var root = document.documentElement;
  var chosen, language;
  try {
    chosen = localStorage.getItem('remit-colours');
    language = localStorage.getItem('remit-language');
  } catch (_) {
    // Storage may be forbidden; the system's colours and English then hold.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  if (language === 'de' || language === 'ar') root.lang = language;
  if (language === 'ar') root.dir = 'rtl';
})();
