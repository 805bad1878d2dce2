import { commandSchemas } from '@remit/protocol';
import type { Command } from 'commander';
import { OFFERED, QUEUES, segmentOf } from '../../contract/index.ts';
import { act, type Subcommand } from '../act.ts';
import { dataOf } from '../data-option.ts';
import { EXIT } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { give, type Given, report } from '../give.ts';
import { readAs } from '../schema-fault.ts';
import { showCase } from '../show/case.ts';
import { queueOptions, type QueueOptions, showQueue } from '../show/queue.ts';
import { addDrafting } from './draft.ts';
import { addAfterSending, addLock1 } from './lock-1.ts';

const EXAMPLES = `
Examples:
  remit referral list                                   the unit's queue, most urgent first
  remit referral show 01K9ZQ3V8M5C0S7T4B2N6X1Y9A
  remit referral submit 01K9ZQ3V8M5C0S7T4B2N6X1Y9A
  remit referral read ID ITEM --others NO --sensitive NONE
  remit referral approve ID --digest 3f9a01c2
  remit referral act ID Withdraw --data '{"code":"NO_LONGER_USEFUL","note":null}'`;

/** `remit referral …`: the unit's desks, officer and supervisor. */
export const referral: Subcommand = (program) => {
  const group = program
    .command('referral')
    .summary('write, lock and follow referrals (unit)')
    .description('The unit’s side: drafting, lock 1, and what follows after sending.')
    .addHelpText('after', EXAMPLES);
  queueOptions(group.command('list').summary('the desk’s queue'))
    .option('--queue <name>', `one of ${QUEUES.join(', ')}`, 'unit')
    .action(
      act<QueueOptions & { queue: string }>(async (run, _, options) => {
        const queue = QUEUES.find((name) => name === options.queue);
        if (queue === undefined)
          throw usage('queue', `There is no queue “${options.queue}”.`, `There are: ${QUEUES.join(', ')}.`);
        return showQueue(run, queue, options);
      }),
    );
  addShow(group);
  addDrafting(group);
  addLock1(group);
  addAfterSending(group);
  addAct(group);
};

/** One case; every desk has this command under its own group. */
export function addShow(group: Command): void {
  group
    .command('show <id>')
    .summary('one case: where it stands, its items, what is due')
    .action(
      act(async ({ client, output, settings, reader }, [id = '']) => {
        const view = await (await client()).rows.referral({ params: { id } });
        if (settings.json) output.json(view);
        else showCase(output, view, reader);
        return EXIT.ok;
      }),
    );
}

function addAct(group: Command): void {
  group
    .command('act <id> <command>')
    .summary('give any command of the protocol, with its data as JSON')
    .option('--data <json>', 'the command’s data, or @file')
    .addHelpText('after', `\nCommands:\n${wrapped(OFFERED)}`)
    .action(
      act<{ data?: string }>(async (run, [id = '', name = ''], { data }) => {
        const kind = OFFERED.find((each) => each === name || segmentOf(each) === name);
        if (kind === undefined)
          throw usage('command', `There is no command “${name}”.`, 'Run: remit referral act --help');
        const client = await run.client();
        const read = await dataOf(data);
        if (kind !== 'CreateDraft') return give(run, client, id, kind satisfies Given, read as never);
        report(run, await client.rows.CreateDraft({ body: readAs(commandSchemas.CreateDraft, read, 'The draft') }));
        return EXIT.ok;
      }),
    );
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < 92) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(`  ${name}`);
  }
  return lines.join(',\n');
}
