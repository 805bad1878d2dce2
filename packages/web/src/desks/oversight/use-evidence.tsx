import type { Lock2Question } from '@remit/protocol';
import type { ReactNode } from 'react';
import { useParameterSets, type CaseView } from '../../api/index.ts';
import { NecessityEvidence, PowerEvidence, PurposeEvidence, setOf } from './evidence-authority.tsx';
import { ExemptionEvidence, FairnessEvidence, PrecisionEvidence, ProportionalityEvidence } from './evidence-item.tsx';

/** What the file says on each of the seven questions. A record, so that no question stands without its evidence. */
export function useEvidence(whole: CaseView): Record<Lock2Question, ReactNode> {
  const sets = useParameterSets();
  // What was stopped never leaves; the reviewer judges what would be sent.
  const items = whole.items.filter((item) => item.state !== 'STOPPED' && item.state !== 'NARROWED_OUT');
  const view = { ...whole, items };
  const set = setOf(view, sets.data?.sets ?? []);
  return {
    POWER: <PowerEvidence view={view} set={set} />,
    PURPOSE: <PurposeEvidence view={view} set={set} />,
    NECESSITY: <NecessityEvidence view={view} set={set} />,
    PROPORTIONALITY: <ProportionalityEvidence view={view} />,
    EXEMPTION: <ExemptionEvidence view={view} />,
    FAIRNESS: <FairnessEvidence view={view} />,
    PRECISION: <PrecisionEvidence view={view} />,
  };
}
