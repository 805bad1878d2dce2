import type { Recounted } from '@remit/client';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../kit/icon.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';

/** What came out when the published months were recounted here, in words; if something is wrong, what and where. */
export function RecountResult({ recounted }: { recounted: Recounted | null }) {
  const { t } = useTranslation('publicPages');
  if (recounted === null) return <p>{t('recount.none')}</p>;
  return recounted.ok ? <Right recounted={recounted} /> : <Wrong recounted={recounted} />;
}

function Right({ recounted }: { recounted: Recounted }) {
  const { t } = useTranslation('publicPages');
  const say = useSaying('UTC');
  const { months, through, fillers, lost, valuesChecked, totalsChecked } = recounted;
  const month = say.month(Date.parse(`${months.at(-1)!}-01T00:00:00.000Z`));
  return (
    <div className={classes.sound} data-recount="right">
      <p className={classes.verdict}>
        <Icon name="check" size={22} /> {t('recount.sound')}
      </p>
      <ul>
        <li>{t('recount.accounted', { count: through, month })}</li>
        <li>{t('recount.fillers', { count: fillers })}</li>
        {lost > 0 && <li>{t('recount.lost', { count: lost })}</li>}
        <li>{t('recount.values', { count: valuesChecked })}</li>
        <li>{t('recount.totals', { count: totalsChecked })}</li>
      </ul>
      <p>{t('recount.limits')}</p>
    </div>
  );
}

const MOST = 8;

function Wrong({ recounted: { first, totals } }: { recounted: Recounted }) {
  const { t } = useTranslation('publicPages');
  return (
    <div className={classes.unsound} role="alert" data-recount="wrong">
      <p className={classes.verdict}>
        <Icon name="stop" size={22} /> {t(first ? 'recount.fileWrong' : 'recount.totalsWrong')}
      </p>
      {first && (
        <p>
          {t('recount.line', { month: first.month, part: t(`recount.${first.part}`), line: first.line })}{' '}
          {t(`recount.fault.${first.code}`)}
        </p>
      )}
      <ul>
        {totals.slice(0, MOST).map(({ year, what, detail }) => (
          <li key={`${year} ${what}`}>
            <bdi lang="en" dir="ltr">
              {year}, {what}: {detail}
            </bdi>
          </li>
        ))}
      </ul>
      {totals.length > MOST && <p>{t('check.more', { count: totals.length - MOST })}</p>}
      <p>{t('check.whatNow')}</p>
    </div>
  );
}
