import { useId, type ReactNode } from 'react';
import classes from './acting.module.css';

/** One step of a case: what it is, what it asks for, its fields, its button. */
export function ActPanel({ title, say, children }: { title: string; say?: ReactNode; children: ReactNode }) {
  const heading = useId();
  return (
    <section aria-labelledby={heading} className={classes.panel} data-screen-only>
      <div>
        <h2 id={heading} className={classes.title}>
          {title}
        </h2>
        {say && <p className={classes.say}>{say}</p>}
      </div>
      {children}
    </section>
  );
}

export const Acts = ({ children }: { children: ReactNode }) => <div className={classes.acts}>{children}</div>;
export const Fields = ({ children }: { children: ReactNode }) => <div className={classes.fields}>{children}</div>;
export const Inline = ({ children }: { children: ReactNode }) => <div className={classes.inline}>{children}</div>;
