// Runs every test and ends with the line `N passed, N failed`. What it counts it reads from vitest's
// own report; a run that tested nothing, or whose report is missing, has failed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKernels } from './match.js';
import { node24 } from './node-24.js';
import { at, root } from './places.js';
import { run } from './processes.js';
import { ensureWeb } from './web.js';

function countIn(report) {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests: passed, numFailedTests: failedTests, numPendingTests = 0, numTodoTests = 0 } = report;
  // A file that cannot even be loaded has no test that could fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  return { passed, failed: failedTests + broken.length, skipped: numPendingTests + numTodoTests };
}

function read(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Cut off in the middle: as good as missing.
    return undefined;
  }
}

export async function vitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'remit-report-'));
  const file = join(folder, 'report.json');
  const program = at('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  try {
    const code = await run(node24(), [program, 'run', ...reporters, ...args], { cwd: root });
    const count = countIn(read(file));
    // Errors outside every test (an unhandled rejection, a teardown) make vitest fail without a failed test.
    const unnamed = count.failed === 0 && (code !== 0 || count.passed === 0) ? 1 : 0;
    return { ...count, failed: count.failed + unnamed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All projects in one run; arguments narrow it down as vitest understands them. */
export async function test(args) {
  let count = { passed: 0, failed: 1, skipped: 0 };
  try {
    await ensureKernels();
    await ensureWeb();
    count = await vitest(args);
  } catch (error) {
    console.error(error.name === 'CannotRun' ? error.message : error);
  }
  if (count.skipped > 0) console.log(`${count.skipped} skipped`);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  return count.failed === 0 ? 0 : 1;
}
