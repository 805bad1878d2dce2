/** Turns the data of a service rule into matchers, once at start (the pattern language is described in service-rule.ts). */
import type { PageKind, PageRow, ServiceRule } from './service-rule.ts';

type Segment = { readonly prefix: string; readonly capture?: string };
type Captures = Map<string, string>;

export interface PageAddress {
  /** Host for matching, already mapped to the canonical one where the rule maps it. */
  readonly host: string;
  /** Decoded path segments, empty ones left out. */
  readonly segments: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

export interface PageMatch {
  readonly kind: PageKind;
  readonly canonical?: string;
  readonly keepFragment: boolean;
}

export type RowMatcher = (page: PageAddress) => PageMatch | undefined;

const CAPTURE = /:([a-z]+)/g;

function compileSegment(text: string): Segment {
  const colon = text.indexOf(':');
  if (colon < 0) return { prefix: text.toLowerCase() };
  return { prefix: text.slice(0, colon).toLowerCase(), capture: text.slice(colon + 1) };
}

function matchSegment(segment: Segment, value: string, captures: Captures): boolean {
  if (segment.capture === undefined) return value.toLowerCase() === segment.prefix;
  if (!value.toLowerCase().startsWith(segment.prefix) || value.length === segment.prefix.length) return false;
  captures.set(segment.capture, value.slice(segment.prefix.length));
  return true;
}

function matchPath(segments: readonly Segment[], open: boolean, page: PageAddress, captures: Captures): boolean {
  const given = page.segments;
  for (const [index, segment] of segments.entries()) {
    if (!matchSegment(segment, given[index] ?? '', captures)) return false;
  }
  if (open) captures.set('rest', given.slice(segments.length).map(encodeSegment).join('/'));
  return true;
}

function matchQuery(wanted: readonly (readonly [string, string])[], page: PageAddress, captures: Captures): boolean {
  for (const [name, pattern] of wanted) {
    const value = page.query.get(name);
    if (value === undefined || value === '') return false;
    if (pattern.startsWith(':')) captures.set(pattern.slice(1), value);
    else if (pattern !== '*' && pattern !== value) return false;
  }
  return true;
}

type Test = readonly [name: string, accepts: (value: string) => boolean];

function compileTest(rule: ServiceRule, name: string, condition: string): Test {
  if (!condition.startsWith('in:')) {
    const pattern = new RegExp(`^(?:${condition})$`, 'u');
    return [name, (value) => pattern.test(value)];
  }
  const members = new Set((rule.lists?.[condition.slice(3)] ?? []).map((member) => member.toLowerCase()));
  return [name, (value) => members.has(value.toLowerCase())];
}

/** Percent-encodes what a path segment may not hold, leaving the sign characters that services use in ids. */
export function encodeSegment(value: string): string {
  return encodeURIComponent(value).replace(/%(?:40|3A|2C|3B|3D|2B|24|26)/g, (code) => decodeURIComponent(code));
}

function fill(row: PageRow, template: string, captures: Captures): string {
  return template.replace(CAPTURE, (_, name: string) => {
    const value = captures.get(name) ?? '';
    if (name === 'rest' || name === 'host') return value;
    return encodeSegment(row.lower?.includes(name) === true ? value.toLowerCase() : value);
  });
}

/** What a `*.` pattern stands for in this host, `''` for an exact match, nothing when it does not match. */
export function matchHost(pattern: string, host: string): string | undefined {
  if (!pattern.startsWith('*.')) return pattern === host ? '' : undefined;
  return host.endsWith(pattern.slice(1)) && host.length > pattern.length - 1
    ? host.slice(0, 1 - pattern.length)
    : undefined;
}

/** Cheap and first: most rows of a rule are ruled out by the number of segments or by the first word. */
function fits(segments: readonly Segment[], open: boolean, given: readonly string[]): boolean {
  if (open ? given.length < segments.length : given.length !== segments.length) return false;
  const [first] = segments;
  return first === undefined || first.capture !== undefined || given[0]?.toLowerCase() === first.prefix;
}

export function compileRow(rule: ServiceRule, row: PageRow): RowMatcher {
  const parts = row.path.split('/').filter((part) => part !== '');
  const open = parts.at(-1) === '**';
  const segments = (open ? parts.slice(0, -1) : parts).map(compileSegment);
  const wanted = Object.entries(row.query ?? {});
  const tests = Object.entries(row.where ?? {}).map(([name, condition]) => compileTest(rule, name, condition));
  return (page) => {
    if (!fits(segments, open, page.segments)) return undefined;
    const captures: Captures = new Map([['host', page.host]]);
    if (row.host !== undefined) {
      const sub = matchHost(row.host, page.host);
      if (sub === undefined) return undefined;
      captures.set('sub', sub);
    }
    if (!matchPath(segments, open, page, captures) || !matchQuery(wanted, page, captures)) return undefined;
    if (!tests.every(([name, accepts]) => accepts(captures.get(name) ?? ''))) return undefined;
    const keepFragment = row.keepFragment === true;
    if (row.canonical === undefined) return { kind: row.kind, keepFragment };
    return { kind: row.kind, keepFragment, canonical: fill(row, row.canonical, captures) };
  };
}
