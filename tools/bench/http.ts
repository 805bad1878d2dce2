import { request as send, Agent } from 'node:http';
import { randomBytes } from 'node:crypto';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';
import { organisations } from '../../packages/server/test/fixture.ts';
import { openHttp } from '../../packages/server/test/http-fixture.ts';
import { load, percentile } from './load.ts';

const newId = (): string => ulid(Date.now(), randomBytes(16));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function post(port: number, token: string, body: string, key: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: 'localhost:4600',
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'idempotency-key': key,
    };
    const call = send({ agent, host: '127.0.0.1', port, path: '/api/referrals', method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Creating a one-item draft over HTTP, signed in, 32 clients on the same machine and in the same process. */
export async function benchHttp(seconds: number) {
  const fixture = await openHttp(organisations, { limits: { asker: 1e9, visitor: 1e9, signIn: 1e9 } });
  await fixture.app.listen({ host: '127.0.0.1', port: 0 });
  const address = fixture.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const token = await fixture.signIn('officer-0001');
  const draft = (): Promise<number> => {
    const items = [{ id: newId(), content: completeItem(1) }];
    return post(
      port,
      token,
      JSON.stringify({ platform: PLATFORM, header: completeHeader(), items, importId: null }),
      newId(),
    );
  };
  const first = await draft();
  if (first >= 300) throw new Error(`the draft was answered with ${first}`);
  await load(32, 1, draft);
  const { perSecond, durations } = await load(32, seconds, draft);
  agent.destroy();
  await fixture.close();
  return {
    draftsPerSecond: perSecond,
    p50Milliseconds: percentile(durations, 0.5),
    p99Milliseconds: percentile(durations, 0.99),
  };
}
