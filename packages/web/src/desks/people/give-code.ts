import { CODE_BYTES, codeDigest, oneTimeCode } from '@remit/protocol';
import { client } from '../../api/index.ts';

/** A new one-time code for somebody of one's own organisation; only its digest leaves the browser. */
export async function giveCode(organisation: string, person: string): Promise<{ code: string; hours: number }> {
  const code = oneTimeCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
  const params = { id: organisation, person };
  const { hours } = await client.call('invite', { params, body: { codeDigest: codeDigest(code) } });
  return { code, hours };
}
