import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** An oversight body is appointed for units that exist, and for units alone (D5). */
export const unitsKnown: PartyRule<'AppointOversight'> = (_, { command: { data }, world }) => {
  for (const [i, unit] of data.units.entries()) {
    if (!Object.hasOwn(world.organisations, unit)) return refuse('organisation-unknown', `units.${i}`);
    if (world.organisations[unit]?.kind !== 'LE_UNIT') return refuse('not-a-unit', `units.${i}`);
  }
  return undefined;
};
