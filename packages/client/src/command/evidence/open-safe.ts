import { type KeptRecord, Safe, SealBroken } from '../../evidence/index.ts';
import { showable } from '../../terminal/index.ts';
import { EXIT } from '../exit-codes.ts';
import { CommandFailure, usage } from '../failure.ts';
import { readPrivateFile } from '../private-file.ts';

export type Place = { safe: string; keyFile: string };

export async function safeAt({ safe, keyFile }: Place): Promise<Safe> {
  const content = await readPrivateFile(keyFile);
  if (content === null) throw usage('key-missing', `There is no file ${keyFile}.`, 'Make one: remit evidence new');
  const [, key] = /^remit-evidence-key\/1 ([A-Za-z0-9_-]{43})\n$/u.exec(content) ?? [];
  if (key === undefined) throw usage('key-unreadable', `${keyFile} holds no key of a safe.`);
  return new Safe(safe, Buffer.from(key, 'base64url'));
}

/** A safe that holds something altered says so, and in which case the key may be another's. */
export async function whole<T>(safe: Safe, read: (safe: Safe) => Promise<T>): Promise<T> {
  try {
    return await read(safe);
  } catch (error) {
    if (error instanceof SealBroken)
      throw new CommandFailure(EXIT.found, 'seal-broken', `A record of the safe cannot be read: ${error.message}.`);
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw usage('safe-missing', 'There is no such safe: its folder is made when the first file is kept.');
    throw error;
  }
}

export async function found(safe: Safe, name: string): Promise<KeptRecord> {
  const record = await whole(safe, (one) => one.record(name));
  if (record?.state === 'kept') return record;
  const why =
    record === null
      ? `Nothing is kept under ${showable(name)}.`
      : `${record.id} was destroyed on ${record.destroyedAt}: ${showable(record.reason)}`;
  throw usage('not-kept', why, 'remit evidence list shows what is kept.');
}
