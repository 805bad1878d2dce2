import { defineConfig } from 'vitest/config';

// Two cores: unit tests run in parallel, whatever starts PostgreSQL or a browser runs one file at a time.
// vitest hands these to node as well: 'import' or 'module' among them would break what packages `require`.
const conditions = ['remit-source', 'node'];
const base = { resolve: { conditions }, ssr: { resolve: { conditions } } };

export default defineConfig({
  test: {
    projects: [
      {
        ...base,
        test: {
          name: 'unit',
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/src/**/*.test.tsx',
            'test/unit/**/*.test.ts',
            'test/*.test.ts',
          ],
          environment: 'node',
          testTimeout: 60_000,
        },
      },
      {
        ...base,
        test: {
          name: 'service',
          include: ['packages/server/test/**/*.test.ts', 'test/service/**/*.test.ts'],
          globalSetup: ['./test/setup/postgres.ts'],
          fileParallelism: false,
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
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
