import { homedir } from 'node:os';
import { readSecret } from './secret.ts';
import type { ProgressStream } from '../terminal/index.ts';

/** What the command touches outside itself; tests bring their own. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: ProgressStream;
  readonly stderr: ProgressStream;
  readonly home: string;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970, to tell whether a saved session has run out. */
  now(): number;
  /** One line that nobody else should see. */
  readSecret(question: string): Promise<string>;
}

export function realSurroundings(): Surroundings {
  process.stdout.on('error', endQuietly);
  return {
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    home: homedir(),
    fetch,
    now: () => Date.now(),
    readSecret: (question) => readSecret(process.stdin, process.stderr, question),
  };
}

// `remit … | head` closes the pipe when it has seen enough, which is no fault.
function endQuietly(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}
