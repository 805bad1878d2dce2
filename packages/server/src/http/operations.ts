import { isIP } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { health, type Health } from '../queries/health.ts';
import type { Deps } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendJson, sendNo } from './reply.ts';

const AWAY: Health = { healthy: false, database: 'unreachable', sequencerSeconds: null };

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
    const state = await health(deps.store).catch(() => null);
    void reply.code(state?.healthy === true ? 200 : 503);
    return sendJson(request, reply, state ?? AWAY);
  });
  app.get('/metrics', async (request, reply) => {
    if (!mayMeasure(request, deps)) return sendNo(request, reply, edge('not-found'));
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}
