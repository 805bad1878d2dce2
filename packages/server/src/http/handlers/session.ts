import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { askForNewPasskey, enrol } from '../../commands/enrolment.ts';
import { askForPasskey, signInWithPasskey, siteOf } from '../../commands/passkey.ts';
import { endSession, takeRole } from '../../commands/session.ts';
import { readSession } from '../../queries/session.ts';
import { VISITOR } from '../asker.ts';
import type { Call, Handlers } from '../call.ts';
import { giveCookie, takeCookie } from '../cookie.ts';
import type { Deps } from '../deps.ts';
import { edge } from '../edge-refusals.ts';
import { isNo } from '../problem.ts';
import { sessionViewOf } from '../session-view.ts';
import { authenticationShape, registrationShape } from '../webauthn-shape.ts';

/** A new session for the browser that asked: its cookie, and who the person is from now on. */
async function begin({ deps, request, reply }: Pick<Call, 'deps' | 'request' | 'reply'>, token: string) {
  const session = await readSession(deps.store, deps.ports, token, true);
  if (!session) return edge('sign-in-refused');
  giveCookie(reply, token);
  request.asker = { type: 'session', session, token, byCookie: true };
  return sessionViewOf(deps, request.asker);
}

/** The token of a new session, or null where the passkey does not sign in. */
async function tokenFor(deps: Deps, body: Call<'signIn'>['body']): Promise<string | null> {
  const response = authenticationShape.safeParse(body.response);
  if (!response.success) return null;
  const answer = { challengeId: body.challengeId, response: response.data as AuthenticationResponseJSON };
  return signInWithPasskey(deps.store, deps.ports, siteOf(deps.config.origin), answer);
}

export const sessionHandlers: Handlers<
  'session' | 'signOut' | 'takeRole' | 'signInOptions' | 'signIn' | 'commandSession' | 'enrolmentOptions' | 'enrol'
> = {
  session: ({ deps, asker }) => sessionViewOf(deps, asker),

  signOut: async ({ deps, asker, reply }) => {
    if (asker.type === 'session') await endSession(deps.store, asker.token);
    takeCookie(reply);
    return sessionViewOf(deps, VISITOR);
  },

  takeRole: async ({ deps, asker, body }) => {
    if (asker.type !== 'session' || !asker.session.roles.includes(body.role))
      return { refused: true, code: 'not-your-role', field: 'role' };
    await takeRole(deps.store, asker.token, body.role);
    return sessionViewOf(deps, { ...asker, session: { ...asker.session, role: body.role } });
  },

  signInOptions: async ({ deps }) => ({ ...(await askForPasskey(deps.store, deps.ports, siteOf(deps.config.origin))) }),

  signIn: async (call) => {
    const token = await tokenFor(call.deps, call.body);
    return token === null ? edge('sign-in-refused') : begin(call, token);
  },

  // No cookie: the browser's own session stays what it was, and the token goes to the command line.
  commandSession: async ({ deps, request, body }) => {
    const token = await tokenFor(deps, body);
    if (token === null) return edge('sign-in-refused');
    const session = await readSession(deps.store, deps.ports, token, true);
    if (!session) return edge('sign-in-refused');
    request.asker = { type: 'session', session, token, byCookie: false };
    return { session: await sessionViewOf(deps, request.asker), token };
  },

  enrolmentOptions: async ({ deps, body }) => {
    const options = await askForNewPasskey(deps.store, deps.ports, siteOf(deps.config.origin), body.code);
    return options ? { ...options } : edge('enrolment-code-unknown');
  },

  enrol: async (call) => {
    const { deps, body } = call;
    const response = registrationShape.safeParse(body.response);
    if (!response.success) return edge('passkey-refused');
    const answer = { code: body.code, response: response.data as RegistrationResponseJSON };
    const enrolled = await enrol(deps.store, deps.executor, deps.ports, siteOf(deps.config.origin), answer);
    if (isNo(enrolled)) return enrolled;
    if ('unknown' in enrolled) return edge(enrolled.unknown === 'code' ? 'enrolment-code-unknown' : 'passkey-refused');
    return 'token' in enrolled ? begin(call, enrolled.token) : sessionViewOf(deps, VISITOR);
  },
};
