import { lstat, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { usage } from '../failure.ts';

/** Makes room for a socket: one that nobody answers on is taken away, anything else is left and said. */
export async function takeSocket(path: string): Promise<void> {
  const found = await lstat(path).catch(() => null);
  if (found === null) return;
  if (!found.isSocket()) throw usage('listen', `${path} is there already and no socket.`);
  if (await answers(path)) throw usage('listen', `Another program listens on ${path}.`);
  await rm(path);
}

const answers = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const line = connect(path);
    line.once('connect', () => {
      line.destroy();
      resolve(true);
    });
    line.once('error', () => resolve(false));
  });
