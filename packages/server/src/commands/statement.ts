import {
  type Actor,
  type Command,
  decide,
  evolve,
  expectedStatement,
  type Fact,
  isRefusal,
  mayAct,
  overseersOf,
  personOf,
  type Referral,
  type Refusal,
  refuse,
  replay,
  type SignedAct,
  type Statement,
} from '@remit/protocol';
import type pg from 'pg';
import { loadStreams } from '../store/facts.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { Organisations } from './organisations.ts';
import { readWorld } from './world.ts';

type Question = {
  readonly actor: Exclude<Actor, { type: 'system' }>;
  readonly id: string;
  readonly kind: SignedAct;
  readonly data: unknown;
};
export type Proposed = { readonly statement: Omit<Statement, 'nonce' | 'notAfter'>; readonly now: string };

/** Acts that change the document themselves: what they make of it is part of what is signed. */
const CHANGES_DOCUMENT: readonly SignedAct[] = ['SubmitDraft', 'NarrowLock2'];

/**
 * What would be signed for an act. Nothing is written, and whoever signs compares it with what was read: a server that
 * answers falsely here gets a signature that its own check refuses, or none. Deconfliction is not asked (D10): only acts
 * whose document depends on the decision are decided here, and lock 1 is none of them.
 */
export function proposeStatement(store: Store, { actor, id, kind, data }: Question): Promise<Proposed | Refusal> {
  return inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, async (client) => {
    const { rows } = await client.query<{ now: string }>('SELECT now()::timestamptz(3) AS now');
    const now = rows[0]!.now;
    const stream = `referral:${id}`;
    const loaded = await loadStreams(client, store.custody, new Map([[stream, { version: 0, key: null }]]));
    const { facts, key } = loaded.get(stream)!;
    const last = facts.at(-1);
    if (key === null && last)
      return last.kind === 'CaseErased' ? refuse('case-erased', undefined, last.at) : refuse('unknown-referral');
    const before = replay(facts as unknown as Fact[]);
    const parties = await new Organisations().refresh(client);
    const cell = mayAct(before, kind, actor, overseersOf(parties, before.unit, now));
    if (isRefusal(cell)) return cell;
    const after = await outcomeOf(client, store, { actor, kind, data, before, now });
    if (isRefusal(after)) return after;
    const party = parties.get(actor.organisation);
    const as = actor.type === 'key' ? actor.key : ((party && personOf(party, actor.person))?.pseudonym ?? '');
    const previous = facts.at(-1)!.digest;
    const act = { kind, referral: id, data, actor, as, before, after, previous, at: now };
    const statement = expectedStatement(act);
    return statement ? { statement, now } : refuse('invalid-command');
  });
}

type Step = Omit<Question, 'id'> & { readonly before: Referral; readonly now: string };

async function outcomeOf(client: pg.ClientBase, store: Store, step: Step): Promise<Referral | Refusal> {
  const { actor, kind, data, before, now: at } = step;
  if (!CHANGES_DOCUMENT.includes(kind)) return before;
  const parties = await new Organisations().refresh(client);
  const { unit, platform } = before;
  const world = await readWorld(client, store.custody, parties, { kind, referral: before, unit, platform, actor, at });
  const command = { kind, data } as Command;
  const decision = decide(before, { command, actor, at, world, chance: '0'.repeat(32), reference: '' });
  if (isRefusal(decision)) return decision;
  return decision.reduce(
    (state, fact, i) => evolve(state, { ...fact, version: before.version + i + 1, at, actor }),
    before,
  );
}
