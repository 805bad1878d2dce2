/**
 * Analysts disarm addresses so that nobody opens them by accident: `hxxps[:]//example[.]org`. Reading undoes it. In
 * the host every common spelling is undone; behind it only those that no real path contains, because a changed path
 * is another page.
 */
export function refang(address: string): string {
  const scheme = SCHEME.exec(address);
  const rest = scheme ? address.slice(scheme[0].length) : address;
  const end = rest.search(/[/?#\\]/u);
  const host = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? '' : rest.slice(end);
  return prefix(scheme) + refangHost(host) + path.replace(/\[(?:\.|dot)\]/giu, '.');
}

const SCHEME = /^(?<name>h(?:tt|xx|XX|\*\*|__|\+\+)ps?|fxp|ftp)(?:\[?:\]?\[?\/\/\]?|\[:\/\/\]|:\[\/\]\[\/\])/iu;

function prefix(scheme: RegExpExecArray | null): string {
  const name = scheme?.groups?.['name'];
  if (name === undefined) return '';
  const lower = name.toLowerCase();
  if (lower === 'fxp' || lower === 'ftp') return 'ftp://';
  return lower.endsWith('s') ? 'https://' : 'http://';
}

function refangHost(host: string): string {
  return host
    .replace(/\s{0,3}[[({]\s{0,3}(?:\.|dot|punkt|point|punto)\s{0,3}[\])}]\s{0,3}/giu, '.')
    .replace(/\\\./gu, '.')
    .replace(/\[:\](?=\d)/gu, ':')
    .replace(/\s{0,3}[[({]\s{0,3}(?:@|at)\s{0,3}[\])}]\s{0,3}/giu, '@');
}
