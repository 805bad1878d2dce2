/**
 * What the edge itself refuses, before any rule of the protocol is asked. It stands beside the contract, because the
 * screens say each of these in the reader's language.
 */
export type EdgeRow = { readonly title: string; readonly remedy: string };

const row = (title: string, remedy: string): EdgeRow => ({ title, remedy });

export const EDGE_REFUSALS = {
  'request-unreadable': row(
    'The request cannot be read.',
    'Send it again as JSON in UTF-8, each key once, without control characters.',
  ),
  'request-invalid': row(
    'Part of the request is not as the interface describes it.',
    'Mend the fields that are named and send again.',
  ),
  'body-too-large': row(
    'The request is larger than this address takes.',
    'Send less at a time; a list may be sent in parts.',
  ),
  'address-too-long': row('The address of the request is too long.', 'Shorten the search text or the identifier.'),
  'headers-too-large': row(
    'The headers of the request are too large.',
    'Clear the cookies of this site and try again.',
  ),
  'content-type-unknown': row(
    'This address takes JSON alone.',
    'Send the body as application/json in UTF-8, without compression.',
  ),
  'request-slow': row('The request took too long to arrive.', 'Check the connection and send it again.'),
  'not-signed-in': row(
    'You are not signed in, or your session has ended.',
    'Sign in again; what you entered is still on your screen.',
  ),
  'sign-in-refused': row(
    'This passkey does not sign in here.',
    'Use the passkey that you registered here. If it is lost, or you hold no role yet, ask your administrator.',
  ),
  'signature-refused': row(
    'The signature of this request was not accepted.',
    'Sign this exact request with a key in force, a fresh nonce and the present time.',
  ),
  'enrolment-code-unknown': row(
    'This code is unknown, used up or out of date.',
    'Ask whoever invited you for a new code.',
  ),
  'passkey-refused': row(
    'This passkey could not be registered.',
    'Start again, and confirm with your fingerprint, face or PIN when asked.',
  ),
  'passkey-there': row(
    'This person has a passkey already; nobody is given a second one.',
    'If it is lost, remove the person and enrol them anew, under a new identifier and pseudonym.',
  ),
  'cross-site': row(
    'The request did not come from this site’s own pages.',
    'Open the page again from this site and repeat the step.',
  ),
  'not-found': row(
    'There is nothing here that you may see.',
    'Check the address, or open the case from your own queue.',
  ),
  'method-unknown': row(
    'This address does not answer to that method.',
    'Use one of the methods that the Allow header names.',
  ),
  'host-unknown': row('This server does not answer to that name.', 'Use the address that the operator published.'),
  'too-many-requests': row(
    'Too many requests came in a short time.',
    'Wait for the seconds that the Retry-After header names.',
  ),
  'checks-used-up': row(
    'Your organisation has made as many checks as a day has.',
    'Check again tomorrow; for many files let your own gate compare them with your list.',
  ),
  'too-many-streams': row('You have too many live views open.', 'Close some of the other windows of this site.'),
  unavailable: row(
    'The service is being restarted, or cannot reach its database at the moment.',
    'Try again in a few seconds; nothing was half done.',
  ),
  'storage-full': row(
    'The service has no space left to keep what you sent.',
    'Try again in a minute; nothing was half done. If it stays so, tell the operator that storage is full.',
  ),
  internal: row(
    'Something went wrong on our side.',
    'Try again. If it happens twice, tell the operator the time of this answer.',
  ),
} as const satisfies Record<string, EdgeRow>;

export type EdgeCode = keyof typeof EDGE_REFUSALS;
