// Our own plain multi-index, built for the bench alone, over the memory of a contiguous shard.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HashIndex } from '@remit/match';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const COMPILER = '../../node_modules/assemblyscript/bin/asc.js';
const OPTIONS =
  '--runtime stub -O3 --converge --noAssert --importMemory --initialMemory 1 --enable simd --use abort= --disableWarning 201';
const RESULTS_AT = 10_496;

let module: WebAssembly.Module | undefined;

function compiled(): WebAssembly.Module {
  if (module) return module;
  const folder = mkdtempSync(join(tmpdir(), 'remit-bench-'));
  try {
    const out = join(folder, 'plain.wasm');
    execFileSync(process.execPath, [at(COMPILER), at('assembly/plain.ts'), '-o', out, ...OPTIONS.split(' ')]);
    module = new WebAssembly.Module(readFileSync(out));
    return module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Numbers of the matches, found the plain way; the index must be of the contiguous form. */
export function plainSearch(index: HashIndex): (hash: Uint8Array, threshold: number) => number[] {
  const [shard] = index.shards;
  if (shard?.form !== 'contiguous') throw new Error('the plain search walks a contiguous shard');
  const memory = shard.arena.memory!;
  const kernel = new WebAssembly.Instance(compiled(), { env: { memory } }).exports as unknown as {
    search: (lane: number, threshold: number) => number;
  };
  const scratch = shard.word('scratch');
  const { u8, u32 } = shard.arena.views;
  return (hash, threshold) => {
    u8.set(hash, scratch);
    const found = kernel.search(0, threshold) >>> 0;
    return Array.from({ length: Math.min(found, 2048) }, (_, n) => u32[(scratch + RESULTS_AT) / 4 + 2 * n]!);
  };
}
