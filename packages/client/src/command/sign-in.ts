import type { Answer } from '../sdk/index.ts';
import { showable } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { saveSession } from './credentials.ts';
import { EXIT } from './exit-codes.ts';
import { usage } from './failure.ts';

type Session = Answer<'demoSignIn'>['session'];

/** `remit sign-in`: a demo account's session, saved for the commands that follow. People elsewhere use passkeys. */
export const signIn: Subcommand = (program) => {
  program
    .command('sign-in')
    .summary('sign in to the demonstration and save the session')
    .description(
      'Signs in with an account of the demonstration and saves the session for the commands that follow.\n' +
        'A passkey needs a browser: outside the demonstration, use --key with a machine key or a session file.',
    )
    .addHelpText('after', '\nExample:\n  remit sign-in --demo officer')
    .requiredOption('--demo <account>', 'the demo account, such as officer, supervisor, reviewer or analyst')
    .action(
      act<{ demo: string }>(async ({ settings, surroundings, output, visitor }, _, { demo }) => {
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

function whoIs(account: string, { person, organisation, expiresAt }: Session): string {
  const known = [account, person?.pseudonym, organisation?.name].filter((part) => part !== undefined);
  return showable([...new Set(known)].join(', ') + (expiresAt === null ? '' : `, until ${expiresAt}`));
}
