import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RemitProblem, RemitUnreachable } from '../sdk/index.ts';
import { FileHeld } from '../witness/held-file.ts';
import { FeedbackJournal, NotFeedback } from './feedback-journal.ts';
import { MOST_COUNTED } from './feedback-state.ts';
import { sendFeedback } from './send-feedback.ts';

const [ONE, TWO] = ['0'.repeat(25) + '1', '0'.repeat(25) + '2'] as const;
const DAY = 86_400_000;
const START = Date.parse('2026-03-10T23:00:00.000Z');
let folder: string;
let path: string;
let now: number;
let said: string[];
let all: FeedbackJournal[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-feedback-'));
  path = join(folder, 'feedback');
  [now, said, all] = [START, [], []];
});
afterEach(() => {
  for (const journal of all) journal.close();
  rmSync(folder, { recursive: true });
});

function opened(): FeedbackJournal {
  const journal = FeedbackJournal.open(path, { waitDays: 7, now: () => now, say: (line) => said.push(line) });
  all.push(journal);
  return journal;
}
function again(): FeedbackJournal {
  all.pop()!.close();
  return opened();
}
const day = (matched: number, confirmed = 0, rejected = 0) => ({ matched, confirmed, rejected });
const later = (days: number): void => void (now += days * DAY);

