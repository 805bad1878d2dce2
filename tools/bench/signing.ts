import { readFileSync } from 'node:fs';
import { demonstrationSigner, isFault, signActs, verifyBundle, verifyEd25519 } from '@remit/client';
import { fromBase64url, parseDeskSignature } from '@remit/protocol';

type Vector = { readonly bundle: string; readonly policy: unknown; readonly now: string };
const FILE = new URL('../../spec/vectors/bundle/good/cosigned-by-three.json', import.meta.url);
const ROUNDS = 400;

/** The median of many runs in milliseconds, the first ones left out: the machine warms up while they run. */
async function median(work: () => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    const began = performance.now();
    await work();
    if (n >= ROUNDS / 4) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

export type SigningFigures = {
  readonly signMilliseconds: number;
  readonly verifyMilliseconds: number;
  readonly bundleMilliseconds: number;
  readonly bundleBytes: number;
};

/**
 * Signing a lock with desk's and person's key, verifying the desk's signature, and verifying a whole bundle with two
 * locks and three witnesses, as a browser does: WebCrypto, and SHA-256 in TypeScript.
 */
export async function benchSigning(): Promise<SigningFigures> {
  const { bundle, policy, now } = JSON.parse(readFileSync(FILE, 'utf8')) as Vector;
  const jws = /"signature1":\{"salt":"[^"]*","value":"([^"]*)"/.exec(bundle)![1]!;
  const { statement } = parseDeskSignature(jws)!;
  const signer = await demonstrationSigner(statement.organisation, 'nru-supervisor-1');
  const { nonce: _nonce, notAfter: _end, ...unsigned } = statement;
  const key = keyIn(bundle, statement.organisation);
  const signMilliseconds = await median(async () => void (await signActs(signer, [unsigned], now)));
  const verifyMilliseconds = await median(async () => {
    const desk = parseDeskSignature(jws)!;
    if (!(await verifyEd25519(key, desk.signed, desk.signature))) throw new Error('the lock does not verify');
  });
  const bundleMilliseconds = await median(async () => {
    const result = await verifyBundle(bundle, policy, now);
    if (isFault(result)) throw new Error(`the bundle does not verify: ${result.code}`);
  });
  return { signMilliseconds, verifyMilliseconds, bundleMilliseconds, bundleBytes: bundle.length };
}

function keyIn(bundle: string, organisation: string): Uint8Array {
  const { directory } = JSON.parse(bundle) as { directory: { data: { keyId?: string; publicKey?: string } }[] };
  const found = directory.find(({ data }) => data.publicKey && data.keyId === `demonstration-${organisation}`);
  return fromBase64url(found!.data.publicKey!).slice(-32);
}
