import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foldersIn } from '../../../packages/server/src/store/embedded/folders.ts';
import { Service } from '../service.ts';
import { ShadowDisk } from './shadow-disk.ts';

/** The service with its own PostgreSQL, data folder and keys on a disk that the drill commands. */
export class House extends Service {
  readonly disk: ShadowDisk;
  readonly #folder: string;

  constructor(clients: number) {
    const folder = mkdtempSync(join(tmpdir(), 'remit-disk-'));
    // As root PostgreSQL runs under another account, which has to pass through.
    chmodSync(folder, 0o711);
    const disk = new ShadowDisk(folder);
    const place = { dataFolder: disk.live, keyFile: join(disk.live, 'keys.json'), environment: disk.environment };
    super(place, Service.tokens(clients));
    this.disk = disk;
    this.#folder = folder;
  }

  /** What its PostgreSQL said last, to tell why it does not come back. */
  get databaseWords(): string {
    const { log } = foldersIn(this.disk.live);
    const lines = readFileSync(log, 'utf8').split('\n');
    // What it said to those who asked whether it is there yet says nothing of why it is not.
    return lines
      .filter((line) => !line.includes('FATAL:  the database system is'))
      .slice(-30)
      .join('\n');
  }

  async close(): Promise<void> {
    await this.disk.cut('flushed alone');
    this.disk.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
