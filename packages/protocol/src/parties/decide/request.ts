import { inOrder } from '../../in-order.ts';
import type { Refusal } from '../../refusals.ts';
import type { PartyCommandKind, PartyCommandOf } from '../commands.ts';
import type { NewPartyFact } from '../facts.ts';
import type { Actor } from '../roles.ts';
import type { Party } from '../state.ts';
import type { PartyWorld } from '../world.ts';

/** Everything a decision needs: what is asked, by whom, when, and the world as read in the same transaction. */
export type PartyRequest<K extends PartyCommandKind = PartyCommandKind> = {
  readonly command: PartyCommandOf<K>;
  readonly actor: Actor;
  readonly at: string;
  readonly world: PartyWorld;
};
export type PartyDecision = readonly NewPartyFact[] | Refusal;

/** One duty: a refusal where it is unmet, nothing where it is met. */
export type PartyRule<K extends PartyCommandKind> = (party: Party, request: PartyRequest<K>) => Refusal | undefined;
export type PartyDecider<K extends PartyCommandKind> = (party: Party, request: PartyRequest<K>) => PartyDecision;

export const obeying: <K extends PartyCommandKind>(
  rules: readonly PartyRule<NoInfer<K>>[],
  facts: (request: PartyRequest<K>, party: Party) => readonly NewPartyFact[],
) => PartyDecider<K> = inOrder;

/** The acting person's identifier; null for the system and for a machine, which are nobody's colleague. */
export const personActing = (actor: Actor): string | null => (actor.type === 'person' ? actor.person : null);
