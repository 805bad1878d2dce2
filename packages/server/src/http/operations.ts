import { BlockList, isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { health, UNAVAILABLE } from '../queries/health.ts';
import type { Deps, HttpConfig } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { measureWork } from './measures.ts';
import { sendJson, sendNo } from './reply.ts';

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** This machine and what the setting names, addresses and networks; nobody else. */
function readersOf({ metricsFrom }: HttpConfig): BlockList {
  const list = new BlockList();
  for (const entry of ['127.0.0.0/8', '::1', ...metricsFrom]) {
    const [address = '', prefix] = entry.split('/');
    if (prefix === undefined) list.addAddress(address, family(address));
    else list.addSubnet(address, Number(prefix), family(address));
  }
  return list;
}

/** What a proxy passed on from elsewhere comes from this machine only in appearance: without trust nobody knows whence. */
function mayMeasure({ ip, headers }: FastifyRequest, readers: BlockList, { trustProxy }: HttpConfig): boolean {
  const passedOn = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  return isIP(ip) !== 0 && readers.check(ip, family(ip)) && (!passedOn || trustProxy.length > 0);
}

/** For whoever runs the service: does it work, and how much does it do. */
export function registerOperations(app: FastifyInstance, deps: Deps, registry: Registry): void {
  app.get('/healthz', async (request, reply) => {
    const state = await health(deps.store, deps.config.log).catch(() => UNAVAILABLE);
    // What ails the log ails every process alike: taking them all out of service would mend nothing.
    void reply.code(state.status === 'unavailable' ? 503 : 200);
    return sendJson(request, reply, { ...state, advice: deps.config.logAdvice ?? null });
  });
  const readers = readersOf(deps.config);
  const measure = measureWork(registry, deps);
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, readers, deps.config)) return sendNo(request, reply, edge('not-found'));
    await measure();
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}
