import { useTranslation } from 'react-i18next';
import { useFindingWords } from '../../../case/gate-rows.ts';
import { ConfirmList } from '../../../kit/confirm-list.tsx';
import { Locator } from '../../../kit/locator.tsx';
import { SigningNote } from '../../../signing/signing-note.tsx';
import { useDraftDesk } from './draft-context.ts';

/** Before submission: which items go on, and which leave the draft with their reason. */
export function SubmitStep(props: { opened: boolean; onClose: () => void; onConfirm: () => void }) {
  const { t } = useTranslation('draft');
  const words = useFindingWords();
  const { draft, verdict } = useDraftDesk();
  const entries = draft.items.map(({ id, own }, index) => {
    const row = verdict?.rows.get(id);
    const stops = row?.verdict === 'stopped';
    return {
      key: id,
      what: (
        <>
          {index + 1} · <Locator locator={own.locator} short />
        </>
      ),
      recorded: stops ? t('submit.leaves') : t('submit.goes'),
      reason: stops && row.finding ? words(row.finding) : undefined,
    };
  });
  const none = entries.length > 0 && draft.items.every(({ id }) => verdict?.rows.get(id)?.verdict === 'stopped');
  return (
    <ConfirmList
      {...props}
      title={t('submit.title')}
      sentence={none ? t('submit.stopsAll') : t('submit.sentence')}
      entries={entries}
      confirm={none ? t('submit.confirmStop') : t('submit.confirm')}
    >
      <SigningNote shown={{}} kinds={['SubmitDraft']} />
    </ConfirmList>
  );
}
