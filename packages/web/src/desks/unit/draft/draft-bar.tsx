import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSaying } from '../../../kit/use-saying.ts';
import { giveCommand, useProblem } from '../../../api/index.ts';
import { useFindingWords } from '../../../case/gate-rows.ts';
import { useFieldName } from '../../../case/use-field-name.ts';
import { useGo } from '../../../frame/desk-route.ts';
import { useKeys } from '../../../frame/use-keys.ts';
import { ActionButton, type Blocked } from '../../../kit/action-button.tsx';
import { Problem } from '../../../kit/problem.tsx';
import classes from './draft.module.css';
import { useDraftDesk } from './draft-context.ts';
import { savable } from './savable.ts';
import { SubmitStep } from './submit-step.tsx';
import type { useDraft } from './use-draft.ts';
import { useJump } from './use-jump.ts';
import { useState } from 'react';

type Props = { keeping: ReturnType<typeof useDraft>; worldError: unknown; onSaved: (id: string) => void };

/** Always in view: how it stands, save, submit, and what keeps it from being submitted. */
export function DraftBar({ keeping, worldError, onSaved }: Props) {
  const { t } = useTranslation('draft');
  const say = useSaying();
  const go = useGo();
  const problem = useProblem();
  const jump = useJump();
  const fieldName = useFieldName();
  const { given } = useDraftDesk();
  const [asking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: () => keeping.save(given),
    onSuccess: ({ id }) => {
      onSaved(id);
      window.history.replaceState(window.history.state, '', `/unit/new?draft=${id}`);
    },
  });
  const submit = useMutation({
    mutationFn: async () => {
      const { id, version } = await keeping.save(given);
      return giveCommand({ id, version }, { kind: 'SubmitDraft', data: {} });
    },
    onSuccess: ({ id }) => {
      keeping.forget();
      go(`/case/${id}`);
    },
  });
  const blocked = useSubmitBlocked();
  const saving = keeping.draft.platform === '' ? { sentence: t('bar.platformFirst') } : undefined;
  const unsaved = !keeping.isSaved(given);
  useKeys([{ keys: 'mod+s', label: t('bar.save'), run: () => !saving && save.mutate() }]);
  const failed = submit.error ?? save.error ?? worldError;
  const kept = savable(keeping.draft, given).kept;
  return (
    <>
      <div className={classes.bar}>
        {failed !== null && failed !== undefined && (
          <div className={classes.barProblem}>
            <Problem
              problem={problem(failed)}
              kept={t('bar.keptWhat')}
              fieldLabel={fieldName}
              onJump={(field) => jump(placeOf(field))}
            />
          </div>
        )}
        <p className={classes.barWords} role="status">
          {unsaved ? t('bar.unsaved') : t('bar.upToDate')}{' '}
          {kept.length > 0 && t('bar.kept', { fields: say.list(kept.map(fieldName)) })}{' '}
          <a className={classes.toVerdict} href="#verdict" onClick={() => document.getElementById('verdict')?.focus()}>
            {t('bar.toVerdict')}
          </a>
        </p>
        <ActionButton busy={save.isPending} blocked={saving} onClick={() => save.mutate()}>
          {t('bar.save')}
        </ActionButton>
        <ActionButton kind="primary" busy={submit.isPending} blocked={blocked} onClick={() => setAsking(true)}>
          {t('bar.submit')}
        </ActionButton>
      </div>
      <SubmitStep
        opened={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          submit.mutate();
        }}
      />
    </>
  );
}

/** `upsert.0.content.locator` of a problem is the field `locator` here. */
const placeOf = (field: string): { name: string; item: string | null } => ({
  name: field.replace(/^(?:body\.)?(?:header\.|upsert\.\d+\.content\.|items\.\d+\.content\.)/u, ''),
  item: null,
});

/** Why it may not be submitted: how many points are open, and the first of them in its sentence. */
function useSubmitBlocked(): Blocked | undefined {
  const { t } = useTranslation('draft');
  const words = useFindingWords();
  const { verdict } = useDraftDesk();
  if (!verdict) return { sentence: t('bar.platformFirst') };
  const [first] = verdict.barring;
  if (!first) return undefined;
  return { sentence: t('bar.open', { count: verdict.barring.length }), change: words(first) };
}
