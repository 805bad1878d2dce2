import { formatVerifierKey, verifierKey } from '@remit/log';
import { describe, expect, it } from 'vitest';
import { serviceSettings } from './config.ts';
import { advice, readWitnesses, WitnessListFault } from './witness-list.ts';

const keyOf = (name: string, byte: number, type: 'cosignature/v1' | 'ed25519' = 'cosignature/v1'): string =>
  formatVerifierKey(verifierKey(name, type, new Uint8Array(32).fill(byte)));
const [a, b, c] = [keyOf('a.example/w', 1), keyOf('b.example/w', 2), keyOf('c.example/w', 3)];
const three = `${a} https://a.example/w platform, ${b} http://10.0.0.7:4620 oversight\n# a comment\n${c} http://127.0.0.1:4620`;
const needed = {
  REMIT_ORIGIN: 'https://remit.example',
  REMIT_LOG_NAME: 'remit.example/log',
  REMIT_KEY_FILE: 'keys.json',
};

describe('the witnesses of the service', () => {
  it('are listed with key, address and kind of organisation', () => {
    expect(readWitnesses(three).map(({ key, url, kind }) => [key.name, url, kind])).toEqual([
      ['a.example/w', 'https://a.example/w', 'platform'],
      ['b.example/w', 'http://10.0.0.7:4620', 'oversight'],
      ['c.example/w', 'http://127.0.0.1:4620', null],
    ]);
  });

  it.each([
    ['a key of a log', `${keyOf('a.example/w', 1, 'ed25519')} https://a.example`],
    ['no address', a],
    ['an address of another kind', `${a} ftp://a.example`],
    ['a password in the address', `${a} https://me:secret@a.example`],
    ['a fourth word', `${a} https://a.example platform more`],
    ['one witness under two names', `${a} https://a.example, ${keyOf('alias.example', 1)} https://b.example`],
    ['a file that is not there', '@/nowhere/witnesses'],
  ])('are refused with %s', (_, text) => {
    expect(() => readWitnesses(text)).toThrow(WitnessListFault);
    expect(() => serviceSettings({ ...needed, REMIT_WITNESSES: text })).toThrow(/Setting REMIT_WITNESSES/);
  });

  it('must cosign by more than half, unless another number is set that can be met', () => {
    const policy = (more: object) => serviceSettings({ ...needed, ...more }).witnesses.needed;
    expect(policy({})).toBe(0);
    expect(policy({ REMIT_WITNESSES: three })).toBe(2);
    expect(policy({ REMIT_WITNESSES: three, REMIT_WITNESS_QUORUM: '3' })).toBe(3);
    expect(() => policy({ REMIT_WITNESSES: three, REMIT_WITNESS_QUORUM: '4' })).toThrow(/4 of 3/);
  });

  it('are advised to be two of three by different kinds of organisation', () => {
    const witnesses = readWitnesses(three);
    expect(advice({ witnesses, needed: 2 })).toBeNull();
    expect(advice({ witnesses: [], needed: 0 })).toMatch(/No witness is configured/);
    expect(advice({ witnesses, needed: 1 })).toMatch(/1 of 3 witnesses/);
    expect(advice({ witnesses: witnesses.slice(0, 2), needed: 2 })).toMatch(/2 of 2/);
    expect(advice({ witnesses: witnesses.map((each) => ({ ...each, kind: 'platform' })), needed: 2 })).toMatch(
      /1 named kind /,
    );
  });
});
