/** What the command's exit code tells a script. Documented in `remit --help`; a number never changes its meaning. */
export const EXIT = {
  ok: 0,
  found: 1,
  usage: 2,
  refused: 3,
  unreachable: 4,
  fault: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_TEXTS: Readonly<Record<ExitCode, string>> = {
  [EXIT.ok]: 'Done; a check found nothing wrong.',
  [EXIT.found]: 'The check found something wrong: items were stopped, or the log does not verify.',
  [EXIT.usage]: 'The command line, a setting, or a file named in them cannot be used.',
  [EXIT.refused]: 'Not signed in, not allowed, or refused by the protocol. The reason is printed.',
  [EXIT.unreachable]:
    'The server could not be reached, or gave no usable answer. Nothing is known to have changed; try again.',
  [EXIT.fault]: 'A fault of this command. Please report it.',
};
