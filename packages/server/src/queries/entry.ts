import { type Actor, ENTRY_COMMAND_KINDS, type Entry, isRefusal, mayActOnEntry } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { signaturesOf } from './case-signatures.ts';
import { type EntryLineRow, LINE_COLUMNS, lineView, ownFirst, rowsOfReader } from './entries.ts';
import { leafIndexes } from './log-positions.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Reader } from './reader.ts';

type TimelineRow = {
  version: number;
  kind: string;
  at: string;
  organisation: string | null;
  data: Record<string, unknown>;
};
type Row = EntryLineRow & { view: { entry: Entry; timeline: TimelineRow[] } };

/** The whole story of one entry, as far as this desk may see it; null: there is none, or none to know of. */
export async function entryView(store: Store, reader: Reader, id: string) {
  const found = await reading(store, reader, async (client) => {
    const whose = rowsOfReader(await organisationsById(client), reader);
    const { rows } = await client.query<Row>(
      `SELECT ${LINE_COLUMNS}, view FROM entry_rows r WHERE organisation = ANY ($1) AND entry = $2 AND ${ownFirst('r')}`,
      [whose, id],
    );
    const row = rows[0];
    return row ? { row, positions: await leafIndexes(client, `entry:${id}`) } : null;
  });
  if (!found) return null;
  const { row, positions } = found;
  const { view, ...line } = row;
  const { entry, timeline } = view;
  const signed = await signaturesOf(store, `entry:${id}`);
  const words = await deskSignatures(store, `entry:${id}`);
  return {
    ...lineView(line),
    fingerprint: { ...entry.fingerprint },
    opinions: entry.opinions.map(({ document, digest, from }) => ({
      document: { ...document },
      digest,
      from,
      desk: words.get(digest) ?? null,
    })),
    proposals: entry.proposals.map((proposal) => ({ ...proposal, by: undefined })),
    withdrawals: entry.withdrawals.map((each) => ({ ...each })),
    quarantine: entry.quarantine,
    timeline: timeline.map((fact) => ({
      ...fact,
      signedWith: signed.get(fact.version) ?? 'NONE',
      leafIndex: positions.get(fact.version) ?? null,
    })),
    can: canOf(entry, reader),
  };
}

function canOf(entry: Entry, { organisation, person, role }: Reader): Record<string, true | string> {
  const actor: Actor =
    person === null ? { type: 'key', key: '', organisation, role } : { type: 'person', person, organisation, role };
  return Object.fromEntries(
    ENTRY_COMMAND_KINDS.map((kind) => {
      const may = mayActOnEntry(entry, kind, actor);
      return [kind, isRefusal(may) ? may.code : true];
    }),
  );
}

/** The desk's signature under each opinion that stands, by the opinion's digest: whoever has the entry can check it. */
async function deskSignatures(store: Store, stream: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, (client) =>
    client.query<{ digest: string; desk: string }>(
      `SELECT open ->> 'digest' AS digest, convert_from(desk_signature, 'UTF8') AS desk FROM facts
       WHERE stream = $1 AND kind IN ('OpinionConfirmed', 'EntryDisputed') AND desk_signature IS NOT NULL ORDER BY version`,
      [stream],
    ),
  );
  return new Map(rows.map(({ digest, desk }) => [digest, desk]));
}

/** How many receipts are missing: published by count, and by nothing else. */
export async function missingReceipts(store: Store) {
  const { rows } = await inTransaction(store.pool, { role: 'remit_public', readOnly: true }, (client) =>
    client.query<{ withdrawals: string; missing: string; oldest: string | null }>('SELECT * FROM missing_receipts()'),
  );
  const { withdrawals, missing, oldest } = rows[0]!;
  return { withdrawals: Number(withdrawals), missing: Number(missing), oldest };
}
