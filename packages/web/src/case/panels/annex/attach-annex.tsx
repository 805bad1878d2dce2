import { Textarea } from '@mantine/core';
import { MAX_ANNEX } from '@remit/protocol';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Act, useAct, useProblem } from '../../../api/index.ts';
import { ConfirmList } from '../../../kit/confirm-list.tsx';
import { Problem } from '../../../kit/problem.tsx';
import classes from '../../case.module.css';
import type { ActDialogProps } from '../unit/act-dialog.tsx';

/** The words are sealed when they arrive; what does not belong there is said beside them. */
export function AttachAnnex(props: ActDialogProps) {
  const { t } = useTranslation('annex');
  const [text, setText] = useState('');
  const live = props.view.annex !== null && props.view.annex.destroyedAt === null;
  return (
    <AnnexDialog
      {...props}
      title={t(live ? 'replace' : 'attach')}
      sentence={t(live ? 'replaceSay' : 'attachSay')}
      act={text.trim() === '' ? null : { kind: 'AttachAnnex', data: { text } }}
      fill={t('fill')}
    >
      <div className={classes.form}>
        <Textarea
          label={t('text')}
          description={t('notHere')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={MAX_ANNEX}
          autosize
          minRows={6}
          maxRows={16}
          required
        />
      </div>
    </AnnexDialog>
  );
}

export function TakeOffAnnex(props: ActDialogProps) {
  const { t } = useTranslation('annex');
  return (
    <AnnexDialog
      {...props}
      title={t('takeOff')}
      sentence={t('takeOffSay')}
      act={{ kind: 'DestroyAnnex', data: {} }}
      fill=""
    />
  );
}

type Props = ActDialogProps & {
  title: string;
  sentence: string;
  act: Act | null;
  fill: string;
  children?: React.ReactNode;
};

function AnnexDialog({ view, onClose, title, sentence, act, fill, children }: Props) {
  const { t } = useTranslation('annex');
  const give = useAct({ id: view.id, version: view.version });
  const problem = useProblem();
  const confirm = (): void => {
    if (act === null) return;
    give.mutate(act, {
      onSuccess: () => {
        notifications.show({ message: t('done'), withCloseButton: false });
        onClose();
      },
    });
  };
  return (
    <ConfirmList
      opened
      onClose={onClose}
      title={title}
      sentence={sentence}
      entries={[]}
      confirm={title}
      onConfirm={confirm}
      busy={give.isPending}
      {...(act === null ? { blocked: { sentence: fill } } : {})}
    >
      {children}
      {give.isError && <Problem problem={problem(give.error)} />}
    </ConfirmList>
  );
}
