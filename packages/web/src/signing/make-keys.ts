import { signingKey, wrapFor, wrappingKey } from '@remit/client';
import { newId } from '@remit/client';
import { wrappingChallenge } from '@remit/protocol';
import { client } from '../api/client.ts';
import { type Desk, type Member, openSeed, readyToSign } from './desk-key.ts';
import { SigningRefused } from './signing-refused.ts';
import { touch, vouch } from './touch.ts';
import { vouched } from './verify-vouch.ts';

const YEAR = 365 * 24 * 3_600_000;
const endOf = (now: string): string => new Date(Date.parse(now) + YEAR).toISOString();
const site = () => ({ origin: window.location.origin, id: window.location.hostname });
const fresh = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));

/** The public half of one's wrapping key, as the first touch gives it; its private half is made anew at every use. */
export async function publicWrappingKey(credential: string): Promise<string> {
  const { secret } = await touch(fresh(32), credential);
  const { publicKey } = await wrappingKey(secret).finally(() => secret.fill(0));
  return publicKey;
}

type Own = { readonly organisation: string; readonly person: string; readonly credential: string };

/** The second touch: the passkey vouches for the wrapping key, and both become part of the directory. */
export async function addWrappingKey(own: Own, publicKey: string, now: string): Promise<void> {
  const { organisation, person, credential } = own;
  const keyId = newId();
  const assertion = await vouch(wrappingChallenge({ organisation, person, keyId, publicKey }), credential);
  await client.call('AddKey', {
    params: { id: organisation },
    body: { purpose: 'wrapping', keyId, publicKey, label: 'Wrapping key', until: endOf(now), person, vouch: assertion },
  });
}

/** Makes the desk's key in this browser and seals it to its maker; its clear half never leaves here. */
export async function makeDeskKey(desk: Desk, person: string, now: string): Promise<void> {
  const me = desk.members.find((member) => member.person === person);
  if (!me?.wrappingKey) throw new SigningRefused('no-wrapping-key');
  await checkVouch(desk, me);
  const seed = fresh(32);
  const keyId = newId();
  try {
    const { publicKey } = await signingKey(seed);
    const wrapped = await wrapFor(me.wrappingKey.publicKey, keyId, seed);
    const { organisation } = desk;
    await client.call('AddKey', {
      params: { id: organisation },
      body: { purpose: 'desk', keyId, publicKey, label: 'Desk key', until: endOf(now) },
    });
    await client.call('handOver', { params: { keyId, person }, body: wrapped });
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
    await client.call('handOver', { params: { keyId: ready.keyId, person: member.person }, body: wrapped });
  } finally {
    seed.fill(0);
  }
}

async function checkVouch({ organisation }: Desk, member: Member): Promise<void> {
  if (!(await vouched(organisation, member, site()))) throw new SigningRefused('vouch-bad');
}
