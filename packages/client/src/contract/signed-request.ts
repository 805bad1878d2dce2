/** What an organisation's key signs to speak for it: one request, to one server, once. */
export type SignedRequest = {
  readonly keyId: string;
  readonly method: string;
  /** Scheme, host and port of the server, so that one server cannot pass a request on to another. */
  readonly origin: string;
  /** The path with its query, exactly as sent. */
  readonly target: string;
  /** SHA-256 of the body's bytes in lower-case hexadecimal; of no bytes where there is no body. */
  readonly bodyDigest: string;
  /** Whole seconds since 1970; fresh for five minutes either way. */
  readonly timestamp: number;
  /** 16 to 64 characters of base64url, never used again. */
  readonly nonce: string;
};

/** The bytes under the Ed25519 signature of a request. */
export const requestText = (request: SignedRequest): string =>
  [
    'remit-request-v1',
    request.keyId,
    request.method,
    request.origin,
    request.target,
    request.bodyDigest,
    String(request.timestamp),
    request.nonce,
  ].join('\n') + '\n';

/**
 * The header that carries it: `Authorization: Remit-Key keyId:timestamp:nonce:signature`.
 * @param signature of `requestText`, in base64url
 */
export const authorizationOf = ({ keyId, timestamp, nonce }: SignedRequest, signature: string): string =>
  `Remit-Key ${keyId}:${timestamp}:${nonce}:${signature}`;
