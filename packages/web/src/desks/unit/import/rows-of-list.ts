import type { Answer, CallArguments, List } from '@remit/client';

export type ImportBody = NonNullable<CallArguments<'importList'>['body']>;
export type ImportRow = ImportBody['rows'][number];
export type ImportView = Answer<'importList'>;
export type ImportedRow = ImportView['items'][number];

/** A list as it was read, as the service takes it. */
export const rowsOfList = (list: List): ImportRow[] =>
  list.rows.map((row) => ({
    line: row.line,
    url: row.url.slice(0, 4000),
    itemType: row.itemType?.slice(0, 40) ?? null,
    contentType: row.contentType?.slice(0, 40) ?? null,
    note: row.note?.slice(0, 600) ?? null,
    passage: row.passage?.slice(0, 300) ?? null,
    target: row.target?.slice(0, 2048) ?? null,
    fromSeconds: row.fromSeconds ?? null,
    toSeconds: row.toSeconds ?? null,
    language: row.language?.slice(0, 40) ?? null,
    designatedEntity: row.designatedEntity?.slice(0, 64) ?? null,
    clause: row.clause?.slice(0, 64) ?? null,
    capturedAt: row.capturedAt ?? null,
    contentDigest: row.contentDigest ?? null,
    perceptualHash: row.perceptualHash ?? null,
    screenshotDigest: row.screenshotDigest ?? null,
    reach: row.reach ?? null,
    reachAt: row.reachAt ?? null,
    reachHow: row.reachHow?.slice(0, 200) ?? null,
    translation: row.translation?.slice(0, 2000) ?? null,
    translationLanguage: row.translationLanguage?.slice(0, 40) ?? null,
  }));
