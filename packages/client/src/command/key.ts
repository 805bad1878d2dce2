import { generateKeyPairSync } from 'node:crypto';
import { act, type Subcommand } from './act.ts';
import { EXIT } from './exit-codes.ts';
import { usage } from './failure.ts';
import { fileExists, writePrivateFile } from './private-file.ts';

/** What an administrator types, but for the role, which is theirs to choose, and an end of their choice within a year. */
function registering(keyId: string, publicKey: string): string {
  const data = { purpose: 'machine', keyId, publicKey, label: 'WHAT IT IS FOR', role: 'ROLE', until: 'INSTANT' };
  return `Your administrator runs: remit organisation give ORGANISATION AddKey --data '${JSON.stringify(data)}'`;
}

/** `remit key new`: a key pair, whose private half never leaves its file. */
export const key: Subcommand = (program) => {
  const group = program.command('key').summary('make a key for a machine, or for a person’s own command line');
  group
    .command('new')
    .summary('write a new key file and print its public half')
    .description(
      'Writes a new key to a file that you alone may read, and prints its public half. An administrator of your\n' +
        'organisation registers that under the same key id; from then on --key FILE signs every request.',
    )
    .requiredOption('--id <keyId>', 'the name of the key, such as vidshare-inbox-1')
    .requiredOption('--out <file>', 'where the key file is written; it must not exist yet')
    .addHelpText('after', '\nExample:\n  remit key new --id vidshare-inbox-1 --out ~/.config/remit/inbox.json')
    .action(
      act<{ id: string; out: string }>(async ({ output, settings }, _, { id, out }) => {
        if (!/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/u.test(id))
          throw usage('key-id', 'A key id has letters, digits and hyphens.');
        if (await fileExists(out)) throw usage('file-exists', `${out} exists already.`, 'Choose another name.');
        const pair = generateKeyPairSync('ed25519');
        const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url');
        const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url');
        await writePrivateFile(out, `${JSON.stringify({ kind: 'key', keyId: id, privateKey }, null, 2)}\n`);
        if (settings.json) output.json({ keyId: id, publicKey, file: out });
        else
          output.say(
            `The key ${id} is in ${out}. Its public half, to be registered:\n${publicKey}\n${registering(id, publicKey)}`,
          );
        return EXIT.ok;
      }),
    );
};
