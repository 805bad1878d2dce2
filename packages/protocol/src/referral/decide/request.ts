import type { Actor } from '../../parties/roles.ts';
import type { Refusal } from '../../refusals.ts';
import type { CommandKind, CommandOf } from '../commands.ts';
import type { NewFact } from '../facts.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';

/** Everything a decision needs: what is asked, by whom, when, the world as read, and chance fixed by the caller. */
export type Request<K extends CommandKind = CommandKind> = {
  readonly command: CommandOf<K>;
  readonly actor: Actor;
  readonly at: string;
  readonly world: World;
  /** 32 hexadecimal digits of fresh randomness: the salt of confidential fields and the draw of re-read items. */
  readonly chance: string;
  /** The unit's human reference for a new referral, e.g. `NRU-2026-000123`. */
  readonly reference: string;
};

export type Decision = readonly NewFact[] | Refusal;
/** One command's rules. It is called only where the matrix has a cell for the state and the actor's role. */
export type Decider<K extends CommandKind> = (referral: Referral, request: Request<K>) => Decision;
export type Deciders = { readonly [K in CommandKind]: Decider<K> };

/** The name under which an actor is remembered in the state of a case. */
export const nameOf = (actor: Actor): string =>
  actor.type === 'person' ? actor.person : actor.type === 'key' ? actor.key : `system:${actor.rule}`;

/** Party of the acting role: refusals and attributions speak of parties, not of people. */
export const partyOf = (actor: Actor): 'UNIT' | 'PLATFORM' | 'OVERSIGHT' => {
  const role = actor.type === 'system' ? '' : actor.role;
  return role.startsWith('PLAT') ? 'PLATFORM' : role.startsWith('LOCK') ? 'OVERSIGHT' : 'UNIT';
};
