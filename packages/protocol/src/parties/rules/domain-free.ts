import { refuse } from '../../refusals.ts';
import type { PartyRule } from '../decide/request.ts';

/** One domain, one organisation: otherwise two parties could prove the same address. */
export const domainFree: PartyRule<'RegisterOrganisation'> = (_, { command: { data }, world }) =>
  world.taken.includes(data.domain) ? refuse('domain-taken', 'domain') : undefined;
