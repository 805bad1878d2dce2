import { isRefusal } from '@remit/protocol';
import { CODE_HOURS, invite } from '../../commands/enrolment-code.ts';
import { handOver } from '../../commands/hand-over.ts';
import { readNotice } from '../../commands/read-notice.ts';
import { deskOf } from '../../queries/desk.ts';
import { directory, organisationView } from '../../queries/directory.ts';
import { logState } from '../../queries/log-state.ts';
import { notices } from '../../queries/notices.ts';
import { parameterSetsInForce } from '../../queries/parameter-sets.ts';
import { readerOf } from '../asker.ts';
import type { Handlers } from '../call.ts';
import { edge } from '../edge-refusals.ts';

export const partyHandlers: Handlers<
  | 'desk'
  | 'handOver'
  | 'directory'
  | 'organisation'
  | 'invite'
  | 'notices'
  | 'readNotice'
  | 'parameterSets'
  | 'logState'
> = {
  desk: ({ deps, asker }) => deskOf(deps.store, readerOf(asker)),
  handOver: ({ deps, asker, params, body }) =>
    handOver(deps.store, deps.ports, readerOf(asker), { ...params, wrapped: body }),
  directory: ({ deps, asker }) => directory(deps.store, readerOf(asker)),
  organisation: ({ deps, asker, params }) => organisationView(deps.store, readerOf(asker), params.id),
  invite: async ({ deps, asker, params, body }) => {
    const { id: organisation, person } = params;
    const invited = await invite(deps.store, deps.ports, readerOf(asker), { organisation, person, ...body });
    if (isRefusal(invited)) return invited;
    return invited.given ? { hours: CODE_HOURS } : edge('passkey-there');
  },
  notices: ({ deps, asker, query }) => notices(deps.store, readerOf(asker), query),
  readNotice: ({ deps, asker, params }) => readNotice(deps.store, readerOf(asker), params.id),
  parameterSets: ({ deps }) => parameterSetsInForce(deps.store),
  logState: ({ deps }) => logState(deps.store, deps.config.log),
};
