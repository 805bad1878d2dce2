import type { TileReader } from '@remit/log';
import { readWhole } from './read-whole.ts';

/** A bundle of 256 of the largest entries; nothing the log serves is larger. */
const MAX_BYTES = 256 * (2 + 65_535);
const TIMEOUT_MILLISECONDS = 30_000;

/** The log could not be read: an outage, not evidence. */
export class LogUnreachable extends Error {
  constructor(path: string, why: string, cause?: unknown) {
    super(`The log could not be read at ${path}: ${why}.`, { cause });
    this.name = 'LogUnreachable';
  }
}

/**
 * Reads a log's resources below `base` over HTTP. What is not there is undefined; an outage rejects, so that a bad
 * line is never taken for a bad log.
 *
 * ```ts
 * const read = httpTileReader('https://remit.example/log/');
 * const checkpoint = await read('checkpoint');
 * ```
 */
export function httpTileReader(base: string, fetcher: typeof fetch = (...asked) => fetch(...asked)): TileReader {
  return async (path) => {
    try {
      const response = await fetcher(base + path, {
        redirect: 'error',
        credentials: 'omit',
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      if (response.status === 404 || response.status === 410) {
        await response.body?.cancel();
        return undefined;
      }
      if (!response.ok) throw new Error(`it answered ${response.status}`);
      return await readWhole(response.body, MAX_BYTES);
    } catch (error) {
      throw new LogUnreachable(path, error instanceof Error ? error.message : 'unknown reason', error);
    }
  };
}
