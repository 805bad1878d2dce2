import { table } from '../terminal/index.ts';
import { act, type Subcommand } from './act.ts';
import { EXIT } from './exit-codes.ts';

/** `remit directory`: who takes part, and whom to ring. */
export const directory: Subcommand = (program) => {
  program
    .command('directory')
    .summary('organisations with their named contacts')
    .addHelpText('after', '\nExample:\n  remit directory')
    .action(
      act(async ({ client, output, settings }) => {
        const { organisations } = await (await client()).rows.directory();
        if (settings.json) {
          output.json({ organisations });
          return EXIT.ok;
        }
        const columns = [
          ...[
            { heading: 'Identifier', least: 12 },
            { heading: 'Name', least: 16 },
            { heading: 'Kind' },
            { heading: 'State' },
          ],
          ...[{ heading: 'Contact' }, { heading: 'Hours' }],
        ];
        const rows = organisations.map(({ id, name, kind, state, contacts: [contact] }) => [
          ...[id, name, kind, state],
          ...[contact === undefined ? '' : `${contact.desk}, ${contact.phone}`, contact?.hours ?? ''],
        ]);
        output.say(table(columns, rows, { width: output.width, heading: output.paint.bold }));
        return EXIT.ok;
      }),
    );
};
