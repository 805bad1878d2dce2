import { canonical, sha256Hex } from '@remit/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeLog } from '../../test/fake-log.ts';
import { type Asked, type Answered, FakeServer, sessionOf } from '../../test/fake-server.ts';
import type { ProvenancePack } from '../verify/index.ts';
import { EXIT } from './exit-codes.ts';

const DOCUMENT = { header: { title: 'See https://vidshare.example/' }, items: [] };
const DIGEST = sha256Hex(canonical(DOCUMENT));

let log: FakeLog;
let pack: ProvenancePack;
let server: FakeServer;

function answer({ url }: Asked): Answered {
  const session = sessionOf('decider', 'PLAT_DECIDER', 'PLATFORM');
  if (url === '/api/sessions/demo') return { json: { session, token: 'a-token-of-the-decider' } };
  if (url === '/api/session') return { json: session };
  if (url === '/api/referrals/r1/provenance') return { json: pack };
  if (url !== '/api/public/log') return undefined;
  const state = { checkpoint: null, verifierKey: log.verifierKey, origin: 'remit.example/log' };
  return { json: { ...state, cadenceSeconds: 10, paddingMultiple: 8, sequencedSize: 0 } };
}

/** A log of one entry needs no path: its root is the hash of that entry. */
beforeEach(async () => {
  log = new FakeLog();
  await log.grow(1);
  const leaf = Buffer.from(log.files.get('tile/entries/000.p/1')!.subarray(2)).toString('hex');
  pack = {
    document: DOCUMENT,
    answersHidden: false,
    digest: DIGEST,
    locks: [{ lock: 1, desk: 'Northern unit', at: '2026-03-02T09:00:00.000Z', digest: DIGEST }],
    whyNoLock2: 'None of the published reasons held.',
    proofs: [{ version: 4, leafIndex: 0, leaf, proof: [], deskSignature: null }],
    checkpoint: Buffer.from(log.files.get('checkpoint')!).toString(),
  };
  server = await new FakeServer(answer).open();
  await server.remit('sign-in', '--demo', 'decider');
});
afterEach(() => server.close());

it('a pack that holds is printed, with what was checked first and its addresses disarmed', async () => {
  const { exit, said, remarked } = await server.remit('provenance', 'r1');
  expect(exit).toBe(EXIT.ok);
  expect(said).toMatch(/^Checked: .*1 of its facts is an entry under the signed checkpoint/u);
  expect(said).toMatch(/^Lock 1: +held by Northern unit since 2026-03-02 09:00:00 UTC$/mu);
  expect(said).toContain('fact 4 is entry 0 of the log');
  expect(said).toContain(JSON.stringify(DOCUMENT, null, 2).split('\n')[1]);
  expect(said).not.toContain('https://vidshare.example');
  expect(remarked).toContain('taken from the server itself');
});

it('a proof through several entries is followed to the root, and one that leads elsewhere is not taken', async () => {
  const grown = new FakeLog();
  await grown.grow(2);
  const bundle = grown.files.get('tile/entries/000.p/2')!;
  const leaf = Buffer.from(bundle.subarray(2, bundle.length / 2)).toString('hex');
  const sibling = Buffer.from(grown.files.get('tile/0/000.p/2')!.subarray(32)).toString('hex');
  const checkpoint = Buffer.from(grown.files.get('checkpoint')!).toString();
  const proofs = [{ ...pack.proofs[0]!, leaf, proof: [sibling] }];
  pack = { ...pack, checkpoint, proofs };
  expect(await server.remit('provenance', 'r1')).toMatchObject({ exit: EXIT.ok });
  pack = { ...pack, proofs: [{ ...proofs[0]!, proof: ['ab'] }] };
  expect((await server.remit('provenance', 'r1')).said).toContain('inclusion-wrong');
});

it.each<[string, () => void]>([
  ['document-differs', () => (pack = { ...pack, document: { ...DOCUMENT, items: [{ id: 'more' }] } })],
  ['document-hidden', () => (pack = { ...pack, answersHidden: true })],
  ['lock-differs', () => (pack = { ...pack, locks: [{ ...pack.locks[0]!, digest: 'f'.repeat(64) }] })],
  ['inclusion-wrong', () => (pack = { ...pack, proofs: [{ ...pack.proofs[0]!, leaf: 'ab' }] })],
  ['checkpoint-missing', () => (pack = { ...pack, checkpoint: null })],
  ['note-signature-invalid', () => (pack = { ...pack, checkpoint: pack.checkpoint!.replace('\n1\n', '\n2\n') })],
])('a pack in which something is wrong is led by %s, and the exit says so', async (code, spoil) => {
  spoil();
  const { exit, said } = await server.remit('provenance', 'r1');
  expect(exit).toBe(EXIT.found);
  expect(said).toMatch(new RegExp(`^Not so: +${code}: `, 'u'));
  const { exit: again, json } = await server.remit('provenance', 'r1', '--json');
  expect([again, json()['check']]).toMatchObject([EXIT.found, { ok: false, faults: [{ code }] }]);
});

it('a checkpoint by another key than the one given is not taken', async () => {
  const other = new FakeLog('two', 9).verifierKey;
  const { exit, said } = await server.remit('provenance', 'r1', '--verifier-key', other);
  expect(exit).toBe(EXIT.found);
  expect(said).toContain('note-not-signed-by-known-key');
  const { json } = await server.remit('provenance', 'r1', '--verifier-key', other, '--json');
  expect(json()['check']).toMatchObject({ proven: 0, published: 1, size: null });
});
