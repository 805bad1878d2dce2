/**
 * Takes each guard of the log's verification and of the edge out of the code, one at a time, and runs the tests that
 * have to notice. Sources stay as they are: the test runner reads the changed text. Cannot show a guard that was never
 * written.
 *
 *   node --conditions=remit-source tools/prove/conditions/prove-conditions.ts [parts of files' names, separated by commas]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { GuardGroup } from '../guards.ts';
import { type Condition, conditionsIn } from './find-conditions.ts';
import { type Group, GROUPS } from './groups.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url));
const CONFIG = fileURLToPath(new URL('vitest.config.ts', import.meta.url));
/** A guard of a loop may leave it running for ever; that is noticed too. */
const PATIENCE_MS = 240_000;

type Tests = Group['tests'][number];

/** Whether the tests pass without this guard. */
async function passes({ project, paths }: Tests, missing: Condition | null): Promise<boolean> {
  const args = [VITEST, 'run', '--config', CONFIG, '--root', ROOT, '--project', project, '--bail', '1', '--silent'];
  const child = spawn(process.execPath, [...args, '--reporter', 'dot', ...paths], {
    cwd: ROOT,
    env: { ...process.env, REMIT_WITHOUT: JSON.stringify(missing) },
    stdio: 'ignore',
    detached: true,
  });
  const late = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), PATIENCE_MS);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearTimeout(late);
  return code === 0;
}

/** The unit tests beside the file: most guards are noticed there, within a second or two. */
function besides(file: string): Tests[] {
  const folder = dirname(file);
  const some = readdirSync(join(ROOT, folder)).some((name) => name.endsWith('.test.ts'));
  return some ? [{ project: 'unit', paths: [`${folder}/`] }] : [];
}

async function noticed(tests: readonly Tests[], missing: Condition): Promise<boolean> {
  for (const each of [...besides(missing.file), ...tests]) if (!(await passes(each, missing))) return true;
  return false;
}

async function unsound(tests: readonly Tests[]): Promise<string | null> {
  for (const each of tests) if (!(await passes(each, null))) return each.paths.join(', ');
  return null;
}

const isNamed = (file: string, parts: string): boolean => parts.split(',').some((part) => file.includes(part));

async function proveGroup(group: Group, part: string, say: (line: string) => void): Promise<GuardGroup> {
  const { name, files, tests, idle } = group;
  const isIdle = ({ file, what }: Condition): boolean => idle.some((each) => each.file === file && each.what === what);
  const guards = files
    .filter((file) => isNamed(file, part))
    .flatMap(conditionsIn)
    .filter((each) => !isIdle(each));
  const broken = await unsound(tests);
  if (broken !== null) return { name, guards: guards.length, survivors: [], unsound: broken };
  const left = [...guards];
  const survivors: Condition[] = [];
  const work = async (): Promise<void> => {
    for (let guard = left.shift(); guard; guard = left.shift()) {
      if (left.length % 20 === 0) say(`${guards.length - left.length} of ${guards.length}`);
      if (await noticed(tests, guard)) continue;
      survivors.push(guard);
      say(`not noticed: ${guard.file}:${guard.line} ${guard.what} -> ${guard.without}`);
    }
  };
  // One run after another where they share a database.
  const lanes = tests.some(({ project }) => project === 'service') ? 1 : availableParallelism();
  await Promise.all(Array.from({ length: lanes }, work));
  return { name, guards: guards.length, survivors, unsound: null };
}

/** @param part only files whose name has one of these in it, separated by commas */
export async function proveConditions(say: (line: string) => void, part = ''): Promise<GuardGroup[]> {
  const groups: GuardGroup[] = [];
  for (const group of GROUPS)
    if (group.files.some((file) => isNamed(file, part))) groups.push(await proveGroup(group, part, say));
  return groups;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const { name, guards, survivors, unsound: broken } of await proveConditions(console.log, process.argv[2])) {
    if (broken !== null) console.log(`With every guard in place these fail: ${broken}`);
    console.log(`${name}: ${guards} guards taken away, ${survivors.length} not noticed.`);
    if (survivors.length > 0 || broken !== null) process.exitCode = 1;
  }
}
