import { newId, signingKey, wrapFor, type Wrapped, wrappingKey } from '@remit/client';
import { wrappingChallenge } from '@remit/protocol';
import { client } from '../api/client.ts';
import { type Desk, type Member, opened, openSeed, readyToSign } from './desk-key.ts';
import { SigningRefused } from './signing-refused.ts';
import { touch, vouch } from './touch.ts';
import { vouched } from './verify-vouch.ts';

const YEAR = 365 * 24 * 3_600_000;
const endOf = (now: string): string => new Date(Date.parse(now) + YEAR).toISOString();
const site = () => ({ origin: window.location.origin, id: window.location.hostname });
const fresh = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** One's wrapping key as the first touch gives it: its public half, and the desk's key as sealed to it, if one held it. */
export type FreshKey = {
  readonly keyId: string;
  readonly publicKey: string;
  readonly carried: { readonly keyId: string; readonly wrapped: Wrapped } | null;
};

/**
 * The first touch makes a wrapping key under a new name; its private half is made anew at every use. Where the desk's
 * key was sealed to the one before, the same touch opens it and seals it to the new one.
 */
export async function freshWrappingKey(desk: Desk, member: Member): Promise<FreshKey> {
  const keyId = newId();
  return withSecret(member, async (secret) => {
    const { publicKey } = await wrappingKey(secret, keyId);
    return { keyId, publicKey, carried: await carriedTo(desk, member, publicKey, secret) };
  });
}

/** Where a renewal broke off before the desk's key was sealed to the new wrapping key: one touch does the rest. */
export async function carryDeskKey(desk: Desk, member: Member): Promise<void> {
  const { wrappingKey: own } = member;
  if (!own) throw new SigningRefused('no-wrapping-key');
  const carried = await withSecret(member, async (secret) => {
    // To what this passkey gives here, and not to what the service names.
    const { publicKey } = await wrappingKey(secret, own.keyId);
    if (publicKey !== own.publicKey) throw new SigningRefused('key-exchanged');
    return carriedTo(desk, member, publicKey, secret);
  });
  if (!carried) throw new SigningRefused('not-handed-over');
  await seal(carried.keyId, member.person, carried.wrapped);
}

async function withSecret<T>({ passkey }: Member, work: (secret: Uint8Array) => Promise<T>): Promise<T> {
  if (!passkey) throw new SigningRefused('no-passkey');
  const { secret } = await touch(fresh(32), passkey.credential);
  return work(secret).finally(() => secret.fill(0));
}

/** What was sealed to one's wrapping key before, sealed to this one; null where nothing was. */
async function carriedTo(
  { key, wrapped, earlier }: Desk,
  { wrappingKey: current }: Member,
  publicKey: string,
  secret: Uint8Array,
): Promise<FreshKey['carried']> {
  const before = wrapped && current ? { sealedTo: current.keyId, wrapped } : earlier;
  if (!key || !before) return null;
  const { seed } = await opened(await wrappingKey(secret, before.sealedTo), before.wrapped, key);
  try {
    return { keyId: key.keyId, wrapped: await wrapFor(publicKey, key.keyId, seed) };
  } finally {
    seed.fill(0);
  }
}

/** The second touch: the passkey vouches for the wrapping key, and both become part of the directory. */
export async function addWrappingKey(desk: Desk, member: Member, made: FreshKey, now: string): Promise<void> {
  const { organisation } = desk;
  const { person, passkey } = member;
  const { keyId, publicKey, carried } = made;
  if (!passkey) throw new SigningRefused('no-passkey');
  const assertion = await vouch(wrappingChallenge({ organisation, person, keyId, publicKey }), passkey.credential);
  await client.call('AddKey', {
    params: { id: organisation },
    body: { purpose: 'wrapping', keyId, publicKey, label: 'Wrapping key', until: endOf(now), person, vouch: assertion },
  });
  if (carried) await seal(carried.keyId, person, carried.wrapped);
}

/**
 * Makes the desk's key in this browser and seals it to its maker; its clear half never leaves here. It is kept as sealed
 * before the directory names it: whatever breaks in between leaves either no key, or one that its maker holds.
 */
export async function makeDeskKey(desk: Desk, person: string, now: string): Promise<void> {
  const me = desk.members.find((member) => member.person === person);
  if (!me?.wrappingKey) throw new SigningRefused('no-wrapping-key');
  await checkVouch(desk, me);
  const seed = fresh(32);
  const keyId = newId();
  try {
    const { publicKey } = await signingKey(seed);
    const wrapped = await wrapFor(me.wrappingKey.publicKey, keyId, seed);
    await seal(keyId, person, wrapped);
    await client.call('AddKey', {
      params: { id: desk.organisation },
      body: { purpose: 'desk', keyId, publicKey, label: 'Desk key', until: endOf(now) },
    });
  } finally {
    seed.fill(0);
  }
}

/** Opens the desk's key with one touch and seals it to a member whose wrapping key was checked here. */
export async function handOverTo(desk: Desk, person: string, member: Member): Promise<void> {
  const ready = readyToSign(desk, person);
  if (!member.wrappingKey) throw new SigningRefused('no-wrapping-key');
  await checkVouch(desk, member);
  const { secret } = await touch(fresh(32), ready.credential);
  const { seed } = await openSeed(ready, secret);
  try {
    const wrapped = await wrapFor(member.wrappingKey.publicKey, ready.keyId, seed);
    await seal(ready.keyId, member.person, wrapped);
  } finally {
    seed.fill(0);
  }
}

async function seal(keyId: string, person: string, wrapped: Wrapped): Promise<void> {
  await client.call('handOver', { params: { keyId, person }, body: wrapped });
}

async function checkVouch({ organisation }: Desk, member: Member): Promise<void> {
  if (!(await vouched(organisation, member, site()))) throw new SigningRefused('vouch-bad');
}
