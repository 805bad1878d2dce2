import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import classes from './platform.module.css';

/** A platform may ask the head of oversight once to look at an approval again (D5). */
export function ReconsiderForm({ view }: CasePanelProps) {
  const { t } = useTranslation('platform');
  const [grounds, setGrounds] = useState('');
  const missing = useMissing()({ [t('reconsider.grounds')]: isGiven(grounds, 20) });
  const used = view.reconsideration ? blockedBy('reconsideration-used', 'analyst') : undefined;
  return (
    <>
      <p className={classes.quiet}>{t('reconsider.lead', { body: view.lock2?.body ?? '' })}</p>
      <ProseField
        label={t('reconsider.grounds')}
        value={grounds}
        onChange={setGrounds}
        least={20}
        most={2000}
        rows={3}
      />
      <Acts>
        <ConfirmAct
          on={view}
          label={t('reconsider.label')}
          sentence={t('reconsider.sentence')}
          entries={[{ key: 'grounds', what: t('reconsider.grounds'), recorded: grounds }]}
          blocked={firstBlocked(used, stand(view, 'AskReconsideration', 'analyst').blocked, missing)}
          acts={() => [{ kind: 'AskReconsideration', data: { grounds: grounds.trim() } }]}
        />
      </Acts>
    </>
  );
}
