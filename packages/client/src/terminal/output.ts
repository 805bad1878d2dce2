import { palette, wantsColour, type Palette } from './palette.ts';
import { progress, type Progress, type ProgressStream } from './progress.ts';

/** Where a command speaks: results to the one stream, remarks about the work to the other. */
export interface Output {
  /** A result, to standard output, with a line feed added where it has none. */
  say(text: string): void;
  /** A remark, to standard error. */
  remark(text: string): void;
  /** The one object of `--json`, to standard output. */
  json(value: unknown): void;
  progress(total: number, label: string): Progress;
  /** Columns for tables; endless where standard output is no terminal. */
  readonly width: number;
  readonly paint: Palette;
  readonly paintRemark: Palette;
}

export interface OutputStreams {
  readonly stdout: ProgressStream;
  readonly stderr: ProgressStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export function output({ stdout, stderr, env }: OutputStreams): Output {
  return {
    say: (text) => void stdout.write(ended(text)),
    remark: (text) => void stderr.write(ended(text)),
    json: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    progress: (total, label) => progress(stderr, total, label),
    width: stdout.isTTY === true ? (stdout.columns ?? 80) : Infinity,
    paint: palette(wantsColour(stdout, env)),
    paintRemark: palette(wantsColour(stderr, env)),
  };
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
