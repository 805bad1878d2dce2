import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { foldersIn, resolveDataFolder } from './folders.ts';
import type { DatabaseConfig } from './index.ts';
import { APPLICATION, type Secrets } from './initialise.ts';

/**
 * The PostgreSQL that a running server keeps in this data folder, or null where none answers. For what may be done
 * beside a server: reading. Whoever would change something takes the folder's claim instead.
 */
export async function runningIn(dataFolder: string): Promise<DatabaseConfig | null> {
  const { postgres, secret } = foldersIn(resolveDataFolder(dataFolder, () => undefined));
  const host = join(postgres, 'socket');
  if (!existsSync(secret) || !existsSync(join(host, '.s.PGSQL.5432'))) return null;
  const { application } = JSON.parse(readFileSync(secret, 'utf8')) as Secrets;
  const config = { host, port: 5432, user: APPLICATION, password: application, database: APPLICATION };
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return config;
  } catch {
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}
