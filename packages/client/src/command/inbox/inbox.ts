import { CLARIFICATION_CODES, NOTICE_STATUSES, type Territory } from '@remit/protocol';
import type { Command } from 'commander';
import { act, type Subcommand } from '../act.ts';
import { usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { type Case, give } from '../give.ts';
import { addShow } from '../referral/referral.ts';
import { choice } from '../referral/lock-1.ts';
import { queueOptions, type QueueOptions, showQueue } from '../show/queue.ts';
import { addDecide } from './decide.ts';

const EXAMPLES = `
Examples:
  remit inbox list
  remit inbox acknowledge ID
  remit inbox start ID
  remit inbox ask ID --question C_LOCATOR=ITEM --text "Which of the two recordings is meant?"
  remit inbox decide ID --outcome ACT_REMOVED --ground TERMS --clause T3 --reason "Calls for attacks."
  remit inbox effect ID
  remit inbox notice ID --status SENT`;

/** `remit inbox …`: the platform's desk. */
export const inbox: Subcommand = (program) => {
  const group = program
    .command('inbox')
    .summary('receive and decide referrals (platform)')
    .description('The platform’s side: acknowledge, ask, decide item by item, and say what took effect.')
    .addHelpText('after', EXAMPLES);
  queueOptions(group.command('list').summary('what has arrived')).action(
    act<QueueOptions>(async (run, _, options) => showQueue(run, 'platform', options)),
  );
  addShow(group);
  addAcknowledge(group);
  group
    .command('start <id>')
    .summary('begin the review')
    .action(act(async (run, [id = '']) => give(run, await run.client(), id, 'StartReview', {})));
  addAsk(group);
  addDecide(group);
  addEffect(group);
  addNotice(group);
};

function addAcknowledge(group: Command): void {
  group
    .command('acknowledge <id>')
    .summary('name the person who owns it')
    .option('--owner <person>', 'the owner; whoever is signed in unless given')
    .option('--deputy <person>', 'the owner’s deputy')
    .action(
      act<{ owner?: string; deputy?: string }>(async (run, [id = ''], { owner, deputy }) => {
        const client = await run.client();
        const named = owner ?? (await client.rows.session()).person?.id;
        if (named === undefined) throw usage('owner', 'A machine key is no person: name one with --owner.');
        return give(run, client, id, 'Acknowledge', { owner: named, deputy: deputy ?? null });
      }),
    );
}

type Code = (typeof CLARIFICATION_CODES)[number];

function addAsk(group: Command): void {
  group
    .command('ask <id>')
    .summary('ask the unit; its clock runs until it answers')
    .option('--question <CODE[=item]>', `one of ${CLARIFICATION_CODES.join(', ')}; may be repeated`, collect)
    .option('--text <text>', 'one free question')
    .action(
      act<{ question?: readonly string[]; text?: string }>(async (run, [id = ''], { question = [], text }) => {
        const questions = question.map((each) => {
          const [code = '', item] = each.split('=', 2);
          return { code: code.toUpperCase() as Code, itemId: item ?? null };
        });
        return give(run, await run.client(), id, 'AskClarification', { questions, freeText: text ?? null });
      }),
    );
}

type Effect = { item?: readonly string[]; at?: string; states?: string };

function addEffect(group: Command): void {
  group
    .command('effect <id>')
    .summary('say that what was decided has taken effect')
    .option('--item <item>', 'an item; every one decided for action unless given; may be repeated', collect)
    .option('--at <instant>', 'when it took effect; now unless given')
    .option('--states <list>', 'where, such as DE,AT; where the referral asked unless given')
    .action(
      act<Effect>(async (run, [id = ''], options) => {
        const client = await run.client();
        const view = await client.rows.referral({ params: { id } });
        const itemIds = options.item ? [...options.item] : actedOn(view);
        if (itemIds.length === 0) throw usage('item', 'No item is decided for action and still without effect.');
        const effectiveAt = options.at ?? new Date(run.surroundings.now()).toISOString();
        const data = { itemIds, effectiveAt, territory: territoryOf(view, options.states) };
        return give(run, client, id, 'RecordEffect', data, view.version);
      }),
    );
}

const actedOn = ({ items }: Case): string[] =>
  items.flatMap(({ id, decision, effectiveAt }) =>
    decision?.outcome.startsWith('ACT_') && effectiveAt === null ? [id] : [],
  );

function territoryOf({ header }: Case, states: string | undefined): Territory {
  if (states !== undefined) return { kind: 'states', states: states.split(',').map((each) => each.trim()) };
  if (header.territory === undefined) throw usage('states', 'The referral names no place: say where with --states.');
  return header.territory;
}

function addNotice(group: Command): void {
  group
    .command('notice <id>')
    .summary('say whether the person concerned was told')
    .addOption(choice('--status <status>', 'what became of the notice', NOTICE_STATUSES))
    .option('--at <instant>', 'when; now unless given')
    .action(
      act<{ status: (typeof NOTICE_STATUSES)[number]; at?: string }>(async (run, [id = ''], { status, at }) => {
        const noticedAt = at ?? new Date(run.surroundings.now()).toISOString();
        return give(run, await run.client(), id, 'RecordNotice', { status, noticedAt });
      }),
    );
}
