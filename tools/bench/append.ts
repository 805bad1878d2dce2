import { randomBytes } from 'node:crypto';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { createPool } from '../../packages/server/src/store/pool.ts';
import { OFFICER, openFixture } from '../../packages/server/test/fixture.ts';
import { load, percentile } from './load.ts';

const newId = (): string => ulid(Date.now(), randomBytes(16));

/** The whole command path (HTTP aside) beside one-row durable transactions of as many clients on the same database. */
export async function benchAppend(seconds: number) {
  const fixture = await openFixture();
  const plain = createPool(fixture.database.config, { max: 64 });
  await plain.query('CREATE TABLE one_row (id bigserial PRIMARY KEY, words text NOT NULL)');
  const words = 'x'.repeat(600);
  const draft = () =>
    fixture.executor.execute({
      actor: OFFICER,
      kind: 'CreateDraft',
      subject: { type: 'referral', id: newId() },
      data: {
        platform: PLATFORM,
        header: completeHeader(),
        items: [{ id: newId(), content: completeItem(1) }],
        importId: null,
      },
      idempotencyKey: newId(),
      expectedVersion: null,
    });
  const rows = [];
  await load(16, 1, draft);
  for (const inFlight of [1, 64, 512]) {
    const clients = Math.min(64, inFlight);
    const oneRow = await load(clients, seconds, () =>
      plain.query({ name: 'one', text: 'INSERT INTO one_row (words) VALUES ($1)', values: [words] }),
    );
    const commands = await load(inFlight, seconds, draft);
    rows.push({
      inFlight,
      commandsPerSecond: commands.perSecond,
      p99Milliseconds: percentile(commands.durations, 0.99),
      oneRowPerSecond: oneRow.perSecond,
      times: commands.perSecond / oneRow.perSecond,
    });
  }
  await plain.end();
  await fixture.close();
  return rows;
}
