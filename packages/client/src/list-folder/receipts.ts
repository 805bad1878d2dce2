import { type RemitClient, RemitProblem } from '../sdk/index.ts';

export type Receipts = {
  readonly given: number;
  /** Withdrawals that the list does not follow yet: the receipt is given with a later version. */
  readonly waiting: number;
};
type Owed = { readonly id: string; readonly organisation: string };

/**
 * Says for every withdrawal that this recipient owes a receipt for: with this version of the list it flags nowhere here.
 *
 * @param version that the gate has taken over, not merely fetched
 */
export async function giveReceipts(
  client: Pick<RemitClient, 'call'>,
  recipient: string,
  version: number,
): Promise<Receipts> {
  const [count, owed] = [{ given: 0, waiting: 0 }, await owedBy(client, recipient)];
  for (const { id, organisation } of owed) {
    try {
      await client.call('ReceiveWithdrawal', { params: { id }, body: { organisation, list: version } });
      count.given++;
    } catch (error) {
      const code = error instanceof RemitProblem ? error.code : null;
      if (code === 'receipt-too-early') count.waiting++;
      // Another process of this organisation gave it meanwhile.
      else if (code !== 'receipt-not-owed') throw error;
    }
  }
  return count;
}

/** All of them first: a page ends where it ended, and what is given leaves the view. */
async function owedBy(client: Pick<RemitClient, 'call'>, recipient: string): Promise<Owed[]> {
  const ids: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await client.call('entries', { query: { view: 'owed', limit: 200, ...(after && { after }) } });
    ids.push(...page.rows.filter(({ owes }) => owes).map(({ id }) => id));
    after = page.next;
  }
  const all: Owed[] = [];
  for (const id of ids) {
    const { withdrawals } = await client.call('entry', { params: { id } });
    for (const { organisation, owed, received } of withdrawals as {
      organisation: string;
      owed: string[];
      received: string[];
    }[])
      if (owed.includes(recipient) && !received.includes(recipient)) all.push({ id, organisation });
  }
  return all;
}
