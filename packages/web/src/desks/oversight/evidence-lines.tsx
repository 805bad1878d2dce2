import { Children, type ReactNode } from 'react';
import classes from './oversight.module.css';

/** One named line of evidence; nothing where the file says nothing. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  if (Children.toArray(children).every((child) => child === '')) return null;
  return (
    <p className={classes.line}>
      <span className={classes.quiet}>{name}: </span>
      {children}
    </p>
  );
}

/** Words quoted from the file. */
export const Quote = ({ children }: { children: ReactNode }) =>
  children ? (
    <blockquote className={classes.quote} dir="auto">
      {children}
    </blockquote>
  ) : null;
