// The tests as they are, on sources in which one guard is missing: the one that REMIT_WITHOUT names.
import { defineConfig } from 'vitest/config';
import whole from '../../../vitest.config.ts';
import { type Condition, pathOf } from './find-conditions.ts';

const missing = JSON.parse(process.env['REMIT_WITHOUT'] ?? 'null') as Condition | null;

const plugin = {
  name: 'without-a-guard',
  enforce: 'pre' as const,
  transform(code: string, id: string): string | undefined {
    if (missing === null || id.split('?', 1)[0] !== pathOf(missing.file)) return undefined;
    return code.slice(0, missing.start) + missing.without + code.slice(missing.end);
  },
};

const projects = (whole.test?.projects ?? []).map((project) =>
  typeof project === 'object' && 'test' in project ? { ...project, plugins: [plugin] } : project,
);
export default defineConfig({ test: { projects } });
