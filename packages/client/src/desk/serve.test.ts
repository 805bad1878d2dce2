import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical, sha256Hex, signingInput } from '@remit/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signAtDesk } from './ask.ts';
import { deskPolicySchema } from './check.ts';
import { serveDesk } from './serve.ts';

const NOW = Date.parse('2026-11-23T08:00:00.000Z');
const document = { reference: 'N-1' };
const input = signingInput(
  { alg: 'EdDSA', crit: ['remit'], cty: 'remit/act/v1', iat: NOW / 1000, kid: 'north-1', remit: 'desk' },
  {
    ...{
      type: 'remit/act/v1',
      act: 'ApproveLock1',
      referral: '01K9ZQ3V8M5C0S7T4B2N6X1Y9A',
      organisation: 'unit-north',
    },
    ...{ role: 'LE_SUPERVISOR', as: 'N-11', document: sha256Hex(canonical(document)), result: null },
    ...{ data: '0'.repeat(64), previous: '0'.repeat(64), nonce: '0'.repeat(32) },
    notAfter: '2026-11-23T08:10:00.000Z',
  },
);
const policy = deskPolicySchema.parse({ organisation: 'unit-north', allow: { LE_SUPERVISOR: ['ApproveLock1'] } });

let folder: string;
let steps: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-signer-'));
  steps = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Asks a signer once; what it did stands in `steps`, in order. */
async function ask(
  shown: { readonly document: unknown },
  record = (): void => void steps.push('kept'),
): Promise<unknown> {
  const key = {
    publicKey: 'x',
    sign: () => (steps.push('signed'), Promise.resolve(new Uint8Array(64))),
  };
  const told = (line: string): void => void steps.push(`said: ${line}`);
  const socket = join(folder, 'desk.sock');
  const server = await serveDesk({ keyId: 'north-1', key, policy, record, now: () => NOW, told }, { socket });
  const answer = await signAtDesk({ socket }, new TextEncoder().encode(input), shown).catch((error: unknown) => error);
  await server.close();
  return answer;
}

describe('a signer', () => {
  it('says what it vouches for, then uses the key, then keeps it, before the signature leaves', async () => {
    expect(await ask({ document })).toHaveLength(64);
    expect(steps).toEqual([
      expect.stringMatching(
        /^said: unit-north, as LE_SUPERVISOR, gives ApproveLock1 on the referral 01K9ZQ3V8M5C0S7T/u,
      ),
      'signed',
      'kept',
    ]);
  });

  it('uses no key for what it refuses', async () => {
    expect(await ask({ document: { reference: 'N-2' } })).toMatchObject({ code: 'document-differs' });
    expect(steps).toEqual(['said: 422 {"refused":"document-differs"}']);
  });

  it('gives no signature that it could not keep', async () => {
    const full = (): never => {
      throw new Error('the disk is full');
    };
    expect(await ask({ document }, full)).toMatchObject({ code: 'failed' });
    expect(steps.at(-1)).toBe('said: failed: the disk is full');
  });
});
