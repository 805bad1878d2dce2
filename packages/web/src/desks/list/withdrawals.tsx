import type { WithdrawalCause } from '@remit/protocol';
import { useTranslation } from 'react-i18next';
import { isolate } from '../../kit/isolate.ts';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './list.module.css';
import { type EntryView, useNames } from './use-entries.ts';

type Withdrawal = {
  readonly organisation: string;
  readonly digest: string;
  readonly cause: WithdrawalCause;
  readonly at: string;
  readonly owed: readonly string[];
  readonly received: readonly string[];
};

/** What was taken back, and who has said that it flags nowhere any more. */
export function Withdrawals({ view }: { view: EntryView }) {
  const { t } = useTranslation('list');
  const say = useSaying();
  const names = useNames();
  const withdrawals = view.withdrawals as unknown as readonly Withdrawal[];
  if (withdrawals.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{t('entry.withdrawals')}</h2>
      <ul className={classes.opinions}>
        {withdrawals.map(({ organisation, digest, cause, at, owed, received }) => {
          const missing = owed.filter((one) => !received.includes(one));
          return (
            <li key={`${digest} ${at}`} className={classes.opinion}>
              <div className={classes.line}>
                <strong>
                  <bdi>{names(organisation)}</bdi>
                </strong>
                <span>{t(`cause.${cause}`)}</span>
                <span>{say.moment(Date.parse(at))}</span>
              </div>
              <p className={classes.quiet}>
                {owed.length === 0
                  ? t('receipts.none')
                  : t('receipts.of', { received: received.length, count: owed.length })}
                {missing.length > 0 && ` ${t('receipts.missing', { who: say.list(missing.map(names).map(isolate)) })}`}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
