import type { OrganisationKind } from '../parties/roles.ts';

/**
 * What a code says to its three readers (R011, C15): the unit's officer, the platform's analyst, the public. The
 * sentences stand alone, speak of what was assessed and never of guilt (R070), and tell nobody what is not theirs (D8).
 */
export type Texts = { readonly officer: string; readonly analyst: string; readonly public: string };
export type Reader = keyof Texts;

/** Whose words an organisation reads; null is a visitor. Civil society reads what the public reads. */
export function readerOf(kind: OrganisationKind | null): Reader {
  if (kind === null || kind === 'CIVIL_SOCIETY') return 'public';
  return kind === 'PLATFORM' ? 'analyst' : 'officer';
}

/** A text for every code of a closed list: a new code does not compile without one. */
export type TextsOf<Codes extends readonly string[]> = Readonly<Record<Codes[number], Texts>>;

export const say = (officer: string, analyst: string, everyone: string): Texts => ({
  officer,
  analyst,
  public: everyone,
});
/** Where the three need no different words. */
export const same = (text: string): Texts => say(text, text, text);
