// Whether a database given by DATABASE_URL can be used at all, answered in one clear line.
import pg from 'pg';
import { StartFailure, type DatabaseConfig } from './embedded/index.ts';

/** The oldest PostgreSQL our SQL is tested on. */
const OLDEST = 15;

/** Where a database is, without its password. */
function place(url: string): string {
  const { hostname, port, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? (decodeURIComponent(hostname) || 'localhost')}:${port || '5432'}${pathname}`;
}

function why(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === '28P01' || code === '28000' || /password must be a string/.test(message))
    return 'it refuses the user name or password';
  if (code === '3D000') return 'there is no database of that name';
  if (code === '53300') return 'it has no connection left';
  if (code === '57P03') return 'it is starting up or shutting down';
  if (['ECONNREFUSED', 'ENOENT', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)) return 'nothing answers there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'that host is not known';
  if (code === 'ETIMEDOUT' || /timeout/.test(message)) return 'it does not answer in time';
  return message === '' ? code || 'the connection failed' : message;
}

/** @throws {StartFailure} unreachable, refused or too old */
export async function connectTo(url: string): Promise<DatabaseConfig> {
  const config = { connectionString: url };
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string; name: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as name`,
    );
    const { number = '0', name = '' } = rows[0] ?? {};
    if (Number(number) < OLDEST * 10_000)
      throw new Error(`it is PostgreSQL ${name}, and ${OLDEST} is the oldest that works`);
    return config;
  } catch (error) {
    throw new StartFailure(`The database of DATABASE_URL (${place(url)}) cannot be used: ${why(error)}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
