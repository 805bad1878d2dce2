import { DEFAULT_POLICY, type Policy } from '@remit/match';
import { z } from 'zod';

const chosen = z.union([z.literal('any'), z.array(z.string().min(1).max(64)).min(1).max(500)]);
const share = z.number().min(0).max(1);

/**
 * A platform's policy as data: whose opinions count, how many, on which grounds, and what a dispute means. What is left
 * out is as in `DEFAULT_POLICY`; what is not known is refused, so that a misspelt rule is not taken for none.
 */
export const gatePolicySchema = z.strictObject({
  parties: chosen.default(DEFAULT_POLICY.parties as 'any'),
  atLeast: z.int().min(1).max(100).default(DEFAULT_POLICY.atLeast),
  grounds: chosen.default(DEFAULT_POLICY.grounds as 'any'),
  disputed: z.enum(['flag', 'pass']).default(DEFAULT_POLICY.disputed),
  requireProof: z.boolean().default(DEFAULT_POLICY.requireProof),
  leastConfidence: share.default(DEFAULT_POLICY.leastConfidence),
  distance: z.int().min(0).max(64).default(DEFAULT_POLICY.distance),
  leastQuality: z.int().min(0).max(100).default(DEFAULT_POLICY.leastQuality),
  video: z.strictObject({ ofUpload: share, ofEntry: share }).default(DEFAULT_POLICY.video),
}) satisfies z.ZodType<Policy>;
