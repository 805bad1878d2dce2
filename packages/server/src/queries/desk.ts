import { wrappedSchema } from '@remit/client/contract';
import { activeKeys, type Party, SIGNING_ROLES } from '@remit/protocol';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { type WrapRow, wrapsOf } from '../store/working/desk-keys.ts';
import { deskCan, keysOf, peopleOf, proposalsFor } from './desk-people.ts';
import { organisationsById } from './organisations.ts';
import type { Reader } from './reader.ts';

/** One's own desk: its key in force, what of it is sealed to the reader, and who else signs with it. */
export function deskOf(store: Store, reader: Reader) {
  const settings = { 'remit.organisation': reader.organisation };
  return inTransaction(store.pool, { role: 'remit_working', readOnly: true, settings }, async (client) => {
    const parties = await organisationsById(client);
    const party = parties.get(reader.organisation);
    if (!party) return null;
    const { rows } = await client.query<{ now: string }>('SELECT now()::timestamptz(3) AS now');
    const key = activeKeys(party, rows[0]!.now).findLast(({ purpose }) => purpose === 'desk');
    const wraps = key ? await wrapsOf(client, party.id, key.keyId) : [];
    const desk = members(party, rows[0]!.now, new Set(wraps.map(({ sealedTo }) => sealedTo)));
    const mine = desk.find(({ person }) => person === reader.person)?.wrappingKey?.keyId;
    const own = wraps.find(({ sealedTo }) => sealedTo === mine);
    const earlier = earlierWrap(party, reader.person, mine, wraps);
    return {
      organisation: party.id,
      key: key ? { keyId: key.keyId, publicKey: key.publicKey, until: key.until } : null,
      wrapped: own ? wrappedSchema.parse(own.wrapped) : null,
      earlier: earlier ? { sealedTo: earlier.sealedTo, wrapped: wrappedSchema.parse(earlier.wrapped) } : null,
      endedAt: key ? null : lastEnd(party, rows[0]!.now),
      members: desk,
      kind: party.kind,
      people: peopleOf(party, rows[0]!.now),
      keys: keysOf(party, rows[0]!.now),
      proposals: proposalsFor(parties.values(), reader, rows[0]!.now),
      can: deskCan(party, reader),
    };
  });
}

/**
 * The desk's key as sealed to the newest of the reader's wrapping keys before this one. One that ran out still opens
 * it, for its successor; one that was revoked opens nothing any more.
 */
function earlierWrap(party: Party, person: string | null, current: string | undefined, wraps: readonly WrapRow[]) {
  const before = party.keys.filter(
    (key) => key.purpose === 'wrapping' && key.person === person && key.revokedAt === null && key.keyId !== current,
  );
  return before
    .toReversed()
    .flatMap(({ keyId }) => wraps.filter(({ sealedTo }) => sealedTo === keyId))
    .at(0);
}

function lastEnd({ keys }: Party, now: string): string | null {
  const ends = keys
    .filter(({ purpose }) => purpose === 'desk')
    .map(({ until, revokedAt }) => (revokedAt !== null && revokedAt < until ? revokedAt : until));
  return (
    ends
      .filter((end) => end <= now)
      .sort()
      .at(-1) ?? null
  );
}

function members(party: Party, at: string, holders: ReadonlySet<string>) {
  const keys = activeKeys(party, at);
  return party.people
    .filter(({ roles }) => roles.some((role) => SIGNING_ROLES.includes(role)))
    .map(({ person, pseudonym, roles, passkeys = [] }) => {
      const wrapping = keys.findLast((each) => each.purpose === 'wrapping' && each.person === person);
      return {
        person,
        pseudonym,
        roles: [...roles],
        passkey: passkeys[0] ?? null,
        wrappingKey:
          wrapping?.purpose === 'wrapping'
            ? { keyId: wrapping.keyId, publicKey: wrapping.publicKey, until: wrapping.until, vouch: wrapping.vouch }
            : null,
        holds: wrapping !== undefined && holders.has(wrapping.keyId),
      };
    });
}
