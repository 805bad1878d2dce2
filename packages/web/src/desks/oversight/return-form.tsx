import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../api/index.ts';
import { Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { useMissing } from '../acting/use-missing.ts';

/** Returning it once, with a question. A second return is not there: it is approved, narrowed or refused. */
export function ReturnForm({ view }: { view: CaseView }) {
  const { t } = useTranslation('oversight');
  const [question, setQuestion] = useState('');
  const missing = useMissing()({ [t('return.question')]: isGiven(question, 3) });
  const before = view.timeline.some(({ kind }) => kind === 'Lock2Returned');
  const used = before ? blockedBy('returned-once-already', 'officer') : undefined;
  return (
    <>
      <ProseField label={t('return.question')} value={question} onChange={setQuestion} least={3} most={600} />
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="d"
          label={t('return.label')}
          sentence={t('return.sentence', { unit: view.unit.name })}
          entries={[{ key: 'question', what: t('return.question'), recorded: question }]}
          blocked={firstBlocked(stand(view, 'ReturnLock2', 'officer').blocked, used, missing)}
          acts={() => [{ kind: 'ReturnLock2', data: { question: question.trim() } }]}
        />
      </Acts>
    </>
  );
}
