import { type Fact, isRefusal, type Refusal, refuse } from '@remit/protocol';
import pg from 'pg';
import type { Ports } from '../ports.ts';
import { loadStreams } from '../store/facts.ts';
import type { Store } from '../store/store.ts';
import { type Accepted, append, readyFacts, requestDigest } from './append.ts';
import type { Change } from './changes.ts';
import { whoMoved } from './moved.ts';
import { Organisations } from './organisations.ts';
import { decideEntryCommand } from './entry-step.ts';
import { decideListCommand } from './list-step.ts';
import { decideOrganisation } from './organisation-step.ts';
import { isOutage } from './outage.ts';
import { decideReferral, type Step, type Tools } from './referral-step.ts';
import type { SigningPolicy } from './signatures.ts';
import { ReferenceNumbers } from './reference-numbers.ts';
import { askerOf, type CommandAnswer, type CommandRequest, type CommandResult, streamOf } from './request.ts';
import { type History, StreamCache } from './stream-cache.ts';
import { announceTaken } from './taken-away.ts';

type Waiting = {
  readonly request: CommandRequest;
  readonly settle: (result: CommandResult) => void;
  readonly fail: (error: unknown) => void;
};
type Parties = Awaited<ReturnType<Organisations['refresh']>>;
type Outcome = Accepted | { readonly request: CommandRequest; readonly result: CommandResult };

export type ExecutorOptions = {
  /**
   * A signed promise that a leaf enters the log (D12). It is given for the last fact of an answer; earlier facts of the
   * same answer are chained to it by digest.
   */
  readonly promise: (leaf: Uint8Array, at: string) => string;
  /** Called after a commit, with the cases and whether facts wait for the log. */
  readonly announce: (referrals: readonly string[]) => void;
  /**
   * Batches under way at once, two unless given: this process decides one while the database writes the other.
   */
  readonly lanes?: number;
  /** Where passkeys sign, and whether the demonstration's keys count. */
  readonly signing: SigningPolicy;
};

/** What each kind of subject follows; there is no other way to a fact. */
const STEPS: Readonly<
  Record<
    CommandRequest['subject']['type'],
    (tools: Tools, request: CommandRequest, history: History) => Promise<Step | Refusal> | Step | Refusal
  >
> = {
  referral: decideReferral,
  organisation: decideOrganisation,
  entry: decideEntryCommand,
  list: decideListCommand,
};

const BATCH = 64;
/** A further batch sets out only with so many: for fewer, a transaction costs more than waiting for the first to end. */
const SMALL_BATCH = 32;
const UNIQUE_VIOLATION = '23505';
/** Raised where this process still remembers a case that was erased. */
const ERASED = 'RE001';
const ATTEMPTS = 4;

/**
 * The one writer of facts: authorise, load, decide, append. Commands that arrive together share a transaction, so that
 * one flush of the disk acknowledges many; each is decided on its own, and if a batch collides with another writer,
 * its commands are tried again one by one. An outage fails the batch at once.
 */
export class Executor {
  readonly #store: Store;
  readonly #ports: Ports;
  readonly #options: ExecutorOptions;
  readonly #lanes: number;
  readonly #queue: Waiting[] = [];
  readonly #cache = new StreamCache();
  readonly #organisations = new Organisations();
  readonly #references: ReferenceNumbers;
  /** Subjects that a running transaction works on: their next command waits, rather than collide. */
  readonly #inFlight = new Set<string>();
  #busy = 0;
  #gathering = false;

  constructor(store: Store, ports: Ports, options: ExecutorOptions) {
    this.#store = store;
    this.#ports = ports;
    this.#options = options;
    this.#lanes = options.lanes ?? 2;
    this.#references = new ReferenceNumbers(store.pool, BATCH * this.#lanes);
  }

  /** Facts appended and durable, or a refusal. Rejects only on a bug or an outage; then nothing was written, or all. */
  execute(request: CommandRequest): Promise<CommandResult> {
    return new Promise((settle, fail) => {
      this.#queue.push({ request, settle, fail });
      this.#gather();
    });
  }

