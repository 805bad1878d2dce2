import type { Answer } from '../api/index.ts';
import type { PlaceCount, PlaceCounts } from './places.ts';

const QUEUE_OF: Record<PlaceCount, string> = {
  unitDue: 'unit',
  lock1Due: 'lock1',
  lock2Due: 'oversight',
  samplesDue: 'sample',
  inboxDue: 'platform',
};

/** What each place of the navigation counts: rows in which a time runs. Lock 1 counts all that wait there. */
export function countsOfPlaces(counts: Answer<'queueCounts'>['counts'] | undefined): PlaceCounts {
  if (!counts) return {};
  return Object.fromEntries(
    Object.entries(QUEUE_OF).map(([place, queue]) => {
      const count = counts[queue];
      return [place, (queue === 'lock1' || queue === 'sample' ? count?.total : count?.due) ?? 0];
    }),
  );
}
