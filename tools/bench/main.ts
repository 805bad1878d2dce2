/**
 * `npm run bench`: the figures of docs/bench.md, measured on a database of its own. Timings are ratios where a ratio
 * says more than the machine; absolute ones hold for the machine that printed them. `--json` prints one object.
 * What it cannot show: a disk shared with others, a network, a database on another machine.
 */
import { parseArgs } from 'node:util';
import type { SigningFigures } from './signing.ts';
import { startTestDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, seconds: { type: 'string' }, rows: { type: 'string' } },
  allowPositionals: true,
});
const seconds = Number(values.seconds ?? 4);
const rows = Number(values.rows ?? 1_000_000);
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const database = await startTestDatabase();
try {
  const { benchAppend } = await import('./append.ts');
  const { benchHttp } = await import('./http.ts');
  const { benchImport } = await import('./import.ts');
  const { benchLog } = await import('./log.ts');
  const { benchQueue } = await import('./queue.ts');
  const { benchSigning } = await import('./signing.ts');
  const { benchWitnesses } = await import('./witnesses.ts');
  say('command path ...');
  const append = await benchAppend(seconds);
  say('drafts over HTTP ...');
  const http = await benchHttp(seconds);
  say('import of 10,000 ...');
  const imported = await benchImport(10_000);
  say('log ...');
  const log = await benchLog();
  say('log with witnesses ...');
  const witnesses = await benchWitnesses();
  say('signatures and bundles ...');
  const signing = await benchSigning();
  say(`queues at ${rows} referrals ...`);
  const queue = await benchQueue(rows);
  const result = {
    append: {
      timesOneRowTransactionsAt1: append[0]!.times,
      timesOneRowTransactionsAt64: append[1]!.times,
      timesOneRowTransactionsAt512: append[2]!.times,
      runs: append,
    },
    http,
    queue,
    import: imported,
    log: { leavesPerSecond: log.leavesPerSecond },
    witnesses,
    signing,
    proof: { microseconds: log.proofMicroseconds },
    verify: { microseconds: log.verifyMicroseconds },
  };
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : table(result));
} finally {
  await database.stop();
}

type Result = {
  append: {
    timesOneRowTransactionsAt1: number;
    timesOneRowTransactionsAt64: number;
    timesOneRowTransactionsAt512: number;
    runs: { commandsPerSecond: number; oneRowPerSecond: number }[];
  };
  http: { draftsPerSecond: number; p99Milliseconds: number };
  queue: { firstPageMillisecondsP50: number; deepPageMillisecondsP50: number };
  import: { secondsFor10000: number };
  log: { leavesPerSecond: number };
  witnesses: { factsPerSecond: number; timesWithout: number };
  signing: SigningFigures;
  proof: { microseconds: number };
  verify: { microseconds: number };
};

function table({ append, http, queue, import: imported, log, witnesses, signing, proof, verify }: Result): string {
  const lines: [string, number, string, string][] = [
    ['commands beside one-row transactions, 1 in flight', append.timesOneRowTransactionsAt1, 'x', ''],
    ['commands beside one-row transactions, 64 in flight', append.timesOneRowTransactionsAt64, 'x', '0.5'],
    ['commands beside one-row transactions, 512 in flight', append.timesOneRowTransactionsAt512, 'x', ''],
    ['commands, 64 in flight', append.runs[1]!.commandsPerSecond, '/s', ''],
    ['drafts over HTTP, 32 clients', http.draftsPerSecond, '/s', '1000'],
    ['drafts over HTTP, p99', http.p99Milliseconds, 'ms', ''],
    ['queue, first page, p50', queue.firstPageMillisecondsP50, 'ms', '1'],
    ['queue, deep page, p50', queue.deepPageMillisecondsP50, 'ms', '1'],
    ['import of 10,000', imported.secondsFor10000, 's', '1'],
    ['log, leaves', log.leavesPerSecond, '/s', '20000'],
    ['sequencing with three witnesses, a checkpoint every second', witnesses.factsPerSecond, '/s', ''],
    ['the same beside no witness', witnesses.timesWithout, 'x', '0.8'],
    ['a lock signed by desk and person', signing.signMilliseconds, 'ms', ''],
    ['its desk signature verified', signing.verifyMilliseconds, 'ms', ''],
    ['a bundle verified, two locks and three witnesses', signing.bundleMilliseconds, 'ms', '5'],
    ['inclusion proof', proof.microseconds, 'µs', '10'],
    ['its verification', verify.microseconds, 'µs', ''],
  ];
  const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const head = '| what | measured | aim |\n|---|---:|---:|\n';
  return head + lines.map(([what, value, unit, aim]) => `| ${what} | ${figure(value)} ${unit} | ${aim} |\n`).join('');
}
