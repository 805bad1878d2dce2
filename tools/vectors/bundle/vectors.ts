import type { BundlePolicy } from '@remit/client';
import { canonical, type Json } from '@remit/protocol';
import { formatVerifierKey } from '@remit/log';
import { BAD_ACTS } from './bad-acts.ts';
import { BAD_FORM } from './bad-form.ts';
import { BAD_LOG } from './bad-log.ts';
import { BAD_STANDING } from './bad-standing.ts';
import { CASES } from './cases.ts';
import { forge, policyOf, WITNESSES } from './forge.ts';
import { type Spoilt, spoilt } from './spoil.ts';
import { NOW, openWorld, person, PUBLISHED } from './world.ts';

/** A bundle's text, or how often a text is repeated where it would be too long for a file. */
type Text = string | { readonly text: string; readonly times: number };
export type BundleVector = {
  readonly bundle: Text;
  readonly policy: BundlePolicy;
  readonly now: string;
  /** What is wrong; absent where the bundle holds. */
  readonly code?: string;
};
type Made = { readonly text: string; readonly leaves: readonly Uint8Array[]; readonly policy: BundlePolicy };

/** All vectors by name. Nothing in them follows from the machine or the moment at which they are made. */
export async function bundleVectors(): Promise<{ good: Map<string, BundleVector>; bad: Map<string, BundleVector> }> {
  const { made, original } = await lived();
  const good = new Map([...made].map(([name, { text, policy }]) => [name, { bundle: text, policy, now: NOW }]));
  const bad = new Map<string, BundleVector>([
    ['too-large', { bundle: { text: ' ', times: 12_000_001 }, policy: policyOf(), now: NOW, code: 'bundle-too-large' }],
  ]);
  const before = spoilt(
    'document-before-narrowing',
    ({ bundle }) => void (bundle.document = structuredClone(original)),
    'lock-2-narrowed',
  );
  const all = { ...BAD_FORM, ...BAD_LOG, ...BAD_ACTS, ...BAD_STANDING, 'document-before-narrowing': before };
  for (const [name, each] of Object.entries(all)) bad.set(name, await spoil(each, made.get(each.of)!));
  return { good, bad };
}

async function spoil({ code, how }: Spoilt, { text, leaves, policy }: Made): Promise<BundleVector> {
  const forgery = forge(text, leaves, policy, NOW);
  const changed = (await how(forgery)) ?? canonical(forgery.bundle as unknown as Json);
  return { bundle: changed, policy: forgery.policy, now: forgery.now, code };
}

async function lived() {
  const made = new Map<string, Made>();
  const world = await openWorld('one');
  const ids = new Map<string, string>();
  try {
    for (const [name, live] of Object.entries(CASES)) ids.set(name, await live(world));
    await world.publish(PUBLISHED);
    const leaves = await world.leaves();
    const policy = policyOf();
    for (const [name, id] of ids) made.set(name, { text: await world.bundle(id), leaves, policy });
    const original = await world.documentAtLock1(ids.get('lock-2-narrowed')!);
    const administrator = person('nru', 'admin-1', 'LE_ADMIN');
    await world.onParty(administrator, 'RevokeKey', 'nru', {
      keyId: 'demonstration-nru',
      reason: 'A new key is made.',
    });
    await world.publish('2026-03-03T19:00:00.000Z');
    const later = await world.bundle(ids.get('lock-1-alone')!);
    made.set('key-revoked-afterwards', { text: later, leaves: await world.leaves(), policy });
    await addVariants(made);
    return { made, original };
  } finally {
    await world.close();
  }
}

/** The same case under other policies: with witnesses, with organisations known, and in the demonstration. */
async function addVariants(made: Map<string, Made>): Promise<void> {
  const { text, leaves } = made.get('lock-2-approved')!;
  const forgery = forge(text, leaves, policyOf(), NOW);
  await forgery.seal({ witnesses: WITNESSES });
  const witnessKeys = WITNESSES.map(({ key }) => formatVerifierKey(key));
  const cosigned = canonical(forgery.bundle as unknown as Json);
  made.set('cosigned-by-three', { text: cosigned, leaves, policy: policyOf({ witnessKeys, witnesses: 2 }) });
  const keyOf = (organisation: string) =>
    (forgery.listed('KeyAdded', organisation).data as { publicKey: string }).publicKey;
  const organisations = [
    { organisation: 'nru', kind: 'LE_UNIT' as const, keys: [keyOf('nru')] },
    { organisation: 'oversight', kind: 'OVERSIGHT' as const, keys: [keyOf('oversight')] },
  ];
  made.set('organisations-known', { text, leaves, policy: policyOf({ organisations }) });
  const world = await openWorld('two', 'demonstration');
  try {
    const id = await CASES['lock-1-alone'](world);
    await world.publish(PUBLISHED);
    const policy = policyOf({ demonstration: true });
    made.set('demonstration', { text: await world.bundle(id), leaves: await world.leaves(), policy });
  } finally {
    await world.close();
  }
}
