import type { AuditEntry } from '@remit/client/contract';
import { ATTRIBUTES, FILLER_KIND, INCIDENT_KIND, parseIncident, SALT_LENGTH } from '@remit/log';
import { open } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { disclosedByFact } from './audit-disclosed.ts';
import { type EntryRow, type FactRow, readEntries, readFacts } from './audit-rows.ts';
import type { Reader } from './reader.ts';

/**
 * Entries of the published log with all that their leaves are recomputed from: facts whole and unsealed, salts, and what
 * was committed for later disclosure. A row that somebody edited is answered as it now stands, so that the auditor's
 * recomputation names it; nothing here decides whether the log holds.
 */
export async function auditEntries(
  store: Store,
  reader: Pick<Reader, 'kind'>,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<{ entries: AuditEntry[]; next: number | null } | null> {
  if (reader.kind !== 'AUDIT') return null;
  return inTransaction(
    store.pool,
    { role: 'remit_log', readOnly: true, isolation: 'repeatable read' },
    async (client) => {
      const { entries, size } = await readEntries(client, from, limit);
      const facts = await readFacts(client, store.custody, entries);
      const disclosed = disclosedByFact(facts);
      const shown = entries.flatMap((entry) => {
        if (entry.stream === null) return withoutFact(entry);
        return factEntry(entry, facts.get(nameOf(entry)), disclosed.get(nameOf(entry)));
      });
      return { entries: shown, next: from + limit < size ? from + limit : null };
    },
  );
}

const nameOf = ({ stream, version }: Pick<EntryRow, 'stream' | 'version'>): string => `${stream} ${version}`;

/** A filler or a declared incident. What an incident lost has neither fact nor salts, and is not shown at all. */
function withoutFact(entry: EntryRow): AuditEntry[] {
  const { index, incident, filler_month } = entry;
  if (incident === null) return filler_month === null ? [] : [filler(entry)];
  const month = parseIncident(incident);
  const disclosed = { kind: INCIDENT_KIND, month: month.ok ? month.value.at.slice(0, 7) : '' };
  const zero = '00'.repeat(SALT_LENGTH);
  return [{ index, fact: null, signatures: null, disclosed, salts: { kind: zero, month: zero } }];
}

function filler({ index, filler_month, filler_salts }: EntryRow): AuditEntry {
  const disclosed = { kind: FILLER_KIND, month: filler_month ?? '' };
  return { index, fact: null, signatures: null, disclosed, salts: filler_salts ? firstSalts(filler_salts) : {} };
}

function factEntry(
  entry: EntryRow,
  fact: FactRow | undefined,
  disclosed: AuditEntry['disclosed'] | undefined,
): AuditEntry {
  const { index } = entry;
  // A fact that was taken away leaves its place in the log: no kind and no month are what the leaf committed to.
  if (!fact || !disclosed)
    return { index, fact: null, signatures: null, disclosed: { kind: '', month: '' }, salts: openSalts(entry) };
  const { stream, version, kind, at, actor, previous, data, signatures } = fact;
  const shown = { stream, version, kind, at, actor: actor as Record<string, unknown>, data, previous };
  return {
    index,
    fact: shown,
    signatures,
    disclosed,
    salts: data === null ? erasedSalts(entry) : saltsOf(entry, fact.key),
  };
}

/** The salts that outlive an erasure and whose values do too: kind and month. */
function erasedSalts(entry: EntryRow): AuditEntry['salts'] {
  const { kind, month } = openSalts(entry);
  return { ...(kind && { kind }), ...(month && { month }) };
}

const openSalts = ({ disclosed }: EntryRow): AuditEntry['salts'] => (disclosed ? firstSalts(disclosed) : {});

function saltsOf(entry: EntryRow, key: Buffer | null): AuditEntry['salts'] {
  const known = openSalts(entry);
  if (!key || !entry.sealed?.length) return known;
  try {
    return { ...known, ...lastSalts(open(key, entry.sealed)) };
  } catch {
    // Changed in the database: the attributes stay without a salt, which the audit reports.
    return known;
  }
}

/** The salts of the attributes from the first one on, and those of the last ones: the two halves of what is kept. */
const firstSalts = (bytes: Buffer): AuditEntry['salts'] => saltsFrom(0, bytes);
const lastSalts = (bytes: Buffer): AuditEntry['salts'] => saltsFrom(ATTRIBUTES.length - countOf(bytes), bytes);

const countOf = (bytes: Buffer): number => Math.floor(bytes.length / SALT_LENGTH);

function saltsFrom(first: number, bytes: Buffer): AuditEntry['salts'] {
  const names = ATTRIBUTES.slice(Math.max(0, first), Math.max(0, first) + countOf(bytes));
  const salt = (i: number): string => bytes.subarray(i * SALT_LENGTH, (i + 1) * SALT_LENGTH).toString('hex');
  return Object.fromEntries(names.map((name, i) => [name, salt(i)]));
}
