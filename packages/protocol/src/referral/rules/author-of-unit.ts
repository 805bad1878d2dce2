import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G0: who submits is a named person or key of the unit, never the system (C0.8). */
export const authorOfUnit: HeaderRule = ({ author, world, sending }) => {
  if (author === null || sending) return NOTHING;
  if (author.type === 'system') return complain('STOP', 'G0_UNVERIFIED', null, 'no person stands behind the draft');
  return author.organisation === world.unit.id
    ? NOTHING
    : complain('STOP', 'G0_UNVERIFIED', null, 'the author is not of this unit');
};
