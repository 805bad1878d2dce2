import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import {
  appendEntries,
  ATTRIBUTES,
  buildFiller,
  emptyEdge,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  SALT_LENGTH,
  type Salts,
  signNote,
  verifierKey,
} from '@remit/log';
import { describe, expect, it } from 'vitest';
import { withCheckpoint } from './saved-checkpoints.ts';
import { verifyLog } from './verify-log.ts';

const ORIGIN = 'log.example';
const pair = generateKeyPairSync('ed25519');
const raw = new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' }).subarray(-32));
const key = verifierKey(ORIGIN, 'ed25519', raw);
const salt = (n: number) => new Uint8Array(createHash('sha256').update(String(n)).digest().subarray(0, SALT_LENGTH));
const salts = (n: number) => Object.fromEntries(ATTRIBUTES.map((name, i) => [name, salt(100 * n + i)])) as Salts;
const leaf = (n: number) => buildFiller('2026-11', salts(n));
const signer = { key, sign: (message: Uint8Array) => new Uint8Array(sign(null, message, pair.privateKey)) };

/** A small log of fillers, `first` telling one log from another, in the files that it is served from. */
async function logOf(size: number, first = 0): Promise<Map<string, Uint8Array>> {
  const grown = appendEntries(
    emptyEdge(),
    Array.from({ length: size }, (_, i) => leaf(first + i)),
  );
  const text = formatCheckpoint({ origin: ORIGIN, size: grown.edge.size, root: grown.edge.root });
  const note = formatNote(await signNote({ text, signatures: [] }, signer));
  const files = new Map(grown.writes.map(({ path, bytes }) => [path, bytes]));
  return files.set('checkpoint', new TextEncoder().encode(note));
}

const served =
  (files: ReadonlyMap<string, Uint8Array>): typeof fetch =>
  async (address) => {
    const bytes = files.get(new Request(address).url.replace('https://remit.example/log/', ''));
    return bytes ? new Response(new Uint8Array(bytes)) : new Response(null, { status: 404 });
  };

const request = (files: ReadonlyMap<string, Uint8Array>) => ({
  base: 'https://remit.example/log/',
  servedKey: formatVerifierKey(key),
  saved: null,
  signal: new AbortController().signal,
  progress: () => undefined,
  fetcher: served(files),
});

describe('verifying the log in a visitor’s browser', () => {
  it('reads every entry, finds the log sound, and trusts a key of the first visit only so far', async () => {
    const files = await logOf(300);
    const seen: number[] = [];
    const { report, firstUse, keyChanged } = await verifyLog({
      ...request(files),
      progress: (entries) => seen.push(entries),
    });
    expect(report).toMatchObject({ ok: true, size: 300, entriesChecked: 300 });
    expect([firstUse, keyChanged]).toEqual([true, false]);
    expect(seen).toEqual([256, 300]);
  });

  it('finds that a log was rewritten since an earlier visit', async () => {
    const files = await logOf(20);
    const { note, verifierKey: text, report } = await verifyLog(request(files));
    const saved = withCheckpoint(null, text, { note, size: report.size, seenAt: '2026-11-22T10:00:00.000Z' });
    const other = await logOf(30, 1000);
    const again = await verifyLog({ ...request(other), saved });
    expect(again.report.ok).toBe(false);
    expect(again.report.findings.map(({ fault }) => fault)).toContain('earlier-root-differs');
  });

  it('says so when the server names another key than the one remembered', async () => {
    const files = await logOf(3);
    const saved = { verifierKey: formatVerifierKey(key), checkpoints: [] };
    const { keyChanged } = await verifyLog({ ...request(files), servedKey: 'another', saved });
    expect(keyChanged).toBe(true);
  });

  it('stops when it is called off', async () => {
    const files = await logOf(600);
    const controller = new AbortController();
    const running = verifyLog({ ...request(files), signal: controller.signal, progress: () => controller.abort() });
    await expect(running).rejects.toThrow();
  });
});
