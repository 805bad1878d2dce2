import { hash } from 'node:crypto';
import { canonical } from '@remit/protocol';
import type pg from 'pg';
import type { Ports } from '../ports.ts';
import { sealed } from '../store/facts.ts';
import { type Custody, seal } from '../store/sealing.ts';
import type { Change } from './changes.ts';
import { leafOf } from './leaf.ts';
import { askerOf, type CommandAnswer, type CommandRequest } from './request.ts';

export type FactRow = ReturnType<typeof factRow>;
export type Accepted = {
  readonly request: CommandRequest;
  readonly change: Change;
  readonly rows: readonly FactRow[];
  readonly answer: CommandAnswer;
};

/**
 * Digest of what was asked, so that a reused key with other words is noticed. A new draft's identifier is given by us,
 * freshly for each request, and is no part of what was asked.
 */
export const requestDigest = ({ kind, subject, data }: CommandRequest): string =>
  hash('sha256', JSON.stringify([kind, kind === 'CreateDraft' ? null : subject, data]), 'hex');

const NONCE = 12;

/** Writes a batch of prepared changes in one call to the database. */
export async function append(
  client: pg.ClientBase,
  custody: Custody,
  ports: Ports,
  accepted: readonly Accepted[],
): Promise<void> {
  const random = (size: number): Buffer => ports.randomBytes(size);
  const changes = accepted.map(({ change }) => change);
  const facts = accepted.flatMap(({ rows }) => rows.map(({ row }) => row));
  const keys = changes.flatMap(({ newKey, stream, key }) =>
    newKey ? [{ stream, wrapped: custody.wrap(key, random(NONCE)).toString('base64') }] : [],
  );
  const answers = accepted.flatMap(({ request, answer }) =>
    request.idempotencyKey === null
      ? []
      : [{ ...askerOf(request.actor), key: request.idempotencyKey, request: requestDigest(request), answer }],
  );
  const outbox = changes.flatMap(({ messages, stream }) =>
    messages.map((message) => ({ id: ports.newId(), stream, ...message })),
  );
  const referrals = changes.flatMap((change) => change.referral ?? []);
  const timers = changes.flatMap((change) => change.timers.map((timer) => ({ referral: change.referral, ...timer })));
  const summaries = changes.flatMap(({ summary, referral }) => (summary ? [{ referral, ...summary }] : []));
  const json = (value: unknown[]): string => JSON.stringify(value);
  await client.query({
    name: 'append-changes',
    text: 'SELECT append_changes($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    values: [
      json(facts),
      json(keys),
      json(answers),
      json(outbox),
      referrals,
      json(timers),
      json(changes.flatMap((change) => change.cases)),
      json(changes.flatMap((change) => change.items)),
      json(summaries),
      json(changes.flatMap((change) => change.organisation ?? [])),
    ],
  });
}

/** A fact made ready to be kept: sealed, salted, its leaf built. The leaf's hash is what a promise names. */
export function factRow(
  { fact, openFields, disclosed, signatures = null }: Change['facts'][number],
  key: Buffer,
  random: (size: number) => Buffer,
): { row: object; leaf: Uint8Array } {
  const parts = sealed(fact.data, openFields, key, random(NONCE));
  const { leaf, open, rest } = leafOf(fact, disclosed, signatures, random);
  const row = {
    stream: fact.stream,
    version: fact.version,
    kind: fact.kind,
    at: fact.at,
    actor: fact.actor,
    open: parts.open,
    sealed: parts.sealed.toString('base64'),
    digest: fact.digest,
    previous: fact.previous,
    leaf: Buffer.from(leaf).toString('base64'),
    disclosed: open.toString('base64'),
    desk_signature: signatures?.desk ?? null,
    person_signature: signatures
      ? seal(key, random(NONCE), Buffer.from(canonical(signatures.person))).toString('base64')
      : null,
    salts: seal(key, random(NONCE), rest).toString('base64'),
  };
  return { row, leaf };
}
