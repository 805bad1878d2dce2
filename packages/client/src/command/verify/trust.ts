import { readFile } from 'node:fs/promises';
import { parseVerifierKey, type Trust } from '@remit/log';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import { anotherLog, anotherLogServed } from './another-log.ts';
import { type SavedLog, savedLog } from './saved-logs.ts';

export type Trusting = {
  readonly trust: Trust;
  readonly verifierKey: string;
  /** True where the key was taken from the server that is being checked, for want of a better source. */
  readonly firstUse: boolean;
  readonly saved: SavedLog | null;
};

/**
 * Which key the log must have signed with: the one given, else the one saved at the first verification, else the one
 * that the server itself names, which proves growth from now on and nothing before.
 *
 * @param newLog whether the reader agrees that the log under this address begins anew under another name
 */
export async function trustOf(
  run: Run,
  address: string,
  given: string | undefined,
  { newLog = false }: { readonly newLog?: boolean } = {},
): Promise<Trusting> {
  const before = await savedLog(address, run.surroundings);
  const another = before && (await anotherLog(run, before));
  if (before && another && !(newLog && given !== undefined)) throw anotherLogServed(another, before);
  const saved = another ? null : before;
  const known = given === undefined ? saved?.verifierKey : await keyText(given);
  if (given !== undefined && saved !== null && saved.verifierKey !== known) {
    throw usage(
      'verifier-key-differs',
      'The key that is given is not the one under which this log was verified before.',
      'Find out why the log has a new key. Its old checkpoints are still in logs.json of your configuration folder.',
    );
  }
  const verifierKey = known ?? (await run.visitor().rows.logState()).verifierKey;
  const key = parseVerifierKey(verifierKey);
  if (!key.ok) throw usage('verifier-key', `This is no verifier key: ${key.detail}.`, 'It reads name+id+base64.');
  const { name } = key.value;
  return { trust: { origin: name, logKeys: [key.value] }, verifierKey, firstUse: known === undefined, saved };
}

/** The key itself, or `@file`. */
export async function keyText(given: string): Promise<string> {
  if (!given.startsWith('@')) return given.trim();
  try {
    return (await readFile(given.slice(1), 'utf8')).trim();
  } catch {
    throw usage('file-unreadable', `${given.slice(1)} cannot be read.`);
  }
}
