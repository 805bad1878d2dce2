import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { ConfirmList } from '../../kit/confirm-list.tsx';
import { Problem } from '../../kit/problem.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { useDeskAct } from './use-desk.ts';

type Props = {
  label: string;
  title?: string;
  /** What ends or begins with it, in one sentence. */
  sentence: string;
  blocked?: Blocked | undefined;
  /** Whether a reason is kept on record; the empty text is given where none is. */
  reasoned?: boolean;
  act: (reason: string) => Promise<unknown>;
};

/** An act about a person or a key: a button, behind it one sentence, and a reason where the record wants one. */
export function AskReason({ label, title = label, sentence, blocked, reasoned = true, act }: Props) {
  const { t } = useTranslation('people');
  const [opened, dialog] = useDisclosure(false);
  const [reason, setReason] = useState('');
  const problem = useProblem();
  const give = useDeskAct(act);
  const missing = reasoned && !isGiven(reason, 3) ? { sentence: t('needs', { fields: t('list.reason') }) } : undefined;
  return (
    <>
      <ActionButton blocked={blocked} onClick={dialog.open}>
        {label}
      </ActionButton>
      <ConfirmList
        opened={opened}
        onClose={dialog.close}
        title={title}
        sentence={sentence}
        entries={[]}
        confirm={label}
        busy={give.isPending}
        onConfirm={() => give.mutate(reason.trim(), { onSuccess: dialog.close })}
        {...(missing ? { blocked: missing } : {})}
      >
        {reasoned && <ProseField label={t('list.reason')} value={reason} onChange={setReason} least={3} most={600} />}
        {give.error && <Problem problem={problem(give.error)} />}
      </ConfirmList>
    </>
  );
}
