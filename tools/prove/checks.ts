import { audit } from '@remit/log';
import pg from 'pg';
import { openings, verifyEd25519 } from '../../packages/client/src/verify/index.ts';
import { auditEntries } from '../../packages/server/src/queries/audit-entries.ts';
import { readLogFile } from '../../packages/server/src/queries/log-tile.ts';
import { sha256 } from '../../packages/server/src/store/log/sha256.ts';
import type { LogSigner } from '../../packages/server/src/store/log/signer.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ledger } from './ledger.ts';

export type Difference = { readonly lost: readonly string[]; readonly invented: readonly string[] };

/** Holds the database against what clients were told: each acknowledged fact is there, and no other. */
export async function compare(database: pg.ClientConfig, ledger: Ledger): Promise<Difference> {
  const client = new pg.Client(database);
  await client.connect();
  const { rows } = await client.query<{ stream: string; kinds: string[] }>(
    `SELECT stream, array_agg(kind ORDER BY version) AS kinds FROM facts WHERE stream LIKE 'referral:%' GROUP BY stream`,
  );
  await client.end();
  const kept = new Map(rows.map(({ stream, kinds }) => [stream, kinds]));
  const owed = new Map<string, number>();
  const lost: string[] = [];
  for (const { answer, key } of ledger.writes) {
    if (!answer) continue;
    const stream = `referral:${answer.id}`;
    owed.set(stream, (owed.get(stream) ?? 0) + answer.facts.length);
    const there = kept.get(stream)?.slice(answer.version - answer.facts.length, answer.version) ?? [];
    if (there.join() !== answer.facts.join()) lost.push(key);
  }
  const invented = [...kept].filter(([stream, kinds]) => kinds.length !== (owed.get(stream) ?? 0));
  return { lost, invented: invented.map(([stream]) => stream) };
}

export type LogState = {
  readonly epoch: number;
  readonly pending: number;
  readonly size: number;
  readonly signed: number;
};

export async function logState(client: pg.ClientBase): Promise<LogState> {
  const { rows } = await client.query<Record<keyof LogState, string>>(
    `SELECT (SELECT epoch FROM log_leader) AS epoch, (SELECT count(*) FROM log_pending) AS pending,
       (SELECT size FROM log_state) AS size, (SELECT signed_size FROM log_state) AS signed`,
  );
  const { epoch, pending, size, signed } = rows[0]!;
  return { epoch: Number(epoch), pending: Number(pending), size: Number(size), signed: Number(signed) };
}

/** Waits until all facts are in the published log. */
async function published(store: Store): Promise<void> {
  for (const end = performance.now() + 60_000; ; await sleep(200)) {
    const client = await store.pool.connect();
    const state = await logState(client).finally(() => client.release());
    const { rows } = await store.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM facts f WHERE NOT EXISTS (SELECT FROM log_entries e WHERE e.stream = f.stream
         AND e.version = f.version AND e.index < $1)`,
      [state.signed],
    );
    if (state.pending === 0 && rows[0]!.n === 0) return;
    if (performance.now() > end) throw new Error('the log did not catch up within a minute');
  }
}

/** The audit of the whole log with the auditor's data: every leaf recomputed from the facts as they now stand. */
export async function auditLog(store: Store, signer: LogSigner, earlier: readonly string[] = []) {
  await published(store);
  return auditPublished(store, signer, earlier);
}

/** The same of what is published now, whatever is not. */
export async function auditPublished(store: Store, signer: LogSigner, earlier: readonly string[] = []) {
  const read = async (path: string) => (await readLogFile(store, path))?.bytes;
  const { rows } = await store.pool.query<{ size: number; note: string }>(
    'SELECT size::int, note FROM checkpoints ORDER BY size DESC LIMIT 1',
  );
  const source = async (from: number) =>
    (await auditEntries(store, { kind: 'AUDIT' }, { from, limit: 1000 })) ?? { entries: [], next: null };
  return audit({
    read,
    trust: { origin: signer.origin, logKeys: [signer.key] },
    verify: verifyEd25519,
    hash: sha256,
    checkpoint: Buffer.from(rows[0]!.note),
    openings: openings(source, rows[0]!.size),
    earlier,
    complete: true,
  });
}
