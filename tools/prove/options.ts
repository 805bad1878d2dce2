import { parseArgs } from 'node:util';

export const DRILLS = ['kills', 'restarts', 'power', 'disk', 'guards', 'conditions', 'adversary'] as const;
export type DrillName = (typeof DRILLS)[number];
export type Options = { readonly rounds: number; readonly drills: readonly DrillName[] };

const isDrill = (name: string): name is DrillName => (DRILLS as readonly string[]).includes(name);

/** The options, or an end of the process with one line that says what is wrong. */
export function optionsOrEnd(args: readonly string[]): Options {
  try {
    return readOptions(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}. Usage: npm run prove -- ${USAGE}`);
    process.exit(2);
  }
}

const USAGE = `[--rounds N] [--only ${DRILLS.join(',')}]`;

/** `--rounds N` (200) and `--only kills,power`. */
function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '200' }, only: { type: 'string' } },
    strict: true,
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number of at least 1');
  const names = values.only?.split(',').map((name) => name.trim()) ?? DRILLS;
  const stranger = names.find((name) => !isDrill(name));
  if (stranger !== undefined) throw new Error(`--only names drills: ${DRILLS.join(', ')}; "${stranger}" is none`);
  return { rounds, drills: names.filter(isDrill) };
}
