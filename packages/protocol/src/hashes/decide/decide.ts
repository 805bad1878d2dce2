import type { Actor } from '../../parties/roles.ts';
import { refuse, type Refusal } from '../../refusals.ts';
import { mayKnowEntry } from '../audience.ts';
import type { EntryCommandKind } from '../commands.ts';
import type { Entry } from '../state.ts';
import { ENTRY_TRANSITIONS, type EntryCell, entryDoerOf, MACHINE_ENTRY_COMMANDS } from '../transitions.ts';
import { ENTRY_DECIDERS } from './deciders.ts';
import type { EntryDecider, EntryDecision, EntryRequest } from './request.ts';

/**
 * What may happen to an entry: facts, or a lawful refusal. Role and standing are asked first, then whether the
 * organisation may know of the entry at all, so that no state is told to a stranger; then the matrix and the command's
 * own rules. Pure.
 */
export function decideEntry<K extends EntryCommandKind>(entry: Entry, request: EntryRequest<K>): EntryDecision {
  const { command, actor } = request;
  const refusal = roleRefused(command.kind, actor) ?? strange(entry, request);
  if (refusal) return refusal;
  const allowed = mayActOnEntry(entry, command.kind, actor);
  if ('code' in allowed) return allowed;
  const decider: EntryDecider<K> = ENTRY_DECIDERS[command.kind];
  return decider(entry, request);
}

/** The matrix alone: the cell, or why not. Screens and SDK ask this before they offer a button. */
export function mayActOnEntry(entry: Entry, kind: EntryCommandKind, actor: Actor): EntryCell | Refusal {
  const refusal = roleRefused(kind, actor);
  if (refusal) return refusal;
  const cell = ENTRY_TRANSITIONS[kind][entry.status];
  if (cell) return cell.by.includes(entryDoerOf(actor)) ? cell : refuse('not-your-role', undefined, entry.status);
  return entry.status === 'NONE' ? refuse('entry-unknown') : refuse('entry-not-in-this-state', undefined, entry.status);
}

function roleRefused(kind: EntryCommandKind, actor: Actor): Refusal | undefined {
  const doer = entryDoerOf(actor);
  if (!Object.values(ENTRY_TRANSITIONS[kind]).some(({ by }) => by.includes(doer))) return refuse('not-your-role');
  const machine = actor.type === 'key' && !MACHINE_ENTRY_COMMANDS.includes(kind);
  return machine ? refuse('role-needs-a-person') : undefined;
}

/** Whoever contributes names the fingerprint; everybody else has to know of the entry already. */
function strange(entry: Entry, { command, actor, world }: EntryRequest): Refusal | undefined {
  if (actor.type === 'system') return undefined;
  if (world.own === null || world.own.tier === 'LOW') return refuse('list-not-admitted');
  const may = command.kind === 'ContributeOpinion' || mayKnowEntry(entry, world.own);
  return may ? undefined : refuse('entry-unknown');
}
