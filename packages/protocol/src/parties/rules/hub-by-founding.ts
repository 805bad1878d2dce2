import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** The hub is founded by its operator in a ceremony of its own; nobody who acts at a hub founds another. */
export const hubByFounding: PartyRule<'RegisterOrganisation' | 'StartCeremony'> = (party, { command, actor }) => {
  const kind = 'kind' in command.data ? command.data.kind : party.kind;
  return (kind === 'HUB') === (actor.type === 'system') ? undefined : refuse('hub-by-founding', 'kind');
};
