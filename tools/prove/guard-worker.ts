// Runs the vectors of a referral with one guard taken away. A worker per guard: modules are read once per worker.
import { registerHooks } from 'node:module';
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { OversightVector } from '../../packages/protocol/src/oversight/fixtures/run-oversight-vector.ts';
import type { Base, Histories, Vector } from '../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { addressOf, type Guard } from './find-guards.ts';

const { guard, files, folder } = workerData as { guard: Guard | null; files: string[]; folder: string };

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (guard === null || url !== addressOf(guard.file)) return loaded;
    const text = readFileSync(new URL(url), 'utf8');
    return { ...loaded, source: text.slice(0, guard.start) + guard.without + text.slice(guard.end) };
  },
});

const { runVector } = await import('../../packages/protocol/src/referral/fixtures/run-vector.ts');
const { runOversightVector } = await import('../../packages/protocol/src/oversight/fixtures/run-oversight-vector.ts');
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const histories = read('histories.generated.json') as Histories;
const base = read('base.generated.json') as Base;

/** The first vector that now comes out otherwise, or null: then nobody would notice that the guard is gone. */
function noticedBy(): string | null {
  for (const vector of files.flatMap((name) => read(name) as Vector[])) {
    try {
      const outcome = runVector(vector, histories, base);
      if (JSON.stringify(outcome) !== JSON.stringify(vector.then)) return vector.name;
    } catch {
      return vector.name;
    }
  }
  const predicates = read('../oversight/predicates.json') as OversightVector[];
  return predicates.find((vector) => runOversightVector(vector) !== vector.then)?.name ?? null;
}
parentPort?.postMessage(noticedBy());
