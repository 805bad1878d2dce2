import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseItem } from '../../api/index.ts';
import classes from './oversight.module.css';

const SHOWN = 4;

/** Evidence item by item: the first few at once, the rest behind a fold, so that 500 items stay readable. */
export function PerItem({
  items,
  render,
}: {
  items: readonly CaseItem[];
  render: (item: CaseItem, number: number) => ReactNode;
}) {
  const { t } = useTranslation('oversight');
  const line = (item: CaseItem, index: number): ReactNode => (
    <li key={item.id} value={index + 1} className={classes.item}>
      {render(item, index + 1)}
    </li>
  );
  return (
    <>
      <ol className={classes.items}>{items.slice(0, SHOWN).map(line)}</ol>
      {items.length > SHOWN && (
        <details className={classes.more}>
          <summary>{t('evidence.more', { count: items.length - SHOWN })}</summary>
          <ol className={classes.items} start={SHOWN + 1}>
            {items.slice(SHOWN).map((item, index) => line(item, index + SHOWN))}
          </ol>
        </details>
      )}
    </>
  );
}
