import type { ReadStream, WriteStream } from 'node:tty';

const MAX = 4096;
const END_OF_TEXT = '\u0003';

/** Reads one line from standard input; a terminal does not show it. */
export async function readSecret(input: ReadStream, remarks: WriteStream, question: string): Promise<string> {
  const terminal = input.isTTY === true;
  if (terminal) {
    remarks.write(question);
    input.setRawMode(true);
  }
  let line = '';
  try {
    for await (const part of input.setEncoding('utf8') as AsyncIterable<string>) {
      if (terminal && part.includes(END_OF_TEXT)) return '';
      line += part;
      if (/[\r\n]/u.test(line) || line.length > MAX) break;
    }
  } finally {
    if (terminal) {
      input.setRawMode(false);
      remarks.write('\n');
    }
    input.pause();
  }
  return line.split(/[\r\n]/u)[0]?.trim() ?? '';
}
