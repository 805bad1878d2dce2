import { Checkbox, NativeSelect } from '@mantine/core';
import { CLARIFICATION_CODES, type ClarificationCode } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePanelProps } from '../../case/panels/panel.ts';
import { defang } from '../../kit/defang.ts';
import { ActPanel, Acts } from '../acting/act-panel.tsx';
import { ConfirmAct } from '../acting/confirm-act.tsx';
import { isGiven, ProseField } from '../acting/prose-field.tsx';
import { blockedBy, firstBlocked, stand } from '../acting/stand.ts';
import { answeredByRecord } from './record-answers.ts';
import classes from './platform.module.css';

type Question = { readonly code: ClarificationCode; readonly itemId: string | null };
const MOST_ROUNDS = 2;
const MOST_QUESTIONS = 10;

/** Coded questions, those that the record answers shown answered, and one free question in all (R019, R020, D14). */
export function AskPanel({ view }: CasePanelProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const [about, setAbout] = useState<string | null>(null);
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [free, setFree] = useState('');
  const rounds = view.clarifications.length;
  const freeUsed = view.clarifications.some(({ freeText }) => freeText !== null);
  const asking = questions.length > 0 || isGiven(free, 3);
  const toggle = (code: ClarificationCode, on: boolean): void => {
    const others = questions.filter((each) => each.code !== code || each.itemId !== about);
    setQuestions(on ? [...others, { code, itemId: about }].slice(0, MOST_QUESTIONS) : others);
  };
  const numberOf = (id: string | null): string =>
    id === null
      ? t('platform:ask.whole')
      : t('platform:item', { number: view.items.findIndex((item) => item.id === id) + 1 });
  return (
    <ActPanel title={t('platform:ask.title')} say={t('platform:ask.lead', { left: MOST_ROUNDS - rounds })}>
      <CodedQuestions {...{ view, about, setAbout, questions, toggle, numberOf }} />
      {freeUsed ? (
        <p className={classes.quiet}>{blockedBy('free-question-used', 'analyst').sentence}</p>
      ) : (
        <ProseField label={t('platform:ask.free')} value={free} onChange={setFree} least={3} most={600} />
      )}
      <Acts>
        <ConfirmAct
          on={view}
          shortcut="c"
          label={t('platform:ask.label')}
          sentence={t('platform:ask.sentence')}
          entries={[
            ...questions.map(({ code, itemId }) => ({
              key: `${code}${itemId ?? ''}`,
              what: t(`codes:clarification.${code}`),
              recorded: numberOf(itemId),
            })),
            ...(isGiven(free, 3) ? [{ key: 'free', what: t('platform:ask.free'), recorded: free }] : []),
          ]}
          blocked={firstBlocked(
            stand(view, 'AskClarification', 'analyst').blocked,
            rounds >= MOST_ROUNDS ? blockedBy('question-round-limit', 'analyst') : undefined,
            asking ? undefined : blockedBy('no-questions', 'analyst'),
          )}
          onDone={() => {
            setQuestions([]);
            setFree('');
          }}
          acts={() => [
            {
              kind: 'AskClarification',
              data: { questions: [...questions], freeText: isGiven(free, 3) ? free.trim() : null },
            },
          ]}
        />
      </Acts>
    </ActPanel>
  );
}

type CodedQuestionsProps = CasePanelProps & {
  about: string | null;
  setAbout: (item: string | null) => void;
  questions: readonly Question[];
  toggle: (code: ClarificationCode, on: boolean) => void;
  numberOf: (item: string | null) => string;
};

/** The closed list of questions; what the record answers for this item is shown instead of asked. */
function CodedQuestions({ view, about, setAbout, questions, toggle, numberOf }: CodedQuestionsProps) {
  const { t } = useTranslation(['platform', 'codes']);
  const answered = answeredByRecord(view, about);
  const items = view.items.map(({ id, content }) => ({
    value: id,
    label: `${numberOf(id)} · ${defang(content.locator).slice(0, 60)}`,
  }));
  return (
    <>
      {items.length > 0 && (
        <NativeSelect
          label={t('platform:ask.about')}
          value={about ?? ''}
          data={[{ value: '', label: t('platform:ask.whole') }, ...items]}
          onChange={(event) => setAbout(event.currentTarget.value || null)}
          maw="34rem"
        />
      )}
      <fieldset className={classes.questions}>
        <legend className="visually-hidden">{t('platform:ask.coded')}</legend>
        {CLARIFICATION_CODES.map((code) => {
          const answer = answered.get(code);
          return (
            <div key={code} className={classes.question}>
              <Checkbox
                label={t(`codes:clarification.${code}`)}
                disabled={answer !== undefined}
                checked={answer === undefined && questions.some((each) => each.code === code && each.itemId === about)}
                onChange={(event) => toggle(code, event.currentTarget.checked)}
              />
              {answer !== undefined && (
                <p className={classes.answered} dir="auto">
                  <strong>{t('platform:ask.onRecord')}</strong>{' '}
                  {answer === 'NO_OBJECTION' ? t('platform:ask.noObjection') : answer}
                </p>
              )}
            </div>
          );
        })}
      </fieldset>
    </>
  );
}
