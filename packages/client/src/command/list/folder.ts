import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseVerifierKey, type Trust } from '@remit/log';
import { fromBase64url, toBase64url } from '@remit/protocol';
import { z } from 'zod';
import { FolderStore } from '../../list-folder/folder-store.ts';
import { giveReceipts, type Receipts } from '../../list-folder/receipts.ts';
import { type RemitClient, RemitUnreachable } from '../../sdk/index.ts';
import {
  type FetchPart,
  type LogPolicy,
  headsOver,
  httpParts,
  type OpenedList,
  openList,
  type Progress,
  ProvenOpinions,
  type Proving,
  registerForList,
  syncList,
  type Synced,
} from '../../shared-list/index.ts';
import { httpTileReader } from '../../verify/index.ts';
import { FileHeld, HeldFile } from '../../witness/held-file.ts';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import { monitorTrust, textOf, trustOfPolicy } from '../monitor/policy.ts';
import { readPrivateFile, writePrivateFile } from '../private-file.ts';
import { trustOf } from '../verify/trust.ts';

/** A part that takes longer is begun again where it stopped, at the next run. */
const LONGEST_PART_MILLISECONDS = 10 * 60_000;
const bytes32 = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const recipientSchema = z.strictObject({
  version: z.literal(1),
  server: z.url(),
  recipient: z.string().min(1).max(64),
  /** Opens what the list's key is sealed in; the key itself, so that a sync registers nothing. */
  secret: bytes32,
  key: bytes32,
  /** Whom to believe about the log: one key, or a C2SP policy with witnesses. */
  trust: z.union([z.strictObject({ verifierKey: z.string() }), z.strictObject({ policy: z.string() })]),
  /** Whether keys of the demonstration count as a desk's. */
  demonstration: z.boolean().default(false),
});
export type RecipientFile = z.infer<typeof recipientSchema>;
export type TakeOptions = { folder: string; verifierKey?: string; policy?: string; demonstration?: true };

const fileOf = (folder: string): string => join(folder, 'recipient.json');

/** What the folder says of itself. */
export async function readRecipient(folder: string): Promise<RecipientFile> {
  const file = await readIfTaken(folder);
  if (file !== null) return file;
  throw usage('folder-unknown', `No list was taken into ${folder}.`, `Run: remit list take --folder ${folder}`);
}

async function readIfTaken(folder: string): Promise<RecipientFile | null> {
  const text = await readPrivateFile(fileOf(folder));
  if (text === null) return null;
  const { data } = recipientSchema.safeParse(parseJson(text));
  if (data) return data;
  throw usage('folder-damaged', `${fileOf(folder)} is damaged.`, 'Move it away and run: remit list take');
}

/** Registers for the list and writes down what the folder needs from then on. Done again, it keeps secret and list. */
export async function takeInto(run: Run, options: TakeOptions): Promise<RecipientFile> {
  const { folder, demonstration = false } = options;
  const store = await opened(folder);
  const lock = hold(folder);
  try {
    const before = await readIfTaken(folder);
    const { server } = run.settings;
    const trust = await trustFor(run, options, before?.server === server ? before.trust : null);
    const secret = before ? fromBase64url(before.secret) : new Uint8Array(randomBytes(32));
    const { key, recipient } = await registerForList(await run.client(), secret);
    if (before && before.recipient !== recipient)
      throw usage('folder-of-another', `${folder} is the folder of ${before.recipient}.`, 'Choose another folder.');
    const [text, opener] = [toBase64url(secret), toBase64url(key)];
    const file: RecipientFile = { version: 1, server, recipient, secret: text, key: opener, trust, demonstration };
    // What was proven was proven to whoever was believed until now.
    await ProvenOpinions.forget(store);
    await writePrivateFile(fileOf(folder), `${JSON.stringify(file, null, 2)}\n`);
    return file;
  } finally {
    lock.release();
  }
}

async function trustFor(
  run: Run,
  { verifierKey, policy }: TakeOptions,
  before: RecipientFile['trust'] | null,
): Promise<RecipientFile['trust']> {
  const { server } = run.settings;
  if (policy !== undefined) {
    await monitorTrust(run, server, policy, verifierKey);
    return { policy: await textOf(policy) };
  }
  if (verifierKey === undefined && before) return before;
  return { verifierKey: (await trustOf(run, server, verifierKey)).verifierKey };
}

