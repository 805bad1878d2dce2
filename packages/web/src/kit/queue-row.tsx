import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueColumn } from './queue-table.tsx';
import classes from './queue-table.module.css';
import { toggle, selectRange, type Selection } from './selection.ts';

export type QueueRowProps<Row> = {
  row: Row;
  rowId: string;
  label: string;
  columns: readonly QueueColumn<Row>[];
  tracks: string;
  narrow: boolean;
  index: number;
  offset: number;
  measure: (element: Element | null) => void;
  focusable: boolean;
  selection: Selection | undefined;
  onSelection: ((selection: Selection) => void) | undefined;
  onOpen: (row: Row) => void;
  onFocus: () => void;
};

/** One row of a queue, or the card it becomes on a narrow screen. */
export function QueueRow<Row>(props: QueueRowProps<Row>) {
  const { row, rowId, label, tracks, narrow, index, offset, measure, focusable, selection, onOpen, onFocus } = props;
  const selected = selection?.keys.has(rowId) ?? false;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection ? selected : undefined}
      aria-label={label}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      data-row={rowId}
      data-selected={selected || undefined}
      ref={measure}
      className={narrow ? classes.card : classes.row}
      style={{ transform: `translateY(${offset}px)`, ...(narrow ? {} : { gridTemplateColumns: tracks }) }}
      onFocus={onFocus}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
      }}
      onClick={(event) => {
        if (!isOwnControl(event.target)) onOpen(row);
      }}
    >
      {narrow ? <Card {...props} /> : <Cells {...props} />}
    </div>
  );
}

function Cells<Row>(props: QueueRowProps<Row>) {
  return (
    <>
      {props.selection && <Check {...props} />}
      {props.columns.map((column) => (
        <div key={column.id} role="gridcell" className={classes.cell} data-align={column.align}>
          {column.cell(props.row)}
        </div>
      ))}
    </>
  );
}

function Card<Row>(props: QueueRowProps<Row>) {
  const { row, columns, selection } = props;
  const of = (card: QueueColumn<Row>['card']): readonly QueueColumn<Row>[] =>
    columns.filter((column) => column.card === card);
  const cell = (column: QueueColumn<Row>, children: ReactNode): ReactNode => (
    <div key={column.id} role="gridcell">
      {children}
    </div>
  );
  return (
    <>
      <div className={classes.cardTop} role="presentation">
        {selection && <Check {...props} />}
        {of('top').map((column) => cell(column, column.cell(row)))}
      </div>
      {of('title').map((column) => cell(column, column.cell(row)))}
      <div className={classes.cardLines} role="presentation">
        {of('line').map((column) =>
          cell(
            column,
            <>
              <span className={classes.cardLabel}>{column.header}</span> {column.cell(row)}
            </>,
          ),
        )}
      </div>
    </>
  );
}

function Check<Row>({ rowId, label, selection, onSelection }: QueueRowProps<Row>) {
  const { t } = useTranslation('kit');
  if (!selection) return null;
  return (
    <div role="gridcell" className={classes.check}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('queue.select', { row: label })}
        checked={selection.keys.has(rowId)}
        onChange={(event) => {
          const shift = (event.nativeEvent as MouseEvent).shiftKey;
          const order = rowOrder(event.currentTarget);
          onSelection?.(shift ? selectRange(selection, order, rowId) : toggle(selection, rowId));
        }}
      />
    </div>
  );
}

/** The rows drawn now, in order: a range by mouse spans what the person can see. */
function rowOrder(inside: Element): readonly string[] {
  const rows = inside.closest('[role=grid]')?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
  return [...rows]
    .sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
    .map((row) => row.dataset['row']!);
}

/** A click on a control inside a row is that control's, not the row's. */
const isOwnControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input, label, summary, [role=menu]') !== null;
