import type { CasePanel } from '../../case/panels/panel.ts';

const when: NonNullable<CasePanel['when']> = (view) =>
  view.items.some(({ decision }) => decision?.outcome.startsWith('ACT_'));
const load: CasePanel['load'] = async () => (await import('./share-panel.tsx')).SharePanel;

/** Both sides of a referral may share what was decided. */
export const sharePanels: readonly CasePanel[] = [
  { id: 'unit-share', kind: 'LE_UNIT', place: 'below', when, load },
  { id: 'platform-share', kind: 'PLATFORM', place: 'below', when, load },
];
