import { complain, NOTHING, type HeaderRule } from './rule.ts';

/** G0: the originator is an active law-enforcement unit on the trust list, and this is its own draft. */
export const unitMayRefer: HeaderRule = ({ referral, world: { unit } }) => {
  if (unit.kind !== 'LE_UNIT') return complain('STOP', 'G0_UNVERIFIED', null, 'the sender is no referral unit');
  if (!unit.active) return complain('STOP', 'G0_UNVERIFIED', null, 'the unit is not active');
  return referral.unit === unit.id ? NOTHING : complain('STOP', 'G0_UNVERIFIED', null, 'the draft is of another unit');
};
