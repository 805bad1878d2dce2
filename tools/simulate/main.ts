/**
 * Fills a migrated database with made-up history. Meant for tests, benches and looking around; `npm start` does the
 * same through fill.ts, with the demonstration's own keys.
 */
import { hash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';
import { historyPool } from './fill.ts';
import { simulate } from './simulate.ts';

const HELP = `node --conditions=remit-source tools/simulate/main.ts --database URL [--seed 1] [--end ISO] [--scale 1] [--json]

  --database  a database that is migrated and empty
  --seed      the same seed makes the same history
  --end       the instant at which it ends; now if missing
  --scale     1 makes some 350 referrals

Its keys follow from the seed and protect nothing: never a database that anything else is in.`;

const { values } = parseArgs({
  options: {
    database: { type: 'string' },
    seed: { type: 'string', default: '1' },
    end: { type: 'string', default: new Date().toISOString() },
    scale: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || !values.database) {
  process.stdout.write(`${HELP}\n`);
  process.exit(values.help ? 0 : 2);
}
const { database, seed, end, scale, json } = values;
const key = (purpose: string): Buffer => hash('sha256', `remit/simulate/${purpose}/${seed}`, 'buffer');
const pool = historyPool({ connectionString: database });
try {
  const log = {
    signer: logSigner('simulation.example/remit', key('log')),
    cadenceSeconds: 10,
    paddingMultiple: 16,
    keepers: [],
  };
  const report = await simulate(
    { pool, custody: custodyOf(key('custody')) },
    { seed, end: new Date(end).toISOString(), scale: Number(scale), log },
  );
  const { surprises, ...figures } = report;
  process.stdout.write(
    json
      ? `${JSON.stringify(report)}\n`
      : `${Object.entries(figures)
          .map(([name, value]) => `${name} ${value}`)
          .join('\n')}\n`,
  );
  if (!json)
    for (const { story, kind, code, at, detail } of surprises)
      process.stderr.write(`${at} ${story}: ${kind} ${code} ${detail}\n`);
  if (surprises.length > 0) process.exitCode = 1;
} finally {
  await pool.end();
}
