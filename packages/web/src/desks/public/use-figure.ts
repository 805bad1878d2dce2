import { useTranslation } from 'react-i18next';
import type { FigureData } from '../../kit/figure.tsx';
import { useSaying } from '../../kit/use-saying.ts';
import type { en } from '../../words/en/index.ts';
import { percent, periodOf, wholeOf } from './totals-table.ts';
import type { TotalsView } from './use-totals.ts';

export type MeasureName = keyof typeof en.publicPages.measure;

/** A measure as a figure: its number or its share, over how many, in which period, how it is defined. */
export function useFigure(totals: TotalsView) {
  const { t } = useTranslation('publicPages');
  const say = useSaying();
  const period = periodOf(totals);
  const words = (measure: MeasureName) => ({
    label: t(`measure.${measure}`),
    definition: t(`definition.${measure}`),
    period,
  });
  const count = (measure: MeasureName): FigureData => {
    const row = wholeOf(totals, measure);
    return { ...words(measure), value: row?.count ?? null, n: row?.count ?? 0, suppressed: row?.count === null };
  };
  const share = (measure: MeasureName): FigureData => {
    const row = wholeOf(totals, measure);
    const value = percent(row);
    return {
      ...words(measure),
      value: value === null ? null : say.percent(value),
      n: row?.of ?? 0,
      suppressed: row !== undefined && (row.count === null || row.of === null),
    };
  };
  return { count, share, period };
}
