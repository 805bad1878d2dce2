import { randomInt } from 'node:crypto';
import {
  faultOf,
  type ProofOfOpinion,
  type ProvableLine,
  provableLines,
  proveLines,
  ProvenOpinions,
  unprovenAmong,
} from '../../shared-list/index.ts';
import { showable } from '../../terminal/index.ts';
import type { Run } from '../act.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { ListFolder } from './folder.ts';

export type ProveOptions = { folder: string; sample?: string; again?: true };

/** `remit list prove`: that each opinion of the held list was signed by the desk that it names. */
export async function prove(run: Run, folder: ListFolder, { sample, again }: ProveOptions): Promise<ExitCode> {
  const { list } = await folder.sync();
  const known = await ProvenOpinions.open(folder.store);
  const all = provableLines(list.content);
  const asked = sample === undefined ? (again ? all : stillToProve(all, known)) : drawn(all, Number(sample));
  const bar = run.output.progress(asked.length, 'Proving opinions');
  const proofs: ProofOfOpinion[] = [];
  let done = 0;
  try {
    for await (const some of proveLines(asked, await folder.proving())) {
      await known.add(some);
      proofs.push(...some);
      bar.update((done = Math.min(asked.length, done + new Set(some.map(({ entry }) => entry)).size)));
    }
  } finally {
    bar.finish();
  }
  return told(run, { lines: all.length, asked: asked.length, proofs });
}

const stillToProve = (all: readonly ProvableLine[], known: ProvenOpinions): ProvableLine[] =>
  all.filter(({ entry, opinions }) => !opinions.every((opinion) => known.has(entry, opinion)));

/** So many lines, each as likely as any other, so that nobody knows before which are looked at. */
function drawn(all: readonly ProvableLine[], count: number): ProvableLine[] {
  const left = [...all];
  const many = Math.min(count, left.length);
  for (let n = 0; n < many; n++) {
    const other = randomInt(n, left.length);
    [left[n], left[other]] = [left[other]!, left[n]!];
  }
  return left.slice(0, many);
}

type Told = { readonly lines: number; readonly asked: number; readonly proofs: readonly ProofOfOpinion[] };

function told({ output, settings }: Run, { lines, asked, proofs }: Told): ExitCode {
  const { unproven, canaries } = unprovenAmong(proofs);
  const proven = proofs.filter((proof) => faultOf(proof) === null).length;
  const notProven = unproven.map((proof) => {
    const { code, detail } = faultOf(proof)!;
    return { entry: proof.entry, party: proof.opinion.party, says: proof.opinion.says, code, detail };
  });
  if (settings.json) output.json({ lines, asked, proven, mayBeCanaries: canaries, notProven });
  else {
    output.say(`${asked} of ${lines} lines: ${proven} opinions proven, ${notProven.length} not.`);
    if (canaries > 0) output.say(`${canaries} more lines are unknown to the service: its canaries, or hidden as such.`);
    for (const { entry, party, says, code, detail } of notProven)
      output.remark(showable(`${entry}: ${says} by ${party}: ${code} ${detail}`));
  }
  if (notProven.length > 0)
    output.remark(
      'Keep a copy of the folder and ask the parties named whether they said so: the list says it, and nothing shows it.',
    );
  return notProven.length === 0 ? EXIT.ok : EXIT.found;
}
