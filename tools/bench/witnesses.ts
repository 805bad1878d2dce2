import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatVerifierKey } from '@remit/log';
import { HeldFile } from '../../packages/client/src/witness/held-file.ts';
import { serveWitness } from '../../packages/client/src/witness/serve.ts';
import { emptyState, Witness } from '../../packages/client/src/witness/witness.ts';
import { newWitnessKey, signerFrom } from '../../packages/client/src/witness/witness-key.ts';
import { LogWorker } from '../../packages/server/src/jobs/log-worker.ts';
import type { Witness as Configured } from '../../packages/server/src/jobs/witnesses/ask.ts';
import { WitnessPanel } from '../../packages/server/src/jobs/witnesses/panel.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { createDatabase } from '../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../packages/server/src/store/log/signer.ts';
import { sizeFile } from '../../packages/server/src/store/log/size-file.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../packages/server/src/store/sealing.ts';

const signer = logSigner('bench.example/log', Buffer.alloc(32, 51));
/** Facts that arrive, and how many arrive at once. */
const FACTS = 60_000;
const AT_ONCE = 2_000;

const ARRIVE = `INSERT INTO log_pending (stream, version, leaf)
  SELECT 'referral:' || n, 1, '\\x01'::bytea || decode(repeat(md5(n::text), 28), 'hex')
  FROM generate_series($1::int, $2::int) AS n`;

type Away = { readonly configured: Configured; readonly close: () => Promise<void> };

async function witness(folder: string, n: number): Promise<Away> {
  const made = newWitnessKey(`witness.example/w${n}`);
  const path = join(folder, `state-${n}`);
  writeFileSync(path, emptyState(made.verifierKey));
  const own = signerFrom(made.file)!;
  if (formatVerifierKey(own.key) !== made.verifierKey) throw new Error('a key file does not hold its key');
  const file = HeldFile.hold(path);
  const server = await serveWitness(
    new Witness(file, own, [signer.key], () => Date.now()),
    { host: '127.0.0.1', port: 0 },
    () => undefined,
  );
  const configured = { key: own.key, url: server.url, kind: null };
  return { configured, close: () => server.close().then(() => file.release()) };
}

/** Facts a second that got their place while a checkpoint was published every second, with so many witnesses. */
async function rate(witnesses: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'remit-bench-'));
  const database = await createDatabase();
  const pool = createPool(database.config);
  const panel = await Promise.all(Array.from({ length: witnesses }, (_, n) => witness(folder, n)));
  const policy = { witnesses: panel.map(({ configured }) => configured), needed: Math.ceil((witnesses * 2) / 3) };
  const cosigners = witnesses === 0 ? {} : { cosigners: new WitnessPanel(policy, () => undefined) };
  const settings = {
    signer,
    cadenceSeconds: 1,
    paddingMultiple: 16,
    keepers: [sizeFile(join(folder, 'size'))],
    ...cosigners,
  };
  const worker = new LogWorker({ pool, custody: custodyOf(Buffer.alloc(32, 9)) }, systemPorts, settings);
  try {
    await worker.sequence();
    let publishing = true;
    const publisher = (async () => {
      for (; publishing; await new Promise((resolve) => setTimeout(resolve, 50))) await worker.publish();
    })();
    const start = performance.now();
    for (let from = 1; from <= FACTS; from += AT_ONCE) {
      await pool.query(ARRIVE, [from, from + AT_ONCE - 1]);
      await worker.sequence();
    }
    const seconds = (performance.now() - start) / 1000;
    publishing = false;
    await publisher;
    return FACTS / seconds;
  } finally {
    await worker.close();
    await Promise.all(panel.map(({ close }) => close()));
    await pool.end();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]!;

/** Sequencing with three witnesses beside none, in turns, so that what else the machine does hurts both alike. */
export async function benchWitnesses(rounds = 3) {
  const alone: number[] = [];
  const witnessed: number[] = [];
  for (let n = 0; n < rounds; n++) {
    alone.push(await rate(0));
    witnessed.push(await rate(3));
  }
  return { factsPerSecond: median(witnessed), timesWithout: median(witnessed) / median(alone) };
}
