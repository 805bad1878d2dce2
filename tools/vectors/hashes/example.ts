import type { Actor, EntryCommandKind, EntryFactKind, EntryWorld } from '@remit/protocol';
import { type EntryVector, runEntryVector } from '../../../packages/protocol/src/hashes/fixtures/run-vector.ts';
import type { Book } from './histories.ts';
import { BASE } from './people.ts';

type When = {
  readonly kind: EntryCommandKind;
  readonly actor: Actor;
  readonly at: string;
  /** `digest`: that of the acting organisation's proposal. */
  readonly data: object | 'digest';
  readonly entry?: string;
  readonly world?: Partial<EntryWorld>;
};
/** What an example owes: the kinds of its facts, or its refusal. The rest of each fact is recorded. */
type Owed = EntryFactKind | readonly EntryFactKind[] | { readonly refusal: string; readonly field?: string };
export type Example = readonly [name: string, spec: string, given: string, when: When, owed: Owed];

export function vectorOf(book: Book, [name, spec, given, { world, ...when }, owed]: Example): EntryVector {
  const data = when.data === 'digest' ? { digest: digestOf(book, given, when.actor) } : when.data;
  const question = { given, when: { ...when, data }, ...(world && { world }) };
  const then = runEntryVector(question, book.published, BASE);
  const found = 'facts' in then ? then.facts.map(({ kind }) => kind) : then;
  const expected = typeof owed === 'string' ? [owed] : owed;
  if ('facts' in then ? JSON.stringify(found) !== JSON.stringify(expected) : !isOwed(then, owed))
    throw new Error(`${name} (${given}): owed ${JSON.stringify(owed)}, found ${JSON.stringify(found)}`);
  return { name, spec, ...question, then };
}

const isOwed = (then: { readonly refusal: string; readonly field?: string }, owed: Owed): boolean =>
  typeof owed === 'object' &&
  'refusal' in owed &&
  owed.refusal === then.refusal &&
  (owed.field === undefined || owed.field === then.field);

function digestOf(book: Book, given: string, actor: Actor): string {
  const own = actor.type === 'system' ? '' : actor.organisation;
  const proposal = book
    .facts(given)
    .findLast((fact) => fact.kind === 'OpinionProposed' && fact.data.opinion.organisation === own);
  return proposal?.kind === 'OpinionProposed' ? proposal.data.digest : '0'.repeat(64);
}