describe('what a gate owes the authors', () => {
  it('is counted for each entry and UTC day, once for each upload, with the last word of people', () => {
    const journal = opened();
    const first = journal.matched([ONE, TWO, ONE])!;
    const second = journal.matched([ONE])!;
    now += 2 * 3_600_000;
    journal.matched([ONE]);
    expect(journal.decide(first, 'confirmed', null)).toEqual([ONE, TWO]);
    expect(journal.decide(second, 'rejected', TWO)).toEqual([]);
    expect(journal.decide(second, 'rejected', ONE)).toEqual([ONE]);
    expect(journal.decide(first, 'rejected', TWO)).toEqual([TWO]);
    expect(journal.decide(first, 'rejected', TWO)).toEqual([TWO]);
    expect(journal.decide('somebody', 'rejected', null)).toEqual([]);
    later(9);
    for (const each of [() => journal, again])
      expect(each().due()).toEqual([
        { day: '2026-03-10', entry: ONE, ...day(2, 1, 1) },
        { day: '2026-03-10', entry: TWO, ...day(1, 0, 1) },
        { day: '2026-03-11', entry: ONE, ...day(1) },
      ]);
  });

  it('is due when people had their days after the day’s end, and not before', () => {
    opened().matched([ONE]);
    now = Date.parse('2026-03-17T23:59:59.999Z');
    expect(again().due()).toEqual([]);
    now += 1;
    expect(again().due()).toMatchObject([{ day: '2026-03-10' }]);
  });

  it('is due at once for a flood that people found to be nothing, and not for a number alone', () => {
    const journal = opened();
    const names = Array.from({ length: 100 }, () => journal.matched([ONE])!);
    expect(journal.due()).toEqual([]);
    for (const name of names.slice(0, 5)) journal.decide(name, 'confirmed', null);
    for (const name of names.slice(5, 10)) journal.decide(name, 'rejected', null);
    expect(journal.due()).toEqual([]);
    journal.decide(names[10]!, 'rejected', null);
    expect(journal.due()).toEqual([{ day: '2026-03-10', entry: ONE, ...day(100, 5, 6) }]);
    // The day goes on, and is not told again.
    journal.told({ day: '2026-03-10', entry: ONE });
    again();
    expect([again().matched([ONE]), again().due()]).toEqual([null, []]);
  });

  it('is not told again after it was told, and takes no decision any more', () => {
    const journal = opened();
    const name = journal.matched([ONE, TWO])!;
    later(9);
    journal.told({ day: '2026-03-10', entry: ONE });
    for (const begun of [() => journal, again]) {
      const each = begun();
      expect(each.due().map(({ entry }) => entry)).toEqual([TWO]);
      expect(each.decide(name, 'confirmed', null)).toEqual([TWO]);
    }
    all.at(-1)!.told({ day: '2026-03-10', entry: TWO });
    expect(again().due()).toEqual([]);
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('loses no match and no decision that was answered, at whatever byte a kill comes', () => {
    const journal = opened();
    const [first, second] = [journal.matched([ONE])!, journal.matched([ONE, TWO])!];
    journal.decide(first, 'confirmed', null);
    journal.decide(second, 'rejected', TWO);
    journal.close();
    const whole = readFileSync(path);
    const lines = whole.toString().split('\n');
    const after = [[], [1], [2, 1], [2, 1], [2, 1]];
    for (let bytes = 0; bytes <= whole.length; bytes++) {
      writeFileSync(path, whole);
      truncateSync(path, bytes);
      writeFileSync(`${path}.new`, whole.subarray(0, bytes));
      const left = again();
      // A line is whole without its line feed too.
      const complete = lines.filter((_, n) => n < 4 && lines.slice(0, n + 1).join('\n').length <= bytes).length;
      now += 9 * DAY;
      expect(left.due().map(({ matched }) => matched)).toEqual(after[complete]);
      const [one, two] = left.due();
      expect([one?.confirmed ?? 0, two?.rejected ?? 0]).toEqual([complete > 2 ? 1 : 0, complete > 3 ? 1 : 0]);
      now -= 9 * DAY;
      expect(left.matched([TWO])).not.toBeNull();
    }
    expect(said).toEqual([]);
  });

  it('takes no more room for a flood than the buckets tell apart', () => {
    const journal = opened();
    const names = Array.from({ length: MOST_COUNTED + 5 }, () => journal.matched([ONE]));
    expect(names.filter((name) => name === null).length).toBe(5);
    later(9);
    expect(again().due()).toMatchObject([day(MOST_COUNTED)]);
  });

  it('is kept by one gate, for the platform alone, and over nothing else', () => {
    opened();
    expect(opened).toThrow(FileHeld);
    expect(statSync(path).mode & 0o077).toBe(0);
    again().matched([ONE]);
    expect(readFileSync(path, 'utf8')).toMatch(
      /^\{"gate":1,"matched":"[-0-9a-f]{36}","day":"2026-03-10","entries":\["0+1"\]\}\n$/u,
    );
    path = join(folder, 'list.csv');
    writeFileSync(path, 'kind,hash\n');
    expect(opened).toThrow(NotFeedback);
    expect(readFileSync(path, 'utf8')).toBe('kind,hash\n');
  });
});

describe('feedback that is sent', () => {
  const asked: object[] = [];
  const refusal = (code: string, status = 409): RemitProblem => new RemitProblem(status, { code: code });
  /** The service, as it answers one report after the other. */
  const service = (...answers: (Error | null)[]) => {
    asked.length = 0;
    const call = (_: string, { params, body }: { params: object; body: object }) => {
      asked.push({ ...params, ...body });
      const answer = answers.shift() ?? null;
      return answer === null ? Promise.resolve({}) : Promise.reject(answer);
    };
    return () => Promise.resolve({ call } as never);
  };

  it('goes in buckets, once, and asks nobody where nothing is due', async () => {
    const journal = opened();
    for (let n = 0; n < 23; n++) {
      const name = journal.matched([ONE])!;
      if (n < 6) journal.decide(name, n === 0 ? 'rejected' : 'confirmed', null);
    }
    expect(await sendFeedback(journal, () => Promise.reject(new Error('asked')))).toBeNull();
    later(9);
    expect(await sendFeedback(journal, service())).toEqual({ reported: 1, already: 0, refused: [], left: [] });
    expect(asked).toEqual([{ id: ONE, day: '2026-03-10', matched: 'B20', confirmed: 'B5', rejected: 'B1' }]);
    expect(await sendFeedback(again(), () => Promise.reject(new Error('asked')))).toBeNull();
  });

  it('that the service has already counts as sent: so it was when the gate was killed after the answer', async () => {
    opened().matched([ONE]);
    later(9);
    const before = readFileSync(path);
    await sendFeedback(all[0]!, service());
    all.pop()!.close();
    writeFileSync(path, before);
    expect(await sendFeedback(opened(), service(refusal('report-repeated')))).toMatchObject({
      reported: 0,
      already: 1,
    });
    expect(again().due()).toEqual([]);
  });

  it('stays due while the service is away or says not yet, and is let go where it never will', async () => {
    const journal = opened();
    journal.matched([ONE, TWO]);
    later(9);
    await expect(sendFeedback(journal, service(null, new RemitUnreachable('s', 'away')))).rejects.toThrow('away');
    expect(
      again()
        .due()
        .map(({ entry }) => entry),
    ).toEqual([TWO]);
    await expect(sendFeedback(all[0]!, service(refusal('too-many', 429)))).rejects.toThrow();
    expect(await sendFeedback(all[0]!, service(refusal('report-too-early')))).toMatchObject({
      left: [`${TWO} of 2026-03-10: report-too-early`],
    });
    expect(again().due().length).toBe(1);
    expect(await sendFeedback(all[0]!, service(refusal('entry-unknown', 404)))).toMatchObject({
      refused: [expect.any(String)],
    });
    expect(again().due()).toEqual([]);
  });
});
