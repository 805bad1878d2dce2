/**
 * The word that lets this tab ask the signer on this machine, kept for one person, in this tab alone, until it closes or
 * the person signs out. Whoever has it may have the desk's policy signed: it is never sent to the service.
 */
type Kept = { readonly person: string; readonly token: string };

const PLACE = 'remit-desk-token';
const WORD = /^[A-Za-z0-9_-]{43}$/u;

/** What was pasted as a token, or null where it cannot be one. */
export const readToken = (pasted: string): string | null => (WORD.test(pasted.trim()) ? pasted.trim() : null);

/** Whether it was kept: a browser may forbid storage. */
export function keepDeskToken(kept: Kept): boolean {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

export function deskTokenOf(person: string): string | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Kept | null;
    return kept?.person === person ? readToken(kept.token) : null;
  } catch {
    return null;
  }
}

export function forgetDeskToken(): void {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept then.
  }
}
