import { showable } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { EXIT } from './exit-codes.ts';
import { notSignedIn } from './failure.ts';

/** `remit whoami`: for whom the commands speak, as the server sees it. */
export const whoAmI: Subcommand = (program) => {
  program
    .command('whoami')
    .summary('say who is signed in')
    .addHelpText('after', '\nExample:\n  remit whoami --as reviewer')
    .action(
      act(async ({ client, signedIn, settings, output }) => {
        const credential = await signedIn();
        const session = await (await client()).rows.session();
        const { person, organisation, expiresAt } = session;
        const key = credential.kind === 'key' ? credential.keyId : null;
        if (person === null && key === null) throw notSignedIn('The session has ended. Sign in again.');
        const { server } = settings;
        if (settings.json)
          output.json({ server, key, person, organisation, expiresAt, demonstration: session.demonstration });
        else {
          const who = person === null ? `key ${key}` : `${person.pseudonym}, ${person.role}`;
          const until = expiresAt === null ? '' : `, until ${expiresAt}`;
          output.say(showable(`${who}, ${organisation?.name ?? 'no organisation'}, at ${server}${until}`));
        }
        return EXIT.ok;
      }),
    );
};
