import type { CasePanel } from '../../case/panels/panel.ts';

/** What oversight can do on a case. */
export const oversightPanels: readonly CasePanel[] = [
  {
    id: 'oversight-lock2',
    kind: 'OVERSIGHT',
    place: 'actions',
    when: (view) => view.status === 'LOCK2',
    load: async () => (await import('./lock2-panel.tsx')).Lock2Panel,
  },
  {
    id: 'oversight-reconsideration',
    kind: 'OVERSIGHT',
    place: 'actions',
    when: (view) => view.reconsideration !== null && view.reconsideration.outcome === null,
    load: async () => (await import('./reconsideration-panel.tsx')).ReconsiderationPanel,
  },
  {
    id: 'oversight-hold',
    kind: 'OVERSIGHT',
    place: 'actions',
    when: (view) => view.status === 'HELD' || (view.endedHold !== null && view.can['RenewHold'] === true),
    load: async () => (await import('./hold-panel.tsx')).HoldPanel,
  },
  {
    id: 'oversight-answer',
    kind: 'OVERSIGHT',
    place: 'actions',
    when: (view) => view.status === 'CLARIFY' && typeof view.clarifications.at(-1)?.freeText === 'string',
    load: async () => (await import('./answer-panel.tsx')).AnswerPanel,
  },
  {
    id: 'oversight-sample',
    kind: 'OVERSIGHT',
    place: 'actions',
    when: (view) => view.items.some((item) => item.sample !== null && item.sample.verdict === null),
    load: async () => (await import('./to-sample-panel.tsx')).ToSamplePanel,
  },
  {
    id: 'oversight-answers',
    kind: 'OVERSIGHT',
    place: 'below',
    when: (view) => Boolean(view.lock2?.answers),
    load: async () => (await import('./given-answers-panel.tsx')).GivenAnswersPanel,
  },
];
