import { createSecretKey, type KeyObject } from 'node:crypto';
import { canonical, type PartyFactKind } from '@remit/protocol';
import type pg from 'pg';
import type { Ports } from '../ports.ts';
import {
  ANSWERS,
  CASES,
  type CaseTableRow,
  type FactRow,
  FACTS,
  ITEMS,
  KEYS,
  NEW_CASES,
  NEW_QUEUES,
  ORGANISATIONS,
  OUTBOX,
  PENDING,
  type PendingRow,
  QUEUES,
  SALTS,
  type SaltsRow,
  SUMMARIES,
  TIMERS,
} from '../store/append-targets.ts';
import { entryParts, wholeLists } from '../store/entry-targets.ts';
import { sealed } from '../store/facts.ts';
import { type Custody, seal } from '../store/sealing.ts';
import { type Part, rowsInto, writeParts } from '../store/write.ts';
import { annexParts } from './annex.ts';
import { type CaseRow, type Change, timedOf } from './changes.ts';
import { forgotten, isErasure } from './forgotten.ts';
import { leafOf } from './leaf.ts';
import { clearedTimers, leftCases, leftQueues } from './replaced.ts';
import { askerOf, type CommandAnswer, type CommandRequest } from './request.ts';

/** A fact made ready to be kept, its salts and its leaf. The leaf's hash is what a promise names. */
export type ReadyFact = { readonly fact: FactRow; readonly salts: SaltsRow; readonly pending: PendingRow };
export type Accepted = {
  readonly request: CommandRequest;
  readonly change: Change;
  readonly rows: readonly ReadyFact[];
  readonly answer: CommandAnswer;
};

/**
 * Digest of what was asked, so that a reused key with other words is noticed. A new draft's identifier is given by us,
 * freshly for each request, and is no part of what was asked. It is keyed: the words were a person's, and who has the
 * table alone can test no guess of them.
 */
export const requestDigest = (custody: Custody, { kind, subject, data }: CommandRequest): Buffer =>
  custody.lookup(JSON.stringify([kind, kind === 'CreateDraft' ? null : subject, data]));

const NONCE = 12;

/** Writes a batch of prepared changes in one statement. What cannot be written throws before anything is sent. */
export function append(
  client: pg.ClientBase,
  custody: Custody,
  ports: Ports,
  accepted: readonly Accepted[],
): Promise<void> {
  const changes = accepted.map(({ change }) => change);
  const begun = changes.filter(begins);
  const continued = changes.filter((change) => !begins(change));
  // Whoever may know of a case holds its key in a copy of its own, which comes and goes with its row.
  const keyed = ({ cases, key }: Change): CaseTableRow[] =>
    cases.map((row) => ({ ...row, key: custody.wrap(key, ports.randomBytes(NONCE), row.organisation) }));
  return writeParts(client, [
    ...factParts(custody, ports, accepted),
    ...rowsInto(
      OUTBOX,
      changes.flatMap(({ messages, stream }) => messages.map((each) => ({ id: ports.newId(), stream, ...each }))),
    ),
    ...clearedTimers(continued),
    ...forgotten(continued),
    ...annexParts(custody, ports, changes),
    ...rowsInto(TIMERS, changes.flatMap(timersOf)),
    ...rowsInto(NEW_CASES, begun.flatMap(keyed)),
    ...rowsInto(NEW_QUEUES, begun.flatMap(casesOf).flatMap(queuesOf)),
    ...rowsInto(CASES, continued.flatMap(keyed)),
    ...leftCases(continued.filter((change) => !isErasure(change))),
    ...leftQueues(continued.flatMap(casesOf)),
    ...rowsInto(QUEUES, continued.flatMap(casesOf).flatMap(queuesOf)),
    ...rowsInto(
      ITEMS,
      changes.flatMap(({ items }) => items),
    ),
    ...rowsInto(
      SUMMARIES,
      changes.flatMap(({ summary, referral }) => (summary && referral ? [{ referral, ...summary }] : [])),
    ),
    ...rowsInto(
      ORGANISATIONS,
      changes.flatMap(({ organisation }) => organisation ?? []),
    ),
    ...entryParts(changes.flatMap(({ entry }) => entry ?? [])),
    ...wholeLists(changes.flatMap(withAnotherList)),
  ]);
}

