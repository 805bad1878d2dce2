import type { ContentType } from '../referral/codes.ts';
import type { Recipient } from './audience.ts';
import type { Bucket } from './codes.ts';

/** What a rule needs beyond the entry's own facts; read in the same transaction and handed in. */
export type EntryWorld = {
  /** The acting organisation, as the directory has it; null for the system. */
  readonly own: Recipient | null;
  /** Whoever takes the list now: these owe receipts. */
  readonly recipients: readonly Recipient[];
  /** Admitted units and platforms that a second opinion may be asked of. */
  readonly partners: readonly string[];
  /** The item of the referral that the command names, where the acting organisation took part in it. */
  readonly source: {
    /** Decided with an action that stands: neither corrected nor reversed. */
    readonly acted: boolean;
    readonly grounds: readonly ContentType[];
    readonly parties: readonly string[];
  } | null;
  /** The first version of the acting organisation's list that was made after the withdrawal; null where there is none. */
  readonly listWithout: number | null;
  /** How often entries of this kind match in a day: the bucket that all but one in a hundred stay below. */
  readonly usual: Bucket;
};

export const EMPTY_ENTRY_WORLD: EntryWorld = {
  own: null,
  recipients: [],
  partners: [],
  source: null,
  listWithout: null,
  usual: 'B0',
};
