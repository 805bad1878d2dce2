import { showable } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { EXIT } from './exit-codes.ts';
import { disarmed } from './show/words.ts';

/** `remit provenance ID`: who asked, on which basis, under which locks, with proof (R025). */
export const provenance: Subcommand = (program) => {
  program
    .command('provenance <id>')
    .alias('bundle')
    .summary('the provenance pack of a case: document, locks, proofs')
    .description(
      'Prints the document that was locked, its digest, the locks over it, why no further lock was required, and the\n' +
        'proofs that its facts are in the log. With --json the whole pack, to be kept.',
    )
    .addHelpText('after', '\nExample:\n  remit provenance ID --json > provenance.json')
    .action(
      act(async ({ client, output, settings }, [id = '']) => {
        const pack = await (await client()).rows.provenance({ params: { id } });
        if (settings.json) {
          output.json(pack);
          return EXIT.ok;
        }
        output.say(`${'Document:'.padEnd(12)}${pack.digest}`);
        for (const lock of pack.locks) output.say(`${'Lock:'.padEnd(12)}${disarmed(JSON.stringify(lock))}`);
        if (pack.whyNoLock2 !== null) output.say(`${'No lock 2:'.padEnd(12)}${disarmed(pack.whyNoLock2)}`);
        for (const { version, leafIndex, proof } of pack.proofs) {
          output.say(`${'Proof:'.padEnd(12)}fact ${version} is entry ${leafIndex} of the log, ${proof.length} hashes`);
        }
        const checkpoint =
          pack.checkpoint?.split('\n').slice(0, 2).join(', size ') ?? 'none yet; the promise holds until then';
        output.say(`${'Checkpoint:'.padEnd(12)}${showable(checkpoint)}`);
        output.say(disarmed(JSON.stringify(pack.document, null, 2).replaceAll('\n', ' ')));
        return EXIT.ok;
      }),
    );
};
