import { type Command, CommanderError } from 'commander';
import { output, showable, type Output } from '../terminal/index.ts';
import { exitOf } from './act.ts';
import { findingLine } from './show/finding.ts';
import { disarmed } from './show/words.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { CommandFailure, failureOfServer } from './failure.ts';
import { buildProgram } from './program.ts';
import { realSurroundings, type Surroundings } from './surroundings.ts';

/**
 * Runs the `remit` command and returns its exit code; it never ends the process itself.
 *
 * @param args the arguments alone, without the names of the interpreter and the script
 */
export async function main(args: readonly string[], surroundings: Surroundings = realSurroundings()): Promise<number> {
  const program = buildProgram(surroundings);
  try {
    if (args.length === 0) {
      program.outputHelp();
      return EXIT.usage;
    }
    await program.parseAsync(args, { from: 'user' });
    return exitOf(program);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    // A group without its subcommand (`remit referral`) gets the group's help, as `remit` alone gets that of all.
    if (error instanceof CommanderError && error.code === 'commander.help') return helpOf(program, args);
    const failure = failureOf(error, surroundings, helpFor(program, args));
    // Asked from the arguments: where they could not be parsed, no option is known.
    report(failure, output(surroundings), args.includes('--json'));
    return failure.exit;
  }
}

function helpOf(program: Command, args: readonly string[]): ExitCode {
  const group = program.commands.find((command) => args.includes(command.name())) ?? program;
  group.outputHelp();
  return EXIT.usage;
}

/** The help of the command that was meant, as far as its name can be found among the arguments. */
function helpFor(program: Command, args: readonly string[]): string {
  const group = program.commands.find((command) => args.includes(command.name()));
  const command = group?.commands.find((one) => args.includes(one.name()));
  return ['remit', group?.name(), command?.name(), '--help'].filter(Boolean).join(' ');
}

function failureOf(error: unknown, { env }: Surroundings, help: string): CommandFailure {
  if (error instanceof CommandFailure) return error;
  const said = failureOfServer(error);
  if (said !== null) return said;
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /u, '');
    return new CommandFailure(EXIT.usage, 'usage', sentence(message), { advice: `Run: ${help}` });
  }
  const trace = error instanceof Error ? (env['REMIT_DEBUG'] ? error.stack : error.message) : String(error);
  return new CommandFailure(EXIT.fault, 'fault', `A fault of this command: ${trace ?? 'unknown'}`, {
    advice: 'Set REMIT_DEBUG=1 for its trace, and report it.',
  });
}

function report(failure: CommandFailure, out: Output, json: boolean): void {
  const { code, message, advice, field, findings, exit } = failure;
  if (json) {
    const more = { ...(field !== null && { field }), ...(advice !== null && { advice }) };
    out.json({ error: { code, message, exit, ...more, ...(findings.length > 0 && { findings }) } });
    return;
  }
  out.remark(`${out.paintRemark.bad('remit:')} ${message.split('\n').map(showable).join('\n       ')}`);
  for (const finding of findings) out.remark(`       ${disarmed(findingLine(finding))}`);
  if (advice !== null) out.remark(`       ${showable(advice)}`);
}

// commander puts a guess ("Did you mean …") on a line of its own.
const sentence = (text: string): string => {
  const upper = (text.charAt(0).toUpperCase() + text.slice(1)).replace(/\n\((?<guess>.*)\)$/u, '. $<guess>');
  return /[.?]$/u.test(upper) ? upper : `${upper}.`;
};
