import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseView, giveCommand, keys } from '../../../api/index.ts';
import { canonical } from '@remit/protocol';
import { type Draft, type Given } from './draft.ts';
import { dropDraft, keepDraft } from './kept-draft.ts';
import { savable } from './savable.ts';

/** The draft as the server has it: its identifier, its version, and what was saved last. */
export type Saved = {
  readonly id: string;
  readonly version: number;
  readonly itemIds: readonly string[];
  readonly text: string;
};

/** The draft as the server shows it now, live. */
export type ServerDraft = { readonly view: CaseView; readonly stored: Draft };

const savedOf = ({ view, stored }: ServerDraft, given: Given): Saved => ({
  id: view.id,
  version: view.version,
  itemIds: view.items.map(({ id }) => id),
  text: textOf(stored, given),
});

/** A newer version with the same words (a supervisor let an address through) is followed; other words are not. */
function following(own: Saved | null, server: ServerDraft | null, given: Given): Saved | null {
  if (!own || !server || server.view.id !== own.id || server.view.version <= own.version) return own;
  const newer = savedOf(server, given);
  return newer.text === own.text ? newer : own;
}

type Keeping = {
  readonly draft: Draft;
  readonly saved: Saved | null;
  readonly change: (step: (draft: Draft) => Draft) => void;
  /** Brings the server up to date; resolves to what it then has. */
  readonly save: (given: Given) => Promise<Saved>;
  readonly isSaved: (given: Given) => boolean;
  /** It is no draft any more: what this tab kept of it goes. */
  readonly forget: () => void;
};

/**
 * A draft that is being written. Every keystroke is kept in this tab at once; the server is told by a command, because
 * each saving is a fact with an author, and a log full of half sentences would serve nobody.
 */
export function useDraft(first: Draft, server: ServerDraft | null, given: Given): Keeping {
  const cache = useQueryClient();
  const [draft, setDraft] = useState(first);
  const [own, setSaved] = useState(() => server && savedOf(server, given));
  const saved = following(own, server, given);
  const change = (step: (draft: Draft) => Draft): void =>
    setDraft((before) => {
      const after = step(before);
      keepDraft(saved?.id ?? null, { draft: after, base: saved?.text ?? null });
      return after;
    });
  const isSaved = (now: Given): boolean => saved !== null && saved.text === textOf(draft, now);
  const save = async (now: Given): Promise<Saved> => {
    if (saved && isSaved(now)) return saved;
    const next = saved ? await revise(draft, saved, now) : await create(draft, now);
    if (!saved) dropDraft(null);
    keepDraft(next.id, { draft, base: next.text });
    setSaved(next);
    for (const queryKey of [keys.case(next.id), keys.queues, keys.counts]) void cache.invalidateQueries({ queryKey });
    return next;
  };
  return { draft, saved, change, save, isSaved, forget: () => dropDraft(saved?.id ?? null) };
}

/** A draft as one text, to tell whether two are the same. */
export const textOf = (draft: Draft, given: Given): string => {
  const { header, items } = savable(draft, given);
  return canonical([draft.platform, header, items]);
};

async function create(draft: Draft, given: Given): Promise<Saved> {
  const { header, items } = savable(draft, given);
  const answer = await giveCommand(null, {
    kind: 'CreateDraft',
    data: { platform: draft.platform, header, items: [...items], importId: null },
  });
  return { id: answer.id, version: answer.version, itemIds: items.map(({ id }) => id), text: textOf(draft, given) };
}

async function revise(draft: Draft, saved: Saved, given: Given): Promise<Saved> {
  const { header, items } = savable(draft, given);
  const now = new Set(items.map(({ id }) => id));
  const answer = await giveCommand(
    { id: saved.id, version: saved.version },
    { kind: 'ReviseDraft', data: { header, upsert: [...items], remove: saved.itemIds.filter((id) => !now.has(id)) } },
  );
  return { id: saved.id, version: answer.version, itemIds: [...now], text: textOf(draft, given) };
}
