import { z } from 'zod';
import { showable } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { saveSession } from './credentials.ts';
import { EXIT } from './exit-codes.ts';
import { CommandFailure, usage } from './failure.ts';
import { request } from './request.ts';

/** Of the answer to a demo sign-in, what this command needs. */
const answerSchema = z.object({
  token: z.string().regex(/^[\x21-\x7e]{16,4096}$/u),
  session: z.object({
    expiresAt: z.iso.datetime().nullable(),
    person: z.object({ pseudonym: z.string(), role: z.string() }).nullable(),
    organisation: z.object({ name: z.string() }).nullable(),
  }),
});
type Answer = z.infer<typeof answerSchema>;

/** `remit sign-in`: a demo account's session, saved for the commands that follow. People elsewhere use passkeys. */
export const signIn: Subcommand = (program) => {
  program
    .command('sign-in')
    .summary('sign in to the demonstration and save the session')
    .description(
      'Signs in with an account of the demonstration and saves the session for the commands that follow.\n' +
        'A passkey needs a browser: outside the demonstration, use --key with a machine key or a session file.',
    )
    .requiredOption('--demo <account>', 'the demo account, such as officer, supervisor, reviewer or analyst')
    .action(
      act<{ demo: string }>(async ({ settings, surroundings, output }, _, { demo }) => {
        const account = demo.trim();
        if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(account))
          throw usage('account', `“${demo}” is not the name of an account.`);
        const { server } = settings;
        const path = '/api/sessions/demo';
        const answer = read(server, await request(surroundings, { server, method: 'POST', path, body: { account } }));
        const { expiresAt } = answer.session;
        const savedIn = await saveSession(
          server,
          { kind: 'session', account, token: answer.token, expiresAt },
          surroundings,
        );
        if (settings.json) output.json({ account, server, expiresAt, savedIn });
        else output.say(`Signed in at ${server} as ${whoIs(account, answer)}.\nThe session is saved in ${savedIn}.`);
        return EXIT.ok;
      }),
    );
};

function read(server: string, answer: unknown): Answer {
  const parsed = answerSchema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new CommandFailure(EXIT.unreachable, 'server-unreachable', `${server} did not answer as a Remit server does.`);
}

function whoIs(account: string, { session: { person, organisation, expiresAt } }: Answer): string {
  const known = [account, person?.pseudonym, organisation?.name].filter((part) => part !== undefined);
  return showable(known.join(', ') + (expiresAt === null ? '' : `, until ${expiresAt}`));
}
