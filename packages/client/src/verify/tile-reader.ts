import type { TileReader } from '@remit/log';

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
      return await bounded(response);
    } catch (error) {
      throw new LogUnreachable(path, error instanceof Error ? error.message : 'unknown reason', error);
    }
  };
}

// A server that sends without end must not fill the reader's memory.
async function bounded(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length;
    if (length > MAX_BYTES) throw new Error('it sends more than a log serves');
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
