// Starts programs and sees to it that they end. Each has a process group of its own: signals reach it
// through us, in one order, and whatever is left of the group when it ends is ended too.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const running = new Set();
let asked;

function tell(child, signal) {
  try {
    child.kill(signal);
  } catch {
    // It ended in between.
  }
}

function tellGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
    return true;
  } catch {
    return false;
  }
}

/** Longer than the server's own orderly stop, so that only what hangs is cut off. */
const PATIENCE_MILLISECONDS = 25_000;

function stopAll(signal) {
  const again = asked !== undefined;
  asked = signal;
  for (const child of running) {
    tell(child, again ? 'SIGTERM' : signal);
    setTimeout(() => tellGroup(child, 'SIGKILL'), PATIENCE_MILLISECONDS).unref();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll(signal));

/**
 * The parent of the shell that npm started us through, where there is one (Linux; the scripts say `exec`,
 * but a person may have typed the command without).
 */
function parentOfShell(pid) {
  try {
    if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('tools/run.js')) return undefined;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

// npm that is killed outright tells nobody. We, or the shell between, then get another parent.
if (process.env.npm_lifecycle_event !== undefined) {
  const lineage = () => `${process.ppid} ${parentOfShell(process.ppid)}`;
  const atStart = lineage();
  setInterval(() => asked === undefined && lineage() !== atStart && stopAll('SIGTERM'), 500).unref();
}

async function endGroup(child) {
  if (process.platform === 'win32' || !tellGroup(child, 'SIGTERM')) return;
  for (let waited = 0; waited < 3_000; waited += 50) {
    await sleep(50);
    if (!tellGroup(child, 0)) return;
  }
  tellGroup(child, 'SIGKILL');
}

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Killed outright, we end nobody: an `npm ci` left behind would go on writing to what the next start takes away. So a
 * shell beside the program waits on a pipe of ours, and kills the group when the pipe closes without a word. A softer
 * signal would not do: npm answers it by moving back what it had moved, while the next start is at work.
 */
const WATCHED = `
  ( (IFS= read -r word <&3 || kill -s KILL -- "-$$") >/dev/null 2>&1 & )
  exec "$@" 3<&-`;

function watched(command, args, options) {
  const stdio = ['ignore', 'inherit', 'inherit', 'pipe'];
  const child = spawn('/bin/sh', ['-c', WATCHED, 'remit-run', command, ...args], { ...options, stdio, detached: true });
  const pipe = child.stdio[3];
  pipe?.on('error', () => undefined);
  child.once('exit', () => pipe?.end('ended\n'));
  return child;
}

/** With a channel the program learns of our end by itself, and sees to an orderly one of its own. */
function begin(command, args, options, channel) {
  if (process.platform === 'win32') return spawn(command, args, { ...options, stdio: stdioOf(channel) });
  if (channel) return spawn(command, args, { ...options, stdio: stdioOf(channel), detached: true });
  return watched(command, args, options);
}
const stdioOf = (channel) => ['ignore', 'inherit', 'inherit', ...(channel ? ['ipc'] : [])];

/**
 * Runs a program to its end and answers with its exit code (128 + n after a signal).
 *
 * `channel`: gives it an IPC channel, whose end tells it that we are gone, however we went.
 */
export async function run(command, args, { cwd, env = {}, channel = false } = {}) {
  if (asked !== undefined) return 128 + (NUMBERS[asked] ?? 15);
  const child = begin(command, args, { cwd, env: { ...process.env, ...env } }, channel);
  running.add(child);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (status, signal) => resolve(status ?? 128 + (NUMBERS[signal] ?? 0)));
  });
  running.delete(child);
  await endGroup(child);
  return code;
}

/** Ends everything that still runs: what one of several programs does to the others when it ends. */
export function stopOthers() {
  stopAll('SIGTERM');
}
