// One PostgreSQL for all projects of a run: vitest calls a global set-up once per project, so the first
// call starts it and the last one to end stops it.
import { startTestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';

interface Holder {
  users: number;
  running: ReturnType<typeof startTestDatabase>;
}

const KEY = Symbol.for('remit.test.postgres');
const global = globalThis as { [KEY]?: Holder };

export default async function setup(): Promise<() => Promise<void>> {
  const holder = (global[KEY] ??= { users: 0, running: startTestDatabase() });
  holder.users += 1;
  await holder.running;
  return async () => {
    holder.users -= 1;
    if (holder.users > 0) return;
    delete global[KEY];
    await (await holder.running).stop();
  };
}
