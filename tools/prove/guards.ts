/**
 * Takes every guard out of the deciders and of oversight's rules, one at a time, and runs the referral's vectors.
 * Catches: a guard that no vector would miss. Cannot catch: a guard that was never written; that is what the exhaustive
 * search is for. Takes about a minute.
 *
 *   node --conditions=remit-source tools/prove/guards.ts
 */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Guard, guardsIn, ruleFiles } from './find-guards.ts';

const FOLDER = new URL('../../spec/vectors/referral/', import.meta.url);
/** Rules first: most guards are noticed there, and the matrix is long. */
const FILES = readdirSync(FOLDER)
  .filter((name) => /^(?!base|histories).*\.generated\.json$/.test(name))
  .sort((a, b) => Number(a.startsWith('matrix')) - Number(b.startsWith('matrix')));

export type GuardGroup = {
  readonly name: string;
  readonly guards: number;
  readonly survivors: readonly Guard[];
  /** What fails although every guard is in place. */
  readonly unsound: string | null;
};
export type GuardReport = { readonly groups: readonly GuardGroup[] };

const noticed = (guard: Guard | null): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('guard-worker.ts', import.meta.url), {
      workerData: { guard, files: FILES, folder: FOLDER.href },
      execArgv: ['--conditions=remit-source'],
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => code !== 0 && reject(new Error(`a worker left with ${code}`)));
  });

async function proveRules(say: (line: string) => void): Promise<GuardGroup> {
  const unsound = await noticed(null);
  const guards = ruleFiles().flatMap((file) => guardsIn(file));
  const left = [...guards];
  const survivors: Guard[] = [];
  const work = async (): Promise<void> => {
    for (let guard = left.shift(); guard; guard = left.shift()) {
      if ((await noticed(guard)) !== null) continue;
      survivors.push(guard);
      say(`not noticed: ${guard.file}:${guard.line} ${guard.what}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { name: 'deciders and oversight, by the vectors of a referral', guards: guards.length, survivors, unsound };
}

export async function proveGuards(say: (line: string) => void = () => undefined): Promise<GuardReport> {
  return { groups: [await proveRules(say)] };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { groups } = await proveGuards(console.log);
  for (const { name, guards, survivors, unsound } of groups) {
    if (unsound !== null) console.log(`With every guard in place this fails: ${unsound}`);
    console.log(`${name}: ${guards} guards taken away, ${survivors.length} not noticed.`);
  }
  process.exitCode = groups.every(({ survivors, unsound }) => survivors.length === 0 && unsound === null) ? 0 : 1;
}
