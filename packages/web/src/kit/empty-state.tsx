import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** Nothing here yet: what will appear, and how it gets here. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{title}</p>
      <p className={classes.how}>{children}</p>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  );
}
