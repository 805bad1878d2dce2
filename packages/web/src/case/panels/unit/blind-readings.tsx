import { NativeSelect } from '@mantine/core';
import { type BlindReading, SENSITIVE_CATEGORIES } from '@remit/protocol';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseItem, type CaseView, useAct, useProblem } from '../../../api/index.ts';
import { ActionButton } from '../../../kit/action-button.tsx';
import { ExemptionGrid, type ExemptionDraft } from '../../../kit/exemption-grid.tsx';
import { EXEMPTION_ORDER } from '../../../kit/exemption-order.ts';
import { Locator } from '../../../kit/locator.tsx';
import { Problem } from '../../../kit/problem.tsx';
import { useKeptFocus } from '../../../kit/use-kept-focus.ts';
import classes from '../../case.module.css';
import { ItemDetails } from '../../item-details.tsx';
import type { CasePanelProps } from '../panel.ts';

/** Lock 1, first step: the drawn items one after the other, each answered before the officer's answers are seen (D6). */
export function BlindReadings({ view }: CasePanelProps) {
  const { t } = useTranslation('caseWords');
  const drawn = view.items.filter((item) => item.reread);
  const unread = drawn.filter((item) => item.blind === null);
  const last = drawn.findLast((item) => item.blind !== null);
  const heading = useKeptFocus<HTMLHeadingElement>(unread.length);
  if (drawn.length === 0) return null;
  return (
    <section className={classes.acts} aria-label={t('lock1.title')} style={{ marginBottom: '1rem' }}>
      <h2 ref={heading} tabIndex={-1}>
        {t('lock1.title')}
      </h2>
      <p role="status">
        {t('lock1.progress', { read: drawn.length - unread.length, all: drawn.length })}{' '}
        {last && (last.blind?.differs ? t('lock1.recordedDiffers') : t('lock1.recorded'))}
      </p>
      {unread[0] && (
        <>
          <p className={classes.quiet}>{t('lock1.lead')}</p>
          <Reading key={unread[0].id} view={view} item={unread[0]} number={view.items.indexOf(unread[0]) + 1} />
        </>
      )}
    </section>
  );
}

type Sensitive = BlindReading['sensitiveCategory'];

function Reading({ view, item, number }: { view: CaseView; item: CaseItem; number: number }) {
  const { t } = useTranslation(['caseWords', 'codes', 'acting']);
  const [answers, setAnswers] = useState<ExemptionDraft>({});
  const [sensitive, setSensitive] = useState<Sensitive | ''>('');
  const act = useAct({ id: view.id, version: view.version });
  const problem = useProblem();
  const reading = readingOf(answers, sensitive);
  return (
    <div className={classes.form}>
      <div>
        <strong>{number}</strong> <Locator locator={item.content.locator} />
      </div>
      <ItemDetails item={item} />
      <ExemptionGrid value={answers} onChange={setAnswers} blind />
      <NativeSelect
        label={t('caseWords:lock1.sensitive')}
        value={sensitive}
        data={[
          { value: '', label: '—' },
          ...SENSITIVE_CATEGORIES.map((value) => ({ value, label: t(`codes:sensitive.${value}`) })),
        ]}
        onChange={(event) => setSensitive(event.currentTarget.value as Sensitive | '')}
        maw="22rem"
      />
      {act.isError && <Problem problem={problem(act.error)} kept={t('acting:kept')} />}
      <ActionButton
        kind="primary"
        busy={act.isPending}
        blocked={reading ? undefined : { sentence: t('caseWords:lock1.unanswered') }}
        onClick={() => reading && act.mutate({ kind: 'RecordBlindReading', data: { itemId: item.id, reading } })}
      >
        {t('caseWords:lock1.record')}
      </ActionButton>
    </div>
  );
}

/** The reading once every question is answered, else null. */
function readingOf(answers: ExemptionDraft, sensitive: Sensitive | ''): BlindReading | null {
  const given = EXEMPTION_ORDER.map((exemption) => [exemption, answers[exemption]?.answer] as const);
  if (sensitive === '' || given.some(([, answer]) => answer === undefined)) return null;
  return { exemptions: Object.fromEntries(given) as BlindReading['exemptions'], sensitiveCategory: sensitive };
}
