import { commandSchemas, isRefusal, type Refusal, REFUSALS, RETENTION_MONTHS } from '@remit/protocol';
import type { Command } from 'commander';
import { Announcer } from '../commands/announcer.ts';
import { Executor } from '../commands/execute.ts';
import { foundingSettings } from '../config.ts';
import { systemCommand } from '../jobs/job.ts';
import { keyCheck, readServiceKeys } from '../key-file.ts';
import { systemPorts } from '../ports.ts';
import { type DatabaseConfig, StartFailure } from '../store/embedded/index.ts';
import { markInstallation, readInstallation, refuseOther } from '../store/installation.ts';
import { createPool } from '../store/pool.ts';
import { type Custody, custodyOf } from '../store/sealing.ts';
import { besideServer } from './with-database.ts';

type Options = { reason: string; ordered?: boolean };
type Wanted = { readonly referral: string; readonly basis: 'RETENTION' | 'ORDER'; readonly reason: string };

const EXPLANATION = `
That the case was erased becomes a fact of the case and an entry of the log, with your reason; no word of the case
belongs in it. Every desk loses the case at once. A server that runs destroys the key of the case about an hour after the
log's next checkpoint, and with it all that was sealed under it: addresses, quotations, reasons, the persons' signatures.
What the log and the totals need stays, so every proof and every published figure holds. There is no way back, except
from a backup, which has to be destroyed as well. See docs/how-to/run-the-service.md, "Erase a case".`;

/** `remit-server erase`: the words of a case that has ended, for good. */
export function addErase(program: Command): void {
  program
    .command('erase')
    .argument('<case>', 'the identifier of a case that has ended')
    .description('erase a case, so that its words are gone and its proofs hold')
    .requiredOption('--reason <sentence>', 'why, in one line; it is kept for ever')
    .option('--ordered', `before ${RETENTION_MONTHS} months are over: an authority or a court ordered it`)
    .addHelpText('after', EXPLANATION)
    .action(run);
}

async function run(referral: string, { reason, ordered = false }: Options): Promise<void> {
  const data = { basis: ordered ? 'ORDER' : 'RETENTION', reason: reason.trim() } as const;
  if (!commandSchemas.EraseCase.safeParse(data).success || /[\r\n]/u.test(data.reason))
    throw new StartFailure('The reason is one line of 10 to 600 characters.');
  const keys = readServiceKeys(foundingSettings(process.env).keyFile);
  await besideServer(async (config) => {
    refuseOther(await readInstallation(config), 'service');
    await markInstallation(config, 'service', keyCheck(keys));
    const refused = await eraseCase(config, custodyOf(keys.master), { referral, ...data });
    if (refused) throw new StartFailure(sentenceOf(referral, refused));
    process.stdout.write(
      `The case ${referral} is erased. Its key is destroyed an hour after the log's next checkpoint.\n`,
    );
  });
}

/** Gives the command as the system does; the rules are asked here as everywhere. */
export async function eraseCase(
  config: DatabaseConfig,
  custody: Custody,
  { referral, ...data }: Wanted,
): Promise<Refusal | null> {
  const pool = createPool(config, { max: 2 });
  const announcer = new Announcer(pool);
  // Nobody is promised anything here, and an erasure is the system's, which signs nothing.
  const executor = new Executor({ pool, custody }, systemPorts, {
    promise: () => '',
    announce: (referrals) => announcer.announce(referrals),
    signing: { site: { origin: '', domain: '' }, demonstration: false },
  });
  try {
    const answer = await executor.execute(systemCommand('erasure', 'EraseCase', referral, data));
    return isRefusal(answer) ? answer : null;
  } finally {
    await announcer.close();
    await pool.end();
  }
}

/** In an operator's words, who has no queue to go back to. */
function sentenceOf(referral: string, { code, detail = '' }: Refusal): string {
  switch (code) {
    case 'unknown-referral':
      return `There is no case ${referral}.`;
    case 'not-in-this-state':
      return `The case ${referral} has not ended; only what has ended is erased.`;
    case 'retention-not-over':
      return `The case ${referral} is kept until ${detail}. Where an authority or a court ordered it: --ordered.`;
    case 'case-erased':
      return `The case ${referral} was erased before, on ${detail}.`;
    default:
      return REFUSALS[code].officer;
  }
}
