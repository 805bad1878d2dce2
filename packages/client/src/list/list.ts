import type { Encoding } from './decode.ts';
import type { ListProblem } from './problems.ts';
import type { Separator } from './separator.ts';

/** One row of a list, as its maker wrote it, save for spaces and disarmed spelling around the address. */
export interface ListRow {
  /** Line in the file on which the row begins, from 1. */
  readonly line: number;
  /** The address to be judged by the locator linter; not yet known to be lawful, or even a valid URL. */
  readonly url: string;
  /** The cell where it reads otherwise than `url`, such as `hxxp://example[.]org/a`. */
  readonly asWritten?: string;
  /** Upper case with underscores, such as `VIDEO`; whether the protocol knows it is for the gates to say. */
  readonly itemType?: string;
  readonly contentType?: string;
  readonly title?: string;
  readonly note?: string;
  readonly language?: string;
  /** Where a short link leads. */
  readonly target?: string;
  readonly fromSeconds?: number;
  readonly toSeconds?: number;
  readonly designatedEntity?: string;
  readonly clause?: string;
  readonly passage?: string;
}

/** How the file was understood, so that a person can see a wrong guess. */
export interface ListFormat {
  readonly encoding: Encoding;
  readonly separator: Separator;
  /** Names of the columns in the file, in order; null where the file has no header row. */
  readonly header: readonly string[] | null;
}

/** A list that was read. Where `refused`, `rows` is empty and the first problem says why. */
export interface List {
  readonly refused: boolean;
  readonly rows: readonly ListRow[];
  readonly problems: readonly ListProblem[];
  readonly format: ListFormat;
}
