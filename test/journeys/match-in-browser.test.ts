// The matching package as a page bundles it: hashed in the browser, under a strict policy, the same bits as on Node.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import sharp, { type Sharp } from 'sharp';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDecoder, digestFile, toHex } from '@remit/match/node';
import { madeUpImage } from '../../packages/match/test/made-up-images.ts';
import { chromiumPath } from './world.ts';

const PAGE = `
import { createPdqHasher, fingerprintFile, loadKernels, toHex } from '@remit/match/browser';
window.fingerprint = async (bytes, plain) => {
  const prints = await fingerprintFile(new Blob([new Uint8Array(bytes)]), createPdqHasher(plain ? null : await loadKernels()));
  const image = prints.image.ok ? prints.image.prints.hashes.map(toHex) : prints.image.refusal;
  return { sha256: toHex(prints.sha256), md5: toHex(prints.md5), image };
};`;
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.wasm': 'application/wasm' };
const folder = mkdtempSync(join(tmpdir(), 'remit-page-'));
const decoder = createDecoder({ processes: 1 });
let [server, browser, page]: [Server?, Browser?, Page?] = [];

async function bundle(): Promise<void> {
  writeFileSync(join(folder, 'index.html'), '<!doctype html><script type="module" src="./page.js"></script>');
  writeFileSync(join(folder, 'page.js'), PAGE);
  symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'));
  const outDir = join(folder, 'out');
  const settings = { outDir, target: 'esnext', assetsInlineLimit: 0 };
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['remit-source'] },
    build: settings,
  });
}

function serve(): Server {
  return createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain');
    response.setHeader('content-security-policy', "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'");
    response.end(path === '/favicon.ico' ? '' : readFileSync(join(folder, 'out', path)));
  }).listen(0);
}

beforeAll(async () => {
  await bundle();
  server = serve();
  await once(server, 'listening');
  browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.fingerprint');
});
afterAll(async () => {
  decoder.close();
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

const { data, width, height } = madeUpImage(4, 640, 480, 3);
const image = (): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

async function inPage(bytes: Uint8Array, plain: boolean): Promise<unknown> {
  return page!.evaluate(`window.fingerprint([${bytes.join(',')}], ${plain})`);
}

describe('a file that is hashed in the browser', () => {
  it.each(['png', 'jpeg'] as const)('has the digests and the image hashes that Node gives it (%s)', async (format) => {
    const bytes = await image()[format]().toBuffer();
    const { sha256, md5 } = await digestFile(bytes);
    const answer = await decoder.read(bytes);
    const expected = { sha256: toHex(sha256), md5: toHex(md5), image: answer.ok && answer.prints.hashes.map(toHex) };
    expect(await inPage(bytes, false)).toEqual(expected);
    expect(await inPage(bytes, true)).toEqual(expected);
  });
  it('is refused as on Node: an SVG, an image that is cut off', async () => {
    const cut = (await image().png().toBuffer()).subarray(0, 3000);
    expect(await inPage(new TextEncoder().encode('<svg xmlns="x"/>'), false)).toMatchObject({ image: 'svg' });
    expect(await inPage(cut, false)).toMatchObject({ image: 'broken' });
  });
});
