import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/index.ts';
import { useSaying } from '../kit/use-saying.ts';
import classes from './case.module.css';
import { useCoded } from './use-coded.ts';
import { useReader } from '../api/use-reader.ts';
import { sayGate } from '../words/say-rule.ts';

/** What ended, paused or returned the case, with its reasons. Decisions on items stand with the items. */
export function CaseOutcome({ view }: { view: CaseView }) {
  const { t } = useTranslation(['caseWords', 'codes']);
  const say = useSaying();
  const coded = useCoded();
  const reader = useReader();
  const { stop, refusal, hold, lock1Reason, lock2Question, reconsideration, notice, status } = view;
  const codes = (kind: 'stop' | 'lockRefusal', list: readonly string[]): string =>
    say.list(list.map((code) => t(`codes:${kind}.${code}` as 'codes:stop.NOT_CT', code)));
  return (
    <>
      {stop && (
        <Note
          title={t('caseWords:outcome.stopped', {
            why: stop.code.startsWith('G') ? sayGate(stop.code, reader) : codes('stop', [stop.code]),
          })}
        >
          {coded(stop.reason)}
        </Note>
      )}
      {refusal && (
        <Note title={`${t('caseWords:outcome.refused')}: ${codes('lockRefusal', refusal.codes)}`}>
          {refusal.reasons}
        </Note>
      )}
      {lock1Reason && status === 'DRAFT' && <Note title={t('caseWords:outcome.returnedLock1')}>{lock1Reason}</Note>}
      {lock2Question && status === 'DRAFT' && <Note title={t('caseWords:outcome.returned')}>{lock2Question}</Note>}
      {hold && (
        <Note title={t('caseWords:outcome.held', { until: say.moment(Date.parse(hold.until)) })}>
          {hold.reason && `${t(`codes:hold.${hold.reason}` as 'codes:hold.SAFETY', hold.reason)}. `}
          {hold.note}
        </Note>
      )}
      {reconsideration && (
        <Note
          title={`${t('caseWords:outcome.reconsidered')}: ${t(`caseWords:outcome.${reconsideration.outcome ?? 'pending'}` as 'caseWords:outcome.pending')}`}
        >
          {reconsideration.grounds}
        </Note>
      )}
      {notice && (
        <Note title={t('caseWords:outcome.notice')}>
          {t(`codes:noticeStatus.${notice.status}` as 'codes:noticeStatus.SENT', notice.status)},{' '}
          {say.moment(Date.parse(notice.at))}
        </Note>
      )}
    </>
  );
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={classes.note}>
      <p>
        <strong>{title}</strong>
      </p>
      {children && <p>{children}</p>}
    </div>
  );
}
