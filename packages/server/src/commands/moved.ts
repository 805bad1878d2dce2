import type { Actor, RefusalCode } from '@remit/protocol';
import { askerOf } from './request.ts';

/**
 * Who recorded what a command's giver had not seen (referral#concurrency). A reminder or the draw of the sample is nobody's
 * doing: to say that somebody else changed the case would send a person looking for a colleague who was never there.
 */
export function whoMoved(giver: Actor, since: readonly { readonly actor: Actor }[]): RefusalCode {
  const people = since.map(({ actor }) => actor).filter(({ type }) => type !== 'system');
  if (since.length > 0 && people.length === 0) return 'stream-moved-by-service';
  const { organisation, asker } = askerOf(giver);
  const own = (actor: Actor): boolean => {
    const other = askerOf(actor);
    return actor.type === giver.type && other.organisation === organisation && other.asker === asker;
  };
  return people.length > 0 && people.every(own) ? 'stream-moved-by-you' : 'stream-moved';
}
