import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  completeHeader,
  completeItem,
  PLATFORM,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { ulid } from '../../../packages/server/src/ports.ts';

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

/** What clients asked and were told, kept outside of what is killed. */
export class Ledger {
  readonly writes: Write[] = [];
  readonly changed: string[] = [];
  #settled = 0;

  /** Sends one write; a failure of any kind leaves it unanswered, as it would a client. */
  async send(url: string, write: Write): Promise<boolean> {
    try {
      const response = await fetch(url + write.path, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${write.token}`,
          'content-type': 'application/json',
          'idempotency-key': write.key,
        },
        body: write.body,
        signal: AbortSignal.timeout(15_000),
      });
      const text = await response.text();
      if (response.status !== 200) {
        if (response.status < 500 && response.status !== 429) throw new Refused(`${response.status} ${text}`);
        return false;
      }
      this.#note(write, JSON.parse(text) as Answer);
      return true;
    } catch (error) {
      if (error instanceof Refused) throw error;
      return false;
    }
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
      if (!(await this.send(url(), created))) await sleep(30);
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
          if (performance.now() > end) throw new Error(`a write was not answered for 45 seconds: ${write.path}`);
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
