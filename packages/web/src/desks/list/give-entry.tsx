import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem } from '../../api/index.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { ConfirmList, type ConfirmEntry } from '../../kit/confirm-list.tsx';
import { keepFocus } from '../../kit/keep-focus.ts';
import { Problem } from '../../kit/problem.tsx';
import { TouchNote } from '../../signing/signing-note.tsx';
import { type EntryAct, useEntryAct } from './use-entries.ts';

type Props = {
  id: string;
  version: number | null;
  label: string;
  /** What is vouched for, in one sentence, and what follows. */
  sentence: string;
  entries?: readonly ConfirmEntry[];
  kind?: 'primary' | 'plain';
  blocked?: Blocked | undefined;
  /** What is still to be typed in the dialog. */
  blockedInside?: Blocked | undefined;
  act: () => EntryAct;
  kinds: readonly EntryAct['kind'][];
  onDone?: () => void;
  children?: ReactNode;
};

/** An act on an entry: a button, and behind it exactly what will be recorded. */
export function GiveEntry(props: Props) {
  const { id, version, label, sentence, entries = [], kind = 'plain', blocked, blockedInside, act, kinds } = props;
  const { t } = useTranslation('acting');
  const [opened, dialog] = useDisclosure(false);
  const problem = useProblem();
  const give = useEntryAct(id, version, () => {
    dialog.close();
    notifications.show({ message: t('done'), withCloseButton: false });
    props.onDone?.();
    keepFocus();
  });
  return (
    <>
      <ActionButton
        kind={kind}
        {...(blocked ? { blocked } : {})}
        onClick={() => {
          give.reset();
          dialog.open();
        }}
      >
        {label}
      </ActionButton>
      <ConfirmList
        opened={opened}
        onClose={dialog.close}
        title={label}
        sentence={sentence}
        entries={entries}
        confirm={label}
        busy={give.isPending}
        onConfirm={() => give.mutate(act())}
        {...(blockedInside ? { blocked: blockedInside } : {})}
      >
        {props.children}
        <TouchNote kinds={kinds} />
        {give.error && <Problem problem={problem(give.error)} kept={t('kept')} />}
      </ConfirmList>
    </>
  );
}
