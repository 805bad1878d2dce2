import { citation } from '../../parties/parameter-set.ts';
import { complain, isBlank, NOTHING, type Complaint, type HeaderRule } from './rule.ts';

/** G1: the referral cites a published parameter set of its unit that is in force now (R068). */
export const parameterSetInForce: HeaderRule = ({ header, referral, world: { parameterSet: set }, at }) => {
  if (isBlank(header.parameterSet)) return NOTHING;
  if (set === null || citation(set) !== header.parameterSet) return out('is not known');
  if (set.unit !== referral.unit) return out('belongs to another unit');
  if (at < set.inForceFrom) return out(`is in force from ${set.inForceFrom}`);
  return at < set.inForceTo ? NOTHING : out(`was in force until ${set.inForceTo}`);
};

const out = (why: string): readonly Complaint[] => complain('FIXABLE', 'G1_SET_NOT_IN_FORCE', 'parameterSet', why);
