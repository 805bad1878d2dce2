import { hash } from 'node:crypto';
import type { Hash } from '@remit/log';

/** The platform's SHA-256, as the log package takes it. */
export const sha256: Hash = (bytes) => hash('sha256', bytes, 'buffer');
