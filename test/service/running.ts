// The operator's command as an operator runs it: a process of its own, its output and its exit code.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../packages/server/bin/remit-server.js', import.meta.url));

export type Environment = Readonly<Record<string, string>>;
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** A process that was started, what it has said so far, and its end. */
export type Running = {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<Ended>;
};

/** Nothing of the surrounding environment but what a program needs to be found. */
const bare = (): Environment => ({ PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/' });

export function start(args: readonly string[], environment: Environment): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...bare(), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }));
  return { child, said: () => out + err, ended };
}

export const run = (args: readonly string[], environment: Environment): Promise<Ended> =>
  start(args, environment).ended;

/** Starts the service and waits until it says that it serves. */
export async function serve(environment: Environment): Promise<Running> {
  const running = start(['serve'], environment);
  const ready = new Promise<'ready'>((resolve) => {
    running.child.stdout?.on('data', () => {
      if (running.said().includes('Remit serves')) resolve('ready');
    });
  });
  const first = await Promise.race([ready, running.ended]);
  if (first !== 'ready') throw new Error(`the service ended instead of starting:\n${first.out}${first.err}`);
  return running;
}

/** A port that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
