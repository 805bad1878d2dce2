import { refuse } from '../../refusals.ts';
import { type EntryRule, organisationOf } from '../decide/request.ts';

export const receiptOwed: EntryRule<'ReceiveWithdrawal'> = (entry, { actor, command: { data } }) => {
  const own = organisationOf(actor);
  const owed = entry.withdrawals.some(
    (each) => each.organisation === data.organisation && each.owed.includes(own) && !each.received.includes(own),
  );
  return owed ? undefined : refuse('receipt-not-owed', 'organisation');
};

/** A receipt says that the opinion is gone from the gate, so it names a list that no longer has it. */
export const listWithoutIt: EntryRule<'ReceiveWithdrawal'> = (_, { command: { data }, world: { listWithout } }) =>
  listWithout !== null && data.list >= listWithout ? undefined : refuse('receipt-too-early', 'list');
