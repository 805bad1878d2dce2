import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { nameOf, readerOf } from './asker.ts';
import { type HttpConfig, LIMITS, type Limits } from './deps.ts';
import { edge } from './edge-refusals.ts';
import { sendNo } from './reply.ts';

export type Limiter = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

// Sessions of one person share a limit; so do visitors from one address.
function askerKey({ asker, ip }: FastifyRequest): string {
  return asker.type === 'visitor' ? `visitor ${ip}` : `asker ${readerOf(asker).organisation} ${nameOf(asker)}`;
}
// Anybody can name a key: until its signature is checked, it is one address that claims to be it.
const claimKey = (request: FastifyRequest): string => `claim ${request.ip} ${askerKey(request)}`;

/**
 * Limits of this process, counted in memory: what they protect is this process. A refused request is answered here;
 * the limiter then says false.
 */
export async function limiters(
  app: FastifyInstance,
  config: HttpConfig,
): Promise<Record<'general' | 'proven' | 'signIn', Limiter>> {
  await app.register(rateLimit, { global: false, cache: 20_000 });
  const limits: Limits = { ...LIMITS, ...config.limits };
  const window = { timeWindow: 60_000 };
  const visitor = app.createRateLimit({ ...window, max: limits.visitor, keyGenerator: askerKey });
  const asker = app.createRateLimit({ ...window, max: limits.asker, keyGenerator: askerKey });
  const claim = app.createRateLimit({ ...window, max: limits.asker, keyGenerator: claimKey });
  const signIn = app.createRateLimit({ ...window, max: limits.signIn, keyGenerator: ({ ip }) => `sign-in ${ip}` });
  const limiter =
    (choose: (request: FastifyRequest) => typeof visitor): Limiter =>
    async (request, reply) => {
      const counted = await choose(request)(request);
      if (counted.isAllowed || !counted.isExceeded) return true;
      void reply.header('retry-after', String(Math.max(1, counted.ttlInSeconds)));
      sendNo(request, reply, edge('too-many-requests'));
      return false;
    };
  return {
    general: limiter(({ asker: { type } }) => ({ visitor, session: asker, key: claim })[type]),
    /** A key, once its signature was checked. */
    proven: limiter(() => asker),
    signIn: limiter(() => signIn),
  };
}
