import { EXEMPTIONS } from '../../referral/codes.ts';
import { refuse } from '../../refusals.ts';
import type { EntryRule } from '../decide/request.ts';

/**
 * Each exemption is answered with no, or the fingerprint is not shared: a copy in a report or a lesson looks the same.
 * From a referral the locks have answered; from an own decision nobody has yet.
 */
export const notExempt: EntryRule<'ContributeOpinion'> = (_, { command: { data } }) => {
  if (data.exemptions === null)
    return data.source.type === 'REFERRAL' ? undefined : refuse('opinion-exempt', 'exemptions');
  const answers = data.exemptions;
  const arguable = EXEMPTIONS.find((question) => answers[question]?.answer !== 'NO');
  return arguable === undefined ? undefined : refuse('opinion-exempt', `exemptions.${arguable}`);
};
