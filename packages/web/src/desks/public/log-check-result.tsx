import type { AuditFault } from '@remit/log';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';
import { readSavedLog } from './saved-checkpoints.ts';
import type { LogCheck } from './verify-log.ts';

type Props = { check: LogCheck; milliseconds: number; kept: boolean };

/** What was checked and what that means, in words; if something is wrong, what and where. */
export function LogCheckResult({ check, milliseconds, kept }: Props) {
  const { report } = check;
  return report.ok ? (
    <Sound check={check} milliseconds={milliseconds} kept={kept} />
  ) : (
    <Unsound findings={report.findings} omitted={report.findingsOmitted} />
  );
}

function Sound({ check: { report, firstUse, keyChanged, verifierKey }, milliseconds, kept }: Props) {
  const { t } = useTranslation('publicPages');
  const say = useSaying();
  const oldest = readSavedLog()?.checkpoints[0];
  const seconds = Math.max(0.1, Math.round(milliseconds / 100) / 10);
  return (
    <div className={classes.sound}>
      <p className={classes.verdict}>
        <Icon name="check" size={22} /> {t('check.sound', { size: report.size })}
      </p>
      <ul>
        <li>{t('check.signature')}</li>
        <li>{t('check.entries', { count: report.entriesChecked, seconds })}</li>
        <li>
          {report.earlierChecked === 0 || !oldest
            ? t('check.firstVisit')
            : t('check.consistent', { count: report.earlierChecked, since: say.moment(Date.parse(oldest.seenAt)) })}
        </li>
        {report.incidents.map(({ index, incident: { at, reason } }) => (
          <li key={index}>{t('check.incident', { index, reason, at: say.moment(Date.parse(at)) })}</li>
        ))}
        <li>{t(kept ? 'check.kept' : 'check.notKept')}</li>
      </ul>
      <p>{t('check.meaning')}</p>
      {firstUse && (
        <p>
          {t('check.firstUse')} <code dir="ltr">{verifierKey}</code>
        </p>
      )}
      {keyChanged && <p className={classes.warning}>{t('check.keyChanged')}</p>}
    </div>
  );
}

type Findings = LogCheck['report']['findings'];

function Unsound({ findings, omitted }: { findings: Findings; omitted: number }) {
  const { t } = useTranslation('publicPages');
  const where = ({ from, to }: Findings[number]): string => {
    if (from === undefined) return '';
    const last = (to ?? from + 1) - 1;
    return last === from ? t('check.whereOne', { from }) : t('check.where', { from, to: last });
  };
  const fault = (code: AuditFault): string => t(`fault.${code}`);
  return (
    <div className={classes.unsound} role="alert">
      <p className={classes.verdict}>
        <Icon name="stop" size={22} /> {t('check.unsound')}
      </p>
      <ul>
        {findings.slice(0, 8).map((finding, index) => (
          <li key={index}>
            {fault(finding.fault)} {where(finding)}
          </li>
        ))}
      </ul>
      {findings.length + omitted > 8 && <p>{t('check.more', { count: findings.length + omitted - 8 })}</p>}
      <p>{t('check.whatNow')}</p>
    </div>
  );
}
