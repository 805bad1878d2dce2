import { ORGANISATION_KINDS, PARTY_COMMAND_KINDS } from '@remit/protocol';
import { type Command, Option } from 'commander';
import { act, type Run, type Subcommand } from '../act.ts';
import { dataOf } from '../data-option.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { usage } from '../failure.ts';
import { handOut, newCodes } from './codes.ts';
import { addDigest } from './digest.ts';
import { giveTo, type Offered, report } from './give.ts';

const OFFERED = PARTY_COMMAND_KINDS.filter(
  (kind): kind is Offered => kind !== 'CompleteCeremony' && kind !== 'EnrolPasskey',
);
const CHANNELS = ['IN_PERSON', 'PHONE', 'POST'] as const;
const CODES_TO = 'a file for each code, of its owner alone; - is the screen';

const EXAMPLES = `
Examples:
  remit organisation register unit-north --kind LE_UNIT --name "Northern unit" --jurisdiction DE --domain north.example
  remit organisation ceremony unit-north --person north-1 Heron "A. Example" --person north-2 Plover "B. Example"
  remit organisation enrol unit-north north-7 --pseudonym Wren --name "C. Example"
  remit organisation give unit-north GrantRole --data '{"person":"north-7","role":"LE_OFFICER"}'

Commands for give: ${OFFERED.join(', ')}.
What each takes stands in /openapi.json; who may give it, in spec/parties-and-keys.md.`;

/** `remit organisation …`: the hub's admissions, and an organisation's own people, roles, keys and rules. */
export const organisation: Subcommand = (program) => {
  const group = program
    .command('organisation')
    .summary('admit organisations; enrol people and give roles')
    .description('The administrators’ side: what the hub does for organisations, and they for their own people.')
    .addHelpText('after', EXAMPLES);
  addRegister(group);
  addCeremony(group);
  addEnrol(group);
  addCode(group);
  addGive(group);
  addDigest(group);
};

type Registering = { kind: string; name: string; jurisdiction: string; domain: string };

function addRegister(group: Command): void {
  group
    .command('register <id>')
    .summary('register an organisation (hub)')
    .addOption(
      new Option('--kind <kind>', 'what it is')
        .choices(ORGANISATION_KINDS.filter((kind) => kind !== 'HUB'))
        .makeOptionMandatory(),
    )
    .requiredOption('--name <name>', 'as everybody reads it')
    .requiredOption('--jurisdiction <state>', 'two letters, such as DE')
    .requiredOption('--domain <domain>', 'its domain, such as unit.example')
    .action(
      act<Registering>(async (run, [id = ''], options) => {
        const { kind, name, jurisdiction, domain } = options;
        const data = { organisation: id, kind, name, jurisdiction, domain };
        report(run, await giveTo(await run.client(), id, 'RegisterOrganisation', data));
        return EXIT.ok;
      }),
    );
}

type Ceremony = { person: readonly string[]; channel?: readonly string[]; codesTo?: readonly string[] };

function addCeremony(group: Command): void {
  group
    .command('ceremony <id>')
    .summary('open the ceremony of its first two people (hub); a new one voids the codes before it')
    .requiredOption('--person <id pseudonym name...>', 'identifier, pseudonym and name; give it twice')
    .addOption(new Option('--channel <channels...>', 'how each code travels').choices(CHANNELS))
    .option('--codes-to <places...>', CODES_TO)
    .action(act<Ceremony>((run, [id = ''], options) => ceremony(run, id, options)));
}

async function ceremony(run: Run, id: string, { person: parts, channel, codesTo }: Ceremony): Promise<ExitCode> {
  if (parts.length !== 6) throw usage('person', 'Give --person ID PSEUDONYM NAME twice.');
  const codes = await newCodes(2, codesTo);
  const [one, other] = [parts.slice(0, 3), parts.slice(3)] as const;
  const people = [one, other].map(([person, pseudonym], i) => ({
    person,
    pseudonym,
    codeDigest: codes[i]?.digest,
    channel: channel?.[i] ?? 'IN_PERSON',
  }));
  const answer = await giveTo(await run.client(), id, 'StartCeremony', { people, names: [one[2], other[2]] });
  if (!run.settings.json) report(run, answer);
  await handOut(run, codes, [`${one[1]} (${one[0]})`, `${other[1]} (${other[0]})`]);
  return EXIT.ok;
}

type Enrolling = { pseudonym: string; name: string; codesTo?: readonly string[] };

function addEnrol(group: Command): void {
  group
    .command('enrol <id> <person>')
    .summary('enrol a person of your organisation and make their one-time code')
    .requiredOption('--pseudonym <pseudonym>', 'as the other side sees the person')
    .requiredOption('--name <name>', 'the real name; sealed in the record')
    .option('--codes-to <places...>', CODES_TO)
    .action(
      act<Enrolling>(async (run, [id = '', person = ''], { pseudonym, name, codesTo }) => {
        const codes = await newCodes(1, codesTo);
        const client = await run.client();
        const answer = await giveTo(client, id, 'EnrolPerson', { person, pseudonym, name });
        if (!run.settings.json) report(run, answer);
        await client.rows.invite({ params: { id, person }, body: { codeDigest: codes[0]?.digest ?? '' } });
        await handOut(run, codes, [`${pseudonym} (${person})`]);
        return EXIT.ok;
      }),
    );
}

function addCode(group: Command): void {
  group
    .command('code <id> <person>')
    .summary('a new code for a person without a passkey; the one before is void')
    .option('--codes-to <places...>', CODES_TO)
    .action(
      act<{ codesTo?: readonly string[] }>(async (run, [id = '', person = ''], { codesTo }) => {
        const codes = await newCodes(1, codesTo);
        const client = await run.client();
        await client.rows.invite({ params: { id, person }, body: { codeDigest: codes[0]?.digest ?? '' } });
        await handOut(run, codes, [person]);
        return EXIT.ok;
      }),
    );
}

function addGive(group: Command): void {
  group
    .command('give <id> <command>')
    .summary('any other command on an organisation, as the protocol names it')
    .option('--data <json>', 'what the command takes, or @file.json')
    .action(
      act<{ data?: string }>(async (run, [id = '', command = ''], { data }) => {
        const kind = OFFERED.find((known) => known === command);
        if (kind === undefined)
          throw usage('command', `There is no command “${command}”.`, `One of ${OFFERED.join(', ')}.`);
        report(run, await giveTo(await run.client(), id, kind, await dataOf(data)));
        return EXIT.ok;
      }),
    );
}
