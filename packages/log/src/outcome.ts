/** Why something that came from outside is not accepted. A closed list: callers map it to their own words. */
export type LogFault =
  | 'note-malformed'
  | 'note-signature-invalid'
  | 'note-not-signed-by-known-key'
  | 'key-malformed'
  | 'checkpoint-malformed'
  | 'checkpoint-origin-differs'
  | 'checkpoint-quorum-missing'
  | 'promise-malformed'
  | 'incident-malformed'
  | 'policy-malformed'
  | 'request-malformed'
  | 'leaf-malformed'
  | 'path-malformed'
  | 'resource-missing'
  | 'resource-malformed'
  | 'resource-differs';

/** A lawful "no" is a value: exceptions in this package mean a caller's bug or an outage of a port. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: LogFault; readonly detail: string };

export const accept = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const refuse = (fault: LogFault, detail: string): Outcome<never> => ({ ok: false, fault, detail });
