import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { madeUpImage } from '../../test/made-up-images.ts';
import type { Fingerprint, ListEntry } from '../gate/entry.ts';
import { MatchList } from '../gate/match-list.ts';
import { linkHash } from '../digest/link.ts';
import { createPdqHasher } from '../pdq/pdq.ts';
import { digestFile } from './file-digest.ts';
import { createGate } from './gate.ts';
import { loadKernels } from './kernels.ts';

const kernels = await loadKernels();
const original = madeUpImage(9, 800, 600, 3);
const raw = { raw: { width: 800, height: 600, channels: 3 as const } };
const file = await sharp(original.data, raw).png().toBuffer();
const entry = (id: string, fingerprint: Fingerprint): ListEntry => ({
  id,
  fingerprint,
  opinions: [{ party: 'a', says: 'positive', ground: 'threat' }],
});
const entries = [
  entry('image', { kind: 'pdq', hash: createPdqHasher(null).hash(original).hash }),
  entry('file', { kind: 'md5', hash: (await digestFile(file)).md5 }),
  entry('link', { kind: 'link', hash: linkHash('https://video.example/v/1') }),
];
const list = new MatchList({ name: 'ours', kernels, entries, asOf: new Date().toISOString(), staleAfterSeconds: 3600 });
const gate = createGate({
  lists: [list],
  policy: { atLeast: 1 },
  decoder: { processes: 1 },
  video: { ffmpeg: null },
  onWarning: () => {},
});
const folder = mkdtempSync(join(tmpdir(), 'remit-gate-'));
afterAll(() => {
  gate.close();
  rmSync(folder, { recursive: true });
});

describe('an upload', () => {
  it('that was made smaller, recompressed and turned is flagged', async () => {
    const bytes = await sharp(original.data, raw).resize(512).rotate(90).jpeg({ quality: 60 }).toBuffer();
    const { verdict, matches } = await gate.check({ bytes });
    expect([verdict, matches.map((match) => match.entry.id)]).toEqual(['flag', ['image']]);
    expect(matches[0]!.variant).not.toBe('original');
  });
  it('is flagged by its exact file from a path, and by a link in its text', async () => {
    const path = join(folder, 'upload');
    writeFileSync(path, file);
    const { matches } = await gate.check({ path, links: ['http://VIDEO.example/v/1#t=3', 'nonsense'] });
    expect(matches.map((match) => match.entry.id).sort()).toEqual(['file', 'image', 'link']);
  });
  it('that resembles nothing passes, in silence', async () => {
    const other = madeUpImage(14, 800, 600, 3);
    const bytes = await sharp(other.data, raw).jpeg().toBuffer();
    expect(await gate.check({ bytes })).toMatchObject({ verdict: 'pass', matches: [], warnings: [] });
    expect(await gate.check({ bytes: new TextEncoder().encode('words') })).toMatchObject({
      verdict: 'pass',
      warnings: [],
    });
  });
  it('that cannot be read as what it claims passes, and it is said', async () => {
    const unread = async (bytes: Uint8Array) => (await gate.check({ bytes })).warnings;
    expect(await unread(file.subarray(0, 4000))).toEqual([{ code: 'unread', detail: 'image: broken' }]);
    expect(await unread(Buffer.from('\0\0\0\x1cftypisom\0\0\0\0'))).toEqual([
      { code: 'unread', detail: 'video: no-ffmpeg' },
    ]);
    expect((await gate.check({ path: join(folder, 'missing') })).warnings[0]?.code).toBe('unread');
  });
  it('that is one of many videos waits for its turn, and passes aloud where too many wait', async () => {
    const ffmpeg = join(folder, 'ffmpeg');
    // Says when it began, and goes on until it is ended.
    writeFileSync(ffmpeg, `#!/bin/sh\necho >> ${join(folder, 'began')}\nexec sleep 60\n`, { mode: 0o755 });
    const narrow = createGate({
      lists: [list],
      policy: { atLeast: 1 },
      video: { ffmpeg, atOnce: 1, mostWaiting: 1, limits: { milliseconds: 400 } },
      onWarning: () => {},
    });
    const bytes = Buffer.from('\0\0\0\x1cftypisom\0\0\0\0');
    const all = Promise.all([1, 2, 3].map(() => narrow.check({ bytes })));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(readFileSync(join(folder, 'began'), 'utf8')).toBe('\n');
    const details = (await all).map(({ warnings }) => (warnings[0] as { detail: string }).detail);
    narrow.close();
    expect(details).toEqual(['video: too-slow', 'video: too-slow', 'video: busy']);
  });
});
