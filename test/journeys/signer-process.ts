// `remit desk` as an operator runs it for a page: a process of its own, with its files in a folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../packages/client/bin/remit.js', import.meta.url));

export type DeskProcess = {
  /** Makes a key and returns what is added to the directory; the process signs with it when it starts again. */
  readonly make: (keyId: string) => Promise<Record<string, string>>;
  /** Starts it, or starts it anew, with a policy that allows an officer, or another role, these acts. */
  readonly start: (acts: readonly string[], role?: string) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** The token of the process; a new file makes the one before void. */
  readonly token: () => string;
  readonly renewToken: () => void;
  /** What it signed so far: act, and referral or entry. */
  readonly signed: () => [string, string][];
  /** What the one that runs now said on its own machine. */
  readonly said: () => string;
};

export function deskProcess(folder: string, organisation: string, origin: string, port: number): DeskProcess {
  const at = (name: string): string => join(folder, name);
  let child: ChildProcess | null = null;
  let keyFile = '';
  let told = '';
  const make: DeskProcess['make'] = async (keyId) => {
    keyFile = at(`${keyId}.key`);
    const made = spawn(process.execPath, [
      ...[COMMAND, 'desk', 'make', '--id', keyId, '--organisation', organisation, '--out', keyFile, '--json'],
    ]);
    let said = '';
    made.stdout.on('data', (part: Buffer) => (said += part.toString()));
    await once(made, 'close');
    return (JSON.parse(said) as { key: Record<string, string> }).key;
  };
  const stop: DeskProcess['stop'] = async () => {
    if (child === null || child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  const start: DeskProcess['start'] = async (acts, role = 'LE_OFFICER') => {
    await stop();
    const policy = { organisation, allow: { [role]: acts }, origins: [origin] };
    writeFileSync(at('desk.json'), JSON.stringify(policy), { mode: 0o600 });
    const files = ['--key-file', keyFile, '--policy', at('desk.json'), '--signed', at('signed.jsonl')];
    const where = ['--port', String(port), '--token', at('desk.token')];
    child = spawn(process.execPath, [COMMAND, 'desk', 'run', ...files, ...where, '--json']);
    told = '';
    child.stderr!.on('data', (part: Buffer) => (told += part.toString()));
    await once(child.stdout!, 'data');
  };
  const lines = (): string[] =>
    existsSync(at('signed.jsonl')) ? readFileSync(at('signed.jsonl'), 'utf8').split('\n').filter(Boolean) : [];
  return {
    ...{ make, start, stop },
    token: () => readFileSync(at('desk.token'), 'utf8').trim(),
    said: () => told,
    renewToken: () => rmSync(at('desk.token')),
    signed: () =>
      lines().map((line) => {
        const { act = '', referral, entry = '' } = JSON.parse(line) as Record<string, string>;
        return [act, referral ?? entry];
      }),
  };
}
