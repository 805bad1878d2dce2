import { createHash } from 'node:crypto';

/** What is kept of a session's identifier. */
export const sessionDigest = (token: string): Buffer => createHash('sha256').update(token).digest();
