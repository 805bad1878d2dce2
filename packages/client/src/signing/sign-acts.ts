import {
  actsText,
  compactJws,
  type EntryStatement,
  type PersonSignature,
  type Signable,
  type Signatures,
  signingInput,
  type Statement,
  STATEMENT_MINUTES,
  statementDigest,
  toBase64url,
} from '@remit/protocol';

type Sign = (bytes: Uint8Array) => Promise<Uint8Array>;
type PasskeyAssertion = Omit<Extract<PersonSignature, { kind: 'passkey' }>, 'kind' | 'statements'>;

/** Who signs: the desk's key, unwrapped or held elsewhere, and the person's own authenticator or key. */
export type Signer = {
  readonly desk: {
    readonly keyId: string;
    readonly marked: 'desk' | 'demonstration';
    /** The statement says which document a signer that looks for itself has to be shown. */
    readonly sign: (bytes: Uint8Array, statement: Signable) => Promise<Uint8Array>;
  };
  readonly person:
    | { readonly kind: 'passkey'; readonly assert: (statements: readonly string[]) => Promise<PasskeyAssertion> }
    | { readonly kind: 'key' | 'demonstration'; readonly key: string; readonly sign: Sign };
};

/** A statement as its signer has checked it, before it gets its moment. */
export type Unsigned = Omit<Statement, 'nonce' | 'notAfter'> | Omit<EntryStatement, 'nonce' | 'notAfter'>;

const utf8 = new TextEncoder();

/**
 * Signs one or more acts: the desk each of them, the person all at once.
 *
 * @param now the service's clock as an instant: a signer's own clock may be wrong
 * @param nonce 16 bytes in hexadecimal, fresh at each call
 * @returns the signatures in the order of the statements
 */
export async function signActs(
  signer: Signer,
  unsigned: readonly Unsigned[],
  now: string,
  nonce: () => string = freshNonce,
): Promise<Signatures[]> {
  const notAfter = new Date(Date.parse(now) + STATEMENT_MINUTES * 60_000).toISOString();
  const statements = unsigned.map((each): Signable => ({ ...each, nonce: nonce(), notAfter }));
  const person = await personSignature(signer.person, statements.map(statementDigest));
  const iat = Math.floor(Date.parse(now) / 1000);
  return Promise.all(
    statements.map(async (statement) => ({ desk: await deskSignature(signer.desk, statement, iat), person })),
  );
}

async function deskSignature({ keyId, marked, sign }: Signer['desk'], statement: Signable, iat: number) {
  const input = signingInput(
    { alg: 'EdDSA', crit: ['remit'], cty: statement.type, iat, kid: keyId, remit: marked },
    statement,
  );
  return compactJws(input, await sign(utf8.encode(input), statement));
}

async function personSignature(person: Signer['person'], statements: string[]): Promise<PersonSignature> {
  if (person.kind === 'passkey') return { kind: 'passkey', statements, ...(await person.assert(statements)) };
  const signature = toBase64url(await person.sign(utf8.encode(actsText(statements))));
  return { kind: person.kind, statements, key: person.key, signature };
}

const freshNonce = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
