import {
  citation,
  commandSchemas,
  inheritHeader,
  inheritItem,
  type HeaderDraft,
  type ItemDraft,
  type ParameterSet,
} from '@remit/protocol';
import type { Command } from 'commander';
import { newId, type RemitClient } from '../../sdk/index.ts';
import { refangedAddress } from './typed-address.ts';
import { act } from '../act.ts';
import { EXIT } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { collect, fieldValues } from '../field-values.ts';
import { give, report } from '../give.ts';
import { readAs } from '../schema-fault.ts';

type NewOptions = {
  platform: string;
  url?: readonly string[];
  template?: string;
  parameterSet?: string;
  set?: readonly string[];
  item?: readonly string[];
  goodFaith?: boolean;
};
type EditOptions = {
  set?: readonly string[];
  add?: readonly string[];
  item?: string;
  field?: readonly string[];
  remove?: readonly string[];
};

/** What an officer does before lock 1: write, mend, submit, discard. */
export function addDrafting(referral: Command): void {
  addNew(referral);
  addEdit(referral);
  referral
    .command('submit <id>')
    .summary('have the gates judge the draft and hand it to lock 1')
    .action(act(async (run, [id = '']) => give(run, await run.client(), id, 'SubmitDraft', {})));
  referral
    .command('discard <id>')
    .summary('end a draft that nobody needs')
    .action(act(async (run, [id = '']) => give(run, await run.client(), id, 'DiscardDraft', {})));
  referral
    .command('override <id> <item>')
    .summary('let an item through that was stopped as a container page; a supervisor’s reason, judged by lock 2')
    .requiredOption('--reason <text>', 'why this page is meant and nothing narrower')
    .action(
      act<{ reason: string }>(async (run, [id = '', itemId = ''], { reason }) =>
        give(run, await run.client(), id, 'OverrideLocator', { itemId, reason }),
      ),
    );
}

function addNew(referral: Command): void {
  referral
    .command('new')
    .summary('write a draft')
    .description('Writes a draft. What is not given comes from the template and from the parameter set in force.')
    .requiredOption('--platform <id>', 'the platform, as remit directory names it')
    .option('--url <address>', 'an item’s address, disarmed or not; may be repeated', collect)
    .option('--template <name>', 'an item template of the parameter set')
    .option('--parameter-set <citation>', 'the parameter set, such as NRU-WEB@2; else the one in force')
    .option('--set <field=value>', 'a field of the header; may be repeated', collect)
    .option('--item <field=value>', 'a field of every item; may be repeated', collect)
    .option('--good-faith', 'you state that this is referred in good faith and on the grounds it gives')
    .addHelpText(
      'after',
      `
Example:
  remit referral new --platform vidshare --template propaganda-video --good-faith \\
    --url hxxps://vidshare[.]example/watch/81 --set title="A video that calls for attacks" --set territory.kind=states \\
    --set 'territory.states=["DE"]'`,
    )
    .action(
      act<NewOptions>(async (run, _, options) => {
        const client = await run.client();
        const set = await parameterSet(client, options.parameterSet);
        const typed = fieldValues(options.item ?? []);
        const items = (options.url ?? []).map((url) => ({
          id: newId(),
          content: itemOf(set, url, typed, options.template),
        }));
        const header = {
          ...{ parameterSet: citation(set), ...(options.goodFaith === true && { goodFaith: true }) },
          ...fieldValues(options.set ?? []),
        } as HeaderDraft;
        const draft = {
          platform: options.platform,
          header: inheritHeader(header, set.headerDefaults),
          items,
          importId: null,
        };
        const body = readAs(commandSchemas.CreateDraft, draft, 'The draft');
        report(run, await client.rows.CreateDraft({ body }));
        return EXIT.ok;
      }),
    );
}

/** The parameter set that is cited, or the only one of this unit in force. */
async function parameterSet(client: RemitClient, cited: string | undefined): Promise<ParameterSet> {
  const [{ sets }, { organisation }] = await Promise.all([client.rows.parameterSets(), client.rows.session()]);
  const own = sets.filter(({ unit }) => unit === organisation?.id);
  const names = own.map(citation).join(', ') || 'none';
  const found = cited === undefined ? own : own.filter((set) => citation(set) === cited || set.id === cited);
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  const why =
    first === undefined
      ? 'There is no such parameter set in force for your unit.'
      : 'Your unit has several parameter sets in force.';
  throw usage('parameter-set', why, `Name one with --parameter-set. In force: ${names}.`);
}

function itemOf(set: ParameterSet, url: string, typed: Record<string, unknown>, name: string | undefined): ItemDraft {
  const template = set.itemTemplates.find(({ id }) => id === name);
  if (name !== undefined && template === undefined) {
    const names = set.itemTemplates.map(({ id }) => id).join(', ') || 'none';
    throw usage('template', `The parameter set has no template “${name}”.`, `It has: ${names}.`);
  }
  return inheritItem({ ...typed, locator: refangedAddress(url) }, template?.item);
}

function addEdit(referral: Command): void {
  referral
    .command('edit <id>')
    .summary('change fields or items of a draft')
    .option('--set <field=value>', 'a field of the header; may be repeated', collect)
    .option('--item <item>', 'the item whose fields are changed')
    .option('--field <field=value>', 'a field of that item; may be repeated', collect)
    .option('--add <address>', 'one more item; may be repeated', collect)
    .option('--remove <item>', 'an item to take out; may be repeated', collect)
    .action(
      act<EditOptions>(async (run, [id = ''], options) => {
        const client = await run.client();
        const view = await client.rows.referral({ params: { id } });
        const added = (options.add ?? []).map((url) => ({ id: newId(), content: { locator: refangedAddress(url) } }));
        const changed = options.item === undefined ? [] : [changedItem(view.items, options.item, options.field ?? [])];
        // A header is written as a whole, so what is not changed goes along.
        const header = options.set === undefined ? null : { ...view.header, ...fieldValues(options.set) };
        const data = { header, upsert: [...changed, ...added], remove: [...(options.remove ?? [])] };
        return give(run, client, id, 'ReviseDraft', data, view.version);
      }),
    );
}

function changedItem(
  items: readonly { readonly id: string; readonly content: ItemDraft }[],
  id: string,
  fields: readonly string[],
): { id: string; content: ItemDraft } {
  const item = items.find((each) => each.id === id);
  if (item === undefined) throw usage('item', `The draft has no item ${id}.`);
  const values = fieldValues(fields);
  const locator = typeof values['locator'] === 'string' ? refangedAddress(values['locator']) : item.content.locator;
  return { id, content: { ...item.content, ...values, locator } };
}
