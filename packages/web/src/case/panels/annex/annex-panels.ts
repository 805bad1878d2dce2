import type { OrganisationKind } from '@remit/protocol';
import type { CaseView } from '../../../api/index.ts';
import type { CasePanel } from '../panel.ts';

/** Desks at which somebody may be cleared; the unit also attaches. */
const KINDS: readonly OrganisationKind[] = ['LE_UNIT', 'PLATFORM', 'OVERSIGHT', 'AUDIT'];
const concerns = (view: CaseView): boolean => view.annex !== null || view.can['AttachAnnex'] === true;

/** The restricted annex of a case, for every desk that may know of it. */
export const annexPanels: readonly CasePanel[] = KINDS.map((kind) => ({
  id: `annex-${kind}`,
  kind,
  place: 'below',
  when: concerns,
  load: async () => (await import('./annex-panel.tsx')).AnnexPanel,
}));
