import { LABELS } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { DigestPhrase } from '../../kit/digest-phrase.tsx';
import { useLanguage } from '../../kit/use-saying.ts';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { Acts } from '../acting/act-panel.tsx';
import { firstBlocked, stand } from '../acting/stand.ts';
import { useAnswersEntries } from './answers-entries.tsx';
import { useAnswersBlock, type Lock2FormProps } from './lock2-form.ts';
import { useDocument } from './use-document.ts';

/** Approving the document as it stands. */
export function ApproveForm(props: Lock2FormProps) {
  const { view, answers } = props;
  const { t } = useTranslation('oversight');
  const labels = LABELS[useLanguage()];
  const { digest, blocked } = useDocument(view);
  const unanswered = useAnswersBlock(props, 'approve');
  const entries = useAnswersEntries(answers);
  const { requestedAction } = view.header;
  const items = view.items.filter(({ state }) => state !== 'STOPPED').length;
  const sentence = t('approve.sentence', {
    count: items,
    platform: view.platform.name,
    action: requestedAction ? labels.action[requestedAction] : t('approve.nothing'),
  });
  return (
    <>
      {digest && <DigestPhrase digest={digest} />}
      <Acts>
        <ConfirmAct
          on={view}
          kind="primary"
          shortcut="d"
          label={t('approve.label')}
          sentence={sentence}
          entries={entries}
          blocked={firstBlocked(stand(view, 'ApproveLock2', 'officer').blocked, unanswered, blocked)}
          acts={() => [{ kind: 'ApproveLock2', data: { digest: digest ?? '', answers: answers! } }]}
        />
      </Acts>
    </>
  );
}
