import { unitPanels } from './unit/unit-panels.ts';
import type { CasePanel } from './panel.ts';

/** Every desk appends its panels here; their code is fetched when a case of theirs is opened. */
export const CASE_PANELS: readonly CasePanel[] = [...unitPanels];
