import { openCheckpoint, type Verify } from '@remit/log';
import type { BundleCode } from './codes.ts';
import { type BundleFault, fault, isFault } from './fault.ts';
import type { ReadPolicy } from './policy.ts';
import type { Bundle } from './schema.ts';

export type Head = { readonly size: number; readonly root: Uint8Array; readonly witnesses: number };

const CODES: Readonly<Record<string, BundleCode>> = {
  'note-signature-invalid': 'checkpoint-signature-bad',
  'note-not-signed-by-known-key': 'checkpoint-signer-unknown',
  'checkpoint-origin-differs': 'checkpoint-origin-differs',
  'checkpoint-quorum-missing': 'cosignatures-missing',
};

/** The signed tree head under which everything else is proved, and whether it is young enough (spec/bundle.md, Freshness). */
export async function openHead(
  { checkpoint, freshUntil }: Bundle,
  read: ReadPolicy,
  now: string,
  verify: Verify,
): Promise<Head | BundleFault> {
  const opened = await openCheckpoint(checkpoint, read.trust, verify);
  if (!opened.ok) return fault(CODES[opened.fault] ?? 'checkpoint-malformed', opened.detail);
  const { cosignatures } = opened.value;
  const times = cosignatures.flatMap(({ timestampSeconds }) => timestampSeconds ?? []);
  const stale = staleness(freshUntil, times, read, now);
  if (isFault(stale)) return stale;
  const { size, root } = opened.value.checkpoint;
  return { size, root, witnesses: cosignatures.length };
}

/** The server says until when; a witness's time is proof, and where the policy asks for witnesses it bounds what is said. */
function staleness(
  freshUntil: string,
  times: readonly number[],
  { policy }: ReadPolicy,
  now: string,
): BundleFault | undefined {
  const at = Date.parse(now);
  const oldest = policy.maxAgeSeconds * 1000;
  if (Date.parse(freshUntil) < at) return fault('bundle-stale', `fresh until ${freshUntil}`);
  if (Date.parse(freshUntil) > at + oldest) return fault('freshness-too-long', `fresh until ${freshUntil}`);
  if (policy.witnesses > 0 && Math.max(...times) * 1000 + oldest < at)
    return fault('bundle-stale', 'no witness cosigned lately');
  return undefined;
}
