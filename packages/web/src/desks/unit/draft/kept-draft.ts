import type { Draft } from './draft.ts';

/** What was typed, kept in this tab against a reload, a lost connection or an ended session. */
/** `base` is what the server had when this was typed: as long as it still has that, the typing goes on from it. */
export type KeptDraft = { readonly draft: Draft; readonly base: string | null };

const place = (id: string | null): string => `remit-draft:${id ?? 'new'}`;

export function keepDraft(id: string | null, kept: KeptDraft): void {
  try {
    sessionStorage.setItem(place(id), JSON.stringify(kept));
  } catch {
    // Storage forbidden or full: the draft lives as long as the page.
  }
}

export function keptDraft(id: string | null): KeptDraft | null {
  try {
    const text = sessionStorage.getItem(place(id));
    return text === null ? null : (JSON.parse(text) as KeptDraft);
  } catch {
    return null;
  }
}

export function dropDraft(id: string | null): void {
  try {
    sessionStorage.removeItem(place(id));
  } catch {
    // Nothing was kept then.
  }
}
