// The database a command works on: the one of DATABASE_URL, or our own PostgreSQL in the data folder.
import type { Settings } from './config.ts';
import { connectTo } from './store/connect.ts';
import { type DatabaseConfig, type Log, resolveDataFolder, startEmbedded } from './store/embedded/index.ts';

export interface OpenDatabase {
  readonly config: DatabaseConfig;
  /** Where this server keeps its files; as root it may differ from the one asked for. */
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** @throws {StartFailure} one clear line when it cannot be used */
export async function openDatabase(
  { databaseUrl, dataFolder }: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  log: Log,
  onLost: (reason: string) => void = () => undefined,
): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    return { config: await connectTo(databaseUrl), dataFolder, stop: async () => undefined };
  }
  const reachable = resolveDataFolder(dataFolder, (line) => log.info(line));
  const embedded = await startEmbedded({ dataFolder: reachable, log, onLost });
  return { config: embedded.config, dataFolder: reachable, stop: () => embedded.stop() };
}
