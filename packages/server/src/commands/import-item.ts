import {
  CONTENT_TYPES,
  type ContentType,
  inheritItem,
  type ItemDraft,
  type LocatorVerdict,
  itemSchema,
} from '@remit/protocol';
import type { z } from 'zod';
import type { Inheritance, ImportRow } from './import-request.ts';
import { knownItemType } from './import-sort.ts';

/** A cell that could not be taken over: the field is left empty for the officer, and the row says why. */
export type CellProblem = { readonly field: string; readonly sentence: string };
export type RowItem = { readonly content: ItemDraft; readonly problems: readonly CellProblem[] };

/** Short codes as lists have them, beside the full ones of the protocol. */
const SHORT_CODES: Readonly<Record<string, ContentType>> = {
  TCO_A: 'TCO_A_INCITE',
  TCO_B: 'TCO_B_SOLICIT_COMMIT',
  TCO_C: 'TCO_C_SOLICIT_GROUP',
  TCO_D: 'TCO_D_INSTRUCT',
  TCO_E: 'TCO_E_THREAT',
  UK_TACT: 'UK_OTHER_TACT',
  TERMS: 'TERMS_ONLY',
  'T&C_ONLY': 'TERMS_ONLY',
};

/**
 * The item of a row: what the list says, then what the template gives (D21). A note says how the item is used
 * (C3, harm text). A cell that cannot be read is not replaced by the template's word: somebody meant something by it.
 */
export function itemOf(row: ImportRow, verdict: LocatorVerdict, template: Inheritance['item']): RowItem {
  const problems: CellProblem[] = [];
  const typed: Record<string, unknown> = { locator: row.url.trim() };
  const unread = (field: string, sentence: string): void => void problems.push({ field, sentence });
  takeItemType(row, typed, unread);
  takeContentTypes(row, typed, unread);
  takeTarget(row, verdict, typed, unread);
  take('harmText', row.note, itemSchema.shape.harmText, typed, unread);
  take('quotedPassage', row.passage, itemSchema.shape.quotedPassage, typed, unread);
  takeTimes(row, typed, unread);
  take('language', row.language, itemSchema.shape.language, typed, unread);
  take('designatedEntity', row.designatedEntity, itemSchema.shape.designatedEntity, typed, unread);
  take('clause', row.clause, itemSchema.shape.clause, typed, unread);
  for (const field of CAPTURE) take(field, row[field], itemSchema.shape[field], typed, unread);
  takeReach(row, typed, unread);
  takeTranslation(row, typed, unread);
  const inherited: Record<string, unknown> = { ...template };
  for (const { field } of problems) delete inherited[field];
  return { content: inheritItem(typed as ItemDraft, inherited), problems };
}

const CAPTURE = ['capturedAt', 'contentDigest', 'perceptualHash', 'screenshotDigest'] as const;

type Cell = string | null | undefined;
type Fields = Record<string, unknown>;
type Unread = (field: string, sentence: string) => void;

function takeItemType({ itemType }: ImportRow, typed: Fields, unread: Unread): void {
  if (!itemType?.trim()) return;
  const known = knownItemType(itemType);
  if (known) typed['itemType'] = known;
  else unread('itemType', 'The list names a kind of item that the protocol does not have. Choose one.');
}

function takeContentTypes({ contentType }: ImportRow, typed: Fields, unread: Unread): void {
  const codes = (contentType ?? '')
    .toUpperCase()
    .split(/[,;+|/\s]+/u)
    .filter((code) => code !== '');
  if (codes.length === 0) return;
  const known = codes.map((code) => SHORT_CODES[code] ?? CONTENT_TYPES.find((type) => type === code));
  if (known.includes(undefined))
    unread('contentTypes', 'The list names a category that the protocol does not have. Choose one.');
  else typed['contentTypes'] = [...new Set(known)].slice(0, 6);
}

function takeTarget({ target }: ImportRow, verdict: LocatorVerdict, typed: Fields, unread: Unread): void {
  if (!target?.trim()) return;
  if (verdict.target) typed['target'] = target.trim();
  else unread('target', 'The address to which the link leads cannot be read. Enter it again.');
}

/** Both ends, or none: half a range would refer another part than the one that was meant. */
function takeTimes({ fromSeconds, toSeconds }: ImportRow, typed: Fields, unread: Unread): void {
  const given = (seconds: number | null | undefined): seconds is number => seconds !== null && seconds !== undefined;
  if (!given(fromSeconds) && !given(toSeconds)) return;
  if (given(fromSeconds) && given(toSeconds) && toSeconds > fromSeconds)
    typed['timeRange'] = { fromSeconds, toSeconds };
  else unread('timeRange', 'The time range in the list has one end alone, or ends before it begins. Enter both ends.');
}

/** A number alone says neither of when nor of what it is. */
function takeReach({ reach, reachAt, reachHow }: ImportRow, typed: Fields, unread: Unread): void {
  if (isEmpty(reach) && isEmpty(reachAt) && isEmpty(reachHow)) return;
  const read = itemSchema.shape.reach.safeParse({ estimate: reach, countedAt: reachAt, how: reachHow });
  if (read.success) typed['reach'] = read.data;
  else unread('reach', 'A reach needs its number, when it was counted and how. Enter all three.');
}

function takeTranslation({ translation, translationLanguage }: ImportRow, typed: Fields, unread: Unread): void {
  if (isEmpty(translation) && isEmpty(translationLanguage)) return;
  const read = itemSchema.shape.translation.safeParse({ text: translation, language: translationLanguage?.trim() });
  if (read.success) typed['translation'] = read.data;
  else unread('translation', 'A translation needs its text and its language. Enter both.');
}

const isEmpty = (cell: string | number | null | undefined): boolean =>
  typeof cell === 'number' ? false : !cell?.trim();

function take(field: string, cell: Cell, schema: z.ZodType, typed: Fields, unread: Unread): void {
  const text = cell?.trim();
  if (!text) return;
  const read = schema.safeParse(text);
  if (read.success) typed[field] = read.data;
  else unread(field, `What the list gives as ${field} cannot be taken over. Enter it again.`);
}
