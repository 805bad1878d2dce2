import { hash } from 'node:crypto';
import { contentAfter, EMPTY_CONTENT, encodeChange, type ListContent, type ListEdit, sizeOf } from '@remit/match';
import {
  entryIdOf,
  LIST_EVERY_SECONDS,
  type ListHead,
  listHeadDigest,
  listHeadText,
  type Party,
  type Recipient,
  recipientOf,
} from '@remit/protocol';
import type pg from 'pg';
import { Organisations } from '../../commands/organisations.ts';
import { seal } from '../../store/sealing.ts';
import { wholeListOf } from '../../store/entry-targets.ts';
import { inTransaction } from '../../store/transaction.ts';
import { type JobContext, refusalOf } from '../job.ts';
import { canariesOf } from './canaries.ts';
import { HeldContents } from './held-contents.ts';
import { contentIn, type Item, kindOf, itemsOf, type Known, knownEntries, putItems, wordsFor } from './items.ts';

/** Advisory lock by which one process at a time makes lists. */
const LIST_LOCK = 73652;
/** After so many versions, the next change comes with the whole list too, so that a newcomer fetches few blobs. */
const SNAPSHOT_EVERY = 64;

type Context = Pick<JobContext, 'store' | 'executor' | 'ports' | 'logger'>;
type Taking = Recipient & { readonly key: Buffer; readonly version: number; readonly head: ListHead | null };

/**
 * Makes the next version of every list that changed, or that said for an hour that it is the newest, and records each in
 * the log. Lists are made in one transaction
 * with the taking away of what was pending, so that a change is in a list or still pending, whatever is killed when.
 */
export class ListMaker {
  readonly #context: Context;
  readonly #held: HeldContents;

  constructor(context: Context, held: HeldContents = new HeldContents()) {
    this.#context = context;
    this.#held = held;
  }

  /** @returns whether a version was made or recorded, so that more may wait */
  async round(): Promise<boolean> {
    const made = await this.#make();
    const recorded = await this.#record();
    return made || recorded;
  }

