const DIALOG_CLOSES = 350;

/** After an act its button may be gone: focus then goes to what comes next, the page's title unless said, and is never lost. */
export function keepFocus(next = 'main h1'): void {
  setTimeout(() => {
    const { activeElement } = document;
    if (activeElement && activeElement !== document.body) return;
    const element = document.querySelector<HTMLElement>(next) ?? document.querySelector<HTMLElement>('main h1');
    element?.focus();
  }, DIALOG_CLOSES);
}
