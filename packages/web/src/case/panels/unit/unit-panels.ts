import type { CasePanel } from '../panel.ts';

/** What the unit can do on a case: one panel of acts, and before lock 1 the reading that comes first. */
export const unitPanels: readonly CasePanel[] = [];
