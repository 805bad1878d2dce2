import type { Command } from 'commander';
import { StartFailure } from '../store/embedded/index.ts';
import { type Erasure, eraseCase, RETENTION_MONTHS } from '../store/erase.ts';
import { besideServer } from './with-database.ts';

type Options = { reason: string; ordered?: boolean };

const EXPLANATION = `
The key of the case is destroyed, and with it every word that was sealed under it: addresses, quotations, reasons, the
persons' signatures. What the log and the totals need stays, so every proof and every published figure holds. There is no
way back, except from a backup, which has to be destroyed as well. The service may run; restart it afterwards, so that
nothing of the case is left in its memory. See docs/how-to/run-the-service.md, "Erase a case".`;

/** `remit-server erase`: the words of a case that has ended, for good. */
export function addErase(program: Command): void {
  program
    .command('erase')
    .argument('<case>', 'the identifier of a case that has ended')
    .description('destroy the key of a case, so that its words are gone and its proofs hold')
    .requiredOption('--reason <sentence>', 'why, in one line; it is kept')
    .option('--ordered', `before ${RETENTION_MONTHS} months are over: an authority or a court ordered it`)
    .addHelpText('after', EXPLANATION)
    .action(run);
}

async function run(referral: string, { reason, ordered = false }: Options): Promise<void> {
  const words = reason.trim();
  if (words.length < 10 || words.length > 600 || /[\r\n]/u.test(words))
    throw new StartFailure('The reason is one line of 10 to 600 characters.');
  await besideServer(async (config) => {
    const answer = await eraseCase(config, { referral, reason: words, ordered });
    if (!answer.erased) throw new StartFailure(refusalOf(referral, answer));
    process.stdout.write(`The case ${referral} is erased: ${answer.facts} facts stay as proofs, without words.\n`);
  });
}

function refusalOf(referral: string, answer: Exclude<Erasure, { erased: true }>): string {
  switch (answer.why) {
    case 'unknown':
      return `There is no case ${referral}.`;
    case 'open':
      return `The case ${referral} has not ended; only what has ended is erased.`;
    case 'erased-already':
      return `The case ${referral} was erased before.`;
    case 'retained':
      return `The case ${referral} is kept until ${answer.until}. Where an authority or a court ordered it: --ordered.`;
  }
}
