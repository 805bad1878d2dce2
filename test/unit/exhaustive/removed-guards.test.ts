import { decide, isRefusal, NONE, type Referral, type Request } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { OVERSIGHT } from '../../../tools/vectors/referral/people.ts';
import { keyOf } from './abstraction.ts';
import { movesFor } from './moves.ts';
import { type Decide, search } from './search.ts';

/** Deciders with one guard missing. What is changed is what the guard would have seen. */
const WEAKENED: Record<string, { readonly breaks: RegExp; readonly decider: Decide; readonly size?: 'one' }> = {
  'the author is not asked about': {
    breaks: /no author holds a lock/,
    decider: (referral, request) =>
      decide({ ...referral, authors: referral.status === 'LOCK1' ? [] : referral.authors }, request),
  },
  'the digest of lock 1 is not compared': {
    breaks: /document as it is/,
    decider: (referral, request) => lenient(referral, request, 'ApproveLock1'),
  },
  'the digest of lock 2 is not compared': {
    breaks: /document as it is/,
    decider: (referral, request) => lenient(referral, request, 'ApproveLock2'),
  },
  'lock 2 may be held by who holds lock 1': {
    breaks: /both locks/,
    decider: (referral, request) =>
      decide({ ...referral, ...(referral.lock1 && { lock1: { ...referral.lock1, by: 'nobody' } }) }, request),
  },
  'the last look before sending is left out': {
    size: 'one',
    breaks: /every lock that is required/,
    decider: (referral, request) =>
      request.command.kind === 'Send' && referral.status === 'READY'
        ? decide(referral, {
            ...request,
            world: { ...request.world, counts: { ...request.world.counts, unitToPlatform30Days: 0 } },
          })
        : decide(referral, request),
  },
  'a draft may be revised after its locks': {
    size: 'one',
    breaks: /matrix|document as it is/,
    decider: (referral, request) =>
      request.command.kind === 'ReviseDraft' && referral.status === 'READY'
        ? [{ kind: 'DraftRevised', data: request.command.data as never }]
        : decide(referral, request),
  },
  'an oversight body need not be appointed': {
    breaks: /another organisation|appointed for the unit/,
    decider: (referral, request) =>
      decide(referral, {
        ...request,
        world: {
          ...request.world,
          oversight: request.actor.type === 'system' ? [] : [request.actor.organisation],
        },
      }),
  },
  'holds that ended are forgotten': {
    size: 'one',
    breaks: /holds a case once/,
    decider: (referral, request) => decide({ ...referral, endedHolds: [] }, request),
  },
  'clearance is not asked for': {
    size: 'one',
    breaks: /cleared or its author/,
    decider: (referral, request) =>
      request.command.kind === 'OpenAnnex'
        ? decide(referral, { ...request, world: { ...request.world, cleared: true } })
        : decide(referral, request),
  },
  'an annex may follow a lock': {
    size: 'one',
    breaks: /matrix|written while the draft is/,
    decider: (referral, request) =>
      request.command.kind === 'AttachAnnex' && referral.status === 'READY'
        ? [{ kind: 'AnnexAttached', data: { digest: 'f'.repeat(64), sizeBytes: 1 } }]
        : decide(referral, request),
  },
  'an administrator may lock': {
    breaks: /matrix|oversight alone/,
    decider: (referral, request) =>
      decide(
        referral,
        request.actor.type === 'person' && request.actor.role === 'LE_ADMIN'
          ? { ...request, actor: { ...request.actor, role: 'LOCK_REVIEWER', organisation: OVERSIGHT } }
          : request,
      ),
  },
};

/** The command as if its digest had been the right one, with the facts as they were asked for. */
function lenient(referral: Referral, request: Request, kind: 'ApproveLock1' | 'ApproveLock2'): ReturnType<Decide> {
  if (request.command.kind !== kind) return decide(referral, request);
  const asked = (request.command.data as { digest: string }).digest;
  const right = { ...request.command, data: { ...request.command.data, digest: referral.digest ?? '' } };
  const decision = decide(referral, { ...request, command: right });
  if (isRefusal(decision)) return decision;
  return decision.map((fact) => ({ ...fact, data: { ...fact.data, digest: asked } })) as ReturnType<Decide>;
}

describe('the search finds a removed guard', () => {
  it.each(Object.entries(WEAKENED))('%s', { timeout: 180_000 }, (_, { breaks, decider, size }) => {
    const found = search(movesFor(size ?? 'account'), keyOf, { decider });
    expect(found.broken?.duty).toMatch(breaks);
    expect(found.broken?.way.length).toBeGreaterThan(1);
  });
  it('and none where none is missing from a fresh start', () => {
    expect(search([], keyOf, { start: NONE }).broken).toBeNull();
  });
});
