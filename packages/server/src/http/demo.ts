import { startSession } from '../commands/session.ts';
import { demoAccount, demoAccounts } from '../queries/demo-accounts.ts';
import { readSession } from '../queries/session.ts';
import type { Handlers } from './call.ts';
import { giveCookie } from './cookie.ts';
import { edge } from './edge-refusals.ts';
import { sessionViewOf } from './session-view.ts';

/** The demonstration's made-up people. Outside a demonstration these addresses do not exist. */
export const demoHandlers: Handlers<'demoAccounts' | 'demoSignIn'> = {
  demoAccounts: async ({ deps }) => ({
    accounts: (await demoAccounts(deps.store)).map(({ account, pseudonym, role, organisationName, purpose }) => ({
      account,
      pseudonym,
      role,
      organisation: organisationName,
      purpose,
    })),
  }),

  demoSignIn: async ({ deps, body, request, reply }) => {
    const { store, ports } = deps;
    const known = await demoAccount(store, body.account);
    const unknown = edge('request-invalid', {
      errors: [{ field: 'account', message: 'is not one of the demonstration’s people' }],
    });
    if (!known) return unknown;
    const { organisation, person, role } = known;
    const token = await startSession(store, ports, { organisation, person, role, softwareKey: true });
    const session = await readSession(store, ports, token, true);
    if (!session) return unknown;
    giveCookie(reply, token);
    // A page keeps its session in a cookie that no script can read; only the command is given the identifier itself.
    const isBrowser = request.headers['sec-fetch-site'] !== undefined;
    const asker = { type: 'session', session, token, byCookie: isBrowser } as const;
    request.asker = asker;
    return { session: await sessionViewOf(deps, asker), token: isBrowser ? '' : token };
  },
};
