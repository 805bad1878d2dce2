import type { Row } from '@remit/client/contract';
import { refuse } from '@remit/protocol';
import type { FastifyRequest, onRequestAsyncHookHandler, preValidationAsyncHookHandler } from 'fastify';
import { roleOf } from './asker.ts';
import { authenticate, checkSignature } from './authenticate.ts';
import { fromElsewhere, withoutCsrf } from './csrf.ts';
import type { Deps } from './deps.ts';
import { type EdgeRefusal, edge, isEdgeRefusal } from './edge-refusals.ts';
import type { limiters } from './limits.ts';
import type { No } from './problem.ts';
import { sendNo } from './reply.ts';

export type Gatehouse = {
  readonly deps: Deps;
  readonly limit: Awaited<ReturnType<typeof limiters>>;
};

type Guarded = Pick<Row, 'permission' | 'audit' | 'method'>;

/** Who may pass: decided from the row alone, and what the row does not allow is refused. */
function mayCall({ permission }: Guarded, request: FastifyRequest): No | undefined {
  const { asker } = request;
  if (permission === 'public' || permission === 'demonstration') return undefined;
  if (asker.type === 'visitor') return edge('not-signed-in');
  if (permission === 'signed-in') return undefined;
  return permission.includes(roleOf(asker)) ? undefined : refuse('not-your-role');
}

function crossSite({ config }: Deps, request: FastifyRequest): EdgeRefusal | undefined {
  const { asker } = request;
  if (asker.type === 'key' || (asker.type === 'session' && !asker.byCookie)) return undefined;
  return (
    fromElsewhere(request, [config.origin]) ??
    (asker.type === 'session' ? withoutCsrf(request, asker.token) : undefined)
  );
}

/** Before the body is read: who asks, how often, whether they may, and whether one of our pages sent it. */
export function guard({ deps, limit }: Gatehouse, row: Guarded, asksWho: boolean): onRequestAsyncHookHandler {
  const startsSession = row.audit === 'session.start' || row.audit === 'session.enrol';
  return async (request, reply) => {
    if (startsSession && !(await limit.signIn(request, reply))) return reply;
    // A sign-in does not depend on who was signed in before: an old cookie must not stand in its way.
    const asker = asksWho && !startsSession ? await authenticate(deps, request) : request.asker;
    if (!isEdgeRefusal(asker)) request.asker = asker;
    if (!(await limit.general(request, reply))) return reply;
    if (isEdgeRefusal(asker)) return sendNo(request, reply, asker);
    // What a key may do is told to nobody who merely names it.
    const no = (asker.type === 'key' ? undefined : mayCall(row, request)) ?? crossSite(deps, request);
    return no ? sendNo(request, reply, no) : undefined;
  };
}

/** Once the body is here: the signature of a signed request, and then what its key may do, and how often. */
export function guardBody({ deps, limit }: Gatehouse, row: Guarded): preValidationAsyncHookHandler {
  return async (request, reply) => {
    if (request.asker.type !== 'key') return undefined;
    const unsigned = await checkSignature(deps, request);
    if (unsigned) return sendNo(request, reply, unsigned);
    if (!(await limit.proven(request, reply))) return reply;
    const no = mayCall(row, request);
    return no ? sendNo(request, reply, no) : undefined;
  };
}
