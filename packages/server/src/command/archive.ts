import { resolve } from 'node:path';
import { backup } from '../store/backup.ts';
import { restore } from '../store/restore.ts';
import { besideServer, withDatabase } from './with-database.ts';

function counted(rows: number, tables: number): string {
  return `${rows} rows of ${tables} tables`;
}

export function runBackup(file: string): Promise<void> {
  return besideServer(async (config) => {
    const { rows, tables } = await backup(config, resolve(file));
    process.stdout.write(
      `Wrote ${counted(rows, tables)} to ${resolve(file)}. It holds sealed cases: keep the key file elsewhere.\n`,
    );
  });
}

export function runRestore(file: string): Promise<void> {
  return withDatabase(async (config) => {
    const { rows, tables } = await restore(config, resolve(file));
    process.stdout.write(`Restored ${counted(rows, tables)}.\n`);
  });
}
