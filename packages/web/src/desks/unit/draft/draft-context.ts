import type { CapabilityCard, HeaderDraft, ItemDraft, PastOutcome } from '@remit/protocol';
import { createContext, useContext } from 'react';
import { commonOf, headerOf, isOwn, itemOf, setHeader, setItem, type Draft, type Given } from './draft.ts';
import type { Verdict } from './verdict.ts';

export type DraftDesk = {
  readonly draft: Draft;
  readonly change: (step: (draft: Draft) => Draft) => void;
  readonly given: Given;
  readonly verdict: Verdict | null;
  readonly card: CapabilityCard | null;
  readonly history: Readonly<Record<string, readonly PastOutcome[]>>;
  /** The item that is being written alone, or null for all of them. */
  readonly scope: string | null;
  readonly setScope: (id: string | null) => void;
};

export const DraftContext = createContext<DraftDesk | null>(null);

export function useDraftDesk(): DraftDesk {
  const desk = useContext(DraftContext);
  if (!desk) throw new Error('a field of a draft stands outside the draft');
  return desk;
}

export type FieldOf<T> = {
  readonly value: T | undefined;
  /** `undefined` gives the field back to what it inherits. */
  set(value: T | undefined): void;
  /** Nobody typed it here: it comes from the parameter set, the template or the fields of all items. */
  readonly inherited: boolean;
};

export function useHeaderField<F extends keyof HeaderDraft>(name: F): FieldOf<Exclude<HeaderDraft[F], undefined>> {
  const { draft, change, given } = useDraftDesk();
  const value = headerOf(draft, given)[name] as Exclude<HeaderDraft[F], undefined> | undefined;
  return {
    value,
    set: (next) => change((before) => setHeader(before, name, next)),
    inherited: draft.header[name] === undefined && isThere(value),
  };
}

/**
 * A field of the item that is being written alone, or of all items. With a single item both are the same, and what is
 * written is shared, so that a second item inherits it. `common` is always about all of them.
 */
export function useItemField<F extends keyof ItemDraft>(
  name: F,
  about?: 'common',
): FieldOf<Exclude<ItemDraft[F], undefined>> {
  const { draft, change, given, scope } = useDraftDesk();
  const chosen = about === 'common' ? undefined : draft.items.find(({ id }) => id === scope);
  const alone = draft.items.length === 1 && !isOwn(name) && chosen?.own[name] === undefined;
  const item = alone ? undefined : chosen;
  const fields: Partial<ItemDraft> = item ? itemOf(draft, item, given) : commonOf(draft, given);
  const typed: Partial<ItemDraft> = item ? item.own : draft.common;
  return {
    value: fields[name] as Exclude<ItemDraft[F], undefined> | undefined,
    set: (next) => change((before) => setItem(before, item?.id ?? null, name, next)),
    inherited: typed[name] === undefined && isThere(fields[name]),
  };
}

const isThere = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
