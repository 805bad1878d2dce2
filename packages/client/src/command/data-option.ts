import { readFile } from 'node:fs/promises';
import { usage } from './failure.ts';

/** `--data JSON`, or `--data @file`; `@-` is not read, so that a command never waits for a keyboard unseen. */
export async function dataOf(given: string | undefined): Promise<unknown> {
  if (given === undefined) return {};
  const text = given.startsWith('@') ? await contentOf(given.slice(1)) : given;
  try {
    return JSON.parse(text);
  } catch {
    throw usage('not-json', 'The data is not JSON.', 'Write it as --data \'{"reason":"…"}\' or --data @file.json.');
  }
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw usage('file-unreadable', `${file} cannot be read.`);
  }
}
