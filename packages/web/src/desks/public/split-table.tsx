import { useTranslation } from 'react-i18next';
import classes from './public.module.css';
import { splitOf } from './totals-table.ts';
import type { MeasureName } from './use-figure.ts';
import type { TotalsView } from './use-totals.ts';

type Props = { totals: TotalsView; measure: MeasureName; dimension: string; name: (value: string) => string };

/** One measure by its parts. What is too small to publish is said in words, never left as a gap. */
export function SplitTable({ totals, measure, dimension, name }: Props) {
  const { t } = useTranslation(['publicPages', 'kit']);
  const rows = splitOf(totals, measure, dimension);
  if (rows.length === 0) return null;
  const title = t('publicPages:by', {
    what: t(`publicPages:measure.${measure}`),
    how: t(`publicPages:dimension.${dimension}` as 'publicPages:dimension.outcome', dimension),
  });
  return (
    <table className={classes.table}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t(`publicPages:dimension.${dimension}` as 'publicPages:dimension.outcome', dimension)}</th>
          <th scope="col" data-number>
            {t('publicPages:number')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.value}>
            <th scope="row">
              <bdi>{name(row.value)}</bdi>
            </th>
            <td data-number>{row.count ?? t('kit:figure.suppressed')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
