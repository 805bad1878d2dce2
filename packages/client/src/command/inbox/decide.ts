import { type CommandData, EXEMPTIONS, OUTCOMES, REDIRECT_TEAMS } from '@remit/protocol';
import { type Command, Option } from 'commander';
import { act } from '../act.ts';
import { dataOf } from '../data-option.ts';
import { usage } from '../failure.ts';
import { collect } from '../field-values.ts';
import { type Case, give } from '../give.ts';

type Decision = CommandData<'DecideItems'>['decisions'][number];
type Options = {
  outcome?: Decision['outcome'];
  ground?: 'LAW' | 'TERMS';
  clause?: string;
  exemption?: (typeof EXEMPTIONS)[number];
  redirectTo?: (typeof REDIRECT_TEAMS)[number];
  reason?: string;
  item?: readonly string[];
  data?: string;
};

/** The platform's decision, the same for several items or one by one. */
export function addDecide(group: Command): void {
  group
    .command('decide <id>')
    .summary('decide items; every open one unless some are named')
    .addOption(new Option('--outcome <code>', 'what is done').choices(OUTCOMES))
    .addOption(new Option('--ground <ground>', 'on which ground').choices(['LAW', 'TERMS']))
    .option('--clause <clause>', 'the clause of your card, where the ground is TERMS')
    .addOption(new Option('--exemption <code>', 'which exemption applies').choices(EXEMPTIONS))
    .addOption(new Option('--redirect-to <team>', 'which team takes it').choices(REDIRECT_TEAMS))
    .option('--reason <text>', 'for the unit, and for the record')
    .option('--item <item>', 'an item; may be repeated', collect)
    .option('--data <json>', 'different decisions at once as JSON, or @file: {"decisions":[…]}')
    .addHelpText(
      'after',
      `
Examples:
  remit inbox decide ID --outcome ACT_REMOVED --ground TERMS --clause T3 --reason "Calls for attacks."
  remit inbox decide ID --outcome NO_ACTION_EXEMPT --exemption JOURNALISTIC --reason "A news report." --item ITEM`,
    )
    .action(
      act<Options>(async (run, [id = ''], options) => {
        const client = await run.client();
        if (options.data !== undefined)
          return give(run, client, id, 'DecideItems', (await dataOf(options.data)) as never);
        const view = await client.rows.referral({ params: { id } });
        return give(run, client, id, 'DecideItems', { decisions: decisionsOf(view, options) }, view.version);
      }),
    );
}

function decisionsOf(view: Case, options: Options): Decision[] {
  const { outcome, reason } = options;
  if (outcome === undefined || reason === undefined)
    throw usage('outcome', 'Say --outcome and --reason, or give --data.');
  const open = view.items.filter(({ state }) => state === 'PENDING').map(({ id }) => id);
  const items = options.item ?? open;
  if (items.length === 0) throw usage('item', 'No item is open.');
  return items.map((itemId) => ({
    ...{ itemId, outcome, reason, ground: options.ground ?? null, clause: options.clause ?? null },
    ...{ exemption: options.exemption ?? null, redirectTo: options.redirectTo ?? null },
  }));
}
