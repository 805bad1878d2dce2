import { canonical } from '../wire/canonical.ts';
import { sha256Hex } from '../wire/sha256.ts';
import type { ProposedSet } from './facts.ts';

/** What approvers approve: the digest of the set's canonical JSON, before any approval is attached to it. */
export const setDigest = (set: ProposedSet): string => sha256Hex(canonical(set));
