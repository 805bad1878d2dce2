import type { CasePanel } from '../panel.ts';

/** What the unit can do on a case, the reading that comes before lock 1, and the letter after a stop. */
export const unitPanels: readonly CasePanel[] = [
  {
    id: 'unit-blind-reading',
    kind: 'LE_UNIT',
    place: 'actions',
    when: (view) => view.status === 'LOCK1' && view.can['RecordBlindReading'] === true,
    load: async () => (await import('./blind-readings.tsx')).BlindReadings,
  },
  {
    id: 'unit-acts',
    kind: 'LE_UNIT',
    place: 'actions',
    load: async () => (await import('./unit-acts.tsx')).UnitActs,
  },
  {
    id: 'unit-letter',
    kind: 'LE_UNIT',
    place: 'actions',
    when: (view) => view.stop?.letter === true,
    load: async () => (await import('./complaint-letter.tsx')).ComplaintLetter,
  },
];
