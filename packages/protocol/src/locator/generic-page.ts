/** What kind of page an address of an unknown host is, told from its shape alone (R039). */
import type { PageKind } from './service-rule.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const HOME = words('index index.html index.htm index.php index.asp index.aspx default.aspx home home.html main start');
const LANGUAGES = words('en fr de es it pt nl ar ru tr fa ur pl uk sv da fi no cs el he id ms hi bn ja ko zh so sw');
const SEARCH = words('search search.php search.html suche recherche buscar busca');
const SEARCH_KEYS = ['q', 'query', 'search', 'search_query', 'keyword', 'keywords', 'searchterm'];
const TAG = words('tag tags tagged hashtag hashtags topics labels');
const LIST_OF = words('category categories collection collections playlist playlists browse sets folder folders');
const LIST = words(
  'archive archives latest recent trending popular feed rss atom sitemap.xml all list directory explore',
);
const ACCOUNT_OF = words('user users channel channels author authors profile profiles u member members group groups');

const NUMBER = /^\d{1,4}$/;

/** Drops `/page/7` at the end: the seventh page of a list is still a list. */
function withoutPaging(segments: readonly string[]): { segments: readonly string[]; paged: boolean } {
  const paged = segments.length >= 2 && segments.at(-2) === 'page' && /^\d+$/.test(segments.at(-1) ?? '');
  return { segments: paged ? segments.slice(0, -2) : segments, paged };
}

function isSearch(segments: readonly string[], query: ReadonlyMap<string, string>): boolean {
  if (SEARCH.has(segments[0] ?? '') || SEARCH.has(segments.at(-1) ?? '')) return true;
  if (segments.length <= 1 && query.has('s')) return true;
  return SEARCH_KEYS.some((key) => query.has(key));
}

/** True when one of `names` is the last segment, or the last but one (the name of a list, then which list). */
const endsIn = (segments: readonly string[], names: ReadonlySet<string>): boolean =>
  names.has(segments.at(-1) ?? '') || names.has(segments.at(-2) ?? '');

function isHome(segments: readonly string[], query: ReadonlyMap<string, string>): boolean {
  const [first] = segments;
  if (first === undefined) return query.size === 0;
  return segments.length === 1 && query.size === 0 && (HOME.has(first) || LANGUAGES.has(first));
}

/** `given`: decoded path segments without empty ones. `query`: without tracking parameters. */
export function genericPage(given: readonly string[], query: ReadonlyMap<string, string>): PageKind {
  const { segments, paged } = withoutPaging(given.map((segment) => segment.toLowerCase()));
  if (isSearch(segments, query)) return 'search';
  if (isHome(segments, query)) return paged ? 'collection' : 'home';
  if (endsIn(segments, TAG)) return 'tag';
  const last = segments.at(-1) ?? '';
  if (paged || endsIn(segments, LIST_OF) || LIST.has(last)) return 'collection';
  if (segments.length > 0 && segments.every((segment) => NUMBER.test(segment)) && /^\d{4}$/.test(segments[0] ?? '')) {
    return 'collection';
  }
  if (segments.length === 1 && last.startsWith('@') && last.length > 1) return 'channel';
  if (segments.length === 2 && ACCOUNT_OF.has(segments[0] ?? '')) return 'channel';
  return 'item';
}
