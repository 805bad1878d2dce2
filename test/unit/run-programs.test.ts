import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PROCESSES = fileURLToPath(new URL('../../tools/run/processes.js', import.meta.url));

/** What the npm scripts do: run a program to its end. It says its process id, so that a test can look for it. */
function runner(program: string): ChildProcess {
  const script = `import { run } from ${JSON.stringify(PROCESSES)};
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}], {});`;
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: [...stdio] });
}

const lives = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const STAYS = 'console.log(process.pid); setInterval(() => undefined, 1000);';

async function pidOf(child: ChildProcess): Promise<number> {
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return Number(said.toString());
}
async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 5_000 && lives(pid); waited += 50) await new Promise((next) => setTimeout(next, 50));
  return !lives(pid);
}

describe('a program that an npm script runs', () => {
  it('gives the script its exit code', async () => {
    const [code] = (await once(runner('process.exitCode = 3'), 'exit')) as [number];
    expect(code).toBe(3);
  });

  it.each(['SIGKILL', 'SIGTERM'] as const)('ends with the script, also where %s ends that', async (signal) => {
    const script = runner(STAYS);
    const pid = await pidOf(script);
    expect(lives(pid)).toBe(true);
    script.kill(signal);
    await once(script, 'exit');
    expect(await gone(pid)).toBe(true);
  });
});
