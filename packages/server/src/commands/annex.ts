import { createSecretKey } from 'node:crypto';
import { type CommandOf, type Referral, type Refusal, refuse } from '@remit/protocol';
import type pg from 'pg';
import type { Ports } from '../ports.ts';
import { ANNEX_KEYS, ANNEXES, oversightOf } from '../store/append-targets.ts';
import { binaryArray } from '../store/binary-array.ts';
import { type Custody, open, seal } from '../store/sealing.ts';
import { type Part, rowsInto } from '../store/write.ts';
import type { Change } from './changes.ts';
import type { CommandRequest } from './request.ts';

/** The words of an annex, and the salt with which the record's digest commits to them. */
export type OpenedAnnex = { readonly text: string; readonly salt: string };

/**
 * What a command does to the annex of its case: it is new, its key is handed to whoever may know of the case now, or it
 * is destroyed. Its words are in no fact and in no row but the one that `sealed` becomes.
 */
export type AnnexChange =
  | { readonly key: Buffer; readonly sealed: Buffer | null; readonly opened: OpenedAnnex | null }
  | { readonly destroyed: true };

type Tools = { readonly client: pg.ClientBase; readonly custody: Custody; readonly ports: Ports };
type Case = { readonly before: Referral; readonly after: Referral; readonly salt: string };
const NONCE = 12;

/** @param request already accepted by the rules: nothing is asked here again */
export async function annexChange(
  { client, custody, ports }: Tools,
  request: CommandRequest,
  { before, after, salt }: Case,
): Promise<AnnexChange | Refusal | null> {
  // An erasure takes the annex with all else (forgotten.ts).
  if (!after.annex || after.erased) return null;
  if (after.annex.destroyedAt !== undefined)
    return before.annex?.destroyedAt === undefined ? { destroyed: true } : null;
  if (request.kind === 'AttachAnnex') {
    const { text } = request.data as CommandOf<'AttachAnnex'>['data'];
    const key = ports.randomBytes(32);
    const words: OpenedAnnex = { text, salt };
    const sealed = seal(createSecretKey(key), ports.randomBytes(NONCE), Buffer.from(JSON.stringify(words)));
    return { key, sealed, opened: null };
  }
  const kept = await readAnnex(client, custody, request, after.unit);
  // Nobody is recorded as having opened what was not there to open.
  if (!kept) return request.kind === 'OpenAnnex' ? refuse('annex-missing') : null;
  const opened =
    request.kind === 'OpenAnnex' ? (JSON.parse(open(kept.key, kept.sealed).toString()) as OpenedAnnex) : null;
  return { key: kept.key, sealed: null, opened };
}

/** The key by the asker's own copy, where there is one; the service reads for whoever's copy is written with this fact. */
async function readAnnex(
  client: pg.ClientBase,
  custody: Custody,
  { subject, actor }: CommandRequest,
  unit: string,
): Promise<{ readonly key: Buffer; readonly sealed: Buffer } | null> {
  const holder =
    actor.type === 'system' ? null : actor.role.startsWith('LOCK_') ? oversightOf(unit) : actor.organisation;
  const { rows } = await client.query<{ wrapped: Buffer; sealed: Buffer; own: Buffer | null }>(
    `SELECT a.wrapped, a.sealed, k.wrapped AS own FROM annexes a
     LEFT JOIN annex_keys k ON k.referral = a.referral AND k.organisation = $2 WHERE a.referral = $1`,
    [subject.id, holder],
  );
  const row = rows[0];
  if (!row) return null;
  const key = row.own && holder !== null ? custody.unwrap(row.own, holder) : custody.unwrap(row.wrapped);
  return { key, sealed: row.sealed };
}

/** What becomes of annexes, in the statement that writes the facts. */
export function annexParts(custody: Custody, ports: Ports, changes: readonly Change[]): Part[] {
  const kept = changes.flatMap(({ annex, referral, cases }) =>
    annex && 'key' in annex && referral !== null ? [{ ...annex, referral, cases }] : [],
  );
  const gone = changes.flatMap(({ annex, referral }) =>
    annex && 'destroyed' in annex && referral !== null ? [referral] : [],
  );
  return [
    ...rowsInto(
      ANNEXES,
      kept.flatMap(({ referral, key, sealed }) =>
        sealed ? [{ referral, wrapped: custody.wrap(key, ports.randomBytes(NONCE)), sealed }] : [],
      ),
    ),
    ...rowsInto(
      ANNEX_KEYS,
      kept.flatMap(({ referral, key, cases }) =>
        cases.map(({ organisation }) => ({
          organisation,
          referral,
          wrapped: custody.wrap(key, ports.randomBytes(NONCE), organisation),
        })),
      ),
    ),
    ...destroyed(gone),
  ];
}

const destroyed = (referrals: readonly string[]): Part[] =>
  referrals.length === 0
    ? []
    : ['annexes', 'annex_keys'].map((table) => ({
        name: `-${table}`,
        columns: [binaryArray('text', referrals)],
        sql: ([all]) => `DELETE FROM ${table} WHERE referral = ANY (${all}::text[])`,
      }));
