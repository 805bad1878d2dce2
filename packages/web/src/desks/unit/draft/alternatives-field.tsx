import { NativeSelect, Textarea } from '@mantine/core';
import { ACTIONS, type Action, type HeaderDraft } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../case/use-words.ts';
import classes from './draft.module.css';
import { useHeaderField } from './draft-context.ts';
import { FieldGroup } from './field-box.tsx';
import { useLanding } from './use-landing.ts';

type Alternative = NonNullable<HeaderDraft['alternatives']>[number];
const MOST = 8;

/** Gentler steps that were considered, each with why it would not do (C3, R110). */
export function AlternativesField() {
  const { t } = useTranslation('draft');
  const words = useWords();
  const field = useHeaderField('alternatives');
  const land = useLanding('alternatives');
  const asked = useHeaderField('requestedAction').value;
  const gentler = asked ? ACTIONS.slice(0, Math.max(1, ACTIONS.indexOf(asked))) : ACTIONS;
  const blank: Alternative = { action: gentler.at(-1) ?? 'LABEL', reason: '' };
  const listed: readonly Alternative[] = field.value && field.value.length > 0 ? field.value : [blank];
  const set = (next: readonly Alternative[]): void =>
    field.set(next.every(({ reason }) => reason === '') ? undefined : [...next]);
  const change = (index: number, part: Partial<Alternative>): void =>
    set(listed.map((each, at) => (at === index ? { ...each, ...part } : each)));
  return (
    <FieldGroup name="alternatives" inherited={field.inherited}>
      {listed.map((alternative, index) => (
        <div key={index} className={classes.claim}>
          <NativeSelect
            data-lands="alternatives"
            aria-label={t('ask.alternative', { number: index + 1 })}
            value={alternative.action}
            data={[...new Set([...gentler, alternative.action])].map((value) => ({
              value,
              label: words.action(value),
            }))}
            onChange={(event) => change(index, { action: event.currentTarget.value as Action })}
          />
          <Textarea
            aria-label={t('ask.why', { number: index + 1 })}
            placeholder={t('ask.whyNot')}
            value={alternative.reason}
            maxLength={400}
            autosize
            minRows={1}
            onChange={(event) => change(index, { reason: event.currentTarget.value })}
          />
          {listed.length > 1 && (
            <button
              type="button"
              className={classes.link}
              onClick={() => {
                land(index);
                set(listed.filter((_, at) => at !== index));
              }}
            >
              {t('row.remove')} <span className="visually-hidden">{index + 1}</span>
            </button>
          )}
        </div>
      ))}
      {listed.length < MOST && listed.at(-1)?.reason !== '' && (
        <button
          type="button"
          className={classes.link}
          onClick={() => {
            land(listed.length);
            set([...listed, blank]);
          }}
        >
          {t('ask.another')}
        </button>
      )}
    </FieldGroup>
  );
}
