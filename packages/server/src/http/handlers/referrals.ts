import { commandSchemas, refuse } from '@remit/protocol';
import { importList } from '../../commands/import.ts';
import { proposeStatement } from '../../commands/statement.ts';
import { auditEntries } from '../../queries/audit-entries.ts';
import { auditReads } from '../../queries/audit-reads.ts';
import { bundleOf } from '../../queries/bundle.ts';
import { isCaseKnown } from '../../queries/case-known.ts';
import { caseView, replayFacts } from '../../queries/case.ts';
import { draftingWorld } from '../../queries/drafting-world.ts';
import { erasedCase } from '../../queries/erased-case.ts';
import { importView } from '../../queries/import.ts';
import { provenance } from '../../queries/provenance.ts';
import { queueCounts, queuePage } from '../../queries/queue.ts';
import { publishedCorrections } from '../../queries/corrections.ts';
import { publishedTotals } from '../../queries/totals.ts';
import { actorOf, readerOf } from '../asker.ts';
import type { Handlers } from '../call.ts';
import { edge } from '../edge-refusals.ts';

export const referralHandlers: Handlers<
  | 'queue'
  | 'queueCounts'
  | 'referral'
  | 'statement'
  | 'provenance'
  | 'bundle'
  | 'replay'
  | 'draftingWorld'
  | 'importList'
  | 'importResult'
  | 'totals'
  | 'corrections'
  | 'auditEntries'
  | 'auditReads'
> = {
  queue: ({ deps, asker, params, query }) => queuePage(deps.store, readerOf(asker), { ...params, ...query }),
  queueCounts: ({ deps, asker }) => queueCounts(deps.store, readerOf(asker)),
  referral: async ({ deps: { store }, asker, params: { id } }) =>
    (await caseView(store, readerOf(asker), id)) ?? erasedCase(store, readerOf(asker), id),
  statement: async ({ deps, asker, params: { id }, body: { kind, data } }) => {
    if (!(await isCaseKnown(deps.store, readerOf(asker), id))) return null;
    const checked = commandSchemas[kind].safeParse(data);
    if (!checked.success) return refuse('invalid-command', 'data');
    return proposeStatement(deps.store, { actor: actorOf(asker), id, kind, data: checked.data });
  },
  provenance: async ({ deps: { store }, asker, params: { id } }) =>
    (await provenance(store, readerOf(asker), id)) ?? erasedCase(store, readerOf(asker), id),
  bundle: async ({ deps: { store }, asker, params: { id } }) =>
    (await bundleOf(store, readerOf(asker), id)) ?? erasedCase(store, readerOf(asker), id),
  replay: async ({ deps: { store }, asker, params: { id } }) =>
    (await replayFacts(store, readerOf(asker), id)) ?? erasedCase(store, readerOf(asker), id),
  draftingWorld: ({ deps, asker, body }) => draftingWorld(deps.store, actorOf(asker), body),
  importList: ({ deps, asker, body, idempotencyKey }) =>
    importList(deps, { actor: actorOf(asker), idempotencyKey }, body),
  importResult: ({ deps, asker, params }) => importView(deps.store, readerOf(asker), params.id),
  totals: ({ deps, query }) => publishedTotals(deps.store, query),
  corrections: ({ deps, query }) => publishedCorrections(deps.store, query),
  auditEntries: ({ deps, asker, query }) => auditEntries(deps.store, readerOf(asker), query),
  auditReads: async ({ deps, asker, query }) =>
    (await auditReads(deps.store, readerOf(asker), query)) ??
    edge('request-invalid', { errors: [{ field: 'after', message: 'is not where a page ended' }] }),
};
