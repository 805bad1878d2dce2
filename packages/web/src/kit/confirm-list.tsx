import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton, type Blocked } from './action-button.tsx';
import classes from './confirm-list.module.css';

/** One line of what will be recorded, exactly: what it is about, what is recorded of it, why. */
export type ConfirmEntry = {
  readonly key: string;
  readonly what: ReactNode;
  readonly recorded: ReactNode;
  readonly reason?: ReactNode;
};

export type ConfirmListProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What is being vouched for, in one sentence, and what happens next. */
  sentence: string;
  entries: readonly ConfirmEntry[];
  /** A verb: "Record 12 decisions". */
  confirm: string;
  onConfirm: () => void;
  busy?: boolean;
  blocked?: Blocked;
  /** Below the list: the digest in words, a problem document. */
  children?: ReactNode;
};

/** The last step before something irreversible: the list of exactly what will be recorded, each with its own reason. */
export function ConfirmList(props: ConfirmListProps) {
  const { t } = useTranslation(['kit', 'frame']);
  const { opened, onClose, title, sentence, entries, confirm, onConfirm, busy = false, blocked, children } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size="lg"
      closeButtonProps={{ 'aria-label': t('frame:close') }}
      classNames={{ title: classes.title }}
    >
      <p className={classes.sentence}>{sentence}</p>
      {entries.length > 0 && <p className={classes.count}>{t('kit:confirm.recorded', { count: entries.length })}</p>}
      <ol
        className={classes.entries}
        tabIndex={0}
        aria-label={t('kit:confirm.recorded', { count: entries.length })}
        hidden={entries.length === 0}
      >
        {entries.map((entry) => (
          <li key={entry.key} className={classes.entry}>
            <div className={classes.what}>{entry.what}</div>
            <div className={classes.recorded}>{entry.recorded}</div>
            {entry.reason && <div className={classes.reason}>{entry.reason}</div>}
          </li>
        ))}
      </ol>
      {children}
      <div className={classes.buttons}>
        <ActionButton kind="primary" onClick={onConfirm} busy={busy} {...(blocked ? { blocked } : {})}>
          {confirm}
        </ActionButton>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('kit:confirm.cancel')}
        </Button>
      </div>
    </Modal>
  );
}
