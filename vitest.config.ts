import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/setup/longest-first.ts';

// Two cores: two files at a time; three of those that wait for disk and clock a good part of their time.
const [maxWorkers, waiting] = [2, 3];
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
          maxWorkers: waiting,
          sequence: { groupOrder: 1 },
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
          maxWorkers,
          maxConcurrency: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
