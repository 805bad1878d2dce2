import { entryCommandSchemas } from '@remit/protocol';
import { inTransaction } from '../store/transaction.ts';
import { type JobContext, refusalOf, systemCommand } from './job.ts';

type Fallen = { readonly entry: string; readonly organisation: string; readonly reinstated: boolean };

/**
 * Withdraws each opinion whose item was corrected or reinstated (spec/hashes.md, source-corrected). It looks at what
 * opinions rest on, not at what was corrected lately: nothing is missed by a process that was away.
 *
 * @returns whether something was withdrawn, so that more may wait
 */
export async function withdrawFallen({
  store,
  executor,
  logger,
}: Pick<JobContext, 'store' | 'executor' | 'logger'>): Promise<boolean> {
  const fallen = await inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, async (client) => {
    const { rows } = await client.query<Fallen>(
      `SELECT s.entry, s.organisation, bool_or(f.kind = 'ItemReinstated') AS reinstated
       FROM entry_sources s JOIN facts f ON f.stream = 'referral:' || s.referral
         AND f.kind IN ('ItemCorrected', 'ItemReinstated') AND f.open ->> 'itemId' = s.item
       GROUP BY 1, 2 ORDER BY 1, 2 LIMIT 64`,
    );
    return rows;
  });
  let withdrawn = 0;
  for (const { entry, organisation, reinstated } of fallen) {
    const cause = reinstated ? 'APPEAL_UPHELD' : 'CORRECTION';
    const data = entryCommandSchemas.WithdrawOpinion.parse({ organisation, cause, note: null });
    const code = refusalOf(await executor.execute(systemCommand('source-corrected', 'WithdrawOpinion', entry, data)));
    if (code === null) withdrawn += 1;
    else logger.warn({ job: 'corrected-sources', entry, code }, 'an opinion could not be withdrawn');
  }
  return withdrawn > 0 && withdrawn === fallen.length;
}
