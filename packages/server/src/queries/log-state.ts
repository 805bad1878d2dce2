import type { Store } from '../store/store.ts';
import { latestCheckpoint } from './log-tile.ts';

export type LogIdentity = {
  readonly origin: string;
  readonly verifierKey: string;
  readonly cadenceSeconds: number;
  readonly paddingMultiple: number;
};

/**
 * What anybody may know of the log. Its size is the published one: what has been sequenced since would tell how fast
 * facts come (D12).
 */
export async function logState(store: Store, identity: LogIdentity) {
  const { origin, verifierKey, cadenceSeconds, paddingMultiple } = identity;
  const latest = await latestCheckpoint(store);
  return {
    checkpoint: latest?.note ?? null,
    verifierKey,
    origin,
    cadenceSeconds,
    paddingMultiple,
    sequencedSize: latest?.size ?? 0,
  };
}
