import type { Signatures } from '@remit/protocol';
import type { CaseTableRow, ItemRow, OrganisationRow, SummaryRow, TimerRow } from '../store/append-targets.ts';
import type { EntryChange } from '../store/entry-targets.ts';
import type { StoredFact } from '../store/facts.ts';
import type { AnnexChange } from './annex.ts';
import type { Disclosed } from './leaf.ts';

/** A row of `case_rows` and the queues in which it stands. */
export type CaseRow = Omit<CaseTableRow, 'key'> & {
  readonly due_at: string | null;
  readonly queues: readonly string[];
};

/** All that one accepted command changes; a batch of them is written in one statement. */
export type Change = {
  readonly stream: string;
  readonly key: Buffer;
  readonly newKey: boolean;
  readonly facts: readonly {
    readonly fact: StoredFact;
    readonly openFields: readonly string[];
    readonly disclosed: Disclosed;
    /** Of the desk and the person, on the first fact of an act that is signed (spec/signatures.md). */
    readonly signatures?: Signatures | null;
  }[];
  readonly referral: string | null;
  /** Of a command on an entry, all that changes beside its facts. */
  readonly entry?: EntryChange;
  /** What becomes of the case's restricted annex; absent or null where nothing does. */
  readonly annex?: AnnexChange | null;
  readonly timers: readonly Omit<TimerRow, 'referral'>[];
  readonly cases: readonly CaseRow[];
  readonly items: readonly ItemRow[];
  readonly summary: Omit<SummaryRow, 'referral'> | null;
  readonly organisation: OrganisationRow | null;
  readonly messages: readonly { readonly kind: string; readonly organisation: string }[];
};

/** What time alone changes: a case or an entry. */
export const timedOf = ({ referral, entry }: Pick<Change, 'referral' | 'entry'>): string | null =>
  referral ?? entry?.id ?? null;
