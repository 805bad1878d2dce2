import { inOrder } from '../../in-order.ts';
import type { Actor } from '../../parties/roles.ts';
import type { Refusal } from '../../refusals.ts';
import type { EntryCommandKind, EntryCommandOf } from '../commands.ts';
import type { NewEntryFact } from '../facts.ts';
import type { Entry } from '../state.ts';
import type { EntryWorld } from '../world.ts';

/** Everything a decision needs: the entry by its address, what is asked, by whom, when, and the world as read. */
export type EntryRequest<K extends EntryCommandKind = EntryCommandKind> = {
  readonly id: string;
  readonly command: EntryCommandOf<K>;
  readonly actor: Actor;
  readonly at: string;
  readonly world: EntryWorld;
};
export type EntryDecision = readonly NewEntryFact[] | Refusal;

/** One duty: a refusal where it is unmet, nothing where it is met. */
export type EntryRule<K extends EntryCommandKind> = (entry: Entry, request: EntryRequest<K>) => Refusal | undefined;
export type EntryDecider<K extends EntryCommandKind> = (entry: Entry, request: EntryRequest<K>) => EntryDecision;

export const obeying: <K extends EntryCommandKind>(
  rules: readonly EntryRule<NoInfer<K>>[],
  facts: (request: EntryRequest<K>, entry: Entry) => readonly NewEntryFact[],
) => EntryDecider<K> = inOrder;

/** The organisation that acts; the system acts for none. */
export const organisationOf = (actor: Actor): string => (actor.type === 'system' ? '' : actor.organisation);
