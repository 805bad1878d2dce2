import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import type { CaseView } from '../../api/index.ts';
import { useSession } from '../../frame/session.ts';
import { CASE_PANELS } from './case-panels.ts';
import type { CasePanel, CasePanelProps } from './panel.ts';

const loaded = new Map<string, LazyExoticComponent<ComponentType<CasePanelProps>>>(
  CASE_PANELS.map((panel) => [panel.id, lazy(async () => ({ default: await panel.load() }))]),
);

/** The panels of the reader's own desk that belong here and concern the case as it stands. */
export function Panels({ view, place }: { view: CaseView; place: CasePanel['place'] }) {
  const session = useSession();
  const mine = CASE_PANELS.filter(
    (panel) => panel.place === place && panel.kind === session?.organisation.kind && (panel.when?.(view) ?? true),
  );
  return (
    <Suspense fallback={null}>
      {mine.map((panel) => {
        const Panel = loaded.get(panel.id)!;
        return <Panel key={panel.id} view={view} />;
      })}
    </Suspense>
  );
}
