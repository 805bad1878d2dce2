import { concat, cut } from '../bytes.ts';
import { accept, type Outcome, refuse } from '../outcome.ts';

// C2SP tlog-tiles, "Log entries": big-endian uint16 length, then the entry, up to 256 times.

export const MAX_ENTRY_LENGTH = 0xffff;

/** @throws RangeError when an entry is longer than 65,535 bytes. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const parts = entries.flatMap((entry) => {
    if (entry.length > MAX_ENTRY_LENGTH) throw new RangeError('an entry is at most 65,535 bytes long');
    return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
  });
  return concat(...parts);
}

/** The entries of a bundle, which must be exactly `count`, with nothing left over. */
export function parseBundle(bytes: Uint8Array, count: number): Outcome<Uint8Array[]> {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (entries.length === count) return refuse('resource-malformed', `the bundle holds more than ${count} entries`);
    const end = at + 2 + (bytes[at]! << 8) + (bytes[at + 1] ?? 0);
    // An entry ends no earlier than its length does.
    if (end > bytes.length) {
      return refuse('resource-malformed', `the bundle breaks off in entry ${entries.length}`);
    }
    entries.push(cut(bytes, at + 2, end));
    at = end;
  }
  if (entries.length < count)
    return refuse('resource-malformed', `the bundle holds ${entries.length} of ${count} entries`);
  return accept(entries);
}
