import { applyChange, EMPTY_CONTENT, type ListLine, toHex } from '@remit/match';
import type { ListHead } from '@remit/protocol';
import type { Answer } from '../sdk/types.ts';
import { checkHeads, type ListPolicy } from './check-heads.ts';
import { ListRefused } from './fault.ts';
import { refuseAhead } from './freshness.ts';
import { type HeldList, keepList, type OpenedList } from './kept.ts';
import { fetchPart, type FetchPart, type ListStore, openPart, partsTo } from './parts.ts';

export type Progress = {
  readonly part: number;
  readonly parts: number;
  readonly bytes: number;
  readonly ofBytes: number;
};
export type SyncOptions = {
  /** Of the list, as `takeList` gave it. */
  readonly key: Uint8Array;
  readonly policy: ListPolicy;
  readonly store: ListStore;
  /** Heads after a version, or from the newest with the whole list, as the row `listHeads` gives them. */
  readonly askHeads: (after: number | 'whole') => Promise<Answer<'listHeads'>>;
  readonly fetchPart: FetchPart;
  /** An instant: a version from the future is refused. */
  readonly now: () => string;
  readonly onProgress?: (progress: Progress) => void;
};
/** What a sync changed: for a gate that goes on matching meanwhile. */
export type Synced = {
  readonly list: HeldList;
  readonly put: readonly ListLine[];
  readonly gone: readonly Pick<ListLine, 'kind' | 'hash'>[];
};

/**
 * Brings a list up to date: heads first, which are checked before a byte of content is asked for, then the parts that are
 * missing. Killed at any moment, the next run goes on from what was fetched; what is held is always one whole version.
 *
 * @throws ListRefused where what is offered does not hold; what was held stays as it is
 */
export async function syncList(held: OpenedList | null, options: SyncOptions): Promise<Synced> {
  const { policy, store, key } = options;
  const heads = await allHeads(held, options);
  const checked = await checkHeads(heads, held, policy);
  refuseAhead(checked.head, options.now());
  const parts = partsTo(heads.heads, held?.content ? held.head.version : 0);
  const ofBytes = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  let bytes = 0;
  let content = held?.content ?? EMPTY_CONTENT;
  const changes: Changed[] = [];
  for (const [part, each] of parts.entries()) {
    const sealed = await fetchPart(each, store, options.fetchPart, (more) => {
      bytes += more;
      options.onProgress?.({ part: part + 1, parts: parts.length, bytes, ofBytes });
    });
    const change = applyChange(content, await openPart(key, sealed));
    if (change === null) throw new ListRefused('part-unreadable', each.digest.slice(0, 12));
    content = change.content;
    changes.push(change);
  }
  const list = { ...checked, content };
  await keepList(store, list, parts.length > 0);
  for (const { digest } of parts) await store.remove(`${digest}.part`);
  return { list, ...altogether(changes) };
}

type Changed = Pick<Synced, 'put' | 'gone'>;

/** Several changes as one: what came and was taken away again on the way is not put in. */
function altogether(changes: readonly Changed[]): Changed {
  const name = ({ kind, hash }: Pick<ListLine, 'kind' | 'hash'>): string => `${kind}:${toHex(hash)}`;
  const goneIn = new Map(changes.flatMap(({ gone }, step) => gone.map((line) => [name(line), step] as const)));
  const stays = (line: ListLine, step: number): boolean => goneIn.size === 0 || (goneIn.get(name(line)) ?? -1) <= step;
  return {
    put: changes.flatMap(({ put }, step) => put.filter((line) => stays(line, step))),
    gone: changes.flatMap(({ gone }) => gone),
  };
}

/**
 * Pages of heads until the newest: from the held one; without content from one that has the whole list. Where that is
 * newer than the held one, it stands among those that follow the held one, so that this is still compared.
 */
async function allHeads(held: OpenedList | null, options: SyncOptions): Promise<Answer<'listHeads'>> {
  if (!held) return headsFrom('whole', options);
  const after = await headsFrom(held.head.version - 1, options);
  const enough = held.content !== null || after.heads.length === 0 || after.heads.some(({ snapshot }) => snapshot);
  return enough ? after : headsFrom('whole', options);
}

async function headsFrom(from: number | 'whole', { askHeads }: SyncOptions): Promise<Answer<'listHeads'>> {
  let answer = await askHeads(from);
  const heads: ListHead[] = [...answer.heads];
  for (let last = heads.at(-1); last && answer.heads.length > 0; last = heads.at(-1)) {
    const more = await askHeads(last.version);
    if (more.heads.length === 0) break;
    heads.push(...more.heads);
    answer = more;
  }
  return { heads, proof: answer.proof };
}