/** A folder that one process at a time brings up to date. */
export class ListFolder {
  readonly folder: string;
  readonly file: RecipientFile;
  readonly #run: Run;
  readonly store: FolderStore;
  readonly #lock: HeldFile;
  held: OpenedList | null;

  private constructor(
    run: Run,
    file: RecipientFile,
    { store, lock, held }: { store: FolderStore; lock: HeldFile; held: OpenedList | null },
  ) {
    this.folder = store.folder;
    this.file = file;
    this.held = held;
    this.store = store;
    this.#lock = lock;
    // Whatever --server says: a list goes on where it was begun, and a session is sent nowhere else.
    this.#run = run.at(file.server);
  }

  static async open(run: Run, folder: string): Promise<ListFolder> {
    const file = await readRecipient(folder);
    const store = await opened(folder);
    const lock = hold(folder);
    try {
      return new ListFolder(run, file, { store, lock, held: await openList(store) });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** The service that makes the list. */
  client(): Promise<RemitClient> {
    return this.#run.client();
  }

  /** @throws ListRefused; what was held stays */
  async sync(onProgress?: (progress: Progress) => void): Promise<Synced> {
    const { server, recipient, key } = this.file;
    const { surroundings } = this.#run;
    const { fetch } = surroundings;
    const client = await this.client();
    const synced = await syncList(this.held, {
      key: fromBase64url(key),
      policy: { recipient, ...this.#log() },
      store: this.store,
      askHeads: headsOver(client),
      fetchPart: partsOf(server, fetch),
      now: () => new Date(surroundings.now()).toISOString(),
      ...(onProgress && { onProgress }),
    });
    this.held = synced.list;
    return synced;
  }

  /** How proofs of opinions in the held list are asked for, and under what they have to hold. */
  async proving(): Promise<Proving> {
    const client = await this.client();
    return {
      ask: (entries) => client.call('proveOpinions', { body: { entries } }),
      policy: { ...this.#log(), demonstration: this.file.demonstration },
      held: this.held?.checkpoint ?? null,
    };
  }

  #log(): LogPolicy {
    const { fetch } = this.#run.surroundings;
    return { trust: trustIn(this.file), readTile: httpTileReader(`${this.file.server}/log/`, fetch) };
  }

  /** For what the held list no longer says. */
  async receipts(): Promise<Receipts> {
    // What cannot be read here flags nowhere, but nobody has said yet that a gate took a version over.
    if (!this.held?.content) return { given: 0, waiting: 0 };
    return giveReceipts(await this.client(), this.file.recipient, this.held.head.version);
  }

  release(): void {
    this.#lock.release();
  }
}

function trustIn({ trust }: RecipientFile): Trust {
  if ('policy' in trust) return trustOfPolicy(trust.policy, 'The policy of the folder');
  const key = parseVerifierKey(trust.verifierKey);
  if (!key.ok) throw usage('verifier-key', `The folder’s verifier key is none: ${key.detail}.`);
  return { origin: key.value.name, logKeys: [key.value] };
}

function partsOf(server: string, fetcher: typeof fetch): FetchPart {
  const fetchPart = httpParts(server, (url, init) =>
    fetcher(url, { ...init, signal: AbortSignal.timeout(LONGEST_PART_MILLISECONDS) }),
  );
  return async function* (digest, from) {
    try {
      yield* fetchPart(digest, from);
    } catch (error) {
      throw new RemitUnreachable(server, error instanceof Error ? error.message : 'a part broke off', error);
    }
  };
}

async function opened(folder: string): Promise<FolderStore> {
  try {
    return await FolderStore.open(folder);
  } catch (error) {
    throw usage('folder-unusable', `${folder} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function hold(folder: string): HeldFile {
  try {
    return HeldFile.hold(join(folder, 'folder'));
  } catch (error) {
    if (error instanceof FileHeld) throw usage('folder-held', `Another process keeps this list: ${error.message}.`);
    throw usage('folder-unusable', `${folder} cannot be used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
