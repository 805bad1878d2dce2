import {
  baseWorld,
  type Command,
  type CommandKind,
  type CommandOf,
  decide,
  disclosedAttributes,
  evolve,
  expectedStatement,
  type Fact,
  isRefusal,
  isSignedAct,
  NONE,
  type NewFact,
  OPEN_FIELDS,
  type Party,
  personOf,
  type Referral,
  type Refusal,
  refuse,
  replay,
  type Signatures,
  timersOf,
} from '@remit/protocol';
import type pg from 'pg';
import type { Ports } from '../ports.ts';
import { chained, type StoredFact } from '../store/facts.ts';
import type { Custody } from '../store/sealing.ts';
import { annexChange } from './annex.ts';
import type { Change } from './changes.ts';
import { messagesOf } from './messages.ts';
import { caseRows, itemRows, summaryRow } from './project.ts';
import type { ReferenceNumbers } from './reference-numbers.ts';
import { type CommandRequest, streamOf } from './request.ts';
import { checkSignatures, type SigningPolicy } from './signatures.ts';
import type { History } from './stream-cache.ts';
import { readWorld } from './world.ts';

export type Tools = {
  readonly client: pg.ClientBase;
  readonly custody: Custody;
  readonly ports: Ports;
  readonly parties: ReadonlyMap<string, Party>;
  readonly at: string;
  readonly references: ReferenceNumbers;
  readonly signing: SigningPolicy;
};
export type Step = Change & { readonly status: string };

/** One command on a referral: the state from its facts, the world as read, the decision, and all that follows from it. */
export async function decideReferral(tools: Tools, request: CommandRequest, history: History): Promise<Step | Refusal> {
  const { client, custody, ports, parties, at } = tools;
  // Erased: its proofs are there, and whatever was asked of it would be decided on half of it.
  const last = history.facts.at(-1);
  if (history.key === null && last)
    return last.kind === 'CaseErased' ? refuse('case-erased', undefined, last.at) : refuse('unknown-referral');
  const before = replay(history.facts as unknown as Fact[]);
  const kind = request.kind as CommandKind;
  if (before === NONE && kind !== 'CreateDraft') return refuse('unknown-referral');
  const { actor } = request;
  const unit = before === NONE ? (actor.type === 'system' ? '' : actor.organisation) : before.unit;
  const platform = before === NONE ? (request.data as CommandOf<'CreateDraft'>['data']).platform : before.platform;
  const world = await readWorld(client, custody, parties, { kind, referral: before, unit, platform, actor, at });
  const command = { kind, data: request.data } as Command;
  const reference =
    kind === 'CreateDraft' && actor.type !== 'system' ? tools.references.take(actor.organisation, at) : '';
  const chance = ports.randomBytes(16).toString('hex');
  const decision = decide(before, { command, actor, at, world, chance, reference });
  if (isRefusal(decision)) return decision;
  const stored = store(request, history, decision, at);
  const after = stored.reduce((state, fact) => evolve(state, fact as unknown as Fact), before);
  const signatures = await signaturesOf(tools, request, history, before, after);
  if (isRefusal(signatures)) return signatures;
  const annex = await annexChange(tools, request, { before, after, salt: chance });
  if (isRefusal(annex)) return annex;
  const facts = [...history.facts, ...stored] as unknown as Fact[];
  const fresh = { cited: after.header.parameterSet, unit, platform, actor, at };
  return {
    stream: streamOf(request),
    key: history.key ?? ports.randomBytes(32),
    newKey: history.key === null,
    facts: stored.map((fact, i) => ({
      fact,
      signatures: i === 0 ? signatures : null,
      openFields: OPEN_FIELDS[fact.kind as Fact['kind']],
      disclosed: {
        ...disclosedAttributes(fact as unknown as NewFact, after),
        origin: after.unit,
        recipient: after.platform,
      },
    })),
    referral: request.subject.id,
    annex,
    timers: timersOf(after, baseWorld(parties, fresh)).map(({ percent = 0, ...timer }) => ({ percent, ...timer })),
    // What was counted of an erased case stays counted as it was, and nothing else of it is written anew.
    cases: after.erased ? [] : caseRows(request.subject.id, after, facts, parties),
    items: after.erased ? [] : itemRows(request.subject.id, after, custody),
    summary: after.erased ? null : summaryRow(after, facts),
    organisation: null,
    messages: messagesOf(stored as unknown as Fact[], after, parties),
    status: after.status,
  };
}

/** What desk and person signed of this very act, verified; null where the act is not one that is signed. */
async function signaturesOf(
  { parties, at, signing }: Tools,
  { kind, actor, subject, data, signatures: given }: CommandRequest,
  history: History,
  before: Referral,
  after: Referral,
): Promise<Signatures | null | Refusal> {
  if (actor.type === 'system' || !isSignedAct(kind)) return null;
  const party = parties.get(actor.organisation);
  const as = actor.type === 'key' ? actor.key : ((party && personOf(party, actor.person))?.pseudonym ?? '');
  const previous = history.facts.at(-1)?.digest ?? '';
  const act = { kind, referral: subject.id, data, actor, as, before, after, previous, at };
  const signatures = typeof given === 'function' ? await given(expectedStatement(act)!, at) : given;
  return checkSignatures(signing, act, party, signatures) ?? signatures ?? null;
}

/** New facts as they will be kept: numbered, timed, chained by digest. */
export function store(
  request: CommandRequest,
  history: History,
  facts: readonly { kind: string; data: object }[],
  at: string,
): StoredFact[] {
  const stored: StoredFact[] = [];
  for (const fact of facts) {
    const previous = stored.at(-1) ?? history.facts.at(-1);
    stored.push(
      chained({
        stream: streamOf(request),
        version: (previous?.version ?? 0) + 1,
        kind: fact.kind,
        at,
        actor: request.actor,
        data: fact.data as Record<string, unknown>,
        previous: previous?.digest ?? null,
      }),
    );
  }
  return stored;
}