function factParts(custody: Custody, ports: Ports, accepted: readonly Accepted[]): Part[] {
  const ready = accepted.flatMap(({ rows }) => rows);
  const keys = accepted.flatMap(({ change: { newKey, stream, key } }) =>
    newKey ? [{ stream, wrapped: custody.wrap(key, ports.randomBytes(NONCE)) }] : [],
  );
  const answers = accepted.flatMap(({ request, answer }) =>
    request.idempotencyKey === null
      ? []
      : [{ ...askerOf(request.actor), key: request.idempotencyKey, request: requestDigest(custody, request), answer }],
  );
  return [
    ...rowsInto(
      FACTS,
      ready.map(({ fact }) => fact),
    ),
    ...rowsInto(
      SALTS,
      ready.map(({ salts }) => salts),
    ),
    ...rowsInto(
      PENDING,
      ready.map(({ pending }) => pending),
    ),
    ...rowsInto(KEYS, keys),
    ...rowsInto(ANSWERS, answers),
  ];
}

/**
 * Facts after which an organisation may have other entries in its list, or takes it again after a time in which nobody
 * brought it up to date: each entry is looked at anew, or what was withdrawn meanwhile would stay in it.
 */
const LISTS_ANEW: ReadonlySet<string> = new Set<PartyFactKind>(['TrustTierSet', 'OrganisationReinstated']);
const withAnotherList = ({ organisation, facts }: Change) =>
  organisation && facts.some(({ fact }) => LISTS_ANEW.has(fact.kind)) ? [organisation] : [];

/** Whether nothing of this subject can be in any table yet. */
const begins = ({ facts }: Change): boolean => facts[0]?.fact.version === 1;
const casesOf = ({ cases }: Change): readonly CaseRow[] => cases;
const queuesOf = ({ organisation, referral, status, due_at, queues }: CaseRow) =>
  queues.map((queue) => ({ organisation, queue, referral, status, due_at: due_at ?? 'infinity' }));
const timersOf = (change: Change) => {
  const referral = timedOf(change);
  return referral === null ? [] : change.timers.map((timer) => ({ referral, ...timer }));
};

/** Seals a change's facts under the case's key, draws their salts and builds their leaves. */
export function readyFacts(
  { facts, key }: Pick<Change, 'facts' | 'key'>,
  random: (size: number) => Buffer,
): ReadyFact[] {
  // Made once for all that is sealed: OpenSSL takes longer to take over a key than to use it.
  const sealing = createSecretKey(key);
  return facts.map((each) => readyFact(each, sealing, random));
}

function readyFact(
  { fact, openFields, disclosed, signatures = null }: Change['facts'][number],
  key: KeyObject,
  random: (size: number) => Buffer,
): ReadyFact {
  const { stream, version, kind, at, actor } = fact;
  const { leaf, open, rest } = leafOf(fact, disclosed, signatures, random);
  return {
    fact: {
      stream,
      version,
      kind,
      at,
      actor,
      ...sealed(fact.data, openFields, key, random(NONCE)),
      digest: Buffer.from(fact.digest, 'hex'),
      previous: fact.previous === null ? null : Buffer.from(fact.previous, 'hex'),
      desk_signature: signatures && Buffer.from(signatures.desk),
      person_signature: signatures && seal(key, random(NONCE), Buffer.from(canonical(signatures.person))),
    },
    salts: { stream, version, disclosed: open, sealed: rest.length === 0 ? rest : seal(key, random(NONCE), rest) },
    pending: { stream, version, leaf },
  };
}
