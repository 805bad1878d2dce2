import { auditorPanels } from '../../desks/auditor/auditor-panels.ts';
import { sharePanels } from '../../desks/list/share-panels.ts';
import { oversightPanels } from '../../desks/oversight/oversight-panels.ts';
import { platformPanels } from '../../desks/platform/platform-panels.ts';
import { annexPanels } from './annex/annex-panels.ts';
import { unitPanels } from './unit/unit-panels.ts';
import type { CasePanel } from './panel.ts';

/** Every desk appends its panels here; their code is fetched when a case of theirs is opened. */
export const CASE_PANELS: readonly CasePanel[] = [
  ...unitPanels,
  ...oversightPanels,
  ...platformPanels,
  ...auditorPanels,
  ...sharePanels,
  ...annexPanels,
];
