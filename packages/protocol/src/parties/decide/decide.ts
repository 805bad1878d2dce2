import { refuse, type Refusal } from '../../refusals.ts';
import type { PartyCommandKind } from '../commands.ts';
import { personStatus } from '../queries.ts';
import type { Party } from '../state.ts';
import { PERSON_NEEDED } from '../transitions.ts';
import { PARTY_DECIDERS } from './deciders.ts';
import { mayActOnParty, standing } from './may-act.ts';
import type { PartyDecider, PartyDecision, PartyRequest } from './request.ts';

/**
 * What may happen to an organisation: facts, or a lawful refusal. The matrix is asked first (role, state, kind, side),
 * then whether the actor stands, whether the named person is there, then the command's own rules. Pure.
 */
export function decideParty<K extends PartyCommandKind>(party: Party, request: PartyRequest<K>): PartyDecision {
  const { command, actor, world } = request;
  const allowed = mayActOnParty(party, command.kind, actor);
  if ('code' in allowed) return allowed;
  const refusal = standing(party, actor, world) ?? personNeeded(party, command);
  if (refusal) return refusal;
  const decider: PartyDecider<K> = PARTY_DECIDERS[command.kind];
  return decider(party, request);
}

function personNeeded(party: Party, { kind, data }: PartyRequest['command']): Refusal | undefined {
  const needed = PERSON_NEEDED[kind];
  if (needed === undefined || !('person' in data)) return undefined;
  if (personStatus(party, data.person) === needed) return undefined;
  return refuse(needed === 'NONE' ? 'person-exists' : 'person-unknown', 'person');
}
