import type { BlindReading } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem, CaseView } from '../../api/index.ts';
import { answeredQuestions } from '../../kit/question-order.ts';
import { SevenQuestions, type QuestionDraft } from '../../kit/seven-questions.tsx';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';
import { useAnswersEntries } from './answers-entries.tsx';
import { wholeAnswers } from './lock2-panel.tsx';
import { useEvidence } from './use-evidence.tsx';

type Props = { view: CaseView; item: CaseItem; reading: BlindReading; place: string };

/** The seven questions, and a verdict that follows from them. What others answered is shown once it is recorded (D6). */
export function SampleVerdict({ view, item, reading, place }: Props) {
  const { t } = useTranslation('oversight');
  const [draft, setDraft] = useState<QuestionDraft>({});
  const [reasons, setReasons] = useState('');
  const evidence = useEvidence({ ...view, items: [item] });
  const answers = wholeAnswers(draft);
  const entries = useAnswersEntries(answers);
  const missing = useMissing()({ [t('samples.reasons')]: isGiven(reasons, 3) });
  const unanswered = answers ? undefined : { sentence: t('lock2.unanswered', { given: answeredQuestions(draft) }) };
  const sound = answers !== null && Object.values(answers).every(({ met }) => met);
  const verdict = sound ? 'SOUND' : 'UNSOUND';
  const record = {
    key: 'verdict',
    what: t('samples.verdict'),
    recorded: t(`samples.${verdict}`),
    reason: reasons,
  };
  return (
    <ActPanel title={t('samples.verdictTitle')} say={place}>
      <SevenQuestions value={draft} onChange={setDraft} evidence={evidence} />
      <ProseField label={t('samples.reasons')} value={reasons} onChange={setReasons} least={3} most={2000} rows={3} />
      <p>
        <strong>{t('samples.verdict')}: </strong>
        {answers ? t(`samples.${verdict}`) : t('samples.verdictFollows')}
      </p>
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          label={t('samples.record')}
          sentence={t('samples.sentence')}
          entries={[record, ...entries]}
          blocked={firstBlocked(stand(view, 'ReviewSample', 'officer').blocked, unanswered, missing)}
          acts={() => [
            {
              kind: 'ReviewSample',
              data: { itemId: item.id, reading, answers: answers!, verdict, reasons: reasons.trim() },
            },
          ]}
        />
      </Acts>
    </ActPanel>
  );
}
