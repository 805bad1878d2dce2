import { hash } from 'node:crypto';
import { type ImportedRow, keepImport, totalsOf } from '../../../packages/server/src/store/imports.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { inTransaction } from '../../../packages/server/src/store/transaction.ts';
import type { Plan } from '../cases/case.ts';
import { ROLLING } from '../people/parameter-sets.ts';

/** The answers that importing officers were given, row by row, so that they can be opened again from their drafts. */
export async function recordImports({ pool }: Store, plans: readonly Plan[]): Promise<void> {
  const lists = Map.groupBy(
    plans.filter(({ c }) => c.importId !== null),
    ({ c }) => c.importId!,
  );
  for (const [id, drafts] of lists) {
    const { unit } = drafts[0]!.c;
    const items = drafts.flatMap(({ c }) =>
      c.items.map(
        (item): Omit<ImportedRow, 'line'> => ({
          url: item.content.locator,
          result: 'ready',
          codes: [],
          platform: c.platform,
          referral: c.id,
          sentence: 'Nothing is open on this row.',
        }),
      ),
    );
    const rows = items.map((row, i) => ({ line: i + 2, ...row }));
    const plan = {
      id,
      dryRun: false,
      at: drafts[0]!.start,
      fileName: `list-${unit}-${drafts[0]!.start.slice(0, 10)}.csv`,
      items: rows,
      drafts: drafts.map(({ c }) => ({
        ...{ referral: c.id, reference: '', platform: c.platform, items: c.items.length },
        // These lists are far below the limit of their unit.
        lock2Because: [],
      })),
      totals: totalsOf(rows),
      lock2Above: ROLLING.perImport,
    };
    const request = hash('sha256', JSON.stringify(rows.map(({ url }) => url)), 'hex');
    await inTransaction(pool, { role: 'remit_writer' }, (client) => keepImport(client, unit, { request, plan }));
  }
}
