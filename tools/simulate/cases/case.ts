import type { CommandData, CommandKind, Header, Item, RefusalCode, Role, Status } from '@remit/protocol';
import type { Person, PlatformId, UnitId } from '../people/organisations.ts';

export type DraftItem = { readonly id: string; content: Item };

/** What the simulated people of one case know, as their screens would show it. */
export type Case = {
  readonly id: string;
  readonly unit: UnitId;
  readonly platform: PlatformId;
  readonly language: 'en' | 'de';
  readonly officer: Person;
  readonly supervisor: Person;
  readonly reviewer: Person;
  readonly chief: Person;
  readonly analyst: Person;
  readonly decider: Person;
  readonly legal: Person;
  importId: string | null;
  header: Header;
  items: DraftItem[];
  /** Items that a gate will stop or lock 2 takes away; nobody decides them later. */
  readonly gone: Set<string>;
  readonly corrected: Set<string>;
  status: Status;
  /** What the supervisor's screen shows: the digest to sign and the items drawn for re-reading. */
  shown: { readonly digest: string; readonly reread: readonly string[] } | null;
  lock1At: string | null;
};

/** One act of one person, so many of that person's working minutes after the act before it. */
export type Step = {
  readonly [K in CommandKind]: {
    readonly by: Person;
    readonly role: Role;
    readonly minutes: number;
    /** By whoever is on duty, at night and on Sundays too. */
    readonly duty?: boolean;
    readonly kind: K;
    /** Null where whoever looks finds that there is nothing to do any more. */
    readonly data: (c: Case, at: string) => CommandData<K> | null;
    /** The lawful "no" that this act meets, where the story is about it. */
    readonly expects?: RefusalCode;
  };
}[CommandKind];

export type Plan = { readonly story: string; readonly c: Case; readonly start: string; readonly steps: Step[] };

/** Items that are still before a decider. */
export const openItems = (c: Case): DraftItem[] => c.items.filter(({ id }) => !c.gone.has(id));

/** A correction names each item once. */
export function correction(
  c: Case,
  itemId: string,
  cause: CommandData<'CorrectItem'>['cause'],
  note: string,
): CommandData<'CorrectItem'> | null {
  if (c.corrected.has(itemId)) return null;
  c.corrected.add(itemId);
  return { itemId, cause, note };
}
