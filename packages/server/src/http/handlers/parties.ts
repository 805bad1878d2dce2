import { readNotice } from '../../commands/read-notice.ts';
import { directory, organisationView } from '../../queries/directory.ts';
import { logState } from '../../queries/log-state.ts';
import { notices } from '../../queries/notices.ts';
import { parameterSetsInForce } from '../../queries/parameter-sets.ts';
import { readerOf } from '../asker.ts';
import type { Handlers } from '../call.ts';

export const partyHandlers: Handlers<
  'directory' | 'organisation' | 'notices' | 'readNotice' | 'parameterSets' | 'logState'
> = {
  directory: ({ deps, asker }) => directory(deps.store, readerOf(asker)),
  organisation: ({ deps, asker, params }) => organisationView(deps.store, readerOf(asker), params.id),
  notices: ({ deps, asker, query }) => notices(deps.store, readerOf(asker), query),
  readNotice: ({ deps, asker, params }) => readNotice(deps.store, readerOf(asker), params.id),
  parameterSets: ({ deps }) => parameterSetsInForce(deps.store),
  logState: ({ deps }) => logState(deps.store, deps.config.log),
};
