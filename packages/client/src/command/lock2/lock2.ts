import { ACTIONS, LOCK2_QUESTIONS, type Lock2Answers, lock2AnswersSchema, LOCK_REFUSAL_CODES } from '@remit/protocol';
import { type Command, Option } from 'commander';
import { act, type Run, type Subcommand } from '../act.ts';
import { dataOf } from '../data-option.ts';
import { digestRead } from '../digest.ts';
import type { ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { collect, pairs } from '../field-values.ts';
import { give } from '../give.ts';
import { addShow } from '../referral/referral.ts';
import { readAs } from '../schema-fault.ts';
import { queueOptions, type QueueOptions, showQueue } from '../show/queue.ts';

type Answers = { met?: readonly string[]; unmet?: readonly string[]; answers?: string };
type Narrow = Answers & {
  digest?: string;
  remove?: readonly string[];
  action?: (typeof ACTIONS)[number];
  hours?: string;
  states?: string;
};

const EXAMPLES = `
Examples:
  remit lock2 list
  remit lock2 show ID
  remit lock2 approve ID --digest 3f9a01c2 --answers @answers.json
  remit lock2 refuse ID --code IMPRECISE --unmet PRECISION="The page is a collection." --met POWER="Section 3" … \\
    --reasons "The addresses do not name single items."

Each of the seven questions is answered in writing: ${LOCK2_QUESTIONS.join(', ')}.`;

/** `remit lock2 …`: the independent reviewer's desk. */
export const lock2: Subcommand = (program) => {
  const group = program
    .command('lock2')
    .summary('judge referrals independently (oversight)')
    .description('The oversight body’s side: approve, narrow, refuse or return a referral, with seven written answers.')
    .addHelpText('after', EXAMPLES);
  queueOptions(group.command('list').summary('what waits for lock 2')).action(
    act<QueueOptions>(async (run, _, options) => showQueue(run, 'oversight', options)),
  );
  queueOptions(group.command('samples').summary('what was drawn for a second look after sending')).action(
    act<QueueOptions>(async (run, _, options) => showQueue(run, 'sample', options)),
  );
  addShow(group);
  withAnswers(group.command('approve <id>').summary('hold lock 2 on the document that you read'))
    .option('--digest <digits>', 'the document, as show prints it; eight digits suffice')
    .action(act<Answers & { digest?: string }>((run, [id = ''], options) => approve(run, id, options)));
  addNarrow(group);
  addRefuse(group);
  group
    .command('return <id>')
    .summary('send it back once, with a question')
    .requiredOption('--question <text>', 'what has to be answered before you can decide')
    .action(
      act<{ question: string }>(async (run, [id = ''], { question }) =>
        give(run, await run.client(), id, 'ReturnLock2', { question }),
      ),
    );
};

const withAnswers = (command: Command): Command =>
  command
    .option('--met <QUESTION=reason>', 'a question that is met, and why; may be repeated', collect)
    .option('--unmet <QUESTION=reason>', 'a question that is not met, and why; may be repeated', collect)
    .option('--answers <json>', 'all seven as JSON, or @file: {"POWER":{"met":true,"reason":"…"},…}');

async function answersOf({ met = [], unmet = [], answers }: Answers): Promise<Lock2Answers> {
  const given = (await dataOf(answers)) as Record<string, unknown>;
  const one = (settings: readonly string[], isMet: boolean): [string, object][] =>
    pairs(settings, 'QUESTION=reason').map(([question, reason]) => [question, { met: isMet, reason }]);
  const all = { ...given, ...Object.fromEntries([...one(met, true), ...one(unmet, false)]) };
  const missing = LOCK2_QUESTIONS.filter((question) => !(question in all));
  if (missing.length > 0) {
    throw usage(
      'answers',
      `Not answered: ${missing.join(', ')}.`,
      'Answer with --met, --unmet or --answers @file.json.',
    );
  }
  return readAs(lock2AnswersSchema, all, 'The answers');
}

async function approve(run: Run, id: string, options: Answers & { digest?: string }): Promise<ExitCode> {
  const answers = await answersOf(options);
  const client = await run.client();
  const view = await client.rows.referral({ params: { id } });
  return give(run, client, id, 'ApproveLock2', { digest: digestRead(view, options.digest), answers }, view.version);
}

function addNarrow(group: Command): void {
  withAnswers(group.command('narrow <id>').summary('approve less than was asked'))
    .option('--digest <digits>', 'the document, as show prints it; eight digits suffice')
    .option('--remove <item>', 'an item to take out; may be repeated', collect)
    .addOption(new Option('--action <action>', 'a gentler action').choices(ACTIONS))
    .option('--states <list>', 'fewer states, such as DE,AT')
    .option('--hours <number>', 'a shorter time of use')
    .action(
      act<Narrow>(async (run, [id = ''], options) => {
        const answers = await answersOf(options);
        const client = await run.client();
        const view = await client.rows.referral({ params: { id } });
        const narrowing = {
          removeItems: [...(options.remove ?? [])],
          requestedAction: options.action ?? null,
          territory:
            options.states === undefined ? null : { kind: 'states' as const, states: options.states.split(',') },
          usefulForHours: options.hours === undefined ? null : Number(options.hours),
        };
        const data = { digest: digestRead(view, options.digest), answers, narrowing };
        return give(run, client, id, 'NarrowLock2', data, view.version);
      }),
    );
}

function addRefuse(group: Command): void {
  withAnswers(group.command('refuse <id>').summary('refuse, with codes and reasons'))
    .requiredOption('--code <code>', `one of ${LOCK_REFUSAL_CODES.join(', ')}; may be repeated`, collect)
    .requiredOption('--reasons <text>', 'for the unit, and for the record')
    .action(
      act<Answers & { code: readonly string[]; reasons: string }>(async (run, [id = ''], options) => {
        const answers = await answersOf(options);
        const codes = [...options.code] as (typeof LOCK_REFUSAL_CODES)[number][];
        return give(run, await run.client(), id, 'RefuseLock2', { codes, answers, reasons: options.reasons });
      }),
    );
}
