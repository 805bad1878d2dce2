/** What a referral's item is (protocol C3, Item). The list is closed; a platform's card says which of them it hosts. */
export const ITEM_TYPES = [
  'POST',
  'VIDEO',
  'IMAGE',
  'AUDIO',
  'FILE',
  'LIVE_STREAM',
  'COMMENT',
  'PROFILE',
  'CHANNEL',
  'GROUP',
  'SHORTLINK',
  'DOMAIN_PAGE',
  'SEARCH_RESULT',
  'ACCOUNT',
] as const;

export type ItemType = (typeof ITEM_TYPES)[number];

const ACCOUNT_LIKE: ReadonlySet<ItemType> = new Set<ItemType>(['ACCOUNT', 'PROFILE', 'CHANNEL', 'GROUP']);
const TIMED: ReadonlySet<ItemType> = new Set<ItemType>(['VIDEO', 'AUDIO', 'LIVE_STREAM']);

/** True for the types whose exact address is a profile, channel or group page. */
export const isAccountLike = (type: ItemType | undefined): boolean => type !== undefined && ACCOUNT_LIKE.has(type);

/** True for the types that need a time range (R077: "video needs time range"). */
export const needsTimeRange = (type: ItemType | undefined): boolean => type !== undefined && TIMED.has(type);
