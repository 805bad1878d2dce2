import {
  type DeclaredIncident,
  fromHex,
  type Hash,
  openAttribute,
  readBundle,
  sha256,
  TILE_WIDTH,
  type TileReader,
  toHex,
} from '@remit/log';
import {
  type BadLine,
  countDataset,
  type DatasetCount,
  type Disclosure,
  type EntryLine,
  type LostLine,
  parseEntries,
  parseParties,
  type PartyLine,
} from '@remit/protocol';

/** Files of a month as they are served, unpacked; parties come later than entries. */
export type DatasetFiles = { readonly month: string; readonly entries: string; readonly parties: string | null };

/** The first thing that is wrong, with the line of the file in which it is. */
export type DatasetFault = {
  readonly month: string;
  readonly part: 'entries' | 'parties';
  readonly line: number;
  readonly code: 'unreadable' | 'range-wrong' | 'entry-missing' | 'entry-moved' | 'value-wrong' | 'lost-undeclared';
  readonly detail: string;
};

export type DatasetReport = {
  readonly ok: boolean;
  readonly first: DatasetFault | null;
  readonly months: readonly string[];
  /** Entries that are accounted for: each below this has exactly one line. */
  readonly through: number;
  readonly fillers: number;
  readonly lost: number;
  readonly valuesChecked: number;
  readonly counts: readonly DatasetCount[];
};

export type DatasetRequest = {
  readonly files: readonly DatasetFiles[];
  /** Reads the log that was verified before; its entries are the measure of every line. */
  readonly read: TileReader;
  readonly size: number;
  readonly incidents: readonly DeclaredIncident[];
  /** Whether the first month has to begin with the log's first entry. */
  readonly fromStart?: boolean;
  readonly hash?: Hash;
};

class Found extends Error {
  readonly fault: DatasetFault;
  constructor(fault: DatasetFault) {
    super(fault.detail);
    this.fault = fault;
  }
}

/**
 * Checks datasets of consecutive months against a verified log (spec/dataset.md, Verification): each entry has exactly
 * one line, each value is the one that its entry committed to. What is counted is counted from the checked lines.
 */
export async function checkDataset(request: DatasetRequest): Promise<DatasetReport> {
  const check = new DatasetCheck(request);
  try {
    for (const files of request.files) await check.month(files);
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    return check.report(error.fault);
  }
  return check.report(null);
}

class DatasetCheck {
  readonly #request: DatasetRequest;
  readonly #months: string[] = [];
  readonly #counts: DatasetCount[] = [];
  readonly #bundles = new Map<number, readonly Uint8Array[]>();
  #next: number | null = null;
  #fillers = 0;
  #lost = 0;
  #values = 0;

  constructor(request: DatasetRequest) {
    this.#request = request;
    if (request.fromStart) this.#next = 0;
  }

