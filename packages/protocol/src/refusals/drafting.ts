import { no, type RefusalRow } from './row.ts';

/** Refusals between the first word of a draft and its submission. */
export const DRAFTING_REFUSALS = {
  'gates-open': no(
    'referral#gates',
    'The draft is not ready: some points are open. It is kept as it is.',
    'The unit’s draft had open points and was not sent.',
    'A draft did not meet the published conditions and was not sent.',
    'Mend the points that are listed; each names its field and what would settle it.',
  ),
  'duplicate-item-id': no(
    'referral#drafting',
    'Two items carry the same identifier.',
    'Two items carry the same identifier.',
    'A draft named one item twice.',
    'Give each item an identifier of its own.',
  ),
  'unknown-item': no(
    'referral#drafting',
    'There is no such item in this referral.',
    'There is no such item in this referral.',
    'A step named an item that the referral does not contain.',
    'Reload the case and choose the item from its list.',
  ),
  'too-many-items': no(
    'referral#drafting',
    'A referral carries at most 500 items.',
    'A referral carries at most 500 items.',
    'A draft held more items than one referral may carry.',
    'Split the list; an import does this by itself and keeps the parts together.',
  ),
  'nothing-left-to-send': no(
    'referral#gates',
    'No item is left that could be sent.',
    'No item was left that could be sent.',
    'A draft had no item left after the checks and was not sent.',
    'Add an item, or discard the draft. For aggregates without addresses use an information-only referral.',
  ),
  'override-not-needed': no(
    'oversight#container-override',
    'This address is not stopped as a container page, so there is nothing to override.',
    'This address was not stopped.',
    'A reason was given for an address that no rule had stopped.',
    'Submit the item as it is. If its text is no usable address, correct it instead.',
  ),
  'override-by-author': no(
    'oversight#container-override',
    'A supervisor who did not write the draft gives this reason.',
    'A supervisor who did not write the draft gives this reason.',
    'Who writes a draft may not also except one of its addresses from the rules.',
    'Ask another supervisor. Lock 2 will then judge the reason as well.',
  ),
} as const satisfies Record<string, RefusalRow>;
