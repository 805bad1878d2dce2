import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Actor,
  type EntryCommandKind,
  entryCommandSchemas,
  entryIdOf,
  isRefusal,
  type OpinionDocument,
} from '@remit/protocol';
import { pino } from 'pino';
import { FolderStore } from '../../packages/client/src/list-folder/folder-store.ts';
import {
  type FetchPart,
  httpParts,
  type ListPolicy,
  type ListStore,
  type SyncOptions,
  takeList,
} from '../../packages/client/src/shared-list/index.ts';
import type { HeldContents } from '../../packages/server/src/jobs/lists/held-contents.ts';
import { ListMaker } from '../../packages/server/src/jobs/lists/make-lists.ts';
import { factsOf } from '../../packages/server/src/queries/case.ts';
import { readLogFile } from '../../packages/server/src/queries/log-tile.ts';
import { Leadership } from '../../packages/server/src/store/log/leadership.ts';
import { publish } from '../../packages/server/src/store/log/publish.ts';
import { sequenceAll } from '../../packages/server/src/store/log/sequence.ts';
import { signer, trust } from '../../packages/server/test/log/fixture.ts';
import { type House, openHouse, seat } from './house.ts';
import type { Seat } from './parties.ts';

/** The whole service with its lists and its log, everything in the test's hand. */
export async function listWorld() {
  const house = await openHouse();
  /** What makes lists in one process; a test may have several, and chance that fails. */
  const makerWith = (chance: (size: number) => Buffer, held?: HeldContents): ListMaker =>
    new ListMaker(
      {
        store: house.store,
        executor: house.executor,
        ports: { now: () => house.clock.at, randomBytes: chance, newId: house.newId },
        logger: pino({ level: 'silent' }),
      },
      held,
    );
  const maker = makerWith(randomBytes);
  const leadership = new Leadership(house.store.pool);
  const minute = (): void => void (house.clock.at = new Date(Date.parse(house.clock.at) + 60_000).toISOString());
  /** Lists made, recorded and in a published checkpoint. */
  const settle = async (): Promise<void> => {
    while (await maker.round());
    const epoch = (await leadership.term())!;
    await sequenceAll(house.store.pool, epoch);
    minute();
    await publish(house.store.pool, epoch, house.clock.at, { signer, paddingMultiple: 4, keepers: [], randomBytes });
  };
  const close = async (): Promise<void> => {
    await leadership.resign();
    await house.close();
  };
  return { house, maker, makerWith, settle, minute, close, ...acts(house, minute), ...clients(house) };
}
export type ListWorld = Awaited<ReturnType<typeof listWorld>>;

const no = { answer: 'NO', evidence: 'Nothing speaks for it.' } as const;
const exemptions = Object.fromEntries(
  ['EDUCATIONAL', 'JOURNALISTIC', 'ARTISTIC', 'RESEARCH', 'PREVENT_COUNTER', 'POLEMIC_DEBATE'].map((each) => [
    each,
    no,
  ]),
);
export const hashOf = (n: number): string => createHash('sha256').update(`upload ${n}`).digest('hex');
/** A picture by its number, or whatever a test has the fingerprint of. */
export type What = number | { readonly kind: 'SHA256' | 'LINK'; readonly hash: string };
const printOf = (what: What) =>
  typeof what === 'number' ? ({ kind: 'PDQ', hash: hashOf(what), quality: 90, decoder: 'FULL' } as const) : what;
export const entryOf = (what: What): string => entryIdOf(printOf(what));

export const HOLDERS = [
  [seat('LE_OFFICER'), seat('LE_SUPERVISOR')],
  [seat('PLAT_REVIEWER'), seat('PLAT_DECIDER')],
  [seat('PLAT_REVIEWER', 'theirs'), seat('PLAT_DECIDER', 'theirs')],
] as const;
const actorOf = ({ person, organisation, roles: [role] }: Seat): Actor => ({
  type: 'person',
  person,
  organisation,
  role: role!,
});

function acts(house: House, minute: () => void) {
  const give = async (who: Seat, kind: EntryCommandKind, n: What, data: object): Promise<string> => {
    minute();
    const result = await house.executor.execute({
      actor: actorOf(who),
      kind,
      subject: { type: 'entry', id: entryOf(n) },
      data: entryCommandSchemas[kind].parse(data),
      idempotencyKey: null,
      expectedVersion: null,
    });
    return isRefusal(result) ? result.code : result.status;
  };
  const hold = async ([first, second]: (typeof HOLDERS)[number], n: What): Promise<string> => {
    const fingerprint = printOf(n);
    const source = {
      type: 'DECISION',
      reference: `case-${fingerprint.hash.slice(0, 8)}`,
      decidedAt: '2026-03-01T00:00:00.000Z',
    };
    const opinion = { fingerprint, ground: 'TCO_A_INCITE', entity: null, tlp: 'GREEN', confidence: 90, source };
    const until = '2026-12-01T00:00:00.000Z';
    const answer = await give(first, 'ContributeOpinion', n, { ...opinion, until, exemptions, asks: [] });
    if (/[a-z]/u.test(answer)) throw new Error(`nothing was contributed: ${answer}`);
    // Not the last fact: a gate that runs meanwhile may have given a receipt.
    const facts = await factsOf(house.store, `entry:${entryOf(n)}`);
    const proposal = facts.findLast(({ kind }) => (kind as string) === 'OpinionProposed') as unknown as {
      data: { opinion: OpinionDocument; digest: string };
    };
    return give(second, 'ConfirmOpinion', n, { digest: proposal.data.digest });
  };
  const withdraw = (who: Seat, n: What): Promise<string> =>
    give(who, 'WithdrawOpinion', n, { organisation: who.organisation, cause: 'CORRECTION', note: null });
  /** Two organisations hold it, so that it stands in the third one's list. */
  const share = async (n: What): Promise<void> => {
    await hold(HOLDERS[0], n);
    await hold(HOLDERS[1], n);
  };
  return { give, hold, share, withdraw };
}

