// The service's own keys: the log's signing key and the key that wraps every case's data key. One file,
// kept apart from the database and its backups, so that neither alone opens a case.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { nameDurably } from './store/durable-name.ts';
import { makeFolder, StartFailure } from './store/embedded/index.ts';

const KEY_BYTES = 32;

export interface Keys {
  /** Made for the demonstration; the service refuses such keys. */
  readonly demonstration: boolean;
  /** The Ed25519 seed of the log's signing key (32 bytes). */
  readonly logSeed: Buffer;
  /** The key of custody, from which the keys that wrap case keys are derived (32 bytes). */
  readonly master: Buffer;
}

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === KEY_BYTES, 'must have 32 bytes');
const layout = z.strictObject({
  format: z.literal('remit-keys/1'),
  demonstration: z.boolean(),
  logSeed: key,
  master: key,
});

function parsed(path: string): Keys {
  try {
    return layout.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    // Never what stands in the file: a message ends up in a log.
    throw new StartFailure(
      `The key file ${path} ${code === undefined ? 'is not one (remit-server keys FILE makes one)' : `cannot be read: ${code}`}.`,
    );
  }
}

/** @throws {StartFailure} missing, malformed, or readable by everybody on the machine */
export function readKeyFile(path: string): Keys {
  if (!existsSync(path))
    throw new StartFailure(`The key file ${path} does not exist. Make one with: remit-server keys ${path}`);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0) {
    throw new StartFailure(`The key file ${path} can be read by everybody on this machine. Run: chmod 600 ${path}`);
  }
  return parsed(path);
}

/** The content of a key file, handed over in the environment by whoever keeps secrets for this machine. */
function keysIn(text: string): Keys {
  try {
    return layout.parse(JSON.parse(text));
  } catch {
    throw new StartFailure('REMIT_KEYS is not the content of a key file (remit-server keys FILE makes one).');
  }
}

/** What the environment held: the keys are asked for more than once at a start. */
let handed: string | undefined;

/**
 * The service's keys, from the file or else from the environment; never a demonstration's, which lie beside its data.
 * What the environment held is taken out of it, so that no program that is started later inherits it.
 */
export function readServiceKeys(path: string | undefined, environment: NodeJS.ProcessEnv = process.env): Keys {
  const text = handed ?? environment['REMIT_KEYS'];
  const keys = path === undefined ? keysIn(text ?? '') : readKeyFile(path);
  if (path === undefined) {
    handed = text;
    delete environment['REMIT_KEYS'];
  }
  const source = path === undefined ? 'REMIT_KEYS' : 'REMIT_KEY_FILE';
  if (keys.demonstration)
    throw new StartFailure(`${source} holds keys of a demonstration; make new ones with: remit-server keys FILE`);
  return keys;
}

/** Makes new keys; never overwrites a file, because the cases under its keys would be lost. */
export function makeKeyFile(path: string, demonstration: boolean): void {
  if (existsSync(path))
    throw new StartFailure(`${path} exists already. Keys are never overwritten: what they opened would be lost.`);
  const text = JSON.stringify({
    format: 'remit-keys/1',
    demonstration,
    logSeed: randomBytes(KEY_BYTES).toString('base64'),
    master: randomBytes(KEY_BYTES).toString('base64'),
  });
  try {
    makeFolder(dirname(path), 0o755);
    const partial = `${path}.partial-${process.pid}`;
    writeFileSync(partial, `${text}\n`, { mode: 0o600, flag: 'wx', flush: true });
    nameDurably(partial, path);
  } catch (error) {
    throw new StartFailure(
      `The key file ${path} cannot be written: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
    );
  }
}

/** Tells keys apart and gives nothing of them away: kept in the database they belong to. */
export function keyCheck({ logSeed, master }: Keys): string {
  return createHash('sha256').update('remit/key-check/v1').update(logSeed).update(master).digest('hex').slice(0, 32);
}
