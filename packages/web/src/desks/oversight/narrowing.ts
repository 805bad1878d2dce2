import {
  ACTIONS,
  canonical,
  sha256Hex,
  type Action,
  type CommandData,
  type Json,
  type Territory,
} from '@remit/protocol';

/** The referral as the platform would read it: what a lock is held on. */
export type ReferralDocument = Readonly<Record<string, unknown>> & {
  readonly header: Readonly<Record<string, unknown>>;
  readonly items: readonly { readonly id: string }[];
};
export type Narrowing = CommandData<'NarrowLock2'>['narrowing'];
export const NO_NARROWING: Narrowing = {
  removeItems: [],
  requestedAction: null,
  territory: null,
  usefulForHours: null,
};

/** The document that is left when a reviewer narrows it (D2): only less of the same. */
export function narrowedDocument(document: ReferralDocument, narrowing: Narrowing): ReferralDocument {
  const { removeItems, requestedAction, territory, usefulForHours } = narrowing;
  return {
    ...document,
    header: {
      ...document.header,
      ...(requestedAction && { requestedAction }),
      ...(territory && { territory }),
      ...(usefulForHours && { usefulForHours }),
    },
    items: document.items.filter(({ id }) => !removeItems.includes(id)),
  };
}

/** The digest of a document's canonical bytes, computed here so that nobody signs on the server's word. */
export const digestOfDocument = (document: ReferralDocument): string =>
  sha256Hex(canonical(document as unknown as Json));

export const isDocument = (value: unknown): value is ReferralDocument => {
  const candidate = value as Partial<ReferralDocument> | null;
  return typeof candidate?.header === 'object' && Array.isArray(candidate.items);
};

/** What may be asked instead: every action gentler than the one that is asked for. */
export const gentlerThan = (action: Action | undefined): readonly Action[] =>
  action ? ACTIONS.slice(0, ACTIONS.indexOf(action)) : [];

export const isNothing = (narrowing: Narrowing): boolean =>
  narrowing.removeItems.length === 0 && !narrowing.requestedAction && !narrowing.territory && !narrowing.usefulForHours;

/** The states that stay, or null where none was taken away. */
export function fewerStates(before: Territory | undefined, kept: readonly string[]): Territory | null {
  if (kept.length === 0) return null;
  if (before?.kind === 'states' && kept.length === before.states.length) return null;
  return { kind: 'states', states: [...kept] };
}
