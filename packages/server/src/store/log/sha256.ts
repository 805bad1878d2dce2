import { hash } from 'node:crypto';
import type { Hash } from '@remit/log';

/**
 * The platform's SHA-256, as the log package takes it. By way of a text of one byte a character: a digest asked for as a
 * buffer comes in memory of its own, which costs twice as much as the hashing.
 */
export const sha256: Hash = (bytes) => Buffer.from(hash('sha256', bytes, 'binary'), 'latin1');
