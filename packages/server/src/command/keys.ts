import { resolve } from 'node:path';
import { makeKeyFile } from '../key-file.ts';

export function runKeys(file: string): void {
  const path = resolve(file);
  makeKeyFile(path, false);
  process.stdout.write(
    `New keys are in ${path}. Copy them to a safe place apart from the backups: without them no case can be read.\n`,
  );
}