  #make(): Promise<boolean> {
    const { store } = this.#context;
    return inTransaction(store.pool, { role: 'remit_writer' }, async (client) => {
      const { rows: lock } = await client.query<{ mine: boolean; now: string }>(
        'SELECT pg_try_advisory_xact_lock($1) AS mine, clock_timestamp()::timestamptz(3) AS now',
        [LIST_LOCK],
      );
      if (!lock[0]!.mine) return false;
      const { rows } = await client.query<{ entry: string }>('DELETE FROM list_pending RETURNING entry');
      const changed = [...new Set(rows.map(({ entry }) => entry))];
      const taking = await this.#taking(client);
      const at = this.#context.ports.now?.() ?? lock[0]!.now;
      if (changed.length === 0 && taking.every(({ head }) => head && !isDue(head, at))) return false;
      const known = changed.length > 0 ? await knownEntries(client, changed) : [];
      for (const recipient of taking) {
        const whole = recipient.version === 0 || changed.includes(wholeListOf(recipient.organisation));
        await this.#next(client, recipient, whole ? await knownEntries(client, null) : known, at);
      }
      return true;
    });
  }

  async #taking(client: pg.ClientBase): Promise<Taking[]> {
    const parties: ReadonlyMap<string, Party> = await new Organisations().refresh(client);
    const { rows } = await client.query<{
      organisation: string;
      key: Buffer;
      version: number | null;
      head: string | null;
    }>(
      `SELECT r.organisation, r.key, v.version, v.head FROM list_recipients r
       LEFT JOIN LATERAL (SELECT version, head FROM list_versions l WHERE l.organisation = r.organisation
         ORDER BY version DESC LIMIT 1) v ON true ORDER BY 1`,
    );
    return rows.flatMap(({ organisation, key, version, head }) => {
      const party = parties.get(organisation);
      const recipient = party && recipientOf(party);
      if (!recipient || recipient.tier === 'LOW') return [];
      return [
        { ...recipient, key: this.#context.store.custody.unwrap(key), version: version ?? 0, head: readHead(head) },
      ];
    });
  }

  /** One recipient's next version, where something in its list changed or it is time to say that nothing did. */
  async #next(client: pg.ClientBase, recipient: Taking, entries: readonly Known[], at: string): Promise<void> {
    const { organisation, version } = recipient;
    const first = version === 0;
    const before = await itemsOf(
      client,
      organisation,
      entries.map(({ entry }) => entry),
    );
    const items = entries.flatMap((entry) => itemAfter(entry, before.get(entry.entry), recipient));
    const canaries = await this.#canaries(client, recipient, items);
    const moved = [...items, ...canaries].some((item) => item.since === version + 1);
    const old = moved || first ? await this.#content(client, recipient) : null;
    await putItems(client, organisation, [...items, ...canaries]);
    if (old === null) return isDue(recipient.head!, at) ? this.#repeat(client, recipient, at) : undefined;
    const fresh = contentAfter(
      old,
      [...items, ...canaries].map((item) => this.#editOf(item)),
    );
    const head = await this.#publish(client, recipient, { old, fresh, at });
    this.#held.hold(head, fresh);
  }

  /** Canaries come with the first judged entries, and say what these say. */
  async #canaries(client: pg.ClientBase, recipient: Taking, items: readonly Item[]): Promise<Item[]> {
    if (items.every(({ opinions }) => opinions === null)) return [];
    const own = canariesOf(this.#context.store.custody, recipient.organisation).map((bits) => ({
      bits,
      entry: entryIdOf({ kind: 'PDQ', hash: bits.toString('hex') }),
    }));
    const there = await itemsOf(
      client,
      recipient.organisation,
      own.map(({ entry }) => entry),
    );
    if (there.size > 0) return [];
    // By entry, not as the database gave them: the same history makes the same list.
    const said = items.toSorted((a, b) => (a.entry < b.entry ? -1 : 1)).flatMap(({ opinions }) => opinions ?? []);
    return own.map(({ bits, entry }, n) => ({
      entry,
      entryVersion: 1,
      since: recipient.version + 1,
      kind: 'PDQ',
      hash: bits,
      opinions: said[n % said.length]!,
    }));
  }

  #editOf({ kind, hash: bytes, opinions }: Item): ListEdit {
    return { kind: kindOf(kind), hash: bytes, words: opinions && this.#held.text(opinions) };
  }

  /** A version that says again what the one before it said (spec/list.md, Freshness). */
  async #repeat(client: pg.ClientBase, { organisation, head }: Taking, at: string): Promise<void> {
    const before = head!;
    const content = this.#held.take(listHeadDigest(before));
    const { entries } = before;
    const repeated = await putVersion(client, {
      ...after(organisation, before),
      at,
      delta: null,
      snapshot: null,
      entries,
    });
    if (content) this.#held.hold(repeated, content);
  }

  async #content(client: pg.ClientBase, { organisation, head }: Taking): Promise<ListContent> {
    if (head === null) return EMPTY_CONTENT;
    return this.#held.take(listHeadDigest(head)) ?? contentIn(client, organisation, (text) => this.#held.text(text));
  }

  async #publish(
    client: pg.ClientBase,
    { organisation, key, head }: Taking,
    { old, fresh, at }: { readonly old: ListContent; readonly fresh: ListContent; readonly at: string },
  ): Promise<string> {
    const whole = head === null || head.version + 1 - (await lastWhole(client, organisation)) >= SNAPSHOT_EVERY;
    return putVersion(client, {
      ...after(organisation, head),
      at,
      delta: head === null ? null : await this.#keep(client, key, encodeChange(old, fresh)),
      snapshot: whole ? await this.#keep(client, key, encodeChange(EMPTY_CONTENT, fresh)) : null,
      entries: sizeOf(fresh),
    });
  }

  /** Encrypted for its recipient and named by what it then is. */
  async #keep(client: pg.ClientBase, key: Buffer, clear: Uint8Array): Promise<{ digest: string; bytes: number }> {
    const sealed = seal(key, this.#context.ports.randomBytes(12), Buffer.from(clear));
    const digest = hash('sha256', sealed, 'hex');
    await client.query('INSERT INTO list_blobs (digest, bytes) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      Buffer.from(digest, 'hex'),
      sealed,
    ]);
    return { digest, bytes: sealed.length };
  }

  /** Records in the log what was made, in order; a version that is recorded already is only marked. */
  async #record(): Promise<boolean> {
    const { store, executor, logger } = this.#context;
    const { rows } = await inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, (client) =>
      client.query<{ organisation: string; version: number; head: string }>(
        'SELECT organisation, version, head FROM list_versions WHERE NOT recorded ORDER BY organisation, version LIMIT 256',
      ),
    );
    let done = 0;
    for (const { organisation, version, head } of rows) {
      const code = refusalOf(
        await executor.execute({
          actor: { type: 'system', rule: 'list-made' },
          kind: 'MakeList',
          subject: { type: 'list', id: organisation },
          data: { version, head: listHeadDigest(JSON.parse(head) as ListHead) },
          idempotencyKey: `list-${organisation}-${version}`,
          expectedVersion: null,
        }),
      );
      if (code !== null) {
        logger.error({ job: 'lists', version, code }, 'a version of a list could not be recorded');
        continue;
      }
      await inTransaction(store.pool, { role: 'remit_writer' }, (client) =>
        client.query('UPDATE list_versions SET recorded = true WHERE organisation = $1 AND version = $2', [
          organisation,
          version,
        ]),
      );
      done += 1;
    }
    return done > 0 && done === rows.length;
  }
}

