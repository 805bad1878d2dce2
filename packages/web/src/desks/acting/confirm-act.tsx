import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblem, type Act } from '../../api/index.ts';
import { useKeys } from '../../frame/use-keys.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { ConfirmList, type ConfirmEntry } from '../../kit/confirm-list.tsx';
import { keepFocus } from '../../kit/keep-focus.ts';
import { Problem } from '../../kit/problem.tsx';
import { SigningNote, useUnsignable } from '../../signing/signing-note.tsx';
import { firstBlocked } from './stand.ts';
import { useGive, type On } from './use-give.ts';

export type ConfirmActProps = {
  on: On;
  /** What will be given, in this order, when the person confirms. */
  acts: () => readonly Act[];
  /** The verb on the button and in the dialog. */
  label: string;
  title?: string;
  /** What is being vouched for, in one sentence, and what happens next. */
  sentence: string;
  entries?: readonly ConfirmEntry[];
  kind?: 'primary' | 'plain' | 'quiet';
  /** Stands against opening the dialog. */
  blocked?: Blocked | undefined;
  /** Stands against confirming: what is still to be typed inside the dialog. */
  blockedInside?: Blocked | undefined;
  /** One key that opens the dialog and never confirms it. */
  shortcut?: string;
  onDone?: () => void;
  /** Inside the dialog, below the list. */
  children?: ReactNode;
};

/** An irreversible act: a button, and behind it the list of exactly what will be recorded. */
export function ConfirmAct(props: ConfirmActProps) {
  const { on, acts, label, title = label, sentence, entries = [], kind = 'plain', blocked } = props;
  const { t } = useTranslation('acting');
  const [opened, dialog] = useDisclosure(false);
  const problem = useProblem();
  const give = useGive(on, () => {
    dialog.close();
    notifications.show({ message: t('done'), withCloseButton: false });
    props.onDone?.();
    keepFocus();
  });
  const open = (): void => {
    give.reset();
    dialog.open();
  };
  // What would be signed is known once the dialog is open: before that it may not be whole.
  const kinds = opened ? acts().map((act) => act.kind) : [];
  const blockedInside = firstBlocked(useUnsignable(on, kinds), props.blockedInside);
  useKeys(props.shortcut && !blocked ? [{ keys: props.shortcut, label, run: open, group: 'desk' }] : []);
  return (
    <>
      <ActionButton
        kind={kind}
        onClick={open}
        {...(blocked ? { blocked } : {})}
        {...(props.shortcut ? { shortcut: props.shortcut } : {})}
      >
        {label}
      </ActionButton>
      <ConfirmList
        opened={opened}
        onClose={dialog.close}
        title={title}
        sentence={sentence}
        entries={entries}
        confirm={label}
        busy={give.isPending}
        onConfirm={() => give.mutate(acts())}
        {...(blockedInside ? { blocked: blockedInside } : {})}
      >
        {props.children}
        <SigningNote shown={on} kinds={kinds} />
        {give.error && <Problem problem={problem(give.error)} kept={t('kept')} />}
      </ConfirmList>
    </>
  );
}
