/**
 * Catches what a checkout hides: a package that builds here and does not work where it is installed (a file left out of
 * `files`, an export without its file, a dependency that only hoisting supplies, TypeScript that Node would have to
 * strip inside node_modules). It builds log, protocol, match and client in a copy, packs them with npm, unpacks them into an
 * empty project beside their declared dependencies alone, and uses every export and the command there.
 * It cannot catch a dependency's own install script, nor what differs on another operating system.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKAGES = ['log', 'protocol', 'match', 'client'];
type Manifest = { readonly dependencies?: Readonly<Record<string, string>> };

const run = (folder: string, program: string, ...args: string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });

/** A copy of the sources whose packages see one another and the workspace's dependencies, and no built output. */
function buildIn(folder: string): void {
  cpSync(join(ROOT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  mkdirSync(join(folder, 'node_modules', '@remit'), { recursive: true });
  for (const name of PACKAGES) {
    const copy = join(folder, 'packages', name);
    cpSync(join(ROOT, 'packages', name), copy, {
      recursive: true,
      filter: (path) => !/[\\/](?:dist|node_modules)$/u.test(path),
    });
    symlinkSync(copy, join(folder, 'node_modules', '@remit', name), 'junction');
  }
  for (const name of [
    '@types',
    'typescript',
    'zod',
    'temporal-polyfill',
    'temporal-spec',
    'commander',
    'csv-parse',
    'saxes',
    'xmlchars',
    'undici-types',
    // For its types: whoever installs the matching package may leave it out.
    'sharp',
  ]) {
    const from = join(ROOT, 'node_modules', name);
    if (existsSync(from)) symlinkSync(from, join(folder, 'node_modules', name), 'junction');
  }
  for (const name of PACKAGES) {
    run(
      folder,
      process.execPath,
      join(ROOT, 'node_modules/typescript/bin/tsc'),
      '-p',
      `packages/${name}/tsconfig.build.json`,
    );
  }
}

/** The kernels are built before (`npm run build`, `npm test`), as they are before a publication. */
function copyKernels(folder: string): void {
  for (const name of ['kernels.wasm', 'kernels-shared.wasm']) {
    cpSync(join(ROOT, 'packages/match/dist', name), join(folder, 'packages/match/dist', name));
  }
}

/** Unpacks what npm would publish, beside the dependencies that the packages declare and no others. */
function installIn(project: string, built: string): void {
  for (const name of PACKAGES) {
    const packed = run(join(built, 'packages', name), 'npm', 'pack', '--silent', '--pack-destination', project).trim();
    const target = join(project, 'node_modules', '@remit', name);
    mkdirSync(target, { recursive: true });
    run(project, 'tar', '-xzf', packed, '-C', target, '--strip-components=1');
    const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8')) as Manifest;
    for (const dependency of Object.keys(manifest.dependencies ?? {})) linkDependency(project, dependency);
  }
}

function linkDependency(project: string, name: string): void {
  if (name.startsWith('@remit/')) return;
  const target = join(project, 'node_modules', name);
  if (existsSync(target)) return;
  mkdirSync(dirname(target), { recursive: true });
  // By link: its own dependencies are found where it really lies.
  symlinkSync(join(ROOT, 'node_modules', name), target, 'junction');
}

const USE = `
import { audit, sha256 } from '@remit/log';
import { TRANSITIONS } from '@remit/protocol';
import { createClient, readList, verifyEd25519 } from '@remit/client';
import { contract } from '@remit/client/contract';
import { HashIndex } from '@remit/match';
import { createDecoder, loadKernels } from '@remit/match/node';
import { readList as again } from '@remit/client/list';
const client = createClient({ server: 'http://localhost:9', credential: null });
const row = readList(new TextEncoder().encode('hxxps://video[.]example/v/1')).rows[0];
const sound = [typeof audit, typeof sha256, typeof verifyEd25519, typeof client.rows.queue].every((kind) => kind === 'function');
if (!sound || !TRANSITIONS.Send || !contract.queue || again !== readList || row?.url !== 'https://video.example/v/1') throw new Error('an export is missing');
const kernels = await loadKernels();
const index = HashIndex.build(new Uint8Array(3000 * 32), { kernels });
const decoder = createDecoder({ processes: 1 });
const answer = await decoder.read(Uint8Array.of(0xff, 0xd8, 0xff));
decoder.close();
// Without sharp, which is optional, the decoding process starts and says that it has no decoder.
if (index.search(new Uint8Array(32)).length !== 3000 || answer.refusal !== 'no-decoder') throw new Error('matching does not work');
if (!import.meta.resolve('@remit/match/browser').endsWith('/dist/browser/index.js')) throw new Error('no entry for browsers');
console.log('exports work');
`;

/** Another installed package whose command starts through the client's door, as `remit-server` does. */
function installOther(project: string): string {
  const other = join(project, 'node_modules', 'other');
  mkdirSync(join(other, 'bin'), { recursive: true });
  mkdirSync(join(other, 'dist', 'command'), { recursive: true });
  writeFileSync(join(other, 'package.json'), '{"type":"module"}');
  cpSync(join(ROOT, 'packages/server/bin/remit-server.js'), join(other, 'bin/other.js'));
  writeFileSync(
    join(other, 'dist/command/main.js'),
    'export const main = ([word]) => { console.log(`started with ${word}`); return 7; };',
  );
  return join(other, 'bin/other.js');
}

/** Its exit code is the one that the command answers with. */
function useOther(project: string): void {
  const { status, stdout } = spawnSync(process.execPath, [installOther(project), 'a-word'], { encoding: 'utf8' });
  if (status !== 7 || stdout !== 'started with a-word\n') throw new Error('another package’s command does not start');
  console.log('another package’s command starts');
}

const work = mkdtempSync(join(tmpdir(), 'remit-pack-'));
try {
  const built = join(work, 'built');
  const project = join(work, 'project');
  mkdirSync(built);
  mkdirSync(project);
  buildIn(built);
  copyKernels(built);
  installIn(project, built);
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
  writeFileSync(join(project, 'use.js'), USE);
  process.stdout.write(run(project, process.execPath, 'use.js'));
  const help = run(project, process.execPath, 'node_modules/@remit/client/bin/remit.js', '--help');
  if (!help.includes('Usage: remit')) throw new Error('the installed command gives no help');
  console.log('the command works');
  useOther(project);
} finally {
  rmSync(work, { recursive: true, force: true });
}
