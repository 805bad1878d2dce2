import type { ReactNode } from 'react';
import classes from './facts.module.css';

export type Fact = {
  readonly name: string;
  readonly value: ReactNode /** What the fact means or where it comes from. */;
  readonly note?: ReactNode;
};

/** Named facts in a list: the rail of a case, a contact, a parameter set. */
export function Facts({ title, facts }: { title?: string; facts: readonly Fact[] }) {
  return (
    <section className={classes.facts}>
      {title && <h2 className={classes.title}>{title}</h2>}
      <dl className={classes.list}>
        {facts.map((fact) => (
          <div key={fact.name} className={classes.fact}>
            <dt className={classes.name}>{fact.name}</dt>
            <dd className={classes.value}>
              {worded(fact.value)}
              {fact.note && <span className={classes.note}>{worded(fact.note)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Words of a person or a law keep their own order, whichever way the page reads. */
const worded = (text: ReactNode): ReactNode => (typeof text === 'string' ? <bdi>{text}</bdi> : text);
