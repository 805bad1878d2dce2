// The two examples of a platform's gate, started as their readers start them.
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'remit-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));
const upload = Buffer.from('an upload that somebody judged before');
const list = join(folder, 'list.csv');
writeFileSync(list, `sha256,${createHash('sha256').update(upload).digest('hex')},unit.example,threat\n`);

async function started(name: string): Promise<{ child: ChildProcess; base: string }> {
  const program = join(ROOT, 'examples', name, 'main.js');
  const child = spawn(process.execPath, ['--conditions=remit-source', program, list], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, base: /http:\/\/\S+/.exec(line.toString())![0] };
}

const post = (base: string, body: Buffer<ArrayBuffer>) =>
  fetch(`${base}/uploads`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });

describe.each(['gate-express', 'gate-fastify'])('examples/%s', (name) => {
  it('takes every upload, and gives a person what was judged before, with the reasons', async () => {
    const { child, base } = await started(name);
    try {
      const answers = [await post(base, Buffer.from('something else')), await post(base, upload)];
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      const { id, warnings } = (await answers[1]!.json()) as { id: string; warnings: unknown[] };
      expect(warnings).toEqual([]);
      const review = (await (await fetch(`${base}/review`)).json()) as { id: string; why: string[][] }[];
      expect(review.map((one) => one.id)).toEqual([id]);
      expect(review[0]!.why[0]!.join(' ')).toContain('unit.example: positive (threat)');
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
});
