import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { useGateRows } from '../../../case/gate-rows.ts';
import { useFieldName } from '../../../case/use-field-name.ts';
import { Completeness } from '../../../kit/completeness.tsx';
import { EmptyState } from '../../../kit/empty-state.tsx';
import { GateList } from '../../../kit/gate-list.tsx';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';
import { PastItems } from './past-items.tsx';
import { PlatformSees } from './platform-sees.tsx';
import { useJump } from './use-jump.ts';
import type { Verdict } from './verdict.ts';

/** Beside the form: what the rules say of it now, what is missing, what the platform would read, what was before. */
export function VerdictPanel() {
  const { t } = useTranslation('draft');
  const { verdict } = useDraftDesk();
  return (
    <aside id="verdict" tabIndex={-1} className={classes.verdict} aria-label={t('verdict.title')}>
      {verdict ? (
        <Known verdict={verdict} />
      ) : (
        <EmptyState title={t('verdict.none')}>{t('verdict.noneHow')}</EmptyState>
      )}
      <PlatformSees />
      <PastItems />
    </aside>
  );
}

function Known({ verdict }: { verdict: Verdict }) {
  const { t } = useTranslation(['draft', 'codes']);
  const say = useSaying();
  const { draft } = useDraftDesk();
  const fieldName = useFieldName();
  const jump = useJump();
  const rows = useGateRows(
    { gates: verdict.report.gates, findings: [...verdict.report.findings] },
    draft.items.map(({ id }) => id),
  );
  return (
    <>
      <Completeness
        given={verdict.needed - verdict.missing.length}
        needed={verdict.needed}
        missing={verdict.missing.map(fieldName)}
      />
      <section>
        <h2>{t('draft:verdict.gates')}</h2>
        <GateList gates={rows} onJump={jump} />
      </section>
      {verdict.triggers.length > 0 && (
        <p className={classes.lock2}>
          <strong>{t('draft:verdict.lock2')}</strong>{' '}
          {say.list(verdict.triggers.map((code) => t(`codes:trigger.${code}`)))}.
        </p>
      )}
    </>
  );
}
