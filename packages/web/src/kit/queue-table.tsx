import { Checkbox } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type ProblemDocument } from './problem.tsx';
import { leaveAt } from './left-row.ts';
import { QueueRow } from './queue-row.tsx';
import classes from './queue-table.module.css';
import { NOTHING_SELECTED, stillThere, toggleAll, type Selection } from './selection.ts';
import { useFits } from './use-fits.ts';
import { useQueueKeys } from './use-queue-keys.ts';

export type QueueColumn<Row> = {
  readonly id: string;
  readonly header: string;
  /** A CSS grid track: "9rem", "minmax(0, 2fr)". */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** Where it goes on a card at 320 pixels: in the first line, as the title, or in a labelled line below. */
  readonly card: 'top' | 'title' | 'line' | 'hidden';
  readonly align?: 'end';
};

export type QueueTableProps<Row> = {
  /** What the queue is, for assistive technology. */
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The row in words: reference and title. */
  rowLabel: (row: Row) => string;
  columns: readonly QueueColumn<Row>[];
  onOpen: (row: Row) => void;
  /** How many there are in all, where the server counts them. */
  total?: number | undefined;
  state?: 'ready' | 'loading' | 'failed';
  problem?: ProblemDocument | undefined;
  onRetry?: () => void;
  /** Shown when there is nothing: an EmptyState. */
  empty: ReactNode;
  selection?: Selection | undefined;
  onSelection?: (selection: Selection) => void;
  /** What can be done with the selected rows. */
  bulk?: ReactNode;
  hasMore?: boolean | undefined;
  onMore?: (() => void) | undefined;
};

/**
 * A queue: rows that answer what is due, why, and what next. Draws only what is in view, so 5,000 rows are as quick as
 * fifty; works from the keyboard alone; becomes cards where its columns do not fit; keeps focus when its row goes.
 */
export function QueueTable<Row>(props: QueueTableProps<Row>) {
  const { rows, rowKey, state = 'ready', empty, problem, onRetry } = props;
  if (state === 'failed' && problem) return <Problem problem={problem} onRetry={onRetry} />;
  if (state === 'loading' && rows.length === 0) return <LoadingRows />;
  if (rows.length === 0) return <>{empty}</>;
  return <Filled {...props} order={rows.map(rowKey)} />;
}

function Filled<Row>(props: QueueTableProps<Row> & { order: readonly string[] }) {
  const {
    label,
    rows,
    rowLabel,
    columns,
    onOpen,
    order,
    selection = NOTHING_SELECTED,
    onSelection,
    total,
    hasMore = false,
    onMore,
  } = props;
  const selectable = onSelection !== undefined;
  const tracks = [...(selectable ? ['2.25rem'] : []), ...columns.map((column) => column.width)];
  const whole = useRef<HTMLDivElement>(null);
  const narrow = !useFits(whole, tracks);
  const body = useRef<HTMLDivElement>(null);
  const margin = useOffsetTop(body);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (narrow ? 132 : 57),
    overscan: 8,
    scrollMargin: margin,
    scrollPaddingStart: 140,
    scrollPaddingEnd: 24,
    getItemKey: (index) => order[index]!,
    // Rounded up: a row begun a fraction of a pixel too early lies over the line below the one before it.
    measureElement: (element) => Math.ceil(element.getBoundingClientRect().height),
  });
  const list = `${location.pathname} ${label}`;
  const { active, setActive } = useQueueKeys({
    list,
    order,
    body,
    selection,
    onSelection,
    scrollTo: (index) => virtual.scrollToIndex(index),
  });
  const items = virtual.getVirtualItems();
  useMoreNearEnd(items.at(-1)?.index ?? 0, rows.length, hasMore, onMore);
  useEffect(() => {
    const kept = stillThere(selection, order);
    if (kept !== selection) onSelection?.(kept);
  }, [selection, order, onSelection]);
  const grid = tracks.join(' ');
  return (
    <div ref={whole} className={classes.queue} data-narrow={narrow || undefined}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={rowCount(rows.length, total, hasMore)}
        aria-colcount={columns.length + (selectable ? 1 : 0)}
        aria-multiselectable={selectable}
      >
        <Head {...props} selection={selection} tracks={grid} />
        <div role="rowgroup" ref={body} className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => (
            <QueueRow
              key={item.key}
              row={rows[item.index]!}
              rowId={order[item.index]!}
              label={rowLabel(rows[item.index]!)}
              columns={columns}
              tracks={grid}
              narrow={narrow}
              index={item.index}
              offset={item.start - margin}
              measure={virtual.measureElement}
              focusable={active ? active.index === item.index : item.index === 0}
              selection={selectable ? selection : undefined}
              onSelection={onSelection}
              onOpen={(row) => {
                leaveAt(list, { key: order[item.index]!, index: item.index });
                onOpen(row);
              }}
              onFocus={() => setActive({ key: order[item.index]!, index: item.index })}
            />
          ))}
        </div>
      </div>
      {selection.keys.size > 0 && <SelectionBar {...props} selection={selection} />}
      <Count {...props} />
    </div>
  );
}

