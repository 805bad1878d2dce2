import { useTranslation } from 'react-i18next';
import { useSaying } from '../../kit/use-saying.ts';
import classes from './public.module.css';
import { percent, splitOf } from './totals-table.ts';
import type { MeasureName } from './use-figure.ts';
import type { TotalsView } from './use-totals.ts';

type Props = {
  totals: TotalsView;
  /** The measure that is divided, and its parts, each with its share of it. */
  measure: MeasureName;
  parts: readonly MeasureName[];
  dimension: 'ideology' | 'body';
  name: (value: string) => string;
};

/** One measure and its parts side by side, for each value of one dimension: a share never stands without its number. */
export function CrossTable({ totals, measure, parts, dimension, name }: Props) {
  const { t } = useTranslation(['publicPages', 'kit']);
  const say = useSaying();
  const rows = splitOf(totals, measure, dimension);
  if (rows.length === 0) return null;
  const cell = (part: MeasureName, value: string): string => {
    const row = totals.rows.find(
      (each) => each.measure === part && each.dimension === dimension && each.value === value,
    );
    if (!row) return say.number(0);
    if (row.count === null) return t('kit:figure.suppressed');
    const share = percent(row);
    return share === null ? say.number(row.count) : `${say.number(row.count)} (${say.percent(share)})`;
  };
  const title = t('publicPages:by', {
    what: t(`publicPages:measure.${measure}`),
    how: t(`publicPages:dimension.${dimension}`),
  });
  return (
    // Wider than a narrow window: it scrolls in itself, from the keyboard too, and the page keeps to its window.
    <div className={classes.wide} role="region" aria-label={title} tabIndex={0}>
      <table className={classes.table}>
        <caption>
          {title}
          <span className={classes.note}> {t(`publicPages:cross.${dimension}`)}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{t(`publicPages:dimension.${dimension}`)}</th>
            {[measure, ...parts].map((part) => (
              <th key={part} scope="col" data-number>
                {t(`publicPages:measure.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.value}>
              <th scope="row">
                <bdi>{name(row.value)}</bdi>
              </th>
              <td data-number>{row.count === null ? t('kit:figure.suppressed') : say.number(row.count)}</td>
              {parts.map((part) => (
                <td key={part} data-number>
                  {cell(part, row.value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
