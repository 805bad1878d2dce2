import { startTestDatabase } from '../../../packages/server/src/store/embedded/for-tests.ts';
import type { Finding } from '../evidence.ts';
import { EditedLog } from './edits.ts';
import { repeat, rewrite, split } from './rewrites.ts';
import { competingSequencers, type PairReport } from './sequencers.ts';

export type AdversaryPlan = {
  readonly edits: number;
  readonly rewrites: number;
  readonly splits: number;
  readonly pairs: number;
};
export type AdversaryReport = {
  readonly plan: AdversaryPlan;
  /** For each kind of attack, those that were not refused or not named. */
  readonly missed: Readonly<Record<'edits' | 'rewrites' | 'splits', readonly string[]>>;
  readonly pairs: PairReport;
};

/** The drill on a database of its own: `rounds` edits, half as many rewrites and split views, a quarter as many pairs. */
export async function proveLogAdversary(rounds: number, say: (line: string) => void): Promise<Finding> {
  const [half, quarter] = [Math.ceil(rounds / 2), Math.ceil(rounds / 4)];
  const database = await startTestDatabase();
  try {
    const plan = { edits: rounds, rewrites: half, splits: half, pairs: quarter };
    return ofLogAdversary(await logAdversaryDrill(plan, say));
  } finally {
    await database.stop();
  }
}

/**
 * Whoever may do anything to the log's database, then also with the log's key, then in two places at once. Needs a test
 * database (`startTestDatabase`).
 */
export async function logAdversaryDrill(plan: AdversaryPlan, say: (line: string) => void): Promise<AdversaryReport> {
  const edits = await editRows(plan.edits, say);
  const rewrites = await repeat(plan.rewrites, rewrite);
  say(`${plan.rewrites} logs rewritten and signed anew, ${rewrites.length} not refused`);
  const splits = await repeat(plan.splits, split);
  say(`${plan.splits} split views, ${splits.length} not refused`);
  const pairs = await competingSequencers(plan.pairs, say);
  return { plan, missed: { edits, rewrites, splits }, pairs };
}

async function editRows(rounds: number, say: (line: string) => void): Promise<string[]> {
  const log = await EditedLog.open();
  const missed: string[] = [];
  try {
    if (!(await log.sound())) throw new Error('the log was not sound before anything was done to it');
    for (let n = 0; n < rounds; n++) {
      const what = await log.round(n);
      if (what !== null) missed.push(what);
    }
    if (!(await log.sound())) throw new Error('the drill did not mend what it did');
    say(`${rounds} rows edited, ${missed.length} not named`);
    return missed;
  } finally {
    await log.close();
  }
}

const of = (missed: readonly string[], all: number): string =>
  `${all - missed.length} of ${all}${missed.length === 0 ? '' : ` (${[...new Set(missed)].slice(0, 3).join('; ')})`}`;

export const ofLogAdversary = ({ plan, missed, pairs }: AdversaryReport): Finding => ({
  held: Object.values(missed).every(({ length }) => length === 0) && pairs.forked.length === 0 && pairs.sizes > 0,
  title: 'The log’s adversaries',
  about:
    'An administrator without the log’s key edits, deletes, inserts and reorders rows with triggers off and sequences mended; one with the key rewrites the log and signs it anew; one shows two views to two witnesses; pairs of sequencers compete, stopped as they sign and killed. Sequencers on one machine: what separates two sites is left to witnesses.',
  figures: {
    'rows edited, the first bad entry named': of(missed.edits, plan.edits),
    'logs rewritten with the key, refused by client, monitor and witness': of(missed.rewrites, plan.rewrites),
    'split views refused': of(missed.splits, plan.splits),
    'pairs of sequencers': pairs.pairs,
    'signatures they made': `${pairs.signatures} for ${pairs.sizes} sizes`,
    'sizes with two roots': pairs.forked.length,
  },
});
