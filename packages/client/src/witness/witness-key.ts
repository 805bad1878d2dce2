import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { formatVerifierKey, type Signer, verifierKey } from '@remit/log';
import { z } from 'zod';

const layout = z.strictObject({
  format: z.literal('remit-witness-key/1'),
  name: z.string().min(1).max(200),
  privateKey: z.string(),
});

/** The text of a new key file, and the key that others configure. @throws RangeError for a name that is no key's name */
export function newWitnessKey(name: string): { file: string; verifierKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  const encoded = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  const file = `${JSON.stringify({ format: 'remit-witness-key/1', name, privateKey: encoded })}\n`;
  return { file, verifierKey: formatVerifierKey(signerFrom(file)!.key) };
}

/** The cosigning key in a key file, or undefined when it is none. */
export function signerFrom(file: string): Signer | undefined {
  try {
    const { name, privateKey } = layout.parse(JSON.parse(file));
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
    return {
      key: verifierKey(name, 'cosignature/v1', new Uint8Array(raw)),
      sign: (message) => sign(null, message, key),
    };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return undefined;
  }
}
