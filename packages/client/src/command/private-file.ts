import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { usage } from './failure.ts';

const MAX_BYTES = 256 * 1024;
const WINDOWS = process.platform === 'win32';

/** Reads a file that holds a secret; null where there is none. A file that others may read is refused, as ssh does. */
export async function readPrivateFile(path: string): Promise<string | null> {
  let file;
  try {
    file = await open(path, 'r');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw usage('file-unreadable', `${path} cannot be read (${errorCode(error)}).`);
  }
  try {
    const found = await file.stat();
    if (!found.isFile()) throw usage('file-unreadable', `${path} is not a file.`);
    if (found.size > MAX_BYTES) throw usage('file-unreadable', `${path} is too large to be a key.`);
    if (!WINDOWS && (found.mode & 0o077) !== 0) {
      throw usage('file-not-private', `${path} can be read by others.`, `Run: chmod 600 ${path}`);
    }
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

/**
 * Writes a file that its owner alone may read. It is written beside its place and then moved there, so that no moment
 * leaves half a file, or a whole one with wider rights.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  const fresh = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!WINDOWS) await chmod(fresh, 0o600);
    await rename(fresh, path);
  } catch (error) {
    await rm(fresh, { force: true });
    throw usage('file-unwritable', `${path} cannot be written (${errorCode(error)}).`);
  }
}

/** Whether something stands there, so that a key is never written over. */
export const fileExists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
