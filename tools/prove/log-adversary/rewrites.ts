import { createPrivateKey, createPublicKey, hash, randomBytes, randomInt, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendEntries,
  audit,
  buildLeaf,
  emptyEdge,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  openCheckpoint,
  parseNote,
  Prover,
  readCosignature,
  SALTS_LENGTH,
  type Signer,
  signNote,
  splitSalts,
  type TileReader,
  verifierKey,
  withCosignature,
} from '@remit/log';
import { followLog } from '../../../packages/client/src/monitor/follow-log.ts';
import { verifyEd25519 } from '../../../packages/client/src/verify/index.ts';
import { HeldFile } from '../../../packages/client/src/witness/held-file.ts';
import { emptyState, Witness } from '../../../packages/client/src/witness/witness.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');

function signerOf(name: string, seed: number, type: 'ed25519' | 'cosignature/v1' = 'ed25519'): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: verifierKey(name, type, new Uint8Array(raw)), sign: (message) => sign(null, message, key) };
}

const operator = signerOf('adversary.example/log', 42);
const trust = { origin: operator.key.name, logKeys: [operator.key] };
const entry = (): Uint8Array => buildLeaf({ kind: 'fact' }, splitSalts(randomBytes(SALTS_LENGTH)), sha256);
const some = (count: number): Uint8Array[] => Array.from({ length: count }, entry);

type Shown = { readonly size: number; readonly note: string; readonly read: TileReader };

/** A log as its operator shows it: whatever entries he likes, under a root that his key really signed. */
async function shown(entries: readonly Uint8Array[]): Promise<Shown> {
  const { edge, writes } = appendEntries(emptyEdge(sha256), entries, sha256);
  const text = formatCheckpoint({ origin: operator.key.name, size: edge.size, root: edge.root });
  const note = formatNote(await signNote({ text, signatures: [] }, operator));
  const files = new Map<string, Uint8Array>([
    ['checkpoint', Buffer.from(note)],
    ...writes.map(({ path, bytes }) => [path, bytes] as const),
  ]);
  return { size: edge.size, note, read: async (path) => files.get(path) };
}

class DrillWitness {
  readonly signer: Signer;
  readonly #witness: Witness;

  constructor(folder: string, seed: number) {
    this.signer = signerOf(`witness.example/w${seed}`, seed, 'cosignature/v1');
    const path = join(folder, `${seed}-${randomBytes(4).toString('hex')}`);
    writeFileSync(path, emptyState(formatVerifierKey(this.signer.key)));
    this.#witness = new Witness(HeldFile.hold(path), this.signer, [operator.key], () => Date.now());
  }

  /** The cosignature it gives on what it is shown, or null. */
  async cosigns(from: number, { size, note }: Shown, proofOf: Shown): Promise<string | null> {
    const proof =
      from > Math.min(size, proofOf.size)
        ? { ok: false as const }
        : await new Prover(proofOf.read, { hash: sha256 }).consistency(from, Math.min(size, proofOf.size));
    const body = formatAddCheckpoint({ oldSize: from, proof: proof.ok ? proof.value : [], checkpoint: note });
    const answer = await this.#witness.addCheckpoint(Buffer.from(body));
    if (answer.status !== 200) return null;
    const parsed = parseNote(note);
    const cosignature = parsed.ok
      ? await readCosignature(answer.body, parsed.value, this.signer.key, verifyEd25519)
      : parsed;
    if (!parsed.ok || !cosignature.ok) throw new Error('a witness answered what is no cosignature');
    return formatNote(withCosignature(parsed.value, cosignature.value));
  }
}

/** Whoever holds the log's key changes, takes away, slips in or swaps an entry, and signs anew, at any later size. */
function rewritten(entries: readonly Uint8Array[]): Uint8Array[] {
  // Never the last one alone: a swap of it with nothing would change nothing.
  const at = randomInt(entries.length - 1);
  const before = entries.slice(0, at);
  const after = entries.slice(at + 1);
  const more = some(randomInt(40));
  switch (randomInt(4)) {
    case 0:
      return [...before, entry(), ...after, ...more];
    case 1:
      return [...before, ...after, ...more];
    case 2:
      return [...before, entry(), entries[at]!, ...after, ...more];
    default:
      return [...before, ...after, entries[at]!, ...some(1), ...more];
  }
}

/** Null where an honest client and an honest witness both refused the rewritten log. */
export async function rewrite(folder: string): Promise<string | null> {
  const entries = some(2 + randomInt(600));
  const old = await shown(entries);
  const forged = await shown(rewritten(entries));
  const witness = new DrillWitness(folder, 2);
  if ((await witness.cosigns(0, old, old)) === null) return 'the witness refused the true log';
  for (const [from, proof] of [
    [old.size, forged],
    [old.size, old],
    [0, forged],
    [forged.size, forged],
    [Math.min(old.size, forged.size) - 1, forged],
  ] as const)
    if ((await witness.cosigns(from, forged, proof)) !== null) return `the witness cosigned from ${from}`;
  const report = await audit({
    read: forged.read,
    trust,
    verify: verifyEd25519,
    hash: sha256,
    checkpoint: forged.note,
    earlier: [old.note],
  });
  if (report.ok) return 'the client with an older checkpoint took it';
  const watch = { trust, staleAfterMs: 1e9, now: 0 };
  const seen = await followLog(null, { ...watch, read: old.read });
  const then = await followLog(seen.tree, { ...watch, read: forged.read });
  return then.alarms.some(({ code }) => code === 'forked' || code === 'went-back')
    ? null
    : 'the monitor raised no alarm';
}

/** Two views, each shown to a witness of its own: neither is ever cosigned by both, so a policy of two refuses both. */
export async function split(folder: string): Promise<string | null> {
  const common = some(randomInt(300));
  const first = await shown([...common, ...some(1 + randomInt(60))]);
  const second = await shown([...common, ...some(1 + randomInt(60))]);
  const [left, right] = [new DrillWitness(folder, 3), new DrillWitness(folder, 4)];
  const views = [await left.cosigns(0, first, first), await right.cosigns(0, second, second)];
  // Each is then asked to join the other side, with whatever proof the operator can make.
  for (const proof of [first, second]) {
    if ((await left.cosigns(first.size, second, proof)) !== null) return 'the first witness joined the second view';
    if ((await right.cosigns(second.size, first, proof)) !== null) return 'the second witness joined the first view';
  }
  const two = { ...trust, witnesses: [left.signer.key, right.signer.key], quorum: 2 };
  for (const note of views) {
    if (note === null) return 'a witness refused the first thing it was shown';
    if ((await openCheckpoint(note, two, verifyEd25519)).ok) return 'a client took a view that one witness vouched for';
  }
  return null;
}

/** Runs a drill in a folder of its own, as often as asked; what did not hold. */
export async function repeat(times: number, once: (folder: string) => Promise<string | null>): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'remit-adversary-'));
  const wrong: string[] = [];
  try {
    for (let n = 0; n < times; n++) {
      const what = await once(folder);
      if (what !== null) wrong.push(what);
    }
    return wrong;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
