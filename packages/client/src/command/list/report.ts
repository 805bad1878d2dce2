import { readFile } from 'node:fs/promises';
import { bucketOf } from '@remit/protocol';
import { z } from 'zod';
import { RemitProblem } from '../../sdk/index.ts';
import { showable } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';

const count = z.int().min(0);
const countsSchema = z.strictObject({
  day: z.iso.date(),
  entries: z.record(
    z.string().regex(/^[0-9A-Z]{26}$/),
    z.strictObject({ matched: count, confirmed: count.default(0), rejected: count.default(0) }),
  ),
});
type Told = { reported: number; already: number; refused: { entry: string; code: string; message: string }[] };

/** `remit list report`: what matched on one day, and what people said of it. Only buckets of the numbers leave the machine. */
export async function report(run: Run, file: string): Promise<ExitCode> {
  const { day, entries } = await countsIn(file);
  const client = await run.client();
  const told: Told = { reported: 0, already: 0, refused: [] };
  for (const [id, { matched, confirmed, rejected }] of Object.entries(entries)) {
    const buckets = { matched: bucketOf(matched), confirmed: bucketOf(confirmed), rejected: bucketOf(rejected) };
    try {
      await client.call('ReportMatches', { params: { id }, body: { day, ...buckets } });
      told.reported++;
    } catch (error) {
      if (!(error instanceof RemitProblem) || error.status === 401) throw error;
      if (error.code === 'report-repeated') told.already++;
      else told.refused.push({ entry: id, code: error.code, message: error.message });
    }
  }
  say(run, day, told);
  return told.refused.length === 0 ? EXIT.ok : EXIT.found;
}

function say({ output, settings }: Run, day: string, told: Told): void {
  if (settings.json) return output.json({ day, ...told });
  output.say(`${day}: ${told.reported} reported, ${told.already} already there, ${told.refused.length} refused.`);
  for (const { entry, code, message } of told.refused) output.remark(showable(`${entry}: ${code}: ${message}`));
}

async function countsIn(file: string): Promise<z.infer<typeof countsSchema>> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usage('file-unreadable', `${file} cannot be read (${error.code ?? 'unknown'}).`);
  });
  const counts = countsSchema.safeParse(parseJson(text));
  if (counts.success) return counts.data;
  const [issue] = counts.error.issues;
  throw usage(
    'counts',
    `${file} holds no counts: ${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`,
    'It reads {"day":"2026-11-21","entries":{"ENTRY":{"matched":12,"confirmed":3,"rejected":1}}}.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
