import { type Output, showable } from '../terminal/index.ts';
import { checkProvenance, type ProvenanceCheck, type ProvenancePack } from '../verify/index.ts';
import { act, type Subcommand } from './act.ts';
import { EXIT } from './exit-codes.ts';
import { disarmed, moment } from './show/words.ts';
import { trustOf } from './verify/trust.ts';

type Options = { verifierKey?: string };

/** `remit provenance ID`: who asked, on which basis, under which locks, with proof (R025). */
export const provenance: Subcommand = (program) => {
  program
    .command('provenance <id>')
    .summary('the provenance pack of a case: document, locks, proofs')
    .description(
      'Prints the document that was locked, its digest, the locks over it, why no further lock was required, and the\n' +
        'proofs that its facts are in the log. Document, locks, checkpoint and proofs are checked before anything is\n' +
        'printed; where one does not hold, its code comes first and the exit code is 1. With --json the whole pack, to be\n' +
        'kept, with what the check found.',
    )
    .option('--verifier-key <key>', 'the log’s key, or @FILE; else the key saved at the first verification')
    .addHelpText('after', '\nExample:\n  remit provenance ID --json > provenance.json')
    .action(
      act<Options>(async (run, [id = ''], { verifierKey }) => {
        const { output, settings } = run;
        const pack = await (await run.client()).rows.provenance({ params: { id } });
        const { trust, firstUse } = await trustOf(run, settings.server, verifierKey);
        const check = await checkProvenance(pack, trust);
        if (settings.json) output.json({ ...pack, check: { ...check, keyFromServer: firstUse } });
        else show(output, pack, check, firstUse);
        return check.ok ? EXIT.ok : EXIT.found;
      }),
    );
};

function show(out: Output, pack: ProvenancePack, check: ProvenanceCheck, firstUse: boolean): void {
  const line = (name: string, text: string): void => out.say(`${name.padEnd(12)}${text}`);
  for (const { code, detail } of check.faults) line('Not so:', out.paint.bad(`${code}: ${disarmed(detail)}`));
  if (check.ok) line('Checked:', out.paint.good(checkedWords(check)));
  if (firstUse) out.remark('The log’s key is taken from the server itself; give another source with --verifier-key.');
  line('Document:', showable(pack.digest));
  for (const { lock, desk, at, digest } of pack.locks)
    line(
      `Lock ${lock}:`,
      disarmed(`held by ${desk} since ${moment(at)}${digest === pack.digest ? '' : `, on ${digest}`}`),
    );
  if (pack.whyNoLock2 !== null) line('No lock 2:', disarmed(pack.whyNoLock2));
  for (const { version, leafIndex, proof } of pack.proofs) {
    line('Proof:', `fact ${version} is entry ${leafIndex} of the log, ${proof.length} hashes`);
  }
  const checkpoint =
    pack.checkpoint?.split('\n').slice(0, 2).join(', size ') ?? 'none yet; the promise holds until then';
  line('Checkpoint:', showable(checkpoint));
  // A break within a text is escaped, so each line is one of ours.
  for (const text of JSON.stringify(pack.document, null, 2).split('\n')) out.say(disarmed(text));
}

function checkedWords({ proven, size }: ProvenanceCheck): string {
  const document = 'the document has this digest, and every lock is held on it';
  if (size === null) return `${document}; the log has no checkpoint yet`;
  return `${document}; ${proven} of its facts ${proven === 1 ? 'is an entry' : 'are entries'} under the signed checkpoint`;
}
