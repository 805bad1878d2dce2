import { refuse } from '../../refusals.ts';
import { fromBase64url } from '../../signing/jws.ts';
import { isSmallOrder } from '../../signing/low-order.ts';
import type { PartyRule } from '../decide/request.ts';
import { KEY_MONTHS, monthsAfter } from '../terms.ts';

/** A key and its name are used once, here and elsewhere: a revoked key never comes back under another name. */
export const keyNew: PartyRule<'AddKey'> = (party, { command: { data }, world }) => {
  const known = party.keys.some(({ keyId, publicKey }) => keyId === data.keyId || publicKey === data.publicKey);
  return known || world.taken.includes(data.keyId) || world.taken.includes(data.publicKey)
    ? refuse('key-exists', 'keyId')
    : undefined;
};

const SPKI_LENGTH = 44;

/** A key of small order verifies signatures that nobody made: it would be everybody's. */
export const keySound: PartyRule<'AddKey'> = (_, { command: { data } }) => {
  const spki = fromBase64url(data.publicKey);
  const sound = spki.length === SPKI_LENGTH && !isSmallOrder(spki.subarray(-32));
  return sound ? undefined : refuse('key-unsound', 'publicKey');
};

export const keyLength: PartyRule<'AddKey'> = (_, { command: { data }, at }) =>
  data.until > monthsAfter(at, KEY_MONTHS) ? refuse('key-too-long', 'until') : undefined;
