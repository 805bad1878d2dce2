import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { palette, wantsColour } from '../terminal/index.ts';
import { bind, type Subcommand } from './act.ts';
import { EXIT, EXIT_TEXTS } from './exit-codes.ts';
import { addGlobalOptions } from './settings.ts';
import { desk } from './desk/desk.ts';
import { bundle } from './bundle/bundle.ts';
import { directory } from './directory.ts';
import { evidence } from './evidence/evidence.ts';
import { exchange } from './exchange/exchange.ts';
import { gate } from './gate/gate.ts';
import { importList } from './import/import.ts';
import { inbox } from './inbox/inbox.ts';
import { key } from './key.ts';
import { list } from './list/list.ts';
import { lock2 } from './lock2/lock2.ts';
import { monitor } from './monitor/monitor.ts';
import { organisation } from './organisation/organisation.ts';
import { provenance } from './provenance.ts';
import { referral } from './referral/referral.ts';
import { session } from './session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import type { Surroundings } from './surroundings.ts';
import { verifyLog } from './verify/verify.ts';
import { whoAmI } from './whoami.ts';
import { witness } from './witness/witness.ts';

/** One file each; the order is that of `remit --help`. */
const SUBCOMMANDS: readonly Subcommand[] = [
  ...[signIn, session, signOut, whoAmI, directory],
  ...[organisation, importList, referral, lock2, inbox],
  ...[provenance, bundle, verifyLog, monitor, witness, desk, key],
  ...[list, gate, exchange, evidence],
];

/** The whole command, bound to what it touches. It throws instead of ending the process. */
export function buildProgram(surroundings: Surroundings): Command {
  const program = new Command('remit')
    .description('Carries counter-terrorism referrals to platforms, and lets anyone check what was done.')
    .version(version(), '--version', 'print the version')
    .helpOption('-h, --help', 'print help for a command')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride();
  addGlobalOptions(program);
  configureOutput(program, surroundings);
  for (const add of SUBCOMMANDS) add(program);
  program.addHelpText('after', afterwords());
  bind(program, surroundings);
  return program;
}

function configureOutput(program: Command, { stdout, stderr, env }: Surroundings): void {
  const { bold } = palette(wantsColour(stdout, env));
  program.configureHelp({
    showGlobalOptions: true,
    styleTitle: bold,
    helpWidth: Math.min(stdout.columns ?? 100, 100),
    // The source breaks its sentences where a line of code ends; the reader's window breaks them elsewhere.
    commandDescription: (command) => command.description().replaceAll('\n', ' '),
  });
  program.configureOutput({
    writeOut: (text) => void stdout.write(text),
    // What is wrong with the command line is said by main.ts, in one form for people and one for --json.
    writeErr: () => undefined,
    getOutHasColors: () => wantsColour(stdout, env),
    getErrHasColors: () => wantsColour(stderr, env),
  });
  program.showHelpAfterError(false);
}

function afterwords(): string {
  const codes = Object.values(EXIT).map((code) => `  ${String(code).padEnd(3)} ${EXIT_TEXTS[code]}`);
  return [
    '',
    'Addresses are printed disarmed (hxxps://example[.]org), so that nobody opens one by accident.',
    '',
    'Exit codes:',
    ...codes,
    '',
    'Environment:',
    '  REMIT_SERVER, REMIT_KEY, REMIT_AS   stand for --server, --key and --as',
    '  REMIT_DESK, REMIT_DESK_TOKEN        stand for --desk and --desk-token',
    '  REMIT_CONFIG                        the folder for saved sessions and checkpoints',
    '  NO_COLOR                            no colours',
    '',
    'Examples:',
    '  remit sign-in --demo officer',
    '  remit import list.csv --dry-run',
    '  remit referral list',
    '  remit inbox list --as decider-lantern',
    '  remit verify https://remit.example',
  ].join('\n');
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
