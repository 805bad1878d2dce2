import { complain, isBlank, NOTHING, type HeaderRule } from './rule.ts';

/** G5: named states; everywhere only with a reason that lock 2 judges (D1). */
export const territoryNarrow: HeaderRule = ({ header: { territory } }) => {
  if (territory?.kind !== 'global') return NOTHING;
  return isBlank(territory.reason)
    ? complain('FIXABLE', 'G5_TOO_WIDE', 'territory.reason', 'everywhere, without a reason')
    : complain('NEEDS_LOCK2', 'G5_TOO_WIDE', 'territory', 'everywhere');
};
