import { daysAfter, instantOf, millisecondsOf } from '@remit/protocol';
import type { ListLane } from '../list/list-lane.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Lane } from './lane.ts';

/** Nothing is begun in the last moments, so that what a machine still has to do is done before the end. */
const QUIET_END = 120_000;
const CHECKPOINT_HOUR = 'T22:00:00.000Z';

/**
 * Day by day: the units' work side by side, then what was shared of the decisions, then a checkpoint, then the draws that
 * follow from it.
 */
export async function runHistory(
  lanes: readonly Lane[],
  list: ListLane,
  checkpoints: Checkpoints,
  from: string,
  end: string,
): Promise<void> {
  const horizon = instantOf(millisecondsOf(end) - QUIET_END);
  for (const day of [...checkpointsBetween(from, horizon), horizon]) {
    const clocks = await Promise.all(lanes.map((lane) => lane.until(day)));
    clocks.push(await list.until(day));
    await checkpoints.publish(clocks.sort().at(-1)!);
    await Promise.all(lanes.map((lane) => lane.draw()));
  }
}

function checkpointsBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = `${from.slice(0, 10)}${CHECKPOINT_HOUR}`; at < to; at = daysAfter(at, 1)) if (at > from) days.push(at);
  return days;
}
