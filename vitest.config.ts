import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

// Two cores: three files at a time, since tests of the service wait for disk and clock a good part of their time. At
// screens two, and after the others: a browser is busy by itself.
const [maxWorkers, atScreens] = [3, 2];
// vitest hands these to node as well: 'import' or 'module' among them would break what packages `require`.
const conditions = ['remit-source', 'node'];
const base = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        ...base,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/src/**/*.test.tsx',
            'test/unit/*.test.ts',
            'test/*.test.ts',
          ],
          environment: 'node',
          maxWorkers,
          // Nothing of them outlives a test, and importing anew for each file takes a third of their time.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        ...base,
        // Every state of the decider: part of `npm test`, too long for `npm run check`.
        test: {
          name: 'exhaustive',
          include: ['test/unit/exhaustive/**/*.test.ts'],
          environment: 'node',
          maxWorkers,
          testTimeout: 60_000,
        },
      },
      {
        ...base,
        test: {
          name: 'service',
          include: ['packages/server/test/**/*.test.ts', 'test/service/**/*.test.ts'],
          globalSetup: ['./test/setup/postgres.ts'],
          maxWorkers,
          // As above: each file has a database of its own, and ends what it started.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...base,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['./test/setup/postgres.ts', './test/setup/journeys.ts'],
          maxWorkers: atScreens,
          maxConcurrency: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
