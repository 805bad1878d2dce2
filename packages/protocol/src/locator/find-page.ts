/** Which page an address names, and its form for equality: by the rule of its service, else by its shape. */
import type { PageAddress, PageMatch } from './compile-rule.ts';
import { genericPage } from './generic-page.ts';
import { decodePart, queryOf, withoutTracking } from './query.ts';
import type { ReadLocator } from './read-locator.ts';
import { serviceAtHost, type ServiceAtHost } from './service-index.ts';
import type { PageKind, ServiceKind } from './service-rule.ts';
import { isShortener } from './shorteners.ts';

export interface FoundPage {
  readonly kind: PageKind;
  readonly normalised: string;
  readonly service?: string;
  readonly serviceKind?: ServiceKind;
}

const segmentsOf = (path: string): string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(decodePart);

/** A fragment such as `#/post/7` or `#!/post/7` is a path to the sites that use it. */
const hashRoute = (hash: string): string => (/^#!?\/./.test(hash) ? hash.slice(hash.indexOf('/')) : '');

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end--;
  return path.slice(0, end);
}

function plainForm(read: ReadLocator, scheme: string, host: string, fragment: string): string {
  const { url } = read;
  const port = url.port === '' ? '' : `:${url.port}`;
  return `${scheme}//${host}${port}${withoutTrailingSlashes(url.pathname)}${withoutTracking(url.search)}${fragment}`;
}

function addressOf(read: ReadLocator, host: string): PageAddress {
  return { host, segments: segmentsOf(read.url.pathname), query: queryOf(withoutTracking(read.url.search)) };
}

function firstMatch(at: ServiceAtHost, page: PageAddress): PageMatch | undefined {
  for (const row of at.rows) {
    const match = row(page);
    if (match !== undefined) return match;
  }
  return undefined;
}

function pageOfService(read: ReadLocator, at: ServiceAtHost): FoundPage {
  const { rule } = at.service;
  const page = addressOf(read, at.host);
  const match = firstMatch(at, page);
  const kind = match?.kind ?? genericPage(page.segments, page.query);
  const fragment = match?.keepFragment === true ? read.url.hash : '';
  // An own port may be another server altogether, so only the plain form is safe there.
  const canonical = read.url.port === '' ? match?.canonical : undefined;
  const normalised =
    canonical ?? plainForm(read, read.url.port === '' ? 'https:' : read.url.protocol, at.host, fragment);
  return { kind, normalised, service: rule.id, serviceKind: rule.kind };
}

function pageOfShortener(read: ReadLocator): FoundPage {
  const kind = segmentsOf(read.url.pathname).length === 0 ? 'home' : 'shortlink';
  const normalised = plainForm(read, read.url.port === '' ? 'https:' : read.url.protocol, read.host, '');
  return { kind, normalised, service: 'link-shortener', serviceKind: 'link-shortener' };
}

function pageOfUnknown(read: ReadLocator): FoundPage {
  const route = hashRoute(read.url.hash);
  const page = addressOf(read, read.host);
  const segments = [...page.segments, ...segmentsOf(route)];
  const fragment = route === '' ? '' : read.url.hash;
  return {
    kind: genericPage(segments, page.query),
    normalised: plainForm(read, read.url.protocol, read.host, fragment),
  };
}

export function findPage(read: ReadLocator): FoundPage {
  if (isShortener(read.host)) return pageOfShortener(read);
  const at = serviceAtHost(read.host);
  return at === undefined ? pageOfUnknown(read) : pageOfService(read, at);
}
