import {
  type Attribute,
  type AttributeValues,
  ATTRIBUTES,
  FILLER_KIND,
  fromHex,
  INCIDENT_KIND,
  type Opening,
} from '@remit/log';
import { canonical, directoryDigest, type Json, sha256Hex } from '@remit/protocol';
import type { AuditEntry } from '../contract/index.ts';

export type EntryPage = { readonly entries: readonly AuditEntry[]; readonly next: number | null };
export type EntrySource = (from: number) => Promise<EntryPage>;

/**
 * The facts of the log as openings of its leaves, in order, one page in memory at a time.
 *
 * @param size of the checkpoint that is audited; what was sequenced after it is not asked about
 */
export async function* openings(source: EntrySource, size: number): AsyncGenerator<Opening> {
  for (let from: number | null = 0; from !== null && from < size; ) {
    const page: EntryPage = await source(from);
    for (const entry of page.entries) if (entry.index < size) yield openingOf(entry);
    // A page that leads nowhere would be asked for without end.
    from = page.next !== null && page.next > from ? page.next : null;
  }
}

/** Values computed from the fact as it stands in the database today, against the salts of the day it was made. */
export function openingOf(entry: AuditEntry): Opening {
  const salts: { [A in Attribute]?: Uint8Array } = {};
  for (const name of ATTRIBUTES) {
    const salt = entry.salts[name];
    if (salt !== undefined) salts[name] = fromHex(salt) ?? new Uint8Array(0);
  }
  const closed = closedIn(entry);
  return { index: entry.index, values: valuesOf(entry, salts), salts, ...(closed && { closed }) };
}

const WITHOUT_FACT: readonly string[] = [FILLER_KIND, INCIDENT_KIND];

/** Which fact is not shown here; one that is gone without a trace is of no stream, and no erasure excuses it. */
function closedIn({ fact, disclosed }: AuditEntry): Opening['closed'] {
  if (fact === null) return WITHOUT_FACT.includes(disclosed.kind) ? undefined : { stream: '', version: 0 };
  return fact.data === null ? { stream: fact.stream, version: fact.version } : undefined;
}

function valuesOf({ fact, disclosed, signatures }: AuditEntry, salts: Opening['salts']): AttributeValues {
  if (fact === null) return { kind: disclosed.kind, month: disclosed.month };
  const all = { ...factValues(fact, disclosed), ...signatureValues(signatures) };
  // Only an erased case may leave attributes closed. Anywhere else a salt that is gone is a fault of its entry, or
  // whoever edits a fact would hide it by losing the salts.
  if (fact.data !== null) return all;
  return Object.fromEntries(Object.entries(all).filter(([name]) => salts[name as Attribute] !== undefined));
}

function factValues(fact: NonNullable<AuditEntry['fact']>, disclosed: AuditEntry['disclosed']): AttributeValues {
  const { stream, version, at, previous } = fact;
  return {
    kind: kindOf(fact.kind, disclosed.kind),
    month: at.slice(0, 7),
    class: disclosed.class ?? '',
    result: resultOf(fact, disclosed),
    origin: disclosed.origin ?? '',
    recipient: disclosed.recipient ?? '',
    stream,
    version: String(version),
    previous: previous ?? undefined,
    actor: canonical(fact.actor as Json),
    at,
    body: sha256Hex(factText(fact)),
  };
}

/** What a bundle opens of the directory is derived from the fact: a leaf that says otherwise would deceive its readers. */
const resultOf = (fact: NonNullable<AuditEntry['fact']>, { result = '' }: AuditEntry['disclosed']): string =>
  fact.stream.startsWith('organisation:') && fact.data !== null
    ? directoryDigest({ kind: fact.kind, data: fact.data })
    : result;

const signatureValues = (signatures: AuditEntry['signatures']): AttributeValues =>
  signatures ? { signature1: signatures.desk, signature2: canonical(signatures.person as Json) } : {};

// Sensitive kinds stand in the log as one class (D12); any other name than the fact's own is a change.
const kindOf = (kind: string, disclosed: string): string => (disclosed === 'sensitive' ? disclosed : kind);

/** The canonical text whose digest is the leaf's `body` (D25). */
const factText = ({ stream, version, kind, at, actor, data, previous }: NonNullable<AuditEntry['fact']>): string =>
  canonical({ stream, version, kind, at, actor, data: data ?? {}, previous } as Json);
