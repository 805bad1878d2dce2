import { parseArgs } from 'node:util';

export const DRILLS = ['kills', 'restarts', 'power', 'disk', 'guards', 'conditions', 'adversary'] as const;
export type DrillName = (typeof DRILLS)[number];
export type Options = { readonly rounds: number; readonly drills: readonly DrillName[] };

const isDrill = (name: string): name is DrillName => (DRILLS as readonly string[]).includes(name);

/** `--rounds N` (200) and `--only kills,power`. */
export function readOptions(args: readonly string[]): Options {
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
