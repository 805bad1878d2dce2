/** The linter of gate G3 (protocol C4, R039): does this text name exactly one thing that can be looked at? */
import type { LocatorCode } from './codes.ts';
import { type FoundPage, findPage } from './find-page.ts';
import { isAccountLike, needsTimeRange } from './item-type.ts';
import { lookalikeFinding } from './lookalike.ts';
import { isAddressLiteral, isPrivateHost } from './private-address.ts';
import { isPublicSuffix } from './public-suffixes.ts';
import { quoted, type ReadLocator, readLocator } from './read-locator.ts';
import { decodePart } from './query.ts';
import type { PageKind } from './service-rule.ts';
import { type LocatorContext, type LocatorFinding, type LocatorVerdict, resultOf } from './verdict.ts';

const CODE_OF_PAGE: Readonly<Record<Exclude<PageKind, 'item' | 'shortlink'>, LocatorCode>> = {
  account: 'channel-root',
  channel: 'channel-root',
  collection: 'collection-page',
  search: 'search-page',
  tag: 'tag-page',
  home: 'home-page',
  domain: 'whole-domain',
};

const DETAIL_OF_PAGE: Readonly<Record<Exclude<PageKind, 'item' | 'shortlink'>, string>> = {
  account: 'the page of an account',
  channel: 'the page of a channel or group',
  collection: 'a page that lists many items',
  search: 'a page of search results',
  tag: 'everything under a tag or topic',
  home: 'the front page, or a page of the site about itself',
  domain: 'a domain without a page',
};

function hasWildcard({ url, host }: ReadLocator): boolean {
  if (host.includes('*') || decodePart(url.pathname).includes('*')) return true;
  return url.search.includes('=*') || url.search.endsWith('*');
}

function hostFinding(read: ReadLocator): LocatorFinding | undefined {
  if (isPrivateHost(read.host)) return { code: 'private-address', detail: quoted(read.host) };
  const alike = isAddressLiteral(read.host) ? undefined : lookalikeFinding(read.host, read.rawHost);
  return alike === undefined ? undefined : { code: 'lookalike-domain', detail: alike };
}

function kindOf(read: ReadLocator, page: FoundPage): PageKind {
  const namesDomain = read.bareHost || (isPublicSuffix(read.host) && page.service === undefined);
  if (!namesDomain) return page.kind;
  // A name such as somebody.wordpress.example stands for that person's site: the service's rule says so.
  return page.kind === 'home' ? 'domain' : page.kind;
}

function pageFinding(kind: PageKind, context: LocatorContext): LocatorFinding | undefined {
  if (kind === 'item') return undefined;
  if (kind === 'shortlink') {
    if (context.target !== undefined && context.target.trim() !== '') return undefined;
    return { code: 'shortener-without-target', detail: 'the address it leads to is not recorded' };
  }
  if ((kind === 'account' || kind === 'channel') && isAccountLike(context.itemType)) return undefined;
  return { code: CODE_OF_PAGE[kind], detail: DETAIL_OF_PAGE[kind] };
}

function timeFinding(context: LocatorContext): LocatorFinding | undefined {
  if (!needsTimeRange(context.itemType)) return undefined;
  const range = context.timeRange;
  if (range === undefined) return { code: 'time-range-missing', detail: 'no time range was given' };
  const { fromSeconds, toSeconds } = range;
  if (Number.isFinite(fromSeconds) && Number.isFinite(toSeconds) && fromSeconds >= 0 && toSeconds > fromSeconds)
    return undefined;
  return { code: 'time-range-missing', detail: 'the end of the time range does not come after its beginning' };
}

/** The second hop is held to the same rules; a short link that leads to a short link has no target yet. */
function lintTarget(context: LocatorContext): LocatorVerdict | undefined {
  if (context.target === undefined || context.target.trim() === '') return undefined;
  return lintLocator(
    context.target,
    context.itemType === undefined || needsTimeRange(context.itemType) ? {} : { itemType: context.itemType },
  );
}

function targetFindings(target: LocatorVerdict | undefined): LocatorFinding[] {
  return (target?.findings ?? []).map(({ code, detail }) => ({ code, detail: `target: ${detail}` }));
}

function targetSummary(target: LocatorVerdict | undefined): Pick<LocatorVerdict, 'target'> {
  if (target?.normalised === undefined || target.host === undefined) return {};
  const { normalised, host, service } = target;
  return { target: { normalised, host, ...(service === undefined ? {} : { service }) } };
}

function findingsOf(
  read: ReadLocator,
  kind: PageKind,
  context: LocatorContext,
  target: LocatorVerdict | undefined,
): LocatorFinding[] {
  const findings = [...read.findings];
  const add = (finding: LocatorFinding | undefined): void => {
    if (finding !== undefined) findings.push(finding);
  };
  if (!findings.some(({ code }) => code === 'lookalike-domain')) add(hostFinding(read));
  if (hasWildcard(read)) add({ code: 'wildcard', detail: 'the address contains *' });
  add(pageFinding(kind, context));
  findings.push(...targetFindings(target));
  // What is stopped needs another address first; asking for its time range as well would only distract.
  if (resultOf(findings) !== 'stop') add(timeFinding(context));
  return findings;
}

/**
 * Lints one locator. Never throws, whatever the text; takes microseconds.
 *
 * @example
 * lintLocator('https://archive.org/details/prelinger').result; // 'stop', code 'collection-page'
 * lintLocator('https://youtu.be/abcdefghijk?si=x').normalised; // 'https://www.youtube.com/watch?v=abcdefghijk'
 */
export function lintLocator(text: string, context: LocatorContext = {}): LocatorVerdict {
  const read = readLocator(text);
  if (read.url === undefined) return { result: resultOf(read.findings), findings: read.findings };
  const page = findPage(read);
  const kind = kindOf(read, page);
  const target = lintTarget(context);
  const findings = findingsOf(read, kind, context, target);
  const { normalised, service, serviceKind } = page;
  return {
    result: resultOf(findings),
    normalised,
    host: read.host,
    ...(service === undefined ? {} : { service }),
    ...(serviceKind === undefined ? {} : { serviceKind }),
    page: kind,
    ...targetSummary(target),
    findings,
  };
}

/** The form under which two locators are the same item, or nothing when the text is no address. Idempotent. */
export function normaliseLocator(text: string): string | undefined {
  const read = readLocator(text);
  return read.url === undefined ? undefined : findPage(read).normalised;
}
