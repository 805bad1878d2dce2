import type { TileReader, Trust } from '@remit/log';
import type { RemitClient } from '../sdk/index.ts';
import { LogUnreachable } from '../verify/tile-reader.ts';
import type { Alarm } from './alarm.ts';
import { followLog } from './follow-log.ts';
import type { OwnRecords } from './own-signatures.ts';
import { type MonitorState, raise, withEvidence } from './state.ts';
import { watchOwn } from './watch-own.ts';

export type MonitorRequest = {
  readonly read: TileReader;
  readonly trust: Trust;
  readonly staleAfterMs: number;
  /** The own organisation's credential; null to watch the public log alone. */
  readonly client: RemitClient | null;
  /** Names of those who may act for the organisation; null to take those of the first look. */
  readonly people: readonly string[] | null;
  /** Its own records of what its desk signed. */
  readonly records: () => Promise<OwnRecords>;
  readonly now: number;
};

export type Look = {
  readonly state: MonitorState;
  readonly alarms: readonly Alarm[];
  readonly unreachable: string | null;
};

/** One look at everything. An outage is no evidence: it alarms by its length alone, as staleness. */
export async function look(before: MonitorState, request: MonitorRequest): Promise<Look> {
  const { client, now } = request;
  try {
    const { tree, alarms, evidence } = await followLog(before.tree, request);
    const own = client === null ? null : await watchOwn(before.own, { ...request, client });
    const all = [...alarms, ...(own?.alarms ?? [])];
    const kept = { ...before, tree, own: own?.own ?? before.own, evidence: withEvidence(before.evidence, ...evidence) };
    return { state: raise(kept, all, now), alarms: all, unreachable: null };
  } catch (error) {
    if (!(error instanceof LogUnreachable) && !(error instanceof Error && error.name === 'RemitUnreachable'))
      throw error;
    const since = before.tree?.grewAt;
    const long = since !== undefined && now - since > request.staleAfterMs;
    const alarms: Alarm[] = long ? [{ code: 'unreachable', about: '', detail: error.message }] : [];
    return { state: raise(before, alarms, now), alarms, unreachable: error.message };
  }
}
