import { z } from 'zod';
import { canonical, type Json } from '../../wire/canonical.ts';
import { OPENABLE, type Openable } from './opening.ts';

/** A disclosed value with its salt in hex. */
export type Disclosure = readonly [value: string, salt: string];
export type EntryLine = {
  readonly index: number;
  readonly kind: Disclosure;
  readonly month: Disclosure;
} & { readonly [A in Openable]?: Disclosure };
/** An entry whose fact was lost in a declared incident: nothing can be opened. */
export type LostLine = { readonly index: number; readonly lost: true };
/** Later than the entries, unit and platform. */
export type PartyLine = { readonly index: number; readonly origin?: Disclosure; readonly recipient?: Disclosure };
export type DatasetLine = EntryLine | LostLine | PartyLine;

export const DATASET_PARTS = ['entries', 'parties'] as const;
export type DatasetPart = (typeof DATASET_PARTS)[number];

const disclosure = z.tuple([z.string().max(4_000), z.string().regex(/^[0-9a-f]{32}$/)]);
const index = z.int().min(0);
const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
const optional = Object.fromEntries(OPENABLE.map((name) => [name, disclosure.optional()]));
const headerSchema = z.strictObject({
  format: z.literal('remit/dataset/v1'),
  part: z.enum(DATASET_PARTS),
  month,
  from: index,
  to: index,
  below: z.int().min(1),
  checkpoint: z.string().max(65_536),
});
const entrySchema = z.strictObject({
  index,
  kind: disclosure,
  month: disclosure,
  class: optional['class']!,
  result: optional['result']!,
});
const lostSchema = z.strictObject({ index, lost: z.literal(true) });
const partySchema = z.strictObject({ index, origin: optional['origin']!, recipient: optional['recipient']! });

/** The first line of a file: which entries it accounts for, and the checkpoint that it was made against. */
export type DatasetHeader = z.infer<typeof headerSchema>;

/** Lines as they are written: canonical JSON, each with its line feed. */
export const formatDataset = (header: DatasetHeader, lines: readonly DatasetLine[]): string =>
  [header, ...lines].map((line) => `${canonical(line as unknown as Json)}\n`).join('');

export type BadLine = { readonly line: number; readonly detail: string };
export type ParsedDataset<L> = { readonly header: DatasetHeader; readonly lines: readonly L[] };

/** Entries of a month; the first bad line where one has not its one spelling. */
export const parseEntries = (text: string): ParsedDataset<EntryLine | LostLine> | BadLine =>
  parse(text, 'entries', z.union([entrySchema, lostSchema])) as ParsedDataset<EntryLine | LostLine> | BadLine;

export const parseParties = (text: string): ParsedDataset<PartyLine> | BadLine =>
  parse(text, 'parties', partySchema) as ParsedDataset<PartyLine> | BadLine;

function parse(text: string, part: DatasetPart, schema: z.ZodType): ParsedDataset<unknown> | BadLine {
  const [first = '', ...rest] = text.split('\n');
  if (rest.pop() !== '') return { line: rest.length + 2, detail: 'the file ends without a line feed' };
  const header = read(first, headerSchema);
  if (header?.part !== part) return { line: 1, detail: `it is not the header of ${part}` };
  const lines: unknown[] = [];
  for (const [i, line] of rest.entries()) {
    const parsed = read(line, schema);
    if (parsed === null) return { line: i + 2, detail: 'it is not a line of a dataset in its one spelling' };
    lines.push(parsed);
  }
  return { header, lines };
}

function read<T>(line: string, schema: z.ZodType<T>): T | null {
  try {
    const value = JSON.parse(line) as Json;
    const parsed = schema.safeParse(value);
    return parsed.success && canonical(value) === line ? parsed.data : null;
  } catch {
    return null;
  }
}