  report(first: DatasetFault | null): DatasetReport {
    const through = this.#next ?? 0;
    const [fillers, lost, valuesChecked] = [this.#fillers, this.#lost, this.#values];
    return {
      ok: first === null,
      first,
      months: this.#months,
      through,
      fillers,
      lost,
      valuesChecked,
      counts: this.#counts,
    };
  }

  async month({ month, entries, parties }: DatasetFiles): Promise<void> {
    const fail = failing(month, 'entries');
    const { header, lines } = whole(parseEntries(entries), fail);
    const { from, to } = header;
    if (header.month !== month || to < from || to > this.#request.size)
      fail(1, 'range-wrong', `it says entries ${from} to ${to} of ${header.month}`);
    if (this.#next !== null && this.#next !== from)
      fail(1, 'range-wrong', `it begins at entry ${from}, and entry ${this.#next} is next`);
    for (let i = 0; i < Math.max(lines.length, to - from); i++) {
      const line = lines[i];
      if (line?.index !== from + i || from + i >= to)
        fail(i + 2, 'entry-missing', `entry ${from + i} of ${from} to ${to} is expected here`);
      else await this.#entry(line, month, i + 2, fail);
    }
    const last = lines.at(-1);
    if (last && !('lost' in last) && last.kind[0] !== 'incident' && last.month[0] > month)
      fail(lines.length + 1, 'entry-moved', `entry ${last.index} is of ${last.month[0]}, with which no month ends`);
    if (parties !== null) await this.#parties(parties, month, lines);
    else this.#counts.push(...countDataset(lines));
    this.#next = to;
    this.#months.push(month);
  }

  async #entry(line: EntryLine | LostLine, month: string, at: number, fail: Fail): Promise<void> {
    if ('lost' in line) {
      if (
        !this.#request.incidents.some(
          ({ incident: { lost } }) => lost && lost.from <= line.index && line.index < lost.to,
        )
      )
        fail(at, 'lost-undeclared', `entry ${line.index} is said to be lost, and no incident says so`);
      this.#lost += 1;
      return;
    }
    const [kind] = line.kind;
    await this.#opens(line, ['kind', 'month', 'class', 'result'], at, fail);
    if (line.month[0] < month && kind !== 'incident')
      fail(at, 'entry-moved', `entry ${line.index} is of ${line.month[0]}, whose dataset is closed`);
    if (kind === 'filler') this.#fillers += 1;
  }

  async #parties(text: string, month: string, entries: readonly (EntryLine | LostLine)[]): Promise<void> {
    const fail = failing(month, 'parties');
    const { header, lines } = whole(parseParties(text), fail);
    const first = entries[0]?.index ?? header.from;
    if (header.month !== month || header.from !== first || header.to !== first + entries.length)
      fail(1, 'range-wrong', 'it is of another month or range than the entries');
    let before = -1;
    for (const [i, line] of lines.entries()) {
      if (line.index <= before || line.index < header.from || line.index >= header.to)
        fail(i + 2, 'entry-missing', `entry ${line.index} is out of its order or range`);
      before = line.index;
      await this.#opens(line, ['origin', 'recipient'], i + 2, fail);
    }
    this.#counts.push(...countDataset(entries, lines));
  }

  async #opens(
    line: EntryLine | PartyLine,
    names: readonly ('kind' | 'month' | 'class' | 'result' | 'origin' | 'recipient')[],
    at: number,
    fail: Fail,
  ): Promise<void> {
    const leaf = await this.#leaf(line.index);
    for (const name of names) {
      const disclosed = (line as Readonly<Record<string, unknown>>)[name] as Disclosure | undefined;
      if (disclosed === undefined) continue;
      const [value, salt] = disclosed;
      if (!leaf || !openAttribute(leaf, name, value, fromHex(salt) ?? new Uint8Array(0), this.#request.hash ?? sha256))
        fail(at, 'value-wrong', `entry ${line.index} did not commit to this ${name}`);
      this.#values += 1;
    }
  }

  async #leaf(index: number): Promise<Uint8Array | undefined> {
    const n = Math.floor(index / TILE_WIDTH);
    let bundle = this.#bundles.get(n);
    if (!bundle) {
      const read = await readBundle(this.#request.read, n, Math.min(TILE_WIDTH, this.#request.size - n * TILE_WIDTH));
      bundle = read.ok ? read.value : [];
      // Lines come in the order of the log: one bundle for the entries and one for what follows are enough.
      this.#bundles.clear();
      this.#bundles.set(n, bundle);
    }
    return bundle[index % TILE_WIDTH];
  }
}

type Fail = (line: number, code: DatasetFault['code'], detail: string) => never;
const failing =
  (month: string, part: DatasetFault['part']): Fail =>
  (line, code, detail) => {
    throw new Found({ month, part, line, code, detail });
  };

function whole<P extends object>(parsed: P | BadLine, fail: Fail): P {
  if ('detail' in parsed) return fail(parsed.line, 'unreadable', parsed.detail);
  return parsed;
}

/**
 * A reader that answers the second time what it answered the first, or nothing: what an audit has verified is what the
 * check of a dataset reads, whatever the server sends in between.
 */
export function steadyReader(read: TileReader, hash: Hash = sha256): TileReader {
  const seen = new Map<string, string>();
  return async (path) => {
    const bytes = await read(path);
    if (!bytes || !path.startsWith('tile/entries/')) return bytes;
    const digest = toHex(hash(bytes));
    if ((seen.get(path) ?? digest) !== digest) return undefined;
    seen.set(path, digest);
    return bytes;
  };
}
