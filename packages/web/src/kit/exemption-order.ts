import type { Exemption } from '@remit/protocol';

export type ExemptionChoice = 'YES' | 'NO' | 'ARGUABLE';
export const EXEMPTION_CHOICES: readonly ExemptionChoice[] = ['NO', 'ARGUABLE', 'YES'];

/** The order of the regulation's recital 12, as the protocol lists them. A record, so that none can be left out. */
const POSITION: Record<Exemption, number> = {
  EDUCATIONAL: 0,
  JOURNALISTIC: 1,
  ARTISTIC: 2,
  RESEARCH: 3,
  PREVENT_COUNTER: 4,
  POLEMIC_DEBATE: 5,
};
export const EXEMPTION_ORDER = (Object.keys(POSITION) as Exemption[]).sort((a, b) => POSITION[a] - POSITION[b]);

/** Where two readings of the same item differ (D6). What only one of them has answered does not count. */
export function differing(
  one: Partial<Record<Exemption, { answer?: ExemptionChoice }>>,
  other: Partial<Record<Exemption, ExemptionChoice>>,
): readonly Exemption[] {
  return EXEMPTION_ORDER.filter((exemption) => {
    const [a, b] = [one[exemption]?.answer, other[exemption]];
    return a !== undefined && b !== undefined && a !== b;
  });
}
