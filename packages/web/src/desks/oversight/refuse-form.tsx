import { Checkbox } from '@mantine/core';
import { LOCK_REFUSAL_CODES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { useAnswersEntries } from './answers-entries.tsx';
import { useAnswersBlock, type Lock2FormProps } from './lock2-form.ts';
import classes from './oversight.module.css';

type Code = (typeof LOCK_REFUSAL_CODES)[number];

/** Refusing, with codes that are counted and reasons that are read. */
export function RefuseForm(props: Lock2FormProps) {
  const { view, answers } = props;
  const { t } = useTranslation(['oversight', 'codes']);
  const [codes, setCodes] = useState<readonly Code[]>([]);
  const [reasons, setReasons] = useState('');
  const missing = useMissing()({
    [t('oversight:refuse.codes')]: codes.length > 0,
    [t('oversight:refuse.reasons')]: isGiven(reasons, 20),
  });
  const entries = useAnswersEntries(answers);
  const unanswered = useAnswersBlock(props, 'refuse');
  const ground = {
    key: 'ground',
    what: t('oversight:refuse.reasons'),
    recorded: codes.map((code) => t(`codes:lockRefusal.${code}`)).join(' · '),
    reason: reasons,
  };
  return (
    <>
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('oversight:refuse.codes')}</legend>
        <div className={classes.choices}>
          {LOCK_REFUSAL_CODES.map((code) => (
            <Checkbox
              key={code}
              label={t(`codes:lockRefusal.${code}`)}
              checked={codes.includes(code)}
              onChange={(event) =>
                setCodes(event.currentTarget.checked ? [...codes, code] : codes.filter((each) => each !== code))
              }
            />
          ))}
        </div>
      </fieldset>
      <ProseField
        label={t('oversight:refuse.reasons')}
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
          shortcut="d"
          label={t('oversight:refuse.label')}
          sentence={t('oversight:refuse.sentence')}
          entries={[ground, ...entries]}
          blocked={firstBlocked(stand(view, 'RefuseLock2', 'officer').blocked, unanswered, missing)}
          acts={() => [
            { kind: 'RefuseLock2', data: { codes: [...codes], answers: answers!, reasons: reasons.trim() } },
          ]}
        />
      </Acts>
    </>
  );
}
