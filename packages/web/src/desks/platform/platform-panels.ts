import type { CasePanel } from '../../case/panels/panel.ts';
import { allowed } from '../acting/stand.ts';

/** What a platform's desk can do on a case, in the order in which it comes up. */
export const platformPanels: readonly CasePanel[] = [
  {
    id: 'platform-verified',
    kind: 'PLATFORM',
    place: 'actions',
    load: async () => (await import('./verified-by.tsx')).VerifiedBy,
  },
  {
    id: 'platform-acknowledge',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'DELIVERED',
    load: async () => (await import('./acknowledge-panel.tsx')).AcknowledgePanel,
  },
  {
    id: 'platform-review',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'ACKNOWLEDGED',
    load: async () => (await import('./review-panel.tsx')).ReviewPanel,
  },
  {
    id: 'platform-decide',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'UNDER_REVIEW',
    load: async () => (await import('./decide-panel.tsx')).DecidePanel,
  },
  {
    id: 'platform-ask',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'UNDER_REVIEW',
    load: async () => (await import('./ask-panel.tsx')).AskPanel,
  },
  {
    id: 'platform-effect',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'DECIDED',
    load: async () => (await import('./effect-panel.tsx')).EffectPanel,
  },
  {
    id: 'platform-notice',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'EFFECTED',
    load: async () => (await import('./notice-panel.tsx')).NoticePanel,
  },
  {
    id: 'platform-hold',
    kind: 'PLATFORM',
    place: 'actions',
    when: (view) => view.status === 'HELD',
    load: async () => (await import('./release-panel.tsx')).ReleasePanel,
  },
  {
    id: 'platform-more',
    kind: 'PLATFORM',
    place: 'below',
    when: (view) =>
      allowed(view, 'AttestRecheck') ||
      allowed(view, 'ReinstateItem') ||
      allowed(view, 'PlaceHold') ||
      view.can['AskReconsideration'] !== undefined,
    load: async () => (await import('./more-panel.tsx')).MorePanel,
  },
];
