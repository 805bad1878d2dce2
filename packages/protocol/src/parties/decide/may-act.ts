import { refuse, type Refusal } from '../../refusals.ts';
import type { PartyCommandKind } from '../commands.ts';
import { rolesOf } from '../queries.ts';
import type { Actor } from '../roles.ts';
import type { Party } from '../state.ts';
import { KIND_NEEDED, PARTY_TRANSITIONS, type PartyCell, type PartyDoer } from '../transitions.ts';
import type { PartyWorld } from '../world.ts';

/** The matrix alone: the cell, or why not. Screens and SDK ask this before they offer a button. */
export function mayActOnParty(party: Party, kind: PartyCommandKind, actor: Actor): PartyCell | Refusal {
  const row = PARTY_TRANSITIONS[kind];
  const doer: PartyDoer = actor.type === 'system' ? `system:${actor.rule}` : actor.role;
  const doers = Object.values(row).flatMap(({ by, outside }) => [...by, ...outside]);
  if (!doers.includes(doer)) return refuse('not-your-role');
  if (actor.type === 'key') return refuse('role-needs-a-person');
  const cell = row[party.status];
  if (!cell) return absent(party, kind);
  const [needed, code] = KIND_NEEDED[kind] ?? [party.kind, 'not-your-role' as const];
  if (needed !== party.kind) return refuse(code);
  return isSide(party, actor, cell, doer) ? cell : wrongSide(party, actor, cell, doer);
}

/** Whether the actor is what it claims to be: its own stream says so, or the world does for another's people. */
export function standing(party: Party, actor: Actor, world: PartyWorld): Refusal | undefined {
  if (actor.type === 'system') return undefined;
  const stands =
    actor.organisation === party.id
      ? actor.type === 'person' && rolesOf(party, actor.person).includes(actor.role)
      : world.actorStands;
  return stands ? undefined : refuse('not-your-role');
}

function absent({ status }: Party, kind: PartyCommandKind): Refusal {
  if (kind === 'RegisterOrganisation') return refuse('organisation-exists', 'organisation');
  if (status === 'NONE') return refuse('organisation-unknown');
  return status === 'SUSPENDED' ? refuse('organisation-suspended') : refuse('organisation-not-suspended');
}

const isSide = (party: Party, actor: Actor, { by, outside }: PartyCell, doer: PartyDoer): boolean =>
  (actor.type === 'system' || actor.organisation === party.id ? by : outside).includes(doer);

function wrongSide(party: Party, actor: Actor, { outside }: PartyCell, doer: PartyDoer): Refusal {
  const own = actor.type === 'system' || actor.organisation === party.id;
  if (own && outside.includes(doer)) return refuse('own-organisation');
  return refuse(own ? 'not-your-role' : 'not-your-organisation');
}
