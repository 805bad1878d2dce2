import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { health, UNAVAILABLE } from '../queries/health.ts';
import type { Deps } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendJson, sendNo } from './reply.ts';

const isLoopback = (ip: string): boolean => ip === '::1' || /^(::ffff:)?127\./.test(ip);

/** From this machine or from an address on the list; what a proxy passed on from elsewhere is not from this machine. */
function mayMeasure({ ip, headers }: FastifyRequest, { config }: Deps): boolean {
  const passedOn = headers['x-forwarded-for'] !== undefined || headers['forwarded'] !== undefined;
  const isKnown = isIP(ip) !== 0 && (isLoopback(ip) || config.metricsFrom?.includes(ip) === true);
  return isKnown && (!passedOn || config.trustProxy.length > 0);
}

/** For whoever runs the service: does it work, and how much does it do. */
export function registerOperations(app: FastifyInstance, deps: Deps, registry: Registry): void {
  app.get('/healthz', async (request, reply) => {
    const state = await health(deps.store, deps.config.log).catch(() => UNAVAILABLE);
    // What ails the log ails every process alike: taking them all out of service would mend nothing.
    void reply.code(state.status === 'unavailable' ? 503 : 200);
    return sendJson(request, reply, state);
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, deps)) return sendNo(request, reply, edge('not-found'));
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}
