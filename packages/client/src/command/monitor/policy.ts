import { readFile } from 'node:fs/promises';
import { parsePolicy, type Trust } from '@remit/log';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import { trustOf } from '../verify/trust.ts';

/** Whom the monitor believes: a C2SP policy file, else a key as for `remit verify`. */
export async function monitorTrust(
  run: Run,
  server: string,
  file: string | undefined,
  key: string | undefined,
): Promise<Trust> {
  if (file === undefined) return (await trustOf(run, server, key)).trust;
  if (key !== undefined) throw usage('policy', 'Give --policy or --verifier-key, not both.');
  return trustOfPolicy(await textOf(file), file);
}

/** @param name what the text is called where it is none */
export function trustOfPolicy(text: string, name: string): Trust {
  const policy = parsePolicy(text);
  if (!policy.ok) throw usage('policy', `${name} is no policy: ${policy.detail}.`);
  const { logs, witnesses, quorum } = policy.value;
  const [first, ...more] = logs.map((log) => log.key);
  if (first === undefined) throw usage('policy', `${name} names no log.`, 'Add a line: log <verifier key>');
  const logKeys = [first, ...more.filter(({ name }) => name === first.name)];
  return { origin: first.name, logKeys, witnesses: witnesses.map((witness) => witness.key), quorum };
}

export async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw usage('file-unreadable', `${file} cannot be read.`);
  }
}
