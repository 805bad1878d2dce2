import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import { sayGate } from '../../words/say-rule.ts';
import classes from './oversight.module.css';

/** What one gate found, beside the question that it belongs to; each sentence once, with how many items it is about. */
export function GateFindings({ view, gate }: { view: CaseView; gate: string }) {
  const { t } = useTranslation(['oversight', 'rules']);
  const counts = new Map<string, number>();
  for (const finding of view.gates?.findings ?? [])
    if (finding.gate === gate) counts.set(finding.code, (counts.get(finding.code) ?? 0) + 1);
  // What a reader has to answer blind is left out, and nothing is not the same as nothing found (D6).
  if (!view.gates || view.gates.gates[gate] === 'NOT_RUN') return null;
  if (counts.size === 0) return <p className={classes.finding}>{t('oversight:evidence.gateClear', { gate })}</p>;
  return (
    <>
      {[...counts].map(([code, n]) => (
        <p key={code} className={classes.finding}>
          <strong>{gate}</strong> {sayGate(code, 'officer')}
          {n > 1 && ` ${t('oversight:evidence.times', { count: n })}`}
        </p>
      ))}
    </>
  );
}
