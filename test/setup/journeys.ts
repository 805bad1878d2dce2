// One demonstration for all journeys of a run: its history is made once, and every file looks at the same desks.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import type { SharedDemonstration } from '../journeys/serve-demonstration.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demonstration: SharedDemonstration;
  }
}

const PROGRAM = join(import.meta.dirname, '../journeys/serve-demonstration.ts');

/** In a process of its own: a set-up of vitest does not resolve our packages to their source. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const child = fork(PROGRAM, { execArgv: ['--conditions=remit-source'] });
  const exited = once(child, 'exit');
  const answer = await Promise.race([once(child, 'message'), exited.then(() => null)]);
  if (!answer) throw new Error('the demonstration of the journeys did not start; its reason stands above');
  project.provide('demonstration', answer[0] as SharedDemonstration);
  return async () => {
    if (child.connected) child.disconnect();
    await exited;
  };
}
