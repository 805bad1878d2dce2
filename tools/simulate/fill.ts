/** What `npm start` runs once, on the empty database of a demonstration, before the service opens its port. */
import { join } from 'node:path';
import type { ServiceConfig } from '../../packages/server/src/config.ts';
import type { Fill } from '../../packages/server/src/main.ts';
import type { DatabaseConfig } from '../../packages/server/src/store/embedded/index.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { sizeFile } from '../../packages/server/src/store/log/size-file.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { simulate } from './simulate.ts';

const SEED = '1';

/**
 * Commits do not wait for the disk: a history that is cut off in the making is thrown away and made anew, and the mark
 * that it is whole is a commit that does wait, after all others.
 */
export function historyPool(config: DatabaseConfig): ReturnType<typeof createPool> {
  const hasty = { ...config, options: '-c synchronous_commit=off' };
  return createPool(hasty, { max: 6 });
}

export const fill: Fill = async (config: ServiceConfig, { say }) => {
  say('Making two months of made-up history ...');
  const pool = historyPool(config.database);
  try {
    const log = {
      signer: logSigner(config.logName, config.keys.logSeed),
      cadenceSeconds: config.checkpointSeconds,
      paddingMultiple: config.padding,
      keepers: [sizeFile(join(config.stateFolder, 'log-signed-size.json'))],
    };
    const store = { pool, custody: custodyOf(config.keys.master) };
    const { referrals, facts, seconds } = await simulate(store, {
      seed: SEED,
      end: new Date().toISOString(),
      scale: 1,
      log,
    });
    say(`${referrals} referrals, ${facts} facts in ${seconds.toFixed(1)} s.`);
  } finally {
    await pool.end();
  }
};
