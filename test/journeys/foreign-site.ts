// Another site than the service's, from which somebody would have its people sign.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Assertion, toBase64url } from '@remit/protocol';
import type { Page } from 'playwright-core';
import { AUTHENTICATOR, type Seat } from './seats.ts';

export type ForeignSite = {
  /** The same relying party as the service's, as browsers see it: they do not look at the port. */
  readonly sameParty: string;
  /** Another host, and so another relying party. */
  readonly otherParty: string;
  readonly close: () => Promise<void>;
};

export async function openForeignSite(): Promise<ForeignSite> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end('<!doctype html><title>Another site</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sameParty: `http://localhost:${port}`,
    otherParty: `http://other.localhost:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export type Asked = {
  readonly challenge: Uint8Array;
  /** Null where the browser may offer whichever passkey it has. */
  readonly credential: string | null;
  readonly verification?: UserVerificationRequirement;
};

export type Touched = { readonly assertion: Assertion; readonly userHandle: string };

/** What the browser's own `navigator.credentials.get` gives on the page that it shows; nothing is made by hand. */
export async function assertOn(
  page: Page,
  { challenge, credential, verification = 'required' }: Asked,
): Promise<Touched> {
  const asked = [
    base64(challenge),
    credential === null ? null : base64(Buffer.from(credential, 'base64url')),
    verification,
  ] as const;
  // No browser signs on a page that nobody looks at.
  await page.bringToFront();
  const given = await page.evaluate(async ([bytes, id, userVerification]) => {
    const decoded = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const allowCredentials = id === null ? [] : [{ type: 'public-key' as const, id: decoded(id) }];
    const publicKey = { challenge: decoded(bytes), allowCredentials, userVerification, timeout: 5000 };
    const made = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    const { authenticatorData, clientDataJSON, signature, userHandle } =
      made.response as AuthenticatorAssertionResponse;
    const parts = [made.rawId, authenticatorData, clientDataJSON, signature, userHandle ?? new ArrayBuffer(0)];
    return parts.map((part) => Array.from(new Uint8Array(part)));
  }, asked);
  const [id = '', authenticatorData = '', clientDataJSON = '', signature = '', userHandle = ''] = given.map((part) =>
    toBase64url(Uint8Array.from(part)),
  );
  return { assertion: { credential: id, authenticatorData, clientDataJSON, signature }, userHandle };
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/**
 * A further page of the same person, on another site, whose authenticator holds the very same key for that site's
 * relying party: the worst that a false site could hope for.
 */
export async function lured({ page, cdp, authenticator }: Seat, origin: string): Promise<Page> {
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId: authenticator });
  const other = await page.context().newPage();
  await other.goto(origin);
  const session = await page.context().newCDPSession(other);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', { options: AUTHENTICATOR });
  for (const credential of credentials)
    await session.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: { ...credential, rpId: new URL(origin).hostname },
    });
  return other;
}
