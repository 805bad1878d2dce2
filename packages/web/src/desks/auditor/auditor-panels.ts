import type { CasePanel } from '../../case/panels/panel.ts';

/** What an auditor adds to a case: the way to its replay. */
export const auditorPanels: readonly CasePanel[] = [
  {
    id: 'auditor-replay',
    kind: 'AUDIT',
    place: 'actions',
    load: async () => (await import('./to-replay-panel.tsx')).ToReplayPanel,
  },
];
