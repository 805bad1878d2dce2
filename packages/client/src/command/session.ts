import { showable } from '../terminal/index.ts';
import { createClient } from '../sdk/index.ts';
import { act, type Run, type Subcommand } from './act.ts';
import { saveSession } from './credentials.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { notSignedIn, usage } from './failure.ts';

/** `remit session`: the session that a passkey started in the browser, saved for the commands that follow. */
export const session: Subcommand = (program) => {
  program
    .command('session')
    .summary('save a session that you started with your passkey in the browser')
    .description(
      'A passkey needs a browser. Open /sign-in/command of the server, confirm with your passkey, and give the token\n' +
        'that is shown once to this command on its standard input. It is saved for you alone and ends by itself.',
    )
    .addHelpText('after', '\nExample:\n  remit session --server https://remit.example')
    .action(act((run) => save(run)));
};

async function save(run: Run): Promise<ExitCode> {
  const { settings, surroundings, output } = run;
  const { server } = settings;
  const token = await surroundings.readSecret(`Open ${server}/sign-in/command and paste the token: `);
  if (!/^[A-Za-z0-9_-]{43}$/u.test(token)) throw usage('token', 'That is not the token of a session.');
  const client = createClient({ server, fetch: surroundings.fetch, credential: { kind: 'token', token } });
  const { person, expiresAt } = await client.rows.session();
  if (person === null) throw notSignedIn('The session has ended; start another one in the browser.');
  const account = person.id;
  const savedIn = await saveSession(server, { kind: 'session', account, token, expiresAt }, surroundings);
  if (settings.json) output.json({ account, server, expiresAt, savedIn });
  else
    output.say(showable(`You speak at ${server} as ${account}, ${person.role}, until ${expiresAt ?? 'you sign out'}.`));
  return EXIT.ok;
}
