import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ListStore } from '../shared-list/index.ts';

const WINDOWS = process.platform === 'win32';

/**
 * A list in a folder that its owner alone may read. What was written is on the disk before a call returns, so that
 * neither a kill nor a power cut leaves a version half replaced; the rest of a half-fetched part is asked for again.
 */
export class FolderStore implements ListStore {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(folder: string): Promise<FolderStore> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    if (!WINDOWS) await chmod(folder, 0o700);
    return new FolderStore(folder);
  }

  async read(name: string): Promise<Uint8Array | null> {
    try {
      return new Uint8Array(await readFile(this.#at(name)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  append(name: string, bytes: Uint8Array): Promise<void> {
    return writeDown(this.#at(name), 'a', bytes);
  }

  async replace(name: string, bytes: Uint8Array): Promise<void> {
    const path = this.#at(name);
    await writeDown(`${path}.new`, 'w', bytes);
    await rename(`${path}.new`, path);
    await flushFolder(this.folder);
  }

  remove(name: string): Promise<void> {
    return rm(this.#at(name), { force: true });
  }

  /** A name is never a path: part of it comes from the service. */
  #at(name: string): string {
    if (!/^[a-z0-9][a-z0-9.-]{0,99}$/u.test(name)) throw new Error(`“${name}” is no name of a file of the list`);
    return join(this.folder, name);
  }
}

async function writeDown(path: string, flags: 'a' | 'w', bytes: Uint8Array): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function flushFolder(folder: string): Promise<void> {
  if (WINDOWS) return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
