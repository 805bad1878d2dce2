// People at a service without a demonstration: each with a browser of their own and an authenticator in it.
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { chromiumPath } from './world.ts';

/** An authenticator as people buy it today: it verifies its person and gives secrets (CTAP 2.1, hmac-secret). */
export const AUTHENTICATOR = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  hasPrf: true,
  automaticPresenceSimulation: true,
  isUserVerified: true,
} as const;

const ENROLLED = 'The passkey is enrolled.';

export type Seat = {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly authenticator: string;
  /** A command on an organisation, given by a script of the page; the refusal's code, or null. */
  readonly give: (organisation: string, segment: string, data: object) => Promise<string | null>;
  /** Any request of the page's own session. */
  readonly ask: (method: string, path: string, body?: object) => Promise<{ status: number; body: Answered }>;
};
type Answered = Record<string, unknown>;

export type Seats = {
  /** Redeems a one-time code in a browser of the person's own. */
  readonly enrol: (person: string, code: string, options?: { prf?: boolean }) => Promise<Seat>;
  readonly at: (person: string) => Seat;
  readonly close: () => Promise<void>;
};

export async function openSeats(origin: string): Promise<Seats> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const browser: Browser = await chromium.launch({ executablePath: chromiumPath(), args });
  const contexts: BrowserContext[] = [];
  const people = new Map<string, Seat>();
  const enrol: Seats['enrol'] = async (person, code, { prf = true } = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
    contexts.push(context);
    const seat = await sit(await context.newPage(), origin, prf);
    people.set(person, seat);
    await seat.page.goto(`${origin}/enrol`);
    await seat.page.getByRole('textbox', { name: 'One-time code' }).fill(code);
    await seat.page.getByRole('button', { name: 'Enrol this device' }).click();
    // Who has a role begins at its desk; the first of two founders, and who has no role yet, waits on the same page.
    const { page } = seat;
    const said = async (): Promise<string> =>
      new URL(page.url()).pathname === '/enrol' ? page.locator('h1').innerText() : ENROLLED;
    await vi.waitFor(async () => expect(await said(), await page.locator('main').innerText()).toBe(ENROLLED), 15_000);
    return seat;
  };
  const close = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await browser.close();
  };
  return { enrol, close, at: (person) => people.get(person)! };
}

async function sit(page: Page, origin: string, hasPrf: boolean): Promise<Seat> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...AUTHENTICATOR, hasPrf },
  });
  const ask: Seat['ask'] = async (method, path, body) =>
    page.evaluate(
      async ([how, where, given]) => {
        const session = (await (await fetch('/api/session')).json()) as { csrf: string };
        const answer = await fetch(where, {
          method: how,
          headers: {
            'content-type': 'application/json',
            'x-remit-csrf': session.csrf,
            'idempotency-key': crypto.randomUUID(),
          },
          ...(given === null ? {} : { body: given }),
        });
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
      },
      [method, path, body === undefined ? null : JSON.stringify(body)] as const,
    );
  const give: Seat['give'] = async (organisation, segment, data) => {
    const { status, body } = await ask('POST', `/api/organisations/${organisation}/${segment}`, data);
    return status < 300 ? null : String(body['code']);
  };
  await page.goto(origin);
  return { page, cdp, authenticator: authenticatorId, give, ask };
}

/** Signs in with the passkey that this seat's authenticator holds. */
export async function signIn({ page }: Seat, origin: string): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

/** The two touches after which a desk's key can be sealed to this person. */
export async function makeWrappingKey({ page }: Seat, origin: string): Promise<string> {
  await page.goto(`${origin}/people`);
  await page.getByRole('button', { name: 'Touch: make the wrapping key' }).click();
  await page.getByRole('button', { name: 'Touch: vouch for it' }).click();
  await page.getByText('Your wrapping key is in the directory.').waitFor();
  return page.locator('figure code').first().innerText();
}