function clients(house: House) {
  const call = async (who: Seat, method: 'GET' | 'PUT', url: string, payload?: object): Promise<never> => {
    const answer = await house.ask(who, { method, url, ...(payload && { payload }) });
    if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  const fetcher = (async (url: string, { headers = {} }: { headers?: Record<string, string> } = {}) => {
    const { statusCode, rawPayload } = await house.app.inject({
      method: 'GET',
      url,
      headers: { host: 'localhost:4600', ...headers },
    });
    return new Response(new Uint8Array(rawPayload), { status: statusCode });
  }) as unknown as typeof fetch;
  const readTile: ListPolicy['readTile'] = async (path) => (await readLogFile(house.store, path))?.bytes;

  /** A recipient of the list: registered, with a key of its own. */
  const recipient = async (who: Seat, secret = randomBytes(32)) => {
    const client = {
      call: async (name: string, { body }: { body: object }) => {
        if (name !== 'takeList') throw new Error(name);
        return call(who, 'PUT', '/api/list/key', body);
      },
    };
    const key = await takeList(client as never, secret);
    const options = (store: ListStore, fetchPart: FetchPart = httpParts('', fetcher)): SyncOptions => ({
      key,
      store,
      fetchPart,
      policy: { recipient: who.organisation, trust, readTile },
      askHeads: (from) => call(who, 'GET', `/api/list/heads?${from === 'whole' ? 'whole=newest' : `after=${from}`}`),
      now: () => house.clock.at,
    });
    return { key, options };
  };
  return { recipient, call };
}

/** A folder in memory; `killAfter` stops a run at that many written bytes, as a kill would. */
export class MemoryStore implements ListStore {
  readonly files = new Map<string, Uint8Array>();
  killAfter = Infinity;
  close = (): Promise<void> => Promise.resolve();

  read = async (name: string): Promise<Uint8Array | null> => this.files.get(name) ?? null;
  append = async (name: string, bytes: Uint8Array): Promise<void> => {
    const there = this.files.get(name) ?? new Uint8Array(0);
    const written = bytes.subarray(0, Math.min(bytes.length, this.killAfter));
    this.files.set(name, new Uint8Array([...there, ...written]));
    this.#spend(bytes.length);
  };
  replace = async (name: string, bytes: Uint8Array): Promise<void> => {
    // Written beside it and renamed: a kill leaves the one or the other.
    this.#spend(bytes.length);
    this.files.set(name, bytes);
  };
  remove = async (name: string): Promise<void> => void this.files.delete(name);

  #spend(bytes: number): void {
    if (this.killAfter < bytes) throw new Error('killed');
    this.killAfter -= bytes;
  }
}

/** A folder on the disk; a kill leaves what of a write had come through, and what was written beside a file's place. */
export class KilledFolder implements ListStore {
  killAfter = Infinity;
  readonly #store: FolderStore;

  private constructor(store: FolderStore) {
    this.#store = store;
  }
  static async open(): Promise<KilledFolder> {
    return new KilledFolder(await FolderStore.open(await mkdtemp(join(tmpdir(), 'remit-list-test-'))));
  }

  read = (name: string): Promise<Uint8Array | null> => this.#store.read(name);
  append = (name: string, bytes: Uint8Array): Promise<void> =>
    this.#write(name, bytes, () => this.#store.append(name, bytes));
  replace = (name: string, bytes: Uint8Array): Promise<void> =>
    this.#write(`${name}.new`, bytes, () => this.#store.replace(name, bytes));
  remove = (name: string): Promise<void> => this.#store.remove(name);
  close = (): Promise<void> => rm(this.#store.folder, { recursive: true, force: true });

  async #write(name: string, bytes: Uint8Array, whole: () => Promise<void>): Promise<void> {
    if (this.killAfter < bytes.length) {
      await appendFile(join(this.#store.folder, name), bytes.subarray(0, this.killAfter));
      throw new Error('killed');
    }
    this.killAfter -= bytes.length;
    await whole();
  }
}
