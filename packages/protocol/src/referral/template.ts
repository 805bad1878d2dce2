import { z } from 'zod';
import { localCode, prose } from '../wire/primitives.ts';
import { headerSchema, type HeaderDraft } from './header.ts';
import { itemSchema, type ItemDraft } from './item.ts';

/** What a parameter set fills in, so that an officer types about eight things for a new item (D21). */
export const headerDefaultsSchema = headerSchema
  .omit({ goodFaith: true, title: true, parameterSet: true, campaign: true, escalates: true, duplicates: true })
  .partial();
export const itemTemplateSchema = z.strictObject({
  id: localCode,
  title: prose(120),
  item: itemSchema
    .omit({ locator: true, target: true, timeRange: true, capturedAt: true, contentDigest: true })
    .omit({ perceptualHash: true, screenshotDigest: true, reach: true, translation: true })
    .partial(),
});
export type ItemTemplate = z.infer<typeof itemTemplateSchema>;

/** The first value that is there, field by field: typed, then from the family, then from the template. */
export function inheritItem(typed: ItemDraft, ...sources: readonly (Partial<ItemDraft> | undefined)[]): ItemDraft {
  return inherit<ItemDraft>(typed, sources);
}
export function inheritHeader(typed: HeaderDraft, ...sources: readonly (HeaderDraft | undefined)[]): HeaderDraft {
  return inherit(typed, sources);
}

function inherit<T extends object>(typed: T, sources: readonly (Partial<T> | undefined)[]): T {
  const result: Record<string, unknown> = {};
  for (const source of [...sources].reverse()) if (source) Object.assign(result, present(source));
  return Object.assign(result, present(typed)) as T;
}

const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
