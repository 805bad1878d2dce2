import { closeSync, fsyncSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Gives a flushed file its name, and flushes the name: until its folder is flushed too, a power cut may take the file
 * away although everything in it had reached the disk.
 */
export function nameDurably(partial: string, path: string): void {
  renameSync(partial, path);
  // Windows opens no folders; its file systems keep names in order by themselves.
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
