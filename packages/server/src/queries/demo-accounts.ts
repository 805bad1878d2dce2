import type { Store } from '../store/store.ts';
import { type DemoAccount, readDemoAccounts } from '../store/working/demo-accounts.ts';
import { working } from '../store/working/working.ts';

export type { DemoAccount } from '../store/working/demo-accounts.ts';

/** Whom one can be in the demonstration. */
export const demoAccounts = (store: Store): Promise<DemoAccount[]> =>
  working(store, (client) => readDemoAccounts(client, null));

export async function demoAccount(store: Store, account: string): Promise<DemoAccount | null> {
  const [found] = await working(store, (client) => readDemoAccounts(client, account));
  return found ?? null;
}
