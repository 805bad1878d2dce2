import {
  httpTileReader,
  type PublishedTotals,
  recount,
  type Recounted,
  servedDataset,
  servedIncidents,
  steadyReader,
  verifyEd25519,
} from '@remit/client';
import { audit, parseVerifierKey, type AuditReport, type TileReader } from '@remit/log';
import type { SavedLog } from './saved-checkpoints.ts';

export type LogCheck = {
  readonly report: AuditReport;
  /** The note that was checked, as it was served. */
  readonly note: string;
  readonly verifierKey: string;
  /** The key came from the server that is being checked, because none was remembered here. */
  readonly firstUse: boolean;
  /** The server names another key than the one remembered here. */
  readonly keyChanged: boolean;
  /** Reads what was checked, and nothing else in its place. */
  readonly read: TileReader;
};

export type LogCheckRequest = {
  /** Where the log is served: `https://remit.example/log/`. */
  readonly base: string;
  /** The key that the server names. */
  readonly servedKey: string;
  readonly saved: SavedLog | null;
  readonly signal: AbortSignal;
  readonly progress: (entries: number, size: number) => void;
  readonly fetcher?: typeof fetch;
};

/** How long hashing may keep the page busy before it is let breathe. */
const SLICE_MILLISECONDS = 12;

/** A reader that gives the page its turn between resources and stops when the visitor does. */
function politely(read: TileReader, signal: AbortSignal): TileReader {
  let slice = performance.now();
  return async (path) => {
    signal.throwIfAborted();
    if (performance.now() - slice > SLICE_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve));
      slice = performance.now();
    }
    signal.throwIfAborted();
    return read(path);
  };
}

/**
 * Verifies the whole public log in this browser: signature, every entry under the signed root, growth from every
 * checkpoint kept here.
 *
 * @throws DOMException AbortError when called off, LogUnreachable when the log cannot be read
 */
export async function verifyLog(request: LogCheckRequest): Promise<LogCheck> {
  const { base, servedKey, saved, signal, progress, fetcher = (...asked) => fetch(...asked) } = request;
  const verifierKey = saved?.verifierKey ?? servedKey;
  const key = parseVerifierKey(verifierKey);
  if (!key.ok) throw new Error(key.detail);
  const cancellable: typeof fetch = (address, init) =>
    fetcher(address, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, signal]) : signal });
  const read = steadyReader(politely(httpTileReader(base, cancellable), signal));
  const note = new TextDecoder().decode((await read('checkpoint')) ?? new Uint8Array(0));
  const report = await audit({
    read,
    trust: { origin: key.value.name, logKeys: [key.value] },
    verify: verifyEd25519,
    checkpoint: note,
    earlier: (saved?.checkpoints ?? []).map((each) => each.note),
    incidents: await servedIncidents(read),
    progress: (entries, size) => {
      signal.throwIfAborted();
      progress(entries, size);
    },
  });
  return { report, note, verifierKey, firstUse: saved === null, keyChanged: verifierKey !== servedKey, read };
}

/**
 * Recounts what is published from the monthly disclosures of a log that was verified here: each entry has its one line,
 * each value is the one committed to, and each published number is what comes out.
 *
 * @returns null where no month is published yet
 */
export async function recountTotals(
  { report: { size, incidents }, read }: LogCheck,
  totalsOf: (year: string) => Promise<PublishedTotals>,
): Promise<Recounted | null> {
  const files = await servedDataset(read);
  return files === null || files.length === 0 ? null : recount({ files, read, size, incidents }, totalsOf);
}
