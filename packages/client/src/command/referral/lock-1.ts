import {
  type BlindReading,
  blindReadingSchema,
  CORRECTION_CAUSES,
  EXEMPTIONS,
  HOLD_REASONS,
  SENSITIVE_CATEGORIES,
  STOP_CODES,
  WITHDRAW_CODES,
} from '@remit/protocol';
import { type Command, Option } from 'commander';
import { act } from '../act.ts';
import { digestRead } from '../digest.ts';
import { collect, pairs } from '../field-values.ts';
import { give } from '../give.ts';
import { readAs } from '../schema-fault.ts';

type ReadOptions = { exemption?: readonly string[]; others?: string; sensitive: string };

/** A closed list as an option: a wrong code is named with those there are. */
export const choice = (flags: string, text: string, codes: readonly string[]): Option =>
  new Option(flags, text).choices(codes).makeOptionMandatory();

/** What a supervisor does at lock 1. */
export function addLock1(referral: Command): void {
  referral
    .command('read <id> <item>')
    .summary('read an item again, blind: the officer’s answers appear afterwards')
    .option(
      '--exemption <CODE=ANSWER>',
      `YES, NO or ARGUABLE for one of ${EXEMPTIONS.join(', ')}; may be repeated`,
      collect,
    )
    .option('--others <answer>', 'the answer for every exemption that is not named')
    .addOption(choice('--sensitive <category>', 'the sensitive category', SENSITIVE_CATEGORIES))
    .addHelpText(
      'after',
      '\nExample:\n  remit referral read ID ITEM --exemption JOURNALISTIC=ARGUABLE --others NO --sensitive NONE',
    )
    .action(
      act<ReadOptions>(async (run, [id = '', itemId = ''], options) =>
        give(run, await run.client(), id, 'RecordBlindReading', { itemId, reading: readingOf(options) }),
      ),
    );
  referral
    .command('approve <id>')
    .summary('hold lock 1 on the document that you read')
    .option('--digest <digits>', 'the document, as remit referral show prints it; eight digits suffice')
    .action(
      act<{ digest?: string }>(async (run, [id = ''], { digest }) => {
        const client = await run.client();
        const view = await client.rows.referral({ params: { id } });
        return give(run, client, id, 'ApproveLock1', { digest: digestRead(view, digest) }, view.version);
      }),
    );
  referral
    .command('return <id>')
    .summary('hand the draft back to its officer')
    .requiredOption('--reason <text>', 'why')
    .action(
      act<{ reason: string }>(async (run, [id = ''], { reason }) =>
        give(run, await run.client(), id, 'ReturnLock1', { reason }),
      ),
    );
  referral
    .command('stop <id>')
    .summary('stop a referral at lock 1')
    .addOption(choice('--code <code>', 'the ground', STOP_CODES))
    .requiredOption('--reason <text>', 'why')
    .action(
      act<{ code: (typeof STOP_CODES)[number]; reason: string }>(async (run, [id = ''], { code, reason }) =>
        give(run, await run.client(), id, 'StopReferral', { code, reason }),
      ),
    );
}

function readingOf({ exemption = [], others, sensitive }: ReadOptions): BlindReading {
  const all = others === undefined ? [] : EXEMPTIONS.map((code) => [code, others.toUpperCase()] as const);
  const given = pairs(exemption, 'CODE=ANSWER').map(([code, answer]) => [code, answer.toUpperCase()] as const);
  const reading = { exemptions: Object.fromEntries([...all, ...given]), sensitiveCategory: sensitive };
  return readAs(blindReadingSchema, reading, 'The reading');
}

/** What a unit may still do once a referral has left it. */
export function addAfterSending(referral: Command): void {
  referral
    .command('answer <id> <text>')
    .summary('answer the platform’s open question')
    .action(
      act(async (run, [id = '', answer = '']) => give(run, await run.client(), id, 'AnswerClarification', { answer })),
    );
  referral
    .command('withdraw <id>')
    .summary('take a referral back')
    .addOption(choice('--code <code>', 'the ground', WITHDRAW_CODES))
    .option('--note <text>', 'a note')
    .action(
      act<{ code: (typeof WITHDRAW_CODES)[number]; note?: string }>(async (run, [id = ''], { code, note }) =>
        give(run, await run.client(), id, 'Withdraw', { code, note: note ?? null }),
      ),
    );
  referral
    .command('hold <id>')
    .summary('pause a referral until an instant')
    .addOption(choice('--reason <code>', 'the ground, which the other side never reads', HOLD_REASONS))
    .requiredOption('--until <instant>', 'such as 2026-12-01T12:00:00.000Z')
    .requiredOption('--note <text>', 'a note for those who hold this desk')
    .action(
      act<{ reason: (typeof HOLD_REASONS)[number]; until: string; note: string }>(async (run, [id = ''], options) => {
        const { reason, until, note } = options;
        return give(run, await run.client(), id, 'PlaceHold', { reason, until, note });
      }),
    );
  referral
    .command('release <id>')
    .summary('end a pause')
    .action(act(async (run, [id = '']) => give(run, await run.client(), id, 'ReleaseHold', {})));
  referral
    .command('correct <id> <item>')
    .summary('say that an item was wrong')
    .addOption(choice('--cause <code>', 'what was wrong', CORRECTION_CAUSES))
    .requiredOption('--note <text>', 'in your own words')
    .action(
      act<{ cause: (typeof CORRECTION_CAUSES)[number]; note: string }>(async (run, [id = '', itemId = ''], options) => {
        const { cause, note } = options;
        return give(run, await run.client(), id, 'CorrectItem', { itemId, cause, note });
      }),
    );
}
