import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { notifications } from '@mantine/notifications';
import { type Act, type CaseView, useAct, useProblem } from '../../../api/index.ts';
import type { Blocked } from '../../../kit/action-button.tsx';
import { ConfirmList, type ConfirmEntry } from '../../../kit/confirm-list.tsx';
import { Problem } from '../../../kit/problem.tsx';
import { keepFocus } from '../../../kit/keep-focus.ts';
import { documentDigest, SigningNote, useUnsignable } from '../../../signing/signing-note.tsx';
import classes from '../../case.module.css';

export type ActDialogProps = { readonly view: CaseView; readonly onClose: () => void };

type Props = ActDialogProps & {
  /** The act as it would be recorded; null while something is missing. */
  act: Act | null;
  kind: Act['kind'];
  missing?: readonly string[];
  entries?: readonly ConfirmEntry[];
  children?: ReactNode;
};

/**
 * The step in which an act is confirmed: what is vouched for, the fields it needs, and the problem if the server says no.
 * What was typed stays until the act is recorded.
 */
export function ActDialog({ view, onClose, act, kind, missing = [], entries = [], children }: Props) {
  const { t } = useTranslation(['caseWords', 'acting']);
  const say = useSaying();
  const give = useAct({ id: view.id, version: view.version, document: documentDigest(view) });
  const unsignable = useUnsignable(view, [kind]);
  const problem = useProblem();
  const blocked: Blocked | undefined =
    unsignable ??
    (act === null || missing.length > 0 ? { sentence: t('act.fill', { fields: say.list(missing) }) } : undefined);
  const confirm = (): void => {
    if (!act) return;
    give.mutate(act, {
      onSuccess: () => {
        notifications.show({
          message: `${t(`act.${kind}` as 'act.Withdraw')}: ${t('act.done')}`,
          withCloseButton: false,
        });
        onClose();
        keepFocus();
      },
    });
  };
  return (
    <ConfirmList
      opened
      onClose={onClose}
      title={t(`act.${kind}` as 'act.Withdraw')}
      sentence={t(`act.${kind}Say` as 'act.WithdrawSay')}
      entries={entries}
      confirm={t(`act.${kind}` as 'act.Withdraw')}
      onConfirm={confirm}
      busy={give.isPending}
      {...(blocked ? { blocked } : {})}
    >
      {children && <div className={classes.form}>{children}</div>}
      <SigningNote shown={view} kinds={[kind]} />
      {give.isError && <Problem problem={problem(give.error)} kept={t('acting:kept')} />}
    </ConfirmList>
  );
}
