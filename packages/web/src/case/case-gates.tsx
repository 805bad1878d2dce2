import type { CaseView } from '../api/index.ts';
import { GateList } from '../kit/gate-list.tsx';
import { useGateRows } from './gate-rows.ts';

const focusItem = ({ item }: { item: string | null }): void => {
  document.getElementById(item === null ? 'section-items' : `item-${item}`)?.scrollIntoView({ block: 'center' });
};

/** What the gates found when the draft was submitted. */
export function CaseGates({ view }: { view: CaseView }) {
  const report = view.gates ?? { gates: {}, findings: [] };
  const rows = useGateRows(
    report,
    view.items.map(({ id }) => id),
  );
  return <GateList gates={rows} onJump={focusItem} />;
}
