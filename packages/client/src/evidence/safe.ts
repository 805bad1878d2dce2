// A folder on a machine of the unit's own, in which files lie sealed. The service never holds content, so this is no part
// of it (docs/decisions/0016-the-evidence-safe-is-the-units-own.md).
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Decoder } from '@remit/match/node';
import { newId } from '../sdk/index.ts';
import { inspect, type Inspected, type InspectionRefused } from './inspect.ts';
import { type EvidenceRecord, type KeptRecord, recordSchema } from './record.ts';
import { seal, SealBroken, unseal } from './seal.ts';

const CONTENT = '.evidence';
const RECORD = '.record';

export type Keeping = { readonly name: string; readonly note: string; readonly at: string; readonly opaque: boolean };

export class Safe {
  readonly #folder: string;
  readonly #key: Uint8Array;

  constructor(folder: string, key: Uint8Array) {
    this.#folder = folder;
    this.#key = key;
  }

  /** Keeps what the open file holds; the file itself stays where it is. */
  async keep(
    file: FileHandle,
    decoder: Decoder,
    { name, note, at, opaque }: Keeping,
  ): Promise<KeptRecord | InspectionRefused> {
    const { size } = await file.stat();
    const found: Inspected | InspectionRefused = opaque
      ? { kind: 'opaque', pdq: null }
      : await inspect(file, size, decoder);
    if ('refused' in found) return found;
    const id = newId();
    const [sha256, md5] = [createHash('sha256'), createHash('md5')];
    let sizeBytes = 0;
    await this.#write(id + CONTENT, seal(this.#key, digesting(file)));
    // Digests are of the very bytes that were sealed, should the file change meanwhile.
    async function* digesting(from: FileHandle): AsyncGenerator<Uint8Array> {
      for await (const part of from.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
        sha256.update(part);
        md5.update(part);
        sizeBytes += part.length;
        yield part;
      }
    }
    const record: KeptRecord = {
      ...{ state: 'kept', id, sha256: sha256.digest('hex'), md5: md5.digest('hex'), sizeBytes },
      ...{ ...found, name, note, keptAt: at },
    };
    await this.#note(record);
    return record;
  }

  /** Every record, oldest first. @throws SealBroken where one was altered */
  async records(): Promise<EvidenceRecord[]> {
    const names = (await readdir(this.#folder)).filter((name) => name.endsWith(RECORD)).toSorted();
    return Promise.all(names.map((name) => this.#read(name)));
  }

  /** @throws SealBroken */
  async record(id: string): Promise<EvidenceRecord | null> {
    return (await this.records()).find((one) => one.id === id || one.sha256 === id) ?? null;
  }

  /**
   * The content, as it was kept; with its last chunk it is known to be whole and to have the digest of its record.
   *
   * @throws SealBroken
   */
  async *content({ id, sha256: expected }: KeptRecord): AsyncGenerator<Buffer> {
    const sha256 = createHash('sha256');
    for await (const part of unseal(this.#key, createReadStream(join(this.#folder, id + CONTENT)))) {
      sha256.update(part);
      yield part;
    }
    // Another file of this safe in its place would be whole, and not this one.
    if (sha256.digest('hex') !== expected) throw new SealBroken();
  }

  /** Removes the content; that it was there, its digest and the reason stay. */
  async destroy({ id, sha256, sizeBytes, keptAt }: KeptRecord, reason: string, at: string): Promise<void> {
    await this.#note({ state: 'destroyed', id, sha256, sizeBytes, keptAt, destroyedAt: at, reason });
    await rm(join(this.#folder, id + CONTENT), { force: true });
    await syncFolder(this.#folder);
  }

  async #read(name: string): Promise<EvidenceRecord> {
    const parts: Buffer[] = [];
    for await (const part of unseal(this.#key, createReadStream(join(this.#folder, name)))) parts.push(part);
    const record = recordSchema.parse(JSON.parse(Buffer.concat(parts).toString('utf8')));
    // A record under another's name would speak of another file.
    if (record.id + RECORD !== name) throw new SealBroken();
    return record;
  }

  #note(record: EvidenceRecord): Promise<void> {
    return this.#write(record.id + RECORD, seal(this.#key, only(Buffer.from(JSON.stringify(record)))));
  }

  /** Written beside its place, on the disk before it stands there: never half a file under a whole one's name. */
  async #write(name: string, parts: AsyncIterable<Uint8Array>): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const place = join(this.#folder, name);
    const fresh = `${place}.part`;
    const file = await open(fresh, 'wx', 0o600);
    try {
      for await (const part of parts) await file.write(part);
      await file.sync();
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    } finally {
      await file.close();
    }
    await rename(fresh, place);
    await syncFolder(this.#folder);
  }
}

async function* only(part: Uint8Array): AsyncGenerator<Uint8Array> {
  yield part;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
