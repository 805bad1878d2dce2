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
  /** Instants in UTC with milliseconds. */
  readonly capturedAt?: string;
  /** Digests in lower case; whether they are digests is for the gates to say. */
  readonly contentDigest?: string;
  readonly perceptualHash?: string;
  readonly screenshotDigest?: string;
  /** How many people the item reached, when that was counted and by what. */
  readonly reach?: number;
  readonly reachAt?: string;
  readonly reachHow?: string;
  readonly translation?: string;
  readonly translationLanguage?: string;
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
