// One demonstration for each journey at a time: a history is made once, and the files that follow one another look at the
// same desks. Files side by side have desks of their own, so that none is surprised by another's acts.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { SharedDemonstration } from '../journeys/serve-demonstration.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demonstrations: readonly SharedDemonstration[];
  }
}

const PROGRAM = join(import.meta.dirname, '../journeys/serve-demonstration.ts');
type Served = { readonly demonstration: SharedDemonstration; readonly close: () => Promise<unknown> };

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const served = await Promise.all(Array.from({ length: project.config.maxWorkers }, serve));
  project.provide(
    'demonstrations',
    served.map(({ demonstration }) => demonstration),
  );
  return async () => void (await Promise.all(served.map(({ close }) => close())));
}

/** In a process of its own: a set-up of vitest does not resolve our packages to their source. */
async function serve(): Promise<Served> {
  const child = fork(PROGRAM, { execArgv: ['--conditions=remit-source'] });
  const exited = once(child, 'exit');
  const answer = await Promise.race([once(child, 'message'), exited.then(() => null)]);
  if (!answer) throw new Error('the demonstration of the journeys did not start; its reason stands above');
  const close = (): Promise<unknown> => {
    if (child.connected) child.disconnect();
    return exited;
  };
  return { demonstration: answer[0] as SharedDemonstration, close };
}
