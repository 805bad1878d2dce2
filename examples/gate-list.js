// Both gate examples read a list from a plain file: one line per entry, `kind,hash,party,ground`. A platform that is
// admitted gets its list from the client instead; the gate does not care where entries come from.
import { readFileSync } from 'node:fs';
import { createGate, fromHex, loadKernels, MatchList } from '@remit/match/node';

function entriesFrom(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  const rows = lines.map((line) => line.trim().split(',')).filter(([kind]) => kind && !kind.startsWith('#'));
  return rows.map(([kind, hash, party, ground], n) => ({
    id: `row-${n + 1}`,
    fingerprint: { kind, hash: fromHex(hash) },
    opinions: [{ party, says: 'positive', ground }],
  }));
}

/** A file has no news of its own, so it counts as current when it is read and as stale a day later. */
export async function gateFrom(file) {
  const kernels = await loadKernels();
  const asOf = new Date().toISOString();
  const list = new MatchList({ name: 'example', kernels, entries: entriesFrom(file), asOf, staleAfterSeconds: 86_400 });
  return createGate({ lists: [list], policy: { atLeast: 1 } });
}
