import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { completeHeader, completeItem, PLATFORM } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../packages/server/src/ports.ts';

export type Answer = { readonly id: string; readonly version: number; readonly facts: readonly string[] };
/** One write as a client knows it: what was asked under which key, and the answer, if one came. */
export type Write = {
  readonly key: string;
  readonly token: string;
  readonly path: string;
  readonly body: string;
  answer: Answer | null;
};

const newId = (): string => ulid(Date.now(), randomBytes(16));
const draft = (): string =>
  JSON.stringify({
    platform: PLATFORM,
    header: completeHeader({ title: `Drill ${newId()}` }),
    items: [{ id: newId(), content: completeItem(1) }],
    importId: null,
  });
const revision = (): string => JSON.stringify({ header: { title: `Revised ${newId()}` }, upsert: [], remove: [] });

/** A client waits this long for an answer; a write that took longer has hung. */
const PATIENCE_MS = 15_000;

/** What clients asked and were told, kept outside of what is killed. */
export class Ledger {
  readonly writes: Write[] = [];
  readonly changed: string[] = [];
  /** How often each "not now" was the answer: status and code. */
  readonly refused = new Map<string, number>();
  /** Answers that are neither a success nor a clear 503 with its code and Retry-After. */
  readonly unclear: string[] = [];
  /** Writes that ended with the connection, without an answer; and those that had none after all patience. */
  silent = 0;
  hung = 0;
  slowestMs = 0;
  #settled = 0;
  readonly #pauseMs: number;

  /** @param pauseMs how long a client waits before it goes on after a draft that was not made */
  constructor(pauseMs = 30) {
    this.#pauseMs = pauseMs;
  }

  /** Sends one write; a failure of any kind leaves it unanswered, as it would a client. */
  async send(url: string, write: Write): Promise<boolean> {
    const from = performance.now();
    try {
      const response = await fetch(url + write.path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${write.token}`,
          'content-type': 'application/json',
          'idempotency-key': write.key,
        },
        body: write.body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await response.text();
      this.slowestMs = Math.max(this.slowestMs, performance.now() - from);
      if (response.status !== 200) return this.#refusal(response, text);
      this.#note(write, JSON.parse(text) as Answer);
      return true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (error instanceof DOMException && error.name === 'TimeoutError') this.hung += 1;
      else this.silent += 1;
      return false;
    }
  }

  #refusal({ status, headers }: Response, text: string): false {
    if (status < 500 && status !== 429) throw new Refused(`${status} ${text}`);
    const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
    const { code } = (isProblem ? JSON.parse(text) : {}) as { code?: string };
    const isClear = (status === 503 || status === 429) && code !== undefined && Number(headers.get('retry-after')) > 0;
    if (isClear) this.refused.set(`${status} ${code}`, (this.refused.get(`${status} ${code}`) ?? 0) + 1);
    else this.unclear.push(`${status} ${text.slice(0, 200)}`);
    return false;
  }

  #note(write: Write, answer: Answer): void {
    if (write.answer !== null && JSON.stringify(write.answer) !== JSON.stringify(answer)) this.changed.push(write.key);
    write.answer ??= answer;
  }

  begin(token: string, path = '/api/referrals', body = draft()): Write {
    const write: Write = { key: newId(), token, path, body, answer: null };
    this.writes.push(write);
    return write;
  }

  /** One client: drafts and revises them, each under a key of its own, until told to stop. */
  async write(url: () => string, token: string, running: () => boolean): Promise<void> {
    while (running()) {
      const created = this.begin(token);
      if (!(await this.send(url(), created))) await sleep(this.#pauseMs);
      for (let i = 0; i < 2 && created.answer && running(); i++)
        await this.send(url(), this.begin(token, `/api/referrals/${created.answer.id}/revise-draft`, revision()));
      await sleep(10);
    }
  }

  /**
   * Repeats every write of the round under its key: what was answered has to be answered alike, and what was not comes
   * to be now, once, whether or not it had been before the kill.
   */
  async settle(url: () => string): Promise<{ repeated: number; unanswered: number }> {
    const round = this.writes.slice(this.#settled);
    const unanswered = round.filter(({ answer }) => answer === null).length;
    const end = performance.now() + 45_000;
    const queue = [...round];
    const work = async (): Promise<void> => {
      for (let write = queue.shift(); write; write = queue.shift())
        while (!(await this.send(url(), write))) {
          if (performance.now() > end)
            throw new Error(
              `a write was not answered for 45 seconds: ${write.path}; answers so far: ${JSON.stringify([...this.refused, ...this.unclear.slice(-2)])}`,
            );
          await sleep(100);
        }
    };
    await Promise.all(Array.from({ length: 16 }, work));
    this.#settled = this.writes.length;
    return { repeated: round.length, unanswered };
  }
}

/** An answer that no client of the drill should get: it asks only for what is lawful. */
class Refused extends Error {}
