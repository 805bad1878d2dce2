import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';
import { identifier } from '@remit/protocol';

const layout = z.strictObject({
  format: z.literal('remit-desk-key/1'),
  keyId: identifier,
  organisation: identifier,
  /** The 32 bytes of an Ed25519 private key (RFC 8032), base64url. */
  seed: z.string().regex(/^[A-Za-z0-9_-]{43}$/u),
});
export type DeskKeyFile = z.infer<typeof layout>;

/** A new key of a desk: the text of its file, and its public half for the key directory. */
export function newDeskKey(keyId: string, organisation: string): { file: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { d = '' } = privateKey.export({ format: 'jwk' });
  const content: DeskKeyFile = { format: 'remit-desk-key/1', keyId, organisation, seed: d };
  return {
    file: `${JSON.stringify(content)}\n`,
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  };
}

/** The key in a file, or null where the file holds none. */
export function readDeskKey(file: string): DeskKeyFile | null {
  try {
    return layout.parse(JSON.parse(file));
  } catch {
    return null;
  }
}
