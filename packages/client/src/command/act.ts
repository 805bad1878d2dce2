import type { Reader } from '@remit/protocol';
import type { Command } from 'commander';
import { createClient, type RemitClient } from '../sdk/index.ts';
import { output, type Output } from '../terminal/index.ts';
import { clientCredential, findCredential, type Credential } from './credentials.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { deskSignerOf } from './desk/signer.ts';
import { notSignedIn } from './failure.ts';
import { readSettings, type Settings } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** What a subcommand works with. */
export interface Run {
  readonly settings: Settings;
  readonly output: Output;
  readonly surroundings: Surroundings;
  /** Whose words a code is said in: a platform works in its inbox, everybody else reads what a unit reads. */
  readonly reader: Reader;
  /** Who speaks; null for a visitor, to whom public pages are open. */
  readonly credential: () => Promise<Credential | null>;
  /** Who speaks, or an end of the command that says how to sign in. */
  readonly signedIn: () => Promise<Credential>;
  /** The server, asked as whoever is signed in; where nobody is, an end of the command that says how. */
  readonly client: () => Promise<RemitClient>;
  /** The server's public pages. */
  readonly visitor: () => RemitClient;
  /** The same run, speaking to another server. */
  readonly at: (server: string) => Run;
}

/** A subcommand's file exports one of these. */
export type Subcommand = (program: Command) => void;

interface Root {
  readonly surroundings: Surroundings;
  exit: ExitCode;
}
const roots = new WeakMap<Command, Root>();

/** Binds a program to what it touches; `act` finds it again from any subcommand. */
export function bind(program: Command, surroundings: Surroundings): void {
  roots.set(program, { surroundings, exit: EXIT.ok });
}

/** The exit code of the subcommand that ran. */
export const exitOf = (program: Command): ExitCode => rootOf(program).exit;

/**
 * Wraps a subcommand's handler for commander: it gets its `Run`, the positional arguments and its options, and
 * returns the exit code.
 *
 * ```ts
 * program.command('queue').argument('<name>').action(act(async (run, [name]) => {
 *   run.output.say(`queue of ${name}`);
 *   return EXIT.ok;
 * }));
 * ```
 */
export function act<Options extends object>(
  handler: (run: Run, positional: readonly string[], options: Options) => Promise<ExitCode>,
): (...all: unknown[]) => Promise<void> {
  return async (...all) => {
    const command = all.at(-1) as Command;
    const root = rootOf(command);
    const settings = readSettings(command.optsWithGlobals(), root.surroundings);
    root.exit = await handler(
      runOf(settings, root.surroundings, readerAt(command)),
      command.args,
      command.opts<Options>(),
    );
  };
}

const readerAt = (command: Command): Reader => (command.parent?.name() === 'inbox' ? 'analyst' : 'officer');

function runOf(settings: Settings, surroundings: Surroundings, reader: Reader): Run {
  const credential = () => findCredential(settings, surroundings);
  const signedIn = async () => {
    const found = await credential();
    if (found === null) throw notSignedIn('Sign in with remit sign-in, or name a key with --key FILE.');
    return found;
  };
  const connect = { server: settings.server, fetch: surroundings.fetch };
  return {
    settings,
    surroundings,
    reader,
    output: output(surroundings),
    credential,
    signedIn,
    client: async () => {
      const speaker = await clientCredential(await signedIn());
      const signer = await deskSignerOf(settings, speaker);
      return createClient({ ...connect, credential: speaker, ...(signer && { signer }) });
    },
    visitor: () => createClient({ ...connect, credential: null }),
    at: (server) => runOf({ ...settings, server }, surroundings, reader),
  };
}

function rootOf(command: Command): Root {
  let program = command;
  while (program.parent !== null) program = program.parent;
  const root = roots.get(program);
  if (!root) throw new Error('the program was not bound to its surroundings');
  return root;
}
