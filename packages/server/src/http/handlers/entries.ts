import { wrapFor } from '@remit/client/contract';
import { entryCommandSchemas, refuse } from '@remit/protocol';
import { proposeEntryStatement } from '../../commands/entry-statement.ts';
import { countCheck } from '../../commands/count-check.ts';
import { takeList } from '../../commands/take-list.ts';
import { entriesPage, listHealth } from '../../queries/entries.ts';
import { entryView, missingReceipts } from '../../queries/entry.ts';
import { listCheck } from '../../queries/list-check.ts';
import { listHeads } from '../../queries/list-heads.ts';
import { opinionProofs } from '../../queries/opinion-proofs.ts';
import { ownEntryActs } from '../../queries/own-entry-acts.ts';
import { actorOf, nameOf, readerOf } from '../asker.ts';
import { edge } from '../edge-refusals.ts';
import type { Handlers } from '../call.ts';

export const entryHandlers: Handlers<
  | 'entries'
  | 'entry'
  | 'entryStatement'
  | 'listHealth'
  | 'missingReceipts'
  | 'checkList'
  | 'takeList'
  | 'listHeads'
  | 'proveOpinions'
  | 'ownEntryActs'
> = {
  entries: ({ deps, asker, query }) => entriesPage(deps.store, readerOf(asker), query),
  entry: ({ deps, asker, params }) => entryView(deps.store, readerOf(asker), params.id),
  entryStatement: async ({ deps, asker, params: { id }, body: { kind, data } }) => {
    if (!(await entryView(deps.store, readerOf(asker), id))) return null;
    const checked = entryCommandSchemas[kind].safeParse(data);
    if (!checked.success) return refuse('invalid-command', 'data');
    return proposeEntryStatement(deps.store, { actor: actorOf(asker), id, kind, data: checked.data });
  },
  listHealth: ({ deps, asker }) => listHealth(deps.store, readerOf(asker)),
  missingReceipts: ({ deps }) => missingReceipts(deps.store),
  checkList: async ({ deps: { store, ports }, asker, body }) => {
    const reader = readerOf(asker);
    const count = await countCheck(store, ports, reader.organisation);
    return count === null
      ? edge('checks-used-up')
      : { ...count, matches: await listCheck(store, reader, body.fingerprints) };
  },
  takeList: ({ deps, asker, body }) => {
    const { organisation } = readerOf(asker);
    const at = deps.ports.now?.() ?? null;
    return takeList(deps.store, deps.ports, { organisation, name: nameOf(asker), at }, body.publicKey, wrapFor);
  },
  proveOpinions: ({ deps, asker, body }) => opinionProofs(deps.store, readerOf(asker), body),
  ownEntryActs: ({ deps, asker, query }) => ownEntryActs(deps.store, readerOf(asker), query),
  listHeads: ({ deps, asker, query }) => listHeads(deps.store, readerOf(asker), query),
};
