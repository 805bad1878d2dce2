import { RemitProblem } from '../sdk/index.ts';
import { showable } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { forgetSession } from './credentials.ts';
import { EXIT } from './exit-codes.ts';
import { usage } from './failure.ts';

/** `remit sign-out`: ends the session at the server, and forgets it here. */
export const signOut: Subcommand = (program) => {
  program
    .command('sign-out')
    .summary('end the session and forget it')
    .addHelpText('after', '\nExample:\n  remit sign-out --as officer')
    .action(
      act(async ({ client, signedIn, settings, surroundings, output }) => {
        const credential = await signedIn();
        if (credential.kind === 'key')
          throw usage('key', 'A key has no session. Delete its file, and have it revoked.');
        try {
          await (await client()).rows.signOut();
        } catch (error) {
          // A session that the server has ended already is forgotten here all the same.
          if (!(error instanceof RemitProblem && error.status === 401)) throw error;
        }
        await forgetSession(settings.server, credential.account, surroundings);
        if (settings.json) output.json({ account: credential.account, server: settings.server, signedOut: true });
        else output.say(showable(`${credential.account} is signed out of ${settings.server}.`));
        return EXIT.ok;
      }),
    );
};