/** With the heading; -1 where nobody has counted: the rows that are loaded are not all there are. */
function rowCount(loaded: number, total: number | undefined, hasMore: boolean): number {
  if (total !== undefined) return total + 1;
  return hasMore ? -1 : loaded + 1;
}

function Count<Row>({ rows, total, state }: QueueTableProps<Row>) {
  const { t } = useTranslation('kit');
  const shown = rows.length;
  const words =
    total !== undefined && total > shown ? t('queue.rowsOf', { shown, total }) : t('queue.rows', { count: shown });
  return (
    <p className={classes.count} role="status">
      {state === 'loading' ? t('queue.loadingMore') : words}
    </p>
  );
}

type HeadProps<Row> = QueueTableProps<Row> & { order: readonly string[]; selection: Selection; tracks: string };

function Head<Row>({ columns, rows, order, selection, onSelection, tracks }: HeadProps<Row>) {
  const { t } = useTranslation('kit');
  const chosen = selection.keys.size;
  return (
    <div role="rowgroup" className={classes.headGroup}>
      <div role="row" aria-rowindex={1} className={classes.head} style={{ gridTemplateColumns: tracks }}>
        {onSelection && (
          <div role="columnheader" className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={t('queue.selectAll')}
              checked={chosen > 0 && chosen === rows.length}
              indeterminate={chosen > 0 && chosen < rows.length}
              onChange={() => onSelection(toggleAll(selection, order))}
            />
          </div>
        )}
        {columns.map((column) => (
          <div key={column.id} role="columnheader" data-align={column.align}>
            {column.header}
          </div>
        ))}
      </div>
    </div>
  );
}

function SelectionBar<Row>({ selection, onSelection, bulk }: QueueTableProps<Row> & { selection: Selection }) {
  const { t } = useTranslation('kit');
  return (
    <div className={classes.selection} role="group" aria-label={t('queue.selected', { count: selection.keys.size })}>
      <strong>{t('queue.selected', { count: selection.keys.size })}</strong>
      {bulk}
      <button type="button" className={classes.clear} onClick={() => onSelection?.(NOTHING_SELECTED)}>
        {t('queue.clear')}
      </button>
    </div>
  );
}

function LoadingRows() {
  const { t } = useTranslation('kit');
  return (
    <div role="status" className={classes.loading}>
      <span className="visually-hidden">{t('queue.loading')}</span>
      {[0.9, 0.75, 0.82, 0.6, 0.7].map((width) => (
        <div key={width} className={classes.ghost} aria-hidden="true">
          <span style={{ width: `${width * 100}%` }} />
        </div>
      ))}
    </div>
  );
}

/** Where the rows begin on the page: what is above them may grow or shrink. */
function useOffsetTop(element: React.RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void => setTop((element.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}

function useMoreNearEnd(last: number, count: number, hasMore: boolean, onMore: (() => void) | undefined): void {
  useEffect(() => {
    if (hasMore && last >= count - 15) onMore?.();
  }, [last, count, hasMore, onMore]);
}
