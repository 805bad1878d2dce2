import type { Fingerprint, ListEntry, Opinion } from '@remit/match';

/** Something that one side says and the other has no place for, or that is not as its format asks. */
export type Loss = {
  /** Where it stands: a line, or the name that the other side gave it. */
  readonly at: string;
  readonly what: string;
};

export type Reading = {
  readonly entries: readonly ListEntry[];
  /** Entries that the other side took back. */
  readonly removed: readonly string[];
  /** Where the next reading goes on, as the other side spells it. */
  readonly checkpoint: string | null;
  readonly lost: readonly Loss[];
};

/** Who speaks and of what, where a format does not say it. */
export type Assumed = { readonly party: string; readonly ground: string };

export type Writing = { readonly text: string; readonly lost: readonly Loss[] };

/** A text that is not in the format at all; what is wrong with single records is a `Loss` instead. */
export type Unreadable = { readonly unreadable: string };

export type Format = {
  /** What is never carried over, whatever the entry: said to whoever converts, and listed in the documentation. */
  readonly drops: readonly string[];
  readonly read: (text: string, assumed: Assumed) => Reading | Unreadable;
  /** @param at the instant of writing, for formats that date what they hold */
  readonly write: (entries: readonly ListEntry[], more: Assumed & { readonly at: string }) => Writing;
};

export type ExactKind = Exclude<Fingerprint['kind'], 'video'>;

const DIGITS: Readonly<Record<ExactKind, number>> = { pdq: 64, sha256: 64, md5: 32, link: 64 };

/** A fingerprint from its hexadecimal digits, or `null` where they are not such a one. */
export function printOf(kind: ExactKind, digits: string): Fingerprint | null {
  const plain = digits.trim().toLowerCase();
  if (plain.length !== DIGITS[kind] || !/^[0-9a-f]+$/u.test(plain)) return null;
  return {
    kind,
    hash: Uint8Array.from({ length: plain.length / 2 }, (_, n) => Number(`0x${plain.slice(2 * n, 2 * n + 2)}`)),
  };
}

/** What a table of ours has under a word of theirs, and nothing of what every object has (`constructor`). */
export const known = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;

/** An opinion without the parts that nobody gave. */
export function opinion(
  given: Pick<Opinion, 'party' | 'says' | 'ground'> & { readonly [key in keyof Opinion]?: Opinion[key] | undefined },
): Opinion {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== ''),
  ) as Opinion;
}

/** What is said of an entry as a whole: its first opinion that is neither withdrawn nor against it. */
export const standing = ({ opinions }: ListEntry): Opinion | undefined =>
  opinions.find(({ says }) => says === 'positive');
