import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Choice } from '../../kit/choice.tsx';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { Quote } from './evidence-lines.tsx';
import classes from './oversight.module.css';

const OUTCOMES = ['UPHELD', 'REVERSED'] as const;

/** The head of oversight looks once again: a unit asks about a refusal, a platform about an approval (D5). */
export function ReconsiderationPanel({ view }: CasePanelProps) {
  const { t } = useTranslation(['oversight', 'codes']);
  const asked = view.reconsideration;
  if (!asked) return null;
  return (
    <ActPanel
      title={t('oversight:reconsider.title')}
      say={t(asked.by === 'PLATFORM' ? 'oversight:reconsider.byPlatform' : 'oversight:reconsider.byUnit')}
    >
      <Quote>{asked.grounds}</Quote>
      {view.refusal && (
        <p>
          <strong>
            {view.refusal.codes
              .map((code) => t(`codes:lockRefusal.${code}` as 'codes:lockRefusal.EXEMPT', code))
              .join(' · ')}
          </strong>{' '}
          {view.refusal.reasons}
        </p>
      )}
      <DecideForm view={view} />
    </ActPanel>
  );
}

function DecideForm({ view }: CasePanelProps) {
  const { t } = useTranslation('oversight');
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null);
  const [reasons, setReasons] = useState('');
  const { offered, blocked } = stand(view, 'DecideReconsideration', 'officer');
  const missing = useMissing()({
    [t('reconsider.outcome')]: outcome !== null,
    [t('reconsider.reasons')]: isGiven(reasons, 20),
  });
  if (!offered) return <p className={classes.quiet}>{t('reconsider.forChief')}</p>;
  const first = view.refusal ? 'refusal' : 'approval';
  const way = `${first}.${outcome ?? 'UPHELD'}` as const;
  return (
    <>
      <div className={classes.choice}>
        <Choice
          label={t('reconsider.outcome')}
          value={outcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`reconsider.${first}.${value}`) }))}
          onChange={setOutcome}
        />
      </div>
      <ProseField
        label={t('reconsider.reasons')}
        value={reasons}
        onChange={setReasons}
        least={20}
        most={4000}
        rows={3}
      />
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          label={t('reconsider.label')}
          sentence={t(`reconsider.next.${way}`)}
          entries={[
            {
              key: 'outcome',
              what: t('reconsider.outcome'),
              recorded: t(`reconsider.${way}`),
              reason: reasons,
            },
          ]}
          blocked={firstBlocked(blocked, missing)}
          acts={() => [{ kind: 'DecideReconsideration', data: { outcome: outcome!, reasons: reasons.trim() } }]}
        />
      </Acts>
    </>
  );
}
