import { refuse } from '../../refusals.ts';
import { reachesOthers } from '../audience.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';

/** A second opinion is asked of another organisation that takes part, and only where the marking lets it see. */
export const askedMaySee: EntryRule<'ContributeOpinion'> = (_, { actor, command: { data }, world }) => {
  if (data.asks.length === 0) return undefined;
  if (!reachesOthers(data.tlp)) return refuse('tlp-too-narrow', 'tlp');
  const own = organisationOf(actor);
  const stranger = data.asks.findIndex((each) => each === own || !world.partners.includes(each));
  return stranger === -1 ? undefined : refuse('organisation-unknown', `asks.${stranger}`);
};
