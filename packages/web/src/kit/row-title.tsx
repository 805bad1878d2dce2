import type { ReactNode } from 'react';
import classes from './row-title.module.css';

/** The main cell of a queue row: a title in at most two lines, and below it what tells it from its neighbours. */
export function RowTitle({ title, under }: { title: string; under?: ReactNode }) {
  return (
    <div className={classes.cell}>
      <span className={classes.title} title={title} dir="auto">
        {title}
      </span>
      {under && <span className={classes.under}>{under}</span>}
    </div>
  );
}
