// What migrate, backup and restore share: the database of the settings, stopped again at the end.
import { databaseSettings } from '../config.ts';
import { openDatabase } from '../database.ts';
import { type DatabaseConfig, StartFailure } from '../store/embedded/index.ts';
import { runningIn } from '../store/embedded/running.ts';
import { Lifetime } from '../lifetime.ts';

// Output may be a dump that goes to a file: what we say on the way goes to standard error.
const log = {
  info: (line: string) => process.stderr.write(`${line}\n`),
  error: (line: string) => process.stderr.write(`${line}\n`),
};

/** For what only reads: a server that runs on its own PostgreSQL need not stop for it. */
export async function besideServer(work: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  const { databaseUrl, dataFolder } = databaseSettings(process.env);
  const running = databaseUrl === undefined ? await runningIn(dataFolder) : null;
  return running === null ? withDatabase(work) : work(running);
}

export async function withDatabase(work: (config: DatabaseConfig) => Promise<void>): Promise<void> {
  const lifetime = new Lifetime();
  let interrupt: () => void = () => undefined;
  const interrupted = new Promise<never>(
    (_, reject) => (interrupt = () => reject(new StartFailure('Interrupted; nothing was changed.'))),
  );
  interrupted.catch(() => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
  const database = await openDatabase(databaseSettings(process.env), log);
  lifetime.onEnd(() => database.stop());
  try {
    await Promise.race([work(database.config), interrupted]);
  } finally {
    await lifetime.end();
  }
}
