/**
 * Cuts the power again and again while clients write: every program on the disk is killed, the data folder is thrown
 * away and replaced by what had reached the disk, and the service starts from there. Afterwards every acknowledged fact
 * is there and none that nobody asked for, each repeat has its first answer, and the log still extends every checkpoint
 * that anybody saw before a cut. One further cut on a disk that lies about flushes shows that the drill can see a loss.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { auditLog, compare } from '../checks.ts';
import { Ledger } from '../ledger.ts';
import { House } from './house.ts';
import type { Cut } from './shadow-disk.ts';

export type PowerReport = {
  readonly cuts: number;
  /** Of these, cuts while data folder and database were being made. */
  readonly firstStarts: number;
  readonly strayPages: number;
  readonly acknowledged: number;
  readonly unanswered: number;
  readonly repeated: number;
  readonly lost: readonly string[];
  readonly invented: readonly string[];
  readonly changed: readonly string[];
  /** Milliseconds from the start of the server after a cut until it is ready. */
  readonly recoveries: readonly number[];
  readonly log: {
    readonly ok: boolean;
    readonly size: number;
    readonly factsChecked: number;
    readonly earlier: number;
  };
  /** What became of acknowledged writes when the disk lied; null where that was not tried. */
  readonly lies: string | null;
};

const CLIENTS = 8;
const LIE_MS = 1_500;

class PowerDrill {
  readonly ledger = new Ledger();
  readonly recoveries: number[] = [];
  readonly checkpoints: string[] = [];
  cuts = 0;
  firstStarts = 0;
  strayPages = 0;
  unanswered = 0;
  repeated = 0;
  readonly house = new House(CLIENTS);

  /** Clients write, the plug is pulled, the server starts on what is left. */
  async #cutWhileWriting(kind: Cut, before: () => Promise<void>): Promise<void> {
    let writing = true;
    const url = () => this.house.url;
    const clients = this.house.tokens.map((token) => this.ledger.write(url, token, () => writing));
    await before();
    const { strayPages } = await this.house.disk.cut(kind);
    writing = false;
    await Promise.all(clients);
    this.cuts += 1;
    this.strayPages += strayPages;
  }

  /** The plug is pulled while data folder, keys and database are being made; the next start makes them whole. */
  async open(firstStarts: number): Promise<void> {
    await this.house.makeKeys();
    for (let i = 0; i < firstStarts; i += 1) {
      const starting = this.house.start().catch(() => undefined);
      await sleep(200 + Math.random() * 2_500);
      await this.house.disk.cut(i % 2 === 0 ? 'flushed alone' : 'with stray pages');
      await starting;
      this.cuts += 1;
      this.firstStarts += 1;
    }
    await this.house.open();
  }

  async round(kind: Cut): Promise<void> {
    await this.#cutWhileWriting(kind, async () => {
      await sleep(800 + Math.random() * 1_500);
      const note = await this.house.checkpoint().catch(() => null);
      if (note !== null && !this.checkpoints.includes(note)) this.checkpoints.push(note);
      await sleep(Math.random() * 400);
    });
    const from = performance.now();
    await this.house.start();
    this.recoveries.push(performance.now() - from);
    const { repeated, unanswered } = await this.ledger.settle(() => this.house.url);
    this.repeated += repeated;
    this.unanswered += unanswered;
  }

  async verdict(): Promise<Omit<PowerReport, 'lies'>> {
    const audited = await this.house.withStore((store) => auditLog(store, this.house.signer, this.checkpoints));
    if (!audited.ok) console.error(JSON.stringify(audited.findings.slice(0, 5)));
    return {
      cuts: this.cuts,
      firstStarts: this.firstStarts,
      strayPages: this.strayPages,
      acknowledged: this.ledger.writes.filter(({ answer }) => answer !== null).length,
      unanswered: this.unanswered,
      repeated: this.repeated,
      ...(await compare(this.house.database, this.ledger)),
      changed: this.ledger.changed,
      recoveries: this.recoveries,
      log: {
        ok: audited.ok,
        size: audited.size,
        factsChecked: audited.factsChecked,
        earlier: audited.earlierChecked,
      },
    };
  }

  /** The same cut on a disk that says "flushed" and flushes nothing: this must be seen. */
  async lies(): Promise<string> {
    await this.#cutWhileWriting('flushed alone', async () => {
      await sleep(500);
      this.house.disk.turn('lies', true);
      await sleep(LIE_MS);
    });
    try {
      await this.house.start();
    } catch {
      return 'the server does not start';
    }
    const { lost } = await compare(this.house.database, this.ledger);
    return lost.length > 0 ? `${lost.length} acknowledged writes are missing` : 'NOT NOTICED';
  }
}

export async function powerDrill(
  { cuts, firstStarts, control }: { cuts: number; firstStarts: number; control: boolean },
  say: (line: string) => void = () => undefined,
): Promise<PowerReport> {
  const drill = new PowerDrill();
  try {
    await drill.open(firstStarts);
    for (let i = 0; i < cuts; i += 1) {
      await drill.round(i % 2 === 0 ? 'flushed alone' : 'with stray pages');
      say(`power cut ${i + 1} of ${cuts}, ${drill.ledger.writes.length} writes`);
    }
    const verdict = await drill.verdict();
    return { ...verdict, lies: control ? await drill.lies() : null };
  } finally {
    await drill.house.close();
  }
}
