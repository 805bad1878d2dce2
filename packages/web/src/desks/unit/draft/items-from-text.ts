import { newId, readList, type ListProblem, type ListRow } from '@remit/client';
import {
  CONTENT_TYPES,
  ITEM_TYPES,
  type CapabilityCard,
  type ContentType,
  type ItemDraft,
  type ItemType,
} from '@remit/protocol';
import type { DraftItem } from './draft.ts';

const listed = <T extends string>(list: readonly T[], value: string | undefined): T | undefined =>
  list.find((each) => each === value);

/** Addresses as somebody pastes them, one or a whole table, as items of the draft. Nothing in it is looked up. */
export function itemsFromText(text: string): {
  readonly items: readonly DraftItem[];
  readonly problems: readonly ListProblem[];
} {
  const list = readList(new TextEncoder().encode(text));
  return { items: list.rows.map((row) => ({ id: newId(), own: contentOf(row) })), problems: list.problems };
}

function contentOf(row: ListRow): ItemDraft {
  const itemType: ItemType | undefined = listed(ITEM_TYPES, row.itemType);
  const contentTypes = (row.contentType ?? '')
    .split(',')
    .map((code) => listed(CONTENT_TYPES, code))
    .filter((code): code is ContentType => code !== undefined);
  const range =
    row.fromSeconds !== undefined && row.toSeconds !== undefined
      ? { fromSeconds: row.fromSeconds, toSeconds: row.toSeconds }
      : undefined;
  return {
    locator: row.url,
    ...(itemType && { itemType }),
    ...(contentTypes.length > 0 && { contentTypes }),
    ...(range && { timeRange: range }),
    ...(row.target && { target: row.target }),
    ...(row.passage && { quotedPassage: row.passage.slice(0, 300) }),
    ...(row.language && { language: row.language }),
    ...(row.designatedEntity && { designatedEntity: row.designatedEntity }),
    ...(row.clause && { clause: row.clause }),
    ...captureOf(row),
  };
}

/** What the table says of the capture; half of it is left for the officer, who sees the fields. */
function captureOf(row: ListRow): Partial<ItemDraft> {
  const { capturedAt, contentDigest, perceptualHash, screenshotDigest } = row;
  const { reach: estimate, reachAt: countedAt, reachHow: how, translation: text, translationLanguage: language } = row;
  return {
    ...(capturedAt && { capturedAt }),
    ...(contentDigest && { contentDigest }),
    ...(perceptualHash && { perceptualHash }),
    ...(screenshotDigest && { screenshotDigest }),
    ...(estimate !== undefined && countedAt && how && { reach: { estimate, countedAt, how } }),
    ...(text && language && { translation: { text, language } }),
  };
}

/** The platform that an address is on, by the hosts of the cards; null where none says so. */
export function platformOfAddress(
  address: string,
  platforms: readonly { readonly id: string; readonly card: CapabilityCard | null }[],
): string | null {
  const host = hostOf(address);
  const found = platforms.find(({ card }) =>
    card?.hosts.some((own) => host === own.toLowerCase() || host?.endsWith(`.${own.toLowerCase()}`)),
  );
  return found?.id ?? null;
}

function hostOf(address: string): string | null {
  try {
    return new URL(address).hostname;
  } catch {
    return null;
  }
}
