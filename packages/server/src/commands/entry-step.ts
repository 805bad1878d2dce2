import {
  checkEntryStatement,
  decideEntry,
  disclosedOfEntry,
  type Entry,
  type EntryCommandKind,
  type EntryFact,
  entryTimer,
  evolveEntry,
  expectedEntryStatement,
  isRefusal,
  isSignedEntryAct,
  type NewEntryFact,
  OPEN_ENTRY_FIELDS,
  personOf,
  type Refusal,
  refuse,
  replayEntry,
  type Signatures,
} from '@remit/protocol';
import { entryChange } from './entry-rows.ts';
import { readEntryWorld } from './entry-world.ts';
import { type CommandRequest, streamOf } from './request.ts';
import { type Step, store, type Tools } from './referral-step.ts';
import { verifySignatures } from './signatures.ts';
import type { History } from './stream-cache.ts';

/** One command on an entry: opinions, disputes, withdrawals, receipts and what gates report. */
export async function decideEntryCommand(
  tools: Tools,
  request: CommandRequest,
  history: History,
): Promise<Step | Refusal> {
  const { client, custody, ports, parties, at } = tools;
  const id = request.subject.id;
  const past = history.facts as unknown as EntryFact[];
  const before = replayEntry(past);
  const kind = request.kind as EntryCommandKind;
  const { actor, data } = request;
  const world = await readEntryWorld(client, custody, parties, { kind, entry: id, facts: past, data, actor, at });
  const decision = decideEntry(before, { id, command: { kind, data: data as never }, actor, at, world });
  if (isRefusal(decision)) return decision;
  const signatures = await signaturesOf(tools, request, history, before);
  if (isRefusal(signatures)) return signatures;
  const stored = store(request, history, decision, at);
  const fresh = stored as unknown as EntryFact[];
  const after = fresh.reduce<Entry>((state, fact) => evolveEntry(state, fact), before);
  const due = entryTimer(after);
  return {
    stream: streamOf(request),
    key: history.key ?? ports.randomBytes(32),
    newKey: history.key === null,
    facts: stored.map((fact, i) => ({
      fact,
      signatures: i === 0 ? signatures : null,
      openFields: OPEN_ENTRY_FIELDS[fact.kind as EntryFact['kind']],
      disclosed: disclosedOfEntry(fact as unknown as NewEntryFact, after),
    })),
    referral: null,
    entry: entryChange(id, after, [...past, ...fresh], fresh, parties),
    timers: due === null ? [] : [{ kind: 'ExpireOpinions', percent: 0, rule: 'opinion-expires', at: due }],
    cases: [],
    items: [],
    summary: null,
    organisation: null,
    messages: [],
    status: after.status,
  };
}

/** What desk and person signed of this very act, verified; null where the act is not one that is signed. */
async function signaturesOf(
  { parties, at, signing }: Tools,
  { kind, actor, subject, data, signatures: given }: CommandRequest,
  history: History,
  before: Entry,
): Promise<Signatures | null | Refusal> {
  if (actor.type === 'system' || !isSignedEntryAct(kind)) return null;
  const party = parties.get(actor.organisation);
  const as = actor.type === 'key' ? actor.key : ((party && personOf(party, actor.person))?.pseudonym ?? '');
  const previous = history.facts.at(-1)?.digest ?? '';
  const act = { kind, entry: subject.id, data, actor, as, before, previous, at };
  const statement = expectedEntryStatement(act);
  if (statement === null) return refuse('invalid-command');
  const signatures = typeof given === 'function' ? await given(statement, at) : given;
  if (!signatures) return refuse('signature-missing', 'signatures');
  return verifySignatures(signing, checkEntryStatement(act, signatures), act, party, signatures) ?? signatures;
}
