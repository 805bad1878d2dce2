import { displayWidth, fit } from './width.ts';

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

export interface Progress {
  /** Says how much is done by now. */
  update(done: number, label?: string): void;
  /** Takes the bar away, so that what follows begins on an empty line. */
  finish(): void;
}

/** A progress bar on the error stream. Where no person looks (a pipe, a log) it writes nothing. */
export function progress(stream: ProgressStream, total: number, label: string): Progress {
  let words = label;
  let drawn = '';
  const draw = (text: string) => {
    if (stream.isTTY !== true || text === drawn) return;
    stream.write(`\r\u001b[2K${text}`);
    drawn = text;
  };
  return {
    update: (done, next) => {
      words = next ?? words;
      draw(bar(done, total, words, stream.columns ?? 80));
    },
    finish: () => draw(''),
  };
}

// The line changes once a percent at most, which is how often it is drawn.
function bar(done: number, total: number, label: string, columns: number): string {
  const share = total > 0 ? Math.min(1, Math.max(0, done / total)) : 1;
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const words = fit(label, Math.max(8, Math.floor(columns / 2)));
  const room = Math.min(40, columns - displayWidth(words) - percent.length - 3);
  if (room < 4) return fit(`${words}${percent}`, columns - 1);
  const full = Math.round(share * room);
  return `${words} ${'█'.repeat(full)}${'░'.repeat(room - full)} ${percent}`;
}
