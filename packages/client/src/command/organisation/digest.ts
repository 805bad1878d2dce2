import { citation, partyCommandSchemas, setDigest } from '@remit/protocol';
import type { Command } from 'commander';
import { act } from '../act.ts';
import { dataOf } from '../data-option.ts';
import { EXIT } from '../exit-codes.ts';
import { readAs } from '../schema-fault.ts';

const schema = partyCommandSchemas.ProposeParameterSet;

/** `remit organisation digest`: what an approver approves, computed from the text that the approver has read. */
export function addDigest(group: Command): void {
  group
    .command('digest <file>')
    .summary('check a parameter set that you have as a file, and print its digest, without a server')
    .action(
      act(async ({ settings, output }, [file = '']) => {
        const set = schema.parse(readAs(schema, await dataOf(`@${file}`), 'The parameter set'));
        const cited = { set: citation(set), digest: setDigest(set) };
        if (settings.json) output.json(cited);
        else output.say(`${cited.set} has the digest ${cited.digest}`);
        return EXIT.ok;
      }),
    );
}
