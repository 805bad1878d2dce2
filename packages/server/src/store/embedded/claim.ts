// One server per data folder. The claim is a listening socket: the operating system grants it to one
// process and takes it back when that process dies, however it dies, so no stale file can lie about it.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartFailure } from './failure.ts';

export interface Claim {
  release(): Promise<void>;
}

function addressOf(dataFolder: string): string {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 32);
  if (process.platform === 'linux') return `\0remit-data-${mark}`;
  return join('/tmp', `remit-data-${mark}.sock`);
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, resolve);
  });
}

/** Away from Linux the address is a file that outlives its owner: nobody answering means nobody there. */
async function clearStale(path: string): Promise<void> {
  if (path.startsWith('\0')) return;
  const answered = await new Promise<boolean>((resolve) => {
    const socket = connect({ path }, () => resolve(true)).on('error', () => resolve(false));
    socket.unref();
  });
  if (!answered) rmSync(path, { force: true });
}

export async function claimDataFolder(dataFolder: string): Promise<Claim> {
  const server = createServer((socket) => socket.destroy());
  const address = addressOf(dataFolder);
  await clearStale(address);
  try {
    await listen(server, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new StartFailure(
      `Another server is using the data folder ${dataFolder}. Stop it, or set REMIT_DATA to another folder.`,
    );
  }
  // The claim alone keeps nobody's process alive.
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
