import type { Answer } from '../sdk/index.ts';
import { showable, table } from '../terminal/index.ts';
import { act, type Run, type Subcommand } from './act.ts';
import { saveSession } from './credentials.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { usage } from './failure.ts';

type Session = Answer<'demoSignIn'>['session'];

/** `remit sign-in`: a demo account's session, saved for the commands that follow. People elsewhere use passkeys. */
export const signIn: Subcommand = (program) => {
  program
    .command('sign-in')
    .summary('sign in to the demonstration and save the session')
    .description(
      'Signs in with an account of the demonstration and saves the session for the commands that follow.\n' +
        'Elsewhere a passkey in the browser starts it: see remit session. A machine uses --key.',
    )
    .addHelpText('after', '\nExamples:\n  remit sign-in --accounts\n  remit sign-in --demo officer')
    .option('--demo <account>', 'the demo account, such as officer, supervisor, reviewer or auditor')
    .option('--accounts', 'list the demo accounts')
    .action(
      act<{ demo?: string; accounts?: boolean }>(async (run, _, { demo, accounts }) => {
        if (accounts === true) return showAccounts(run);
        if (demo === undefined)
          throw usage('account', 'Name a demo account with --demo.', 'Run: remit sign-in --accounts');
        const { settings, surroundings, output, visitor } = run;
        const account = demo.trim();
        if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(account))
          throw usage('account', `“${demo}” is not the name of an account.`);
        const { server } = settings;
        const { session, token } = await visitor().rows.demoSignIn({ body: { account } });
        const { expiresAt } = session;
        const savedIn = await saveSession(server, { kind: 'session', account, token, expiresAt }, surroundings);
        if (settings.json) output.json({ account, server, expiresAt, savedIn });
        else output.say(`Signed in at ${server} as ${whoIs(account, session)}.\nThe session is saved in ${savedIn}.`);
        return EXIT.ok;
      }),
    );
};

async function showAccounts({ visitor, settings, output }: Run): Promise<ExitCode> {
  const { accounts } = await visitor().rows.demoAccounts();
  if (settings.json) output.json({ accounts });
  else {
    const columns = [
      { heading: 'Account' },
      { heading: 'Role' },
      { heading: 'Organisation', least: 16 },
      { heading: 'Purpose', least: 24 },
    ];
    const rows = accounts.map(({ account, role, organisation, purpose }) => [account, role, organisation, purpose]);
    output.say(table(columns, rows, { width: output.width, heading: output.paint.bold }));
  }
  return EXIT.ok;
}

function whoIs(account: string, { person, organisation, expiresAt }: Session): string {
  const known = [account, person?.pseudonym, organisation?.name].filter((part) => part !== undefined);
  return showable([...new Set(known)].join(', ') + (expiresAt === null ? '' : `, until ${expiresAt}`));
}
