import { isAccountLike } from '../../locator/index.ts';
import { ACCOUNT_ACTIONS } from '../../parties/card.ts';
import {
  complain,
  isBlank,
  NOTHING,
  type Complaint,
  type HeaderRule,
  type ItemRule,
  type Scene,
  type Subject,
} from './rule.ts';

/** G5: items before accounts (C4). An account is acted on by its own instrument, with an item as evidence. */
export const accountLast: HeaderRule = (scene) => {
  const { instrument, requestedAction } = scene.header;
  const onAccount = ACCOUNT_ACTIONS.some((action) => action === requestedAction);
  if (instrument === 'VOLUNTARY_ITEM' && onAccount)
    return before('requestedAction', 'an item referral asks for an account');
  if (instrument !== 'VOLUNTARY_ACCOUNT') return NOTHING;
  const action =
    requestedAction && !onAccount
      ? complain('FIXABLE', 'G5_ACCOUNT_ACTION', 'requestedAction', requestedAction)
      : NOTHING;
  return [...action, ...evidence(scene)];
};

/** G5: an account's page in an item referral would take down everything on it. */
export const itemNotAccount: ItemRule = ({ content: { itemType } }, { header: { instrument } }) =>
  instrument === 'VOLUNTARY_ITEM' && isAccountLike(itemType) ? before('itemType', 'a whole account') : NOTHING;

function evidence({ items }: Scene): readonly Complaint[] {
  const evidenced = new Set(items.filter((item) => !isAccount(item)).map(handleOf));
  const handles = new Set(items.map(handleOf).filter((handle) => handle !== ''));
  if (handles.size === 0) return before('items', 'no account is named');
  const bare = [...handles].filter((handle) => !evidenced.has(handle));
  return bare.length === 0
    ? NOTHING
    : before('items', `no item as evidence for ${bare.length} of ${handles.size} accounts`);
}

const isAccount = ({ content }: Subject): boolean => isAccountLike(content.itemType);
const handleOf = ({ content }: Subject): string =>
  isBlank(content.accountHandle) ? '' : String(content.accountHandle).trim();
const before = (field: string, detail: string): readonly Complaint[] =>
  complain('FIXABLE', 'G5_ACCOUNT_BEFORE_ITEM', field, detail);
