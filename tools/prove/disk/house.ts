import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  async close(): Promise<void> {
    await this.disk.cut('flushed alone');
    this.disk.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