  /** Commands that arrive in the same turn of the loop travel together: a lane does not leave with the first one. */
  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    setImmediate(() => {
      this.#gathering = false;
      this.#start();
    });
  }

  #start(): void {
    while (this.#queue.length >= (this.#busy === 0 ? 1 : SMALL_BATCH) && this.#busy < this.#lanes) {
      const batch = this.#take();
      if (batch.length === 0) return;
      const streams = batch.map(({ request }) => streamOf(request));
      this.#busy += 1;
      void this.#run(batch).finally(() => {
        this.#busy -= 1;
        for (const stream of streams) this.#inFlight.delete(stream);
        this.#gather();
      });
    }
  }

  /**
   * A free lane's share of what waits, of different subjects; a second command of the same subject waits for the first.
   */
  #take(): Waiting[] {
    const share = Math.ceil(this.#queue.length / (this.#lanes - this.#busy));
    const size = Math.min(BATCH, Math.max(SMALL_BATCH, share));
    const batch: Waiting[] = [];
    for (let i = 0; i < this.#queue.length && batch.length < size; ) {
      const stream = streamOf(this.#queue[i]!.request);
      if (this.#inFlight.has(stream)) i += 1;
      else {
        this.#inFlight.add(stream);
        batch.push(...this.#queue.splice(i, 1));
      }
    }
    return batch;
  }

  async #run(batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await this.#transact(batch.map(({ request }) => request));
      for (const [i, { settle }] of batch.entries()) settle(resultOf(outcomes[i]!));
    } catch (error) {
      await this.#apart(batch, error);
    }
  }

  /**
   * One command's collision or fault must not be its neighbours': each is tried again alone. An outage is everybody's:
   * asked one after the other, the last would learn of it after as many waits as there are commands.
   */
  async #apart(batch: readonly Waiting[], error: unknown): Promise<void> {
    let outage: unknown = isOutage(error) ? error : null;
    for (const { request, settle, fail } of batch) {
      if (outage !== null) fail(outage);
      else
        await this.#alone(request).then(settle, (failure: unknown) => {
          fail(failure);
          if (isOutage(failure)) outage = failure;
        });
    }
  }

  async #alone(request: CommandRequest): Promise<CommandResult> {
    for (let attempt = 1; ; attempt++) {
      try {
        return resultOf((await this.#transact([request]))[0]!);
      } catch (error) {
        if (!(error instanceof pg.DatabaseError)) throw error;
        if (error.code === ERASED) return refuse('case-erased');
        if (error.code !== UNIQUE_VIOLATION) throw error;
        if (attempt === ATTEMPTS) return refuse('stream-moved');
      }
    }
  }

  async #transact(requests: readonly CommandRequest[]): Promise<Outcome[]> {
    await this.#references.reserve(requests);
    const client = await this.#store.pool.connect();
    let broken: Error | undefined;
    try {
      const outcomes = await this.#decideAll(client, requests);
      const accepted = outcomes.filter((outcome): outcome is Accepted => 'change' in outcome);
      const changes = accepted.map(({ change }) => change);
      // Sent together with the commit, which keeps nothing of a batch whose statement failed.
      await Promise.all([
        append(client, this.#store.custody, this.#ports, accepted),
        announceTaken(client, changes),
        client.query('COMMIT'),
      ]);
      this.#committed(accepted);
      return outcomes;
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** @returns the transaction's time */
  async #begin(client: pg.ClientBase): Promise<string> {
    const results = await client.query('BEGIN; SET LOCAL ROLE remit_writer; SELECT clock_timestamp() AS now');
    const { rows } = (results as unknown as pg.QueryResult<{ now: string }>[])[2]!;
    return this.#ports.now?.() ?? rows[0]!.now;
  }

  #committed(accepted: readonly Accepted[]): void {
    for (const { change } of accepted)
      this.#cache.extend(
        change.stream,
        change.key,
        change.facts.map(({ fact }) => fact),
      );
    this.#cache.dropErased(accepted.map(({ change }) => change.stream));
    if (accepted.length > 0) this.#options.announce(accepted.flatMap(({ change }) => change.referral ?? []));
  }

  async #decideAll(client: pg.ClientBase, requests: readonly CommandRequest[]): Promise<Outcome[]> {
    const known = new Map(requests.map((request) => [streamOf(request), this.#cache.known(streamOf(request))]));
    // Sent together, so that a batch waits once for all that it reads.
    const [now, earlier, parties, loaded] = await Promise.all([
      this.#begin(client),
      this.#earlierAnswers(client, requests),
      this.#organisations.refresh(client),
      loadStreams(client, this.#store.custody, known),
    ]);
    for (const [stream, { key, facts }] of loaded) this.#cache.extend(stream, key, facts);
    const outcomes: Outcome[] = [];
    for (const request of requests) {
      const answered = earlier.get(request);
      outcomes.push(
        answered
          ? { request, result: await this.#again(client, request, answered, parties, now) }
          : await this.#decide(client, request, parties, now),
      );
    }
    this.#cache.dropErased(known.keys());
    return outcomes;
  }

  /** What a command leads to, as its subject stands in this transaction. */
  async #step(client: pg.ClientBase, request: CommandRequest, parties: Parties, now: string): Promise<Step | Refusal> {
    const history = this.#cache.get(streamOf(request));
    if (request.expectedVersion !== null && request.expectedVersion !== history.facts.length)
      return refuse(whoMoved(request.actor, history.facts.slice(request.expectedVersion)));
    // A fact is never earlier than the one before it, whatever the clock did in between.
    const last = history.facts.at(-1)?.at ?? '';
    const tools = {
      client,
      custody: this.#store.custody,
      ports: this.#ports,
      parties,
      at: now > last ? now : last,
      references: this.#references,
      signing: this.#options.signing,
    };
    return STEPS[request.subject.type](tools, request, history);
  }

  async #decide(client: pg.ClientBase, request: CommandRequest, parties: Parties, now: string): Promise<Outcome> {
    const change = await this.#step(client, request, parties, now);
    if (isRefusal(change)) return { request, result: change };
    const facts = change.facts.map(({ fact }) => fact);
    const rows = readyFacts(change, this.#ports.randomBytes);
    const answer: CommandAnswer = {
      id: request.subject.id,
      version: facts.at(-1)?.version ?? this.#cache.get(streamOf(request)).facts.length,
      status: change.status,
      facts: facts.map((fact) => fact.kind as Fact['kind']),
      promise: rows.length > 0 ? this.#options.promise(rows.at(-1)!.pending.leaf, facts.at(-1)!.at) : '',
    };
    return { request, change, rows, answer };
  }

  /**
   * The first answer to a request that is repeated. The words of an annex are not kept with it: whether they may be read
   * is decided afresh, as at the first time, and nothing of that is recorded.
   */
  async #again(
    client: pg.ClientBase,
    request: CommandRequest,
    answered: CommandResult,
    parties: Parties,
    now: string,
  ): Promise<CommandResult> {
    if (request.kind !== 'OpenAnnex' || isRefusal(answered)) return answered;
    const step = await this.#step(client, { ...request, expectedVersion: null }, parties, now);
    return isRefusal(step) ? step : { ...answered, ...openedBy(step) };
  }

  async #earlierAnswers(
    client: pg.ClientBase,
    requests: readonly CommandRequest[],
  ): Promise<Map<CommandRequest, CommandResult>> {
    const keyed = requests.filter((request) => request.idempotencyKey !== null);
    const found = new Map<CommandRequest, CommandResult>();
    if (keyed.length === 0) return found;
    const askers = keyed.map((request) => askerOf(request.actor));
    const { rows } = await client.query<{
      organisation: string;
      asker: string;
      key: string;
      request: Buffer;
      answer: CommandAnswer;
    }>({
      name: 'earlier-answers',
      // As in loadStreams, one look into the index for each key, whatever the planner knows of the table.
      text: `SELECT a.* FROM unnest($1::text[], $2::text[], $3::text[]) AS k (organisation, asker, key),
        LATERAL (SELECT * FROM answers
          WHERE organisation = k.organisation AND asker = k.asker AND key = k.key OFFSET 0) AS a`,
      values: [
        askers.map((each) => each.organisation),
        askers.map((each) => each.asker),
        keyed.map((request) => request.idempotencyKey),
      ],
    });
    const index = new Map(rows.map((row) => [`${row.organisation}\n${row.asker}\n${row.key}`, row]));
    for (const [i, request] of keyed.entries()) {
      const row = index.get(`${askers[i]!.organisation}\n${askers[i]!.asker}\n${request.idempotencyKey}`);
      if (!row) continue;
      const same = row.request.equals(requestDigest(this.#store.custody, request));
      found.set(request, same ? row.answer : refuse('idempotency-key-reused'));
    }
    return found;
  }
}

const resultOf = (outcome: Outcome): CommandResult =>
  'change' in outcome ? { ...outcome.answer, ...openedBy(outcome.change) } : outcome.result;

/** Beside the answer, not in it: what is kept of an answer has no words. */
const openedBy = ({ annex }: Pick<Change, 'annex'>): Pick<CommandAnswer, 'annex'> =>
  annex && 'opened' in annex && annex.opened ? { annex: annex.opened } : {};
