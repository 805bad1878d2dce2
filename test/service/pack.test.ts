import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const PACK_CHECK = fileURLToPath(new URL('../../tools/pack-check/main.ts', import.meta.url));

it('what npm would publish works where it is installed: exports, the command, another package’s command', () => {
  const said = execFileSync(process.execPath, ['--conditions=remit-source', PACK_CHECK], { encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual(['exports work', 'the command works', 'another package’s command starts']);
}, 300_000);
