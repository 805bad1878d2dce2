import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  appendEntries,
  buildLeaf,
  emptyEdge,
  leafHash,
  Prover,
  SALTS_LENGTH,
  splitSalts,
  verifyInclusion,
} from '@remit/log';
import { sha256 } from '../../packages/server/src/store/log/sha256.ts';

const LEAVES = 50_000;

/** Leaves built and appended to tiles; inclusion proofs from a warm cache of tiles; their verification. */
export async function benchLog() {
  const tiles = new Map<string, Uint8Array>();
  let edge = emptyEdge(sha256);
  const start = performance.now();
  let last: Uint8Array = new Uint8Array();
  for (let done = 0; done < LEAVES; done += 256) {
    const entries = Array.from({ length: 256 }, (_, i) =>
      buildLeaf(
        {
          kind: 'ReferralSent',
          month: '2026-11',
          stream: `referral:${done + i}`,
          version: '1',
          at: '2026-11-22T10:00:00.000Z',
        },
        splitSalts(randomBytes(SALTS_LENGTH)),
        sha256,
      ),
    );
    const appended = appendEntries(edge, entries, sha256);
    edge = appended.edge;
    for (const { path, bytes } of appended.writes) tiles.set(path, bytes);
    last = entries.at(-1)!;
  }
  const size = edge.size;
  const leavesPerSecond = size / ((performance.now() - start) / 1000);
  const prover = new Prover(async (path) => tiles.get(path), { hash: sha256 });
  const prove = async (index: number) => {
    const proof = await prover.inclusion(index, size);
    if (!proof.ok) throw new Error(proof.detail);
    return proof.value;
  };
  for (let i = 0; i < size; i += 64) await prove(i);
  const rounds = 20_000;
  let from = performance.now();
  for (let i = 0; i < rounds; i++) await prove((i * 7919) % size);
  const proofMicroseconds = ((performance.now() - from) * 1000) / rounds;
  const claim = { leaf: leafHash(last, sha256), index: size - 1, size, root: edge.root, proof: await prove(size - 1) };
  from = performance.now();
  for (let i = 0; i < rounds; i++) if (!verifyInclusion(claim, sha256)) throw new Error('a true proof was refused');
  const verifyMicroseconds = ((performance.now() - from) * 1000) / rounds;
  return { leavesPerSecond, proofMicroseconds, verifyMicroseconds };
}
