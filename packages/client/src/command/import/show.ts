import { type LockTrigger, TEXTS } from '@remit/protocol';
import type { Answer } from '../../sdk/index.ts';
import { type Output, defang, table } from '../../terminal/index.ts';
import { codeSentence } from '../show/finding.ts';
import type { Item } from './local-rows.ts';

const RESULTS = ['stopped', 'invalid', 'duplicate', 'needs-work', 'ready'] as const;
const WORDS: Readonly<Record<Item['result'], string>> = {
  ready: 'ready',
  'needs-work': 'needs work',
  stopped: 'stopped',
  duplicate: 'duplicate',
  invalid: 'unreadable',
};

/** How many rows a person at a terminal sees unless asked for all; a pipe gets every row. */
const SHOWN = 60;

const paintOf = ({ paint }: Output, result: Item['result']) =>
  result === 'ready' ? paint.good : result === 'stopped' || result === 'invalid' ? paint.bad : paint.careful;

/** How many rows had which result, and by which code. */
export function showCounts(out: Output, items: readonly Item[]): void {
  const counts = new Map<string, { result: Item['result']; code: string; rows: number; sentence: string }>();
  for (const { result, codes, sentence } of items) {
    for (const code of codes.length === 0 ? ['—'] : new Set(codes)) {
      const known = counts.get(`${result} ${code}`);
      // A row with several codes has one sentence, so it explains a code only where it stands alone.
      const explains = codeSentence(code) ?? (codes.length === 1 ? sentence : '');
      if (known) {
        known.rows += 1;
        known.sentence ||= explains;
      } else counts.set(`${result} ${code}`, { result, code, rows: 1, sentence: explains });
    }
  }
  const rows = [...counts.values()].sort(
    (one, other) => RESULTS.indexOf(one.result) - RESULTS.indexOf(other.result) || other.rows - one.rows,
  );
  out.say(
    table(
      [
        { heading: 'Result' },
        { heading: 'Code', least: 20 },
        { heading: 'Rows', align: 'right' },
        { heading: 'What it means' },
      ],
      rows.map(({ result, code, rows: n, sentence }) => [
        { text: WORDS[result], paint: paintOf(out, result) },
        ...[code, n, sentence],
      ]),
      { width: out.width, heading: out.paint.bold },
    ),
  );
}

/** The rows themselves, the stopped ones first, their addresses disarmed. */
export function showRows(out: Output, items: readonly Item[], all: boolean): void {
  const sorted = [...items].sort(
    (one, other) => RESULTS.indexOf(one.result) - RESULTS.indexOf(other.result) || one.line - other.line,
  );
  const shown = all || out.width === Infinity ? sorted : sorted.slice(0, SHOWN);
  out.say(
    table(
      [
        { heading: 'Line', align: 'right' },
        { heading: 'Result' },
        { heading: 'Codes', least: 14 },
        { heading: 'Address', least: 30 },
      ],
      shown.map(({ line, result, codes, url }) => [
        line,
        { text: WORDS[result], paint: paintOf(out, result) },
        codes.join(' '),
        url === '' ? '—' : defang(url),
      ]),
      { width: out.width, heading: out.paint.bold },
    ),
  );
  if (shown.length < sorted.length) {
    out.say(out.paint.dim(`… and ${sorted.length - shown.length} more rows; --all prints every row.\n`));
  }
}

/** Which drafts need lock 2 before they may be sent, and why: said here, not first by a supervisor's screen (D1). */
export function lock2Lines(answer: Pick<Answer<'importList'>, 'drafts' | 'lock2Above'> | null): readonly string[] {
  const drafts = answer?.drafts ?? [];
  const because = new Map<LockTrigger, number>();
  for (const code of drafts.flatMap((draft) => draft.lock2Because)) because.set(code, (because.get(code) ?? 0) + 1);
  return [...because].map(([code, n]) => {
    const some =
      n < drafts.length ? `${n} of ${drafts.length} drafts need` : n === 1 ? 'The draft needs' : `All ${n} drafts need`;
    return `${some} lock 2 before sending (${code}): ${TEXTS.lockTrigger[code].officer}${sizes(code)}`;
  });

  function sizes(code: LockTrigger): string {
    if (code !== 'IMPORT_TOTAL') return '';
    const items = drafts.reduce((sum, draft) => sum + draft.items, 0);
    return ` It puts ${items} items into drafts; up to ${answer!.lock2Above} go without lock 2.`;
  }
}
