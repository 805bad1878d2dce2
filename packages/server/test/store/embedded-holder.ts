// A server's half that tests can kill: starts PostgreSQL in the folder given, says so, and waits.
import pg from 'pg';
import { startEmbedded } from '../../src/store/embedded/index.ts';

const log = {
  info: (line: string) => process.stderr.write(`${line}\n`),
  error: (line: string) => process.stderr.write(`${line}\n`),
};
const embedded = await startEmbedded({ dataFolder: process.argv[2] ?? '', log });
const client = new pg.Client(embedded.config);
await client.connect();
await client.query('create table if not exists kept (n int)');
const { rows } = await client.query<{ n: number }>('insert into kept select count(*) from kept returning n');
await client.end();
process.stdout.write(`${JSON.stringify({ postgres: embedded.processId(), kept: rows[0]?.n })}\n`);
process.once('SIGTERM', () => void embedded.stop().then(() => process.exit(0)));
setInterval(() => undefined, 60_000);
