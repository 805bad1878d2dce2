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
  const { t } = useTranslation(['oversight', 'acting', 'codes']);
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null);
  const [reasons, setReasons] = useState('');
  const { offered, blocked } = stand(view, 'DecideReconsideration', 'officer');
  const missing = useMissing()({
    [t('oversight:reconsider.outcome')]: outcome !== null,
    [t('oversight:reconsider.reasons')]: isGiven(reasons, 20),
  });
  const asked = view.reconsideration;
  if (!asked) return null;
  const first = view.refusal ? 'refusal' : 'approval';
  const way = `${first}.${outcome ?? 'UPHELD'}` as const;
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
      {!offered ? (
        <p className={classes.quiet}>{t('oversight:reconsider.forChief')}</p>
      ) : (
        <>
          <div className={classes.choice}>
            <Choice
              label={t('oversight:reconsider.outcome')}
              value={outcome}
              options={OUTCOMES.map((value) => ({ value, label: t(`oversight:reconsider.${first}.${value}`) }))}
              onChange={setOutcome}
            />
          </div>
          <ProseField
            label={t('oversight:reconsider.reasons')}
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
              label={t('oversight:reconsider.label')}
              sentence={t(`oversight:reconsider.next.${way}`)}
              entries={[
                {
                  key: 'outcome',
                  what: t('oversight:reconsider.outcome'),
                  recorded: t(`oversight:reconsider.${way}`),
                  reason: reasons,
                },
              ]}
              blocked={firstBlocked(blocked, missing)}
              acts={() => [{ kind: 'DecideReconsideration', data: { outcome: outcome!, reasons: reasons.trim() } }]}
            />
          </Acts>
        </>
      )}
    </ActPanel>
  );
}
