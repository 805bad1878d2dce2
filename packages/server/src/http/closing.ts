import type { FastifyInstance } from 'fastify';
import { edge } from './edge-refusals.ts';
import { sendNo } from './reply.ts';

/**
 * What arrives on an open connection while the service ends is refused in the same form as everything else, with when
 * to come back; requests in hand are finished.
 */
export function refuseWhileClosing(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => void (closing = true));
  app.addHook('onRequest', async (request, reply) =>
    closing ? sendNo(request, reply, edge('unavailable')) : undefined,
  );
}
