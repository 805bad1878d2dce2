import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Act, type CaseView, useCases, useGiveTogether, useProblem } from '../../api/index.ts';
import { ActionButton, type Blocked } from '../../kit/action-button.tsx';
import { ConfirmList, type ConfirmEntry } from '../../kit/confirm-list.tsx';
import { digestWords } from '../../kit/digest-words.ts';
import { keepFocus } from '../../kit/keep-focus.ts';
import { Problem } from '../../kit/problem.tsx';
import { documentDigest, TouchNote, useUnsignables } from '../../signing/signing-note.tsx';
import { firstBlocked, type Listener, stand } from './stand.ts';

export type Step = { readonly act: Act; readonly then?: Act | undefined };

type Props = {
  ids: readonly string[];
  kind: Act['kind'];
  listener: Listener;
  label: string;
  /** How many acts of what kind are vouched for, in one sentence. */
  sentence: (views: readonly CaseView[]) => string;
  entriesOf: (view: CaseView) => readonly ConfirmEntry[];
  stepOf: (view: CaseView) => Step;
  /** Stands against opening the dialog. */
  blocked?: Blocked | undefined;
  /** Stands against confirming. */
  blockedInside?: (views: readonly CaseView[]) => Blocked | undefined;
  /** With the cases on which nothing was recorded. */
  onDone: (left: readonly string[]) => void;
  children?: ReactNode;
};

const WORDS = 6;

/**
 * The same act on several cases with one touch. Every case is read before it is signed, and its document's digest is
 * computed here; the list says exactly what will be recorded on each.
 */
export function ConfirmTogether(props: Props) {
  const { ids, kind, label, blocked } = props;
  const { t } = useTranslation(['acting', 'kit']);
  const [opened, dialog] = useDisclosure(false);
  const problem = useProblem();
  const give = useGiveTogether();
  const { views, error } = useCases(opened ? ids : []);
  const read = opened ? (views ?? []) : [];
  const unsignable = useUnsignables(read, kind);
  const inside = firstBlocked(
    views === null ? { sentence: t('kit:queue.loading') } : undefined,
    unsignable,
    ...read.map((view) => stand(view, kind, props.listener).blocked),
    props.blockedInside?.(read),
  );
  const confirm = (): void => {
    const steps = read.map((view) => ({ on: { ...view, document: documentDigest(view) }, ...props.stepOf(view) }));
    give.mutate(steps, {
      onSuccess: (failed) => {
        props.onDone(failed.map(({ id }) => id));
        if (failed.length > 0) return;
        dialog.close();
        notifications.show({ message: t('acting:done'), withCloseButton: false });
        keepFocus();
      },
    });
  };
  const failed = give.data ?? [];
  const problems = [error, give.error].filter((each) => each !== null);
  return (
    <>
      <ActionButton
        onClick={() => {
          give.reset();
          dialog.open();
        }}
        {...(blocked ? { blocked } : {})}
      >
        {label}
      </ActionButton>
      <ConfirmList
        opened={opened}
        onClose={dialog.close}
        title={label}
        sentence={views === null ? t('kit:queue.loading') : props.sentence(read)}
        entries={read.flatMap((view) => underCase(view, props.entriesOf(view)))}
        confirm={label}
        busy={give.isPending}
        onConfirm={confirm}
        {...(inside ? { blocked: inside } : {})}
      >
        {props.children}
        <TouchNote kinds={[kind]} />
        {failed.length > 0 && <p role="status">{t('acting:someFailed', { count: failed.length })}</p>}
        {failed.map(({ id, error: why }) => (
          <Problem key={id} problem={problem(why)} />
        ))}
        {problems.map((each, index) => (
          <Problem key={index} problem={problem(each)} kept={t('acting:kept')} />
        ))}
      </ConfirmList>
    </>
  );
}

/** Which case, and the first words of the digest that is signed for it, above what is recorded of it. */
function underCase(view: CaseView, entries: readonly ConfirmEntry[]): readonly ConfirmEntry[] {
  const [first = { key: view.id, what: null, recorded: <bdi>{view.unit.name}</bdi> }, ...rest] = entries;
  const digest = documentDigest(view);
  const what = (
    <>
      <strong>
        <bdi>{view.reference}</bdi>
      </strong>{' '}
      <bdi>{view.header.title}</bdi>
      {digest && (
        <div>
          <code dir="ltr" lang="en">
            {digestWords(digest).slice(0, WORDS).join(' ')}
          </code>
        </div>
      )}
      {first.what && <div>{first.what}</div>}
    </>
  );
  return [{ ...first, what }, ...rest];
}
