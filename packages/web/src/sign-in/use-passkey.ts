import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { useMutation } from '@tanstack/react-query';
import { client, useEnterSession } from '../api/index.ts';

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

export const passkeysWork = browserSupportsWebAuthn;

/** The person put the device away, or none was at hand: no failure of ours. */
export const wasCancelled = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'NotAllowedError' || error.name === 'AbortError');

export function usePasskeySignIn() {
  const enter = useEnterSession();
  return useMutation({
    mutationFn: async () => client.call('signIn', { body: await answered() }),
    onSuccess: enter,
  });
}

/** Asks for a passkey once more, also of who is signed in: the token it gives is worth a session. */
export function useCommandSession() {
  return useMutation({ mutationFn: async () => client.call('commandSession', { body: await answered() }) });
}

async function answered() {
  const { challengeId, ...given } = await client.call('signInOptions', { body: {} });
  const options = (given['options'] ?? given) as unknown as RequestOptions;
  const response = await startAuthentication({ optionsJSON: options });
  return { challengeId: String(challengeId), response: { ...response } };
}

export function useEnrol() {
  const enter = useEnterSession();
  return useMutation({
    mutationFn: async (code: string) => {
      const options = (await client.call('enrolmentOptions', { body: { code } })) as unknown as CreationOptions;
      // The authenticator is asked to keep a secret too, with which the desk's key can be opened (WebAuthn PRF).
      const response = await startRegistration({
        optionsJSON: { ...options, extensions: { ...options.extensions, prf: {} } },
      });
      return client.call('enrol', { body: { code, response: { ...response } } });
    },
    onSuccess: (view) => {
      if (view.person) enter(view);
    },
  });
}

export function useDemoSignIn() {
  const enter = useEnterSession();
  return useMutation({
    mutationFn: async (account: string) => (await client.call('demoSignIn', { body: { account } })).session,
    onSuccess: enter,
  });
}
