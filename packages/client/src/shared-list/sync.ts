import { applyChange, EMPTY_CONTENT, encodeChange, type ListContent, type ListLine, toHex } from '@remit/match';
import type { ListHead } from '@remit/protocol';
import type { Answer } from '../sdk/types.ts';
import { checkHeads, type HeldHead, type ListPolicy } from './check-heads.ts';
import { ListRefused } from './fault.ts';
import { fetchPart, type FetchPart, type ListStore, openPart, partsTo } from './parts.ts';

/** A list as it is held: which version, what it says, and when it was last known to be the newest. */
export type HeldList = HeldHead & { readonly content: ListContent; readonly asOf: string };
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
  /** Heads after a version, as the row `listHeads` gives them. */
  readonly askHeads: (after: number) => Promise<Answer<'listHeads'>>;
  readonly fetchPart: FetchPart;
  readonly now: () => string;
  readonly onProgress?: (progress: Progress) => void;
};
/** What a sync changed: for a gate that goes on matching meanwhile. */
export type Synced = {
  readonly list: HeldList;
  readonly put: readonly ListLine[];
  readonly gone: readonly Pick<ListLine, 'kind' | 'hash'>[];
};

const HELD = 'held.json';
type Kept = HeldHead & { readonly asOf: string; readonly content: string };

/** The list as an earlier run left it; null where there is none. It was checked before it was kept. */
export async function openList(store: ListStore): Promise<HeldList | null> {
  const bytes = await store.read(HELD);
  if (bytes === null) return null;
  const { head, checkpoint, asOf, content: name } = JSON.parse(new TextDecoder().decode(bytes)) as Kept;
  const kept = await store.read(name);
  const content = kept && applyChange(EMPTY_CONTENT, kept)?.content;
  return content ? { head, checkpoint, asOf, content } : null;
}

/**
 * Brings a list up to date: heads first, which are checked before a byte of content is asked for, then the parts that are
 * missing. Killed at any moment, the next run goes on from what was fetched; what is held is always one whole version.
 *
 * @throws ListRefused where what is offered does not hold; what was held stays as it is
 */
export async function syncList(held: HeldList | null, options: SyncOptions): Promise<Synced> {
  const { policy, store, key } = options;
  const heads = await allHeads(held, options);
  const checked = await checkHeads(heads, held, policy);
  const parts = partsTo(heads.heads, held?.head.version ?? 0);
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
  const list = { ...checked, content, asOf: options.now() };
  await keep(store, list, parts.length > 0 || held === null);
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

/** Pages of heads until the newest, the held one first. */
async function allHeads(held: HeldList | null, { askHeads }: SyncOptions): Promise<Answer<'listHeads'>> {
  let answer = await askHeads((held?.head.version ?? 1) - 1);
  const heads: ListHead[] = [...answer.heads];
  for (let last = heads.at(-1); last && answer.heads.length > 0; last = heads.at(-1)) {
    const more = await askHeads(last.version);
    if (more.heads.length === 0) break;
    heads.push(...more.heads);
    answer = more;
  }
  return { heads, proof: answer.proof };
}

/** The content first, under its version's name; then the one small file that says which version holds. */
async function keep(store: ListStore, { head, checkpoint, asOf, content }: HeldList, fresh: boolean): Promise<void> {
  const name = `list-${head.version}`;
  if (fresh) await store.replace(name, encodeChange(EMPTY_CONTENT, content));
  const kept: Kept = { head, checkpoint, asOf, content: name };
  const before = await store.read(HELD);
  await store.replace(HELD, new TextEncoder().encode(JSON.stringify(kept)));
  const old = before && (JSON.parse(new TextDecoder().decode(before)) as Kept).content;
  if (old !== null && old !== name) await store.remove(old);
}
