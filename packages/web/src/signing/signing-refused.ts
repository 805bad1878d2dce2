/** Why nothing was signed, before the server was asked: each has its sentence and what helps (words: signing.refused). */
export const SIGNING_REFUSALS = [
  'no-passkey',
  'no-desk-key',
  'no-wrapping-key',
  'not-handed-over',
  'no-prf',
  'called-off',
  'key-exchanged',
  'vouch-bad',
  'document-differs',
  'signer-away',
  'signer-token',
  'signer-policy',
  'signer-other-key',
  'signer-clock',
  'signer-not-kept',
  'signer-refused',
] as const;
export type SigningRefusal = (typeof SIGNING_REFUSALS)[number];

export class SigningRefused extends Error {
  readonly code: SigningRefusal;

  constructor(code: SigningRefusal) {
    super(code);
    this.name = 'SigningRefused';
    this.code = code;
  }
}
