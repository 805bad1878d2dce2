import { resolve } from 'node:path';
import { CODE_BYTES, codeDigest, oneTimeCode } from '@remit/protocol';
import type { Run } from '../act.ts';
import { usage } from '../failure.ts';
import { fileExists, writePrivateFile } from '../private-file.ts';

/** A one-time code, made on this machine: the server is sent its digest alone. */
export interface Code {
  readonly digest: string;
  /** Shows the code, or writes it where nobody else may read it; called once the server has taken the digest. */
  readonly hand: () => Promise<string>;
}

/** @param places a file for each code, `-` or nothing for the screen */
export async function newCodes(count: number, places: readonly string[] = []): Promise<Code[]> {
  if (places.length !== 0 && places.length !== count) throw usage('codes-to', `Give --codes-to ${count} places.`);
  const files = places.map((place) => (place === '-' ? null : resolve(place)));
  for (const file of files) {
    if (file !== null && (await fileExists(file)))
      throw usage('file-exists', `${file} exists already.`, 'Choose another name.');
  }
  return Array.from({ length: count }, (_, i) => codeFor(files[i] ?? null));
}

function codeFor(file: string | null): Code {
  const code = oneTimeCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
  const hand = async (): Promise<string> => {
    if (file === null) return code;
    await writePrivateFile(file, `${code}\n`);
    return `in ${file}, which you alone may read`;
  };
  return { digest: codeDigest(code), hand };
}

/** One line for each person: whose code it is, and the code or its file. */
export async function handOut(run: Run, codes: readonly Code[], people: readonly string[]): Promise<void> {
  const { output, settings } = run;
  const handed = await Promise.all(codes.map(({ hand }) => hand()));
  if (settings.json) return output.json({ codes: people.map((person, i) => ({ person, code: handed[i] })) });
  for (const [i, person] of people.entries()) output.say(`  ${person}: ${handed[i]}`);
  output.say(
    'Each code goes to its person alone, apart from the invitation. It is shown once and kept nowhere.\n' +
      `The person opens ${settings.server}/enrol, types it and makes a passkey.`,
  );
}
