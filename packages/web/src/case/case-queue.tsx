import { type QueueRowView, useProblem, type useQueue } from '../api/index.ts';
import { useGo } from '../frame/desk-route.ts';
import { EmptyState } from '../kit/empty-state.tsx';
import { type QueueColumn, QueueTable, type QueueTableProps } from '../kit/queue-table.tsx';

/** A queue of cases as every desk has it: a row opens its case, the rest comes on demand, an outage says so. */
export function CaseQueue({
  queue,
  label,
  columns,
  empty,
  emptyHow,
  opens = ({ id }) => `/case/${id}`,
  choosing,
}: {
  queue: ReturnType<typeof useQueue>;
  label: string;
  columns: readonly QueueColumn<QueueRowView>[];
  empty: string;
  emptyHow: string;
  opens?: (row: QueueRowView) => string;
  /** Where several can be chosen, and what can be done with them. */
  choosing?: Pick<QueueTableProps<QueueRowView>, 'selection' | 'onSelection' | 'bulk'>;
}) {
  const go = useGo();
  const problem = useProblem();
  return (
    <QueueTable
      label={label}
      rows={queue.rows}
      rowKey={(row) => row.id}
      rowLabel={(row) => `${row.reference} ${row.title}`}
      columns={columns}
      onOpen={(row) => go(opens(row))}
      total={queue.total}
      state={queue.state}
      {...(queue.error ? { problem: problem(queue.error) } : {})}
      onRetry={queue.retry}
      hasMore={queue.hasMore}
      onMore={queue.more}
      {...choosing}
      empty={<EmptyState title={empty}>{emptyHow}</EmptyState>}
    />
  );
}
