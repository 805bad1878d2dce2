import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { isRefusal } from '@remit/protocol';
import { importList } from '../../packages/server/src/commands/import.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { completeHeader, completeItem } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { OFFICER, openFixture } from '../../packages/server/test/fixture.ts';

/** 10,000 addresses, 30 percent of them repeats, gates included, drafts written: the best of three. */
export async function benchImport(count: number) {
  const fixture = await openFixture();
  const { title: _title, goodFaith: _faith, ...header } = completeHeader();
  const distinct = Math.floor(count * 0.7);
  const seconds: number[] = [];
  for (let round = 0; round < 3; round++) {
    const rows = Array.from({ length: count }, (_, i) => ({
      line: i + 1,
      url: completeItem(round * distinct + (i % distinct) + 1).locator,
      contentType: 'TCO_A_INCITE',
      note: 'Synthetic',
    }));
    const body = { fileName: 'bench.csv', dryRun: false, template: null, header: { ...header, title: 'Bench' }, rows };
    const from = performance.now();
    const tools = { store: fixture.store, ports: systemPorts, executor: fixture.executor };
    const answer = await importList(tools, { actor: OFFICER, idempotencyKey: randomUUID() }, body);
    seconds.push((performance.now() - from) / 1000);
    if (isRefusal(answer)) throw new Error(answer.code);
    if (answer.totals.duplicate !== count - distinct) throw new Error(`${answer.totals.duplicate} duplicates found`);
  }
  await fixture.close();
  return { secondsFor10000: Math.min(...seconds) };
}
