import { complain, isBlank, NOTHING, type HeaderRule } from './rule.ts';

/** G1: the power that is cited is one that the parameter set lists (R068: "what is the scope of your power?"). */
export const powerListed: HeaderRule = ({ header, world: { parameterSet } }) => {
  const power = header.legalPower;
  if (isBlank(power) || parameterSet === null || parameterSet.powers.some(({ code }) => code === power)) return NOTHING;
  return complain('STOP', 'G1_NO_POWER', 'legalPower', 'the parameter set does not list this power');
};
