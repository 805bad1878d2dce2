import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.ts';
import type { Order } from './write-server.ts';

const PROGRAM = fileURLToPath(new URL('write-server.ts', import.meta.url));

/** One server process: started, asked over HTTP, and killed without a word. */
export class ServerProcess {
  readonly url: string;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.url = `http://localhost:${port}`;
    this.#exited = once(child, 'exit');
  }

  static async start(order: Omit<Order, 'port'>): Promise<ServerProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, ['--conditions=remit-source', PROGRAM], {
      env: { PATH: process.env['PATH'] ?? '', REMIT_DRILL: JSON.stringify({ ...order, port } satisfies Order) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const started = new ServerProcess(child, port);
    const ready = await Promise.race([once(child.stdout, 'data'), started.#exited.then(() => null)]);
    if (ready === null) throw new Error('a server of the drill did not start');
    child.stdout.resume();
    return started;
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** SIGKILL: nothing is flushed, no connection is closed in order. */
  async kill(): Promise<void> {
    if (this.alive) this.#child.kill('SIGKILL');
    await this.#exited;
  }
}
