// Where one-time codes go: to the screen, or each into a file of its own, so that no one pair of eyes sees both.
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartFailure } from '../store/embedded/index.ts';

export interface Slip {
  /** What stands beside the person's pseudonym: the code itself, or where it was written. */
  readonly shown: string;
  /** Takes the code back: nothing came of the ceremony. */
  readonly discard: () => void;
}

const onScreen = (code: string): Slip => ({ shown: code, discard: () => undefined });

function inFile(path: string, code: string): Slip {
  const file = resolve(path);
  try {
    writeFileSync(file, `${code}\n`, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    const problem = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StartFailure(
      `The code cannot be written to ${file}: ${problem === 'EEXIST' ? 'there is such a file already' : problem}.`,
    );
  }
  return { shown: `in ${file}, which you alone may read`, discard: () => rmSync(file, { force: true }) };
}

/**
 * Writes before the ceremony starts: a code that could not be kept anywhere would be lost.
 * @param places a file for each code, `-` for the screen
 */
export function writeSlips(codes: readonly string[], places: readonly string[]): Slip[] {
  if (places.length !== 0 && places.length !== codes.length)
    throw new StartFailure('Give --codes-to one place for each of the two codes; - is the screen.');
  const slips: Slip[] = [];
  try {
    for (const [i, code] of codes.entries()) {
      const place = places[i] ?? '-';
      slips.push(place === '-' ? onScreen(code) : inFile(place, code));
    }
    return slips;
  } catch (error) {
    for (const slip of slips) slip.discard();
    throw error;
  }
}
