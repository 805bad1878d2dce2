import { fromBase64, toBase64, toHex, utf8 } from '../bytes.ts';
import { ATTRIBUTES, SALT_LENGTH, type Salts } from '../leaf/attributes.ts';
import { commit } from '../leaf/commit.ts';
import { buildLeaf, commitmentOf, isLeaf } from '../leaf/leaf.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';
import { type Hash, sha256 } from '../sha256.ts';
import { HASH_LENGTH, isCount } from '../tree/hashing.ts';
import { isNoteText } from './note.ts';

// spec/evidence-log.md, Incidents: what the log's operator says in the log itself when its memory was damaged. The
// entry hides nothing: its salts are zero, so whoever reads the log recognises it and recomputes it from its text.

const HEADER = 'remit/incident/v1';
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LONGEST_REASON = 1_000;

/** The kind of an incident's entry. */
export const INCIDENT_KIND = 'incident';

export interface Incident {
  readonly origin: string;
  /** When it was declared, UTC with milliseconds. */
  readonly at: string;
  /** The checkpoint signed last, as far as the operator could find out; under another origin this log replaces that. */
  readonly last: { readonly origin: string; readonly size: number; readonly root: Uint8Array };
  /** Entries [from, to) that stand in the tree as published, and whose facts and salts were lost. */
  readonly lost: { readonly from: number; readonly to: number } | null;
  /** One line in the operator's words. */
  readonly reason: string;
}

/**
 * The text of an incident.
 *
 * @throws RangeError when a field cannot be written.
 */
export function formatIncident({ origin, at, last, lost, reason }: Incident): string {
  const range = lost === null ? 'none' : `${lost.from} ${lost.to}`;
  const lines = [HEADER, origin, at, last.origin, String(last.size), toBase64(last.root), range, reason];
  const text = lines.map((line) => `${line}\n`).join('');
  if (!parseIncident(text).ok) throw new RangeError('not an incident that can be written');
  return text;
}

const malformed = (detail: string): Outcome<never> => refuse('incident-malformed', detail);
const count = (text: string): number => (/^(?:0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN);

/** The incident in a text. Strict: one spelling for each. */
export function parseIncident(text: string): Outcome<Incident> {
  if (!isNoteText(text)) return malformed('not lines of text');
  const lines = text.slice(0, -1).split('\n');
  const [header, origin = '', at = '', lastOrigin = '', sizeText = '', rootText = '', range = '', reason = ''] = lines;
  if (header !== HEADER || lines.length !== 8) return malformed('an incident has eight lines');
  if (origin === '' || lastOrigin === '' || !INSTANT.test(at)) return malformed('origins and instant are needed');
  if (reason.trim() === '' || reason.length > LONGEST_REASON) return malformed('a reason of one line is needed');
  const size = count(sizeText);
  const root = fromBase64(rootText);
  if (!isCount(size) || root?.length !== HASH_LENGTH) return malformed('the last checkpoint has no size or no root');
  const lost = lostOf(range);
  if (lost === undefined) return malformed('what was lost is "none", or two indexes in order');
  return accept({ origin, at, last: { origin: lastOrigin, size, root }, lost, reason });
}

function lostOf(range: string): Incident['lost'] | undefined {
  if (range === 'none') return null;
  const [from = Number.NaN, to = Number.NaN, ...more] = range.split(' ').map(count);
  // What is before a count is no larger than one.
  return more.length === 0 && isCount(to) && from < to ? { from, to } : undefined;
}

const NO_SALT = new Uint8Array(SALT_LENGTH);
const NO_SALTS = Object.fromEntries(ATTRIBUTES.map((name) => [name, NO_SALT])) as unknown as Salts;

/** The entry of an incident: its text by digest, kind, month and instant, under salts of zero. */
export function buildIncident(text: string, hash: Hash = sha256): Uint8Array {
  const incident = parseIncident(text);
  if (!incident.ok) throw new RangeError(incident.detail);
  const { at } = incident.value;
  const body = toHex(hash(utf8(text)));
  return buildLeaf({ kind: INCIDENT_KIND, month: at.slice(0, 7), at, body }, NO_SALTS, hash);
}

const KIND_COMMITMENT = toHex(commit('kind', INCIDENT_KIND, NO_SALT));

/** Whether an entry declares an incident: anybody sees it, whatever the server says of it. */
export const isIncident = (entry: Uint8Array): boolean =>
  isLeaf(entry) && toHex(commitmentOf(entry, 'kind')) === KIND_COMMITMENT;
