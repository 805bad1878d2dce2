import { parseVerifierKey, type Trust, type VerifierKey } from '@remit/log';
import { identifier, ORGANISATION_KINDS, publicKey } from '@remit/protocol';
import { z } from 'zod';
import { type BundleFault, fault } from './fault.ts';

/** Whom a reader of bundles believes, and how old a bundle may be (spec/bundle.md, Policy). */
export const bundlePolicySchema = z.strictObject({
  type: z.literal('remit/bundle-policy/v1'),
  origin: z.string().min(1).max(200),
  logKeys: z.array(z.string().max(400)).min(1).max(8),
  witnessKeys: z.array(z.string().max(400)).max(32),
  /** How many different witnesses must have cosigned. */
  witnesses: z.int().min(0).max(32),
  maxAgeSeconds: z.int().min(1).max(31_536_000),
  /** Whether keys of the demonstration count: only where the demonstration itself is looked at. */
  demonstration: z.boolean(),
  /** Where given, no other organisation's locks count; with keys, no other key of it. */
  organisations: z
    .array(
      z.strictObject({
        organisation: identifier,
        kind: z.enum(ORGANISATION_KINDS),
        keys: z.array(publicKey).max(64).optional(),
      }),
    )
    .max(1000)
    .optional(),
});
export type BundlePolicy = z.infer<typeof bundlePolicySchema>;

export type ReadPolicy = {
  readonly policy: BundlePolicy;
  readonly trust: Trust & { readonly witnesses: readonly VerifierKey[] };
};

/** The policy with its keys read, or why it cannot be used. */
export function readPolicy(given: unknown): ReadPolicy | BundleFault {
  const parsed = bundlePolicySchema.safeParse(given);
  if (!parsed.success) return fault('policy-malformed', parsed.error.issues[0]?.path.join('.') ?? '');
  const policy = parsed.data;
  const logKeys = keysOf(policy.logKeys, 'ed25519');
  const witnesses = keysOf(policy.witnessKeys, 'cosignature/v1');
  if (!logKeys || !witnesses) return fault('policy-malformed', 'a verifier key cannot be read');
  if (policy.witnesses > witnesses.length) return fault('policy-malformed', 'it asks for more witnesses than it names');
  return { policy, trust: { origin: policy.origin, logKeys, witnesses, quorum: policy.witnesses } };
}

function keysOf(texts: readonly string[], type: VerifierKey['type']): VerifierKey[] | null {
  const keys = texts.map((text) => parseVerifierKey(text));
  return keys.every((key) => key.ok && key.value.type === type)
    ? keys.flatMap((key) => (key.ok ? [key.value] : []))
    : null;
}