const readHead = (text: string | null): ListHead | null => (text === null ? null : (JSON.parse(text) as ListHead));
const isDue = (head: ListHead, at: string): boolean =>
  Date.parse(at) - Date.parse(head.at) >= LIST_EVERY_SECONDS * 1000;

const after = (recipient: string, head: ListHead | null) => ({
  type: 'remit/list/v1' as const,
  recipient,
  version: (head?.version ?? 0) + 1,
  previous: head && listHeadDigest(head),
});

/** @returns the digest of the head */
async function putVersion(client: pg.ClientBase, head: ListHead): Promise<string> {
  await client.query('INSERT INTO list_versions (organisation, version, head) VALUES ($1, $2, $3)', [
    head.recipient,
    head.version,
    listHeadText(head),
  ]);
  return listHeadDigest(head);
}

/** The newest version with the whole list. */
async function lastWhole(client: pg.ClientBase, organisation: string): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    `SELECT version FROM list_versions WHERE organisation = $1 AND head::jsonb ->> 'snapshot' IS NOT NULL
     ORDER BY version DESC LIMIT 1`,
    [organisation],
  );
  return rows[0]?.version ?? 0;
}

/**
 * The item after the entry changed: `since` is the first version that says so. Whoever owes a receipt for an entry that
 * its list never held gets a line too, which says that the present version is already without it.
 */
function itemAfter(known: Known, before: Item | undefined, recipient: Taking): Item[] {
  const opinions = wordsFor(known, recipient);
  const owes = known.state.withdrawals.some(({ owed }) => owed.includes(recipient.organisation));
  if (opinions === null && !before && !owes) return [];
  const same = (before?.opinions ?? null) === opinions;
  const since = same ? (before?.since ?? Math.max(1, recipient.version)) : recipient.version + 1;
  const { entry, version: entryVersion, kind, hash: bytes } = known;
  return [{ entry, entryVersion, since, kind, hash: bytes, opinions }];
}
