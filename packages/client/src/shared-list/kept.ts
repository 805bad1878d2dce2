import { applyChange, EMPTY_CONTENT, encodeChange, type ListContent } from '@remit/match';
import { digest, listHeadSchema } from '@remit/protocol';
import { z } from 'zod';
import type { HeldHead } from './check-heads.ts';
import { ListRefused } from './fault.ts';
import { digestOf, type ListStore } from './parts.ts';

/** A list as it is held: which version, under which checkpoint, and what it says. */
export type HeldList = HeldHead & { readonly content: ListContent };
/** The same where the content may have been lost: what was seen is remembered all the same. */
export type OpenedList = HeldHead & { readonly content: ListContent | null };

const HELD = 'held.json';
const keptSchema = z.strictObject({
  head: listHeadSchema,
  checkpoint: z.strictObject({ size: z.int().min(0), root: digest }),
  content: z.strictObject({ name: z.string(), digest }),
});
type Kept = z.infer<typeof keptSchema>;

/**
 * The list as an earlier run left it; null where there is none. It was checked before it was kept. A damaged content is
 * told by its digest and fetched anew; the version that was seen stays, so that no older one is taken in its place.
 *
 * @throws ListRefused where even that cannot be read
 */
export async function openList(store: ListStore): Promise<OpenedList | null> {
  const kept = await readKept(store);
  if (kept === null) return null;
  const { head, checkpoint, content } = kept;
  const bytes = await store.read(content.name);
  const whole = bytes !== null && (await digestOf(bytes)) === content.digest ? bytes : null;
  return { head, checkpoint, content: whole && (applyChange(EMPTY_CONTENT, whole)?.content ?? null) };
}

/** The content first, where it changed, under its version's name; then the one small file that says what holds. */
export async function keepList(
  store: ListStore,
  { head, checkpoint, content }: HeldList,
  changed: boolean,
): Promise<void> {
  const before = await readKept(store);
  const there = changed || before === null ? await writeContent(store, head.version, content) : before.content;
  const kept: Kept = { head, checkpoint, content: there };
  await store.replace(HELD, new TextEncoder().encode(JSON.stringify(kept)));
  if (before && before.content.name !== there.name) await store.remove(before.content.name);
}

async function writeContent(store: ListStore, version: number, content: ListContent): Promise<Kept['content']> {
  const bytes = encodeChange(EMPTY_CONTENT, content);
  const name = `list-${version}`;
  await store.replace(name, bytes);
  return { name, digest: await digestOf(bytes) };
}

async function readKept(store: ListStore): Promise<Kept | null> {
  const bytes = await store.read(HELD);
  if (bytes === null) return null;
  try {
    return keptSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    throw new ListRefused('held-damaged', HELD);
  }
}
