import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { LogWorker } from '../../src/jobs/log-worker.ts';
import { health } from '../../src/queries/health.ts';
import type { Store } from '../../src/store/store.ts';
import { logDatabase, type LogDatabase, ports, signer } from './fixture.ts';

const CADENCE = { cadenceSeconds: 1 };
const FLIP = `UPDATE log_tiles SET bytes = set_byte(bytes, 5, get_byte(bytes, 5) # 1) WHERE path = 'tile/0/000.p/16'`;

let log: LogDatabase;
let store: Store;
beforeEach(async () => {
  log = await logDatabase();
  store = log.store;
});
afterEach(() => log.drop());

/** A worker of its own process, and the time of this process to go on with. */
function worker(): LogWorker {
  const settings = { signer, ...CADENCE, paddingMultiple: 16, keepers: [] };
  const one = new LogWorker(log.another(), ports, settings);
  onTestFinished(() => one.close());
  return one;
}
const later = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the service does twice a second. */
async function at(each: LogWorker): Promise<void> {
  await each.sequence();
  await each.publish();
}

/** Rounds until the cadence lets one publish, or refuse. */
async function round(each: LogWorker): Promise<void> {
  await later(1_050);
  await at(each);
}

describe('the health of the service', () => {
  it('is well before anything happened, and after a checkpoint', async () => {
    expect(await health(store, CADENCE)).toMatchObject({ status: 'healthy', ailments: [], checkpointSeconds: null });
    await at(worker());
    expect(await health(store, CADENCE)).toMatchObject({ status: 'healthy', logRefusal: null, checkpointSeconds: 0 });
  });

  it('says on every process that the log refuses to sign, with the code, until it signs again', async () => {
    const [one, other] = [worker(), worker()];
    await at(one);
    await log.asAdministrator(FLIP);
    await expect(round(one)).rejects.toThrow(/edge at size 16/);
    expect(await health(log.another(), CADENCE)).toMatchObject({
      status: 'degraded',
      ailments: ['log-refuses-to-sign'],
      logRefusal: 'edge-broken',
    });
    await one.close();
    await log.asAdministrator(FLIP);
    await round(other);
    expect(await health(store, CADENCE)).toMatchObject({ status: 'healthy', logRefusal: null });
  });

  it('says that nobody orders the log, and that a checkpoint is late', async () => {
    await at(worker());
    await store.pool.query(`UPDATE log_leader SET beat_at = clock_timestamp() - interval '11 seconds'`);
    expect((await health(store, CADENCE)).ailments).toEqual(['sequencer-silent']);
    await log.asAdministrator(`UPDATE checkpoints SET at = at - interval '32 seconds'`);
    expect(await health(store, CADENCE)).toMatchObject({
      status: 'degraded',
      ailments: ['sequencer-silent', 'checkpoint-late'],
    });
  });
});
