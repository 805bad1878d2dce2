import { z } from 'zod';
import { identifier } from '../parties/keys.ts';
import type { Actor } from '../parties/roles.ts';
import { refuse, type Refusal } from '../refusals.ts';
import { canonical } from '../wire/canonical.ts';
import { digest, instant } from '../wire/primitives.ts';
import { sha256Hex } from '../wire/sha256.ts';

const blob = z.strictObject({ digest, bytes: z.int().min(1) });

/**
 * The head of one recipient's list (spec/list.md): what its client fetches and checks before anything else. The log's
 * leaf of the fact `ListMade` commits to its digest, and each head names the one before it.
 */
export const listHeadSchema = z.strictObject({
  type: z.literal('remit/list/v1'),
  recipient: identifier,
  version: z.int().min(1),
  at: instant,
  /** Of the head of the version before; null at the first. */
  previous: digest.nullable(),
  /** From the version before to this one; null at the first, which is a snapshot, and where nothing changed. */
  delta: blob.nullable(),
  /** The whole list, at some versions. */
  snapshot: blob.nullable(),
  entries: z.int().min(0),
});
/** A list that did not change gets a version all the same after so long, which says that it is still the newest. */
export const LIST_EVERY_SECONDS = 3600;
/** Entries in every list that nobody judged, by which a leak is known (spec/list.md, Canaries). */
export const LIST_CANARIES = 8;
export type ListHead = z.infer<typeof listHeadSchema>;
export const listHeadText = (head: ListHead): string => canonical(head);
export const listHeadDigest = (head: ListHead): string => sha256Hex(listHeadText(head));

/** The one command of a list's stream, `list:<recipient>`, given by the system when a version was made. */
export const makeListSchema = z.strictObject({ version: z.int().min(1), head: digest });
export type MakeList = { readonly kind: 'MakeList'; readonly data: z.infer<typeof makeListSchema> };
export type NewListFact = { readonly kind: 'ListMade'; readonly data: z.infer<typeof makeListSchema> };
export type ListFact = NewListFact & { readonly version: number; readonly at: string; readonly actor: Actor };

/** Versions are recorded one by one, none twice: a list that forks would need two facts of one number. */
export function decideList(made: number, { data }: MakeList, actor: Actor): readonly NewListFact[] | Refusal {
  if (actor.type !== 'system' || actor.rule !== 'list-made') return refuse('not-your-role');
  return data.version === made + 1 ? [{ kind: 'ListMade', data }] : refuse('list-version-differs', 'version');
}
