/**
 * Takes all space from the disk while clients write, gives it back a little later, and does so again. While it is full,
 * writes get a clear 503 or success and are never left hanging; afterwards the service recovers by itself (or has ended
 * with one clear line and starts clean), every acknowledged fact is there, and the log extends what was seen before.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { auditLog, compare } from '../checks.ts';
import { Ledger } from '../ledger.ts';
import { House } from './house.ts';

/** How long the disk stays full, and whether PostgreSQL's write-ahead log finds no room either. */
export type Filling = { readonly ms: number; readonly journal: boolean };

export type FullDiskReport = {
  readonly fillings: number;
  readonly acknowledged: number;
  /** Writes that were acknowledged while no file could grow, within space that PostgreSQL had set aside. */
  readonly acknowledgedWhileFull: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly unclear: readonly string[];
  readonly hung: number;
  readonly slowestMs: number;
  readonly reads: Readonly<Record<string, number>>;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
  readonly changed: readonly string[];
  /** Milliseconds from the return of space to the next acknowledged write. */
  readonly recoveries: readonly number[];
  /** What the server said when it ended by itself, if it did. */
  readonly lastWords: readonly string[];
  readonly log: {
    readonly ok: boolean;
    readonly size: number;
    readonly factsChecked: number;
    readonly earlier: number;
  };
};

const CLIENTS = 8;
const RECOVERY_PATIENCE_MS = 60_000;

class FullDiskDrill {
  readonly house = new House(CLIENTS);
  readonly ledger = new Ledger(500);
  readonly reads = new Map<string, number>();
  readonly recoveries: number[] = [];
  readonly lastWords: string[] = [];
  readonly checkpoints: string[] = [];
  whileFull = 0;

  #acknowledged(): number {
    return this.ledger.writes.filter(({ answer }) => answer !== null).length;
  }

  async round({ ms, journal }: Filling): Promise<void> {
    let writing = true;
    const url = () => this.house.url;
    const clients = this.house.tokens.map((token) => this.ledger.write(url, token, () => writing));
    await sleep(1_500);
    const note = await this.house.checkpoint();
    if (note !== null) this.checkpoints.push(note);
    this.house.disk.turn('full', true);
    const before = this.#acknowledged();
    if (journal) await this.#useUpJournal();
    for (const end = performance.now() + ms; performance.now() < end; await sleep(100)) await this.#read();
    this.whileFull += this.#acknowledged() - before;
    this.house.disk.turn('full', false);
    await this.#recover();
    await sleep(500);
    writing = false;
    await Promise.all(clients);
    await this.ledger.settle(url);
  }

  /** Makes PostgreSQL ask for new segments of its write-ahead log until it has none: it then stops, whatever we do. */
  async #useUpJournal(): Promise<void> {
    const client = new pg.Client(this.house.admin);
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (let i = 0; i < 2_000; i += 1)
        await client.query(`SELECT pg_logical_emit_message(false, 'drill', repeat('x', 100000)), pg_switch_wal()`);
    } catch {
      // It has stopped; the service is to deal with that.
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** A desk looks at its queue. */
  async #read(): Promise<void> {
    const answer = await fetch(`${this.house.url}/api/queues/unit`, {
      headers: { authorization: `Bearer ${this.house.tokens[0]}` },
      signal: AbortSignal.timeout(15_000),
    }).then(
      async (response) =>
        `${response.status}${response.ok ? '' : ` ${((await response.json()) as { code: string }).code}`}`,
      () => 'no answer',
    );
    this.reads.set(answer, (this.reads.get(answer) ?? 0) + 1);
  }

  async #recover(): Promise<void> {
    const from = performance.now();
    const before = this.#acknowledged();
    while (this.#acknowledged() === before) {
      if (!this.house.running) {
        this.lastWords.push(this.house.words.trim());
        await this.house.start();
      }
      if (performance.now() - from > RECOVERY_PATIENCE_MS)
        throw new Error(
          `no write was acknowledged for a minute after space returned: ${JSON.stringify([...this.ledger.refused])} ${this.house.words}\n${this.house.databaseWords}`,
        );
      await sleep(20);
    }
    this.recoveries.push(performance.now() - from);
  }

  async verdict(): Promise<FullDiskReport> {
    const audited = await this.house.withStore((store) => auditLog(store, this.house.signer, this.checkpoints));
    if (!audited.ok) console.error(JSON.stringify(audited.findings.slice(0, 5)));
    const { refused, unclear, hung, slowestMs, changed } = this.ledger;
    return {
      fillings: this.recoveries.length,
      acknowledged: this.#acknowledged(),
      acknowledgedWhileFull: this.whileFull,
      refused: Object.fromEntries(refused),
      unclear,
      hung,
      slowestMs,
      reads: Object.fromEntries(this.reads),
      ...(await compare(this.house.database, this.ledger)),
      changed,
      recoveries: this.recoveries,
      lastWords: this.lastWords,
      log: {
        ok: audited.ok,
        size: audited.size,
        factsChecked: audited.factsChecked,
        earlier: audited.earlierChecked,
      },
    };
  }
}

export async function fullDiskDrill(
  fillings: readonly Filling[],
  say: (line: string) => void = () => undefined,
): Promise<FullDiskReport> {
  const drill = new FullDiskDrill();
  try {
    await drill.house.makeKeys();
    await drill.house.open();
    for (const [i, filling] of fillings.entries()) {
      await drill.round(filling);
      say(`full disk ${i + 1} of ${fillings.length}, ${drill.ledger.writes.length} writes`);
    }
    return await drill.verdict();
  } finally {
    await drill.house.close();
  }
}
