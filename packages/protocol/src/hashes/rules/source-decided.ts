import { refuse } from '../../refusals.ts';
import type { EntryRule } from '../decide/request.ts';

/** An opinion rests on a judgement that was made and still stands, on the ground on which it was made. */
export const sourceDecided: EntryRule<'ContributeOpinion'> = (_, { command: { data }, at, world }) => {
  if (data.source.type === 'DECISION')
    return data.source.decidedAt <= at ? undefined : refuse('source-not-decided', 'source.decidedAt');
  if (!world.source?.acted) return refuse('source-not-decided', 'source');
  return world.source.grounds.includes(data.ground) ? undefined : refuse('source-not-decided', 'ground');
};
