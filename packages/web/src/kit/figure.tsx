import { Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './figure.module.css';
import { useSaying } from './use-saying.ts';

/** One number: what it is, over how many cases, in which period, how it is defined. */
export type FigureData = {
  readonly label: string;
  /** Null where there is no case yet. */
  readonly value: number | string | null;
  readonly n: number;
  /** Not published: too small a count, or one that would give a small one away. Neither value nor n is shown. */
  readonly suppressed?: boolean | undefined;
  readonly period: { readonly from: string; readonly to: string };
  readonly definition: string;
};

/** A number that carries its meaning, with the figure that keeps it honest beside it (speed beside overturns). */
export function Figure({ figure, beside }: { figure: FigureData; beside?: FigureData }) {
  return (
    <div className={classes.pair}>
      <One figure={figure} />
      {beside && <One figure={beside} minor />}
    </div>
  );
}

function One({ figure, minor = false }: { figure: FigureData; minor?: boolean }) {
  const { t } = useTranslation('kit');
  const say = useSaying();
  const period = `${say.date(Date.parse(figure.period.from))} – ${say.date(Date.parse(figure.period.to))}`;
  const value = typeof figure.value === 'number' ? say.number(figure.value) : figure.value;
  const n = say.number(figure.n);
  return (
    <dl className={classes.figure} data-minor={minor || undefined}>
      <dt className={classes.label}>
        {figure.label}
        <Definition label={figure.label} definition={figure.definition} suppressed={figure.suppressed ?? false} />
      </dt>
      <dd className={classes.value}>{figure.suppressed ? t('figure.suppressed') : (value ?? t('figure.noData'))}</dd>
      <dd className={classes.basis}>{figure.suppressed ? period : `${t('figure.n', { n })} · ${period}`}</dd>
    </dl>
  );
}

function Definition({ label, definition, suppressed }: { label: string; definition: string; suppressed: boolean }) {
  const { t } = useTranslation('kit');
  return (
    <Popover position="bottom-start" width={320} withinPortal>
      <Popover.Target>
        <button type="button" className={classes.ask} aria-label={t('figure.definition', { label })}>
          ?
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.definition}>
        {definition} {suppressed && t('figure.suppressedWhy')}
      </Popover.Dropdown>
    </Popover>
  );
}
