// Reads a backup line by line and checks it against its own trailer: a file that was cut off, or in
// which one byte changed, is found before anything is kept.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StartFailure } from './embedded/index.ts';
import { FORMAT, type Header, type Trailer } from './backup.ts';

export type Entry =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'row'; readonly values: readonly (string | null)[] };

type Parsed = readonly (string | null)[] | { table: string } | Trailer;

function headerOf(line: string): Header {
  const header = JSON.parse(line) as Header;
  if (header.format !== FORMAT) throw new StartFailure('This is not a backup that this version can read.');
  return header;
}

function entryOf(parsed: Exclude<Parsed, Trailer>): Entry {
  return 'table' in parsed ? { kind: 'table', name: parsed.table } : { kind: 'row', values: parsed };
}

/** @throws {StartFailure} after the last entry, when the file does not match its trailer */
async function* entries(path: string): AsyncGenerator<Entry> {
  const digest = createHash('sha256');
  let rows = 0;
  let trailer: Trailer | undefined;
  let first = true;
  const source = pipeline(createReadStream(path), createGunzip(), () => undefined);
  for await (const line of createInterface({ input: source, crlfDelay: Infinity })) {
    if (trailer !== undefined) throw new StartFailure('The backup goes on after its end.');
    if (first) {
      first = false;
      digest.update(`${line}\n`);
      yield { kind: 'header', header: headerOf(line) };
      continue;
    }
    const parsed = JSON.parse(line) as Parsed;
    if ('sha256' in parsed) {
      trailer = parsed;
      continue;
    }
    digest.update(`${line}\n`);
    if (!('table' in parsed)) rows += 1;
    yield entryOf(parsed);
  }
  if (trailer === undefined) throw new StartFailure('The backup is cut off: its last line is missing.');
  if (trailer.rows !== rows || trailer.sha256 !== digest.digest('hex')) {
    throw new StartFailure('The backup was changed or damaged: it does not match its digest.');
  }
}

/** The entries of a backup; whatever makes it unreadable is one clear line. */
export async function* readBackup(path: string): AsyncGenerator<Entry> {
  try {
    yield* entries(path);
  } catch (error) {
    if (error instanceof SyntaxError) throw new StartFailure('The backup is damaged: a line of it is not readable.');
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (/^(Z_|ERR_STREAM_PREMATURE)/.test(code)) throw new StartFailure('The backup is damaged or cut off.');
    if (/^E[A-Z]+$/.test(code) && (error as NodeJS.ErrnoException).syscall)
      throw new StartFailure(`${path} cannot be read: ${code}.`);
    throw error;
  }
}
