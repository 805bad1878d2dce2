import type { OrganisationKind } from '@remit/protocol';
import type { ComponentType } from 'react';
import type { CaseView } from '../../api/index.ts';

export type CasePanelProps = { readonly view: CaseView };

/**
 * What one desk adds to the case page that all desks share. `actions` is the part with the desk's buttons and stands
 * first; `below` follows the items.
 */
export type CasePanel = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly place: 'actions' | 'below';
  /** Left out: always. */
  readonly when?: (view: CaseView) => boolean;
  readonly load: () => Promise<ComponentType<CasePanelProps>>;
};
