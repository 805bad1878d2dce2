import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { bearerToken, cookieToken } from './cookie.ts';

const TOKEN = 'A-token_of-43-characters'.padEnd(43, '0');
const sending = (value?: string): FastifyRequest =>
  ({ cookies: value === undefined ? {} : { '__Host-remit': value } }) as unknown as FastifyRequest;

describe('the identifier of a session', () => {
  it('is what the cookie or the header carries', () => {
    expect(cookieToken(sending(TOKEN))).toBe(TOKEN);
    expect(bearerToken(`Bearer ${TOKEN}`)).toBe(TOKEN);
  });

  it('is looked for in nothing that cannot be one', () => {
    const values = ['', 'undefined', TOKEN.slice(1), `${TOKEN}0`, `${TOKEN} `, `${TOKEN}\n`, TOKEN.replace('-', '+')];
    for (const value of values) {
      expect(cookieToken(sending(value)), value).toBeNull();
      expect(bearerToken(`Bearer ${value}`), value).toBeNull();
    }
    expect(cookieToken(sending())).toBeNull();
    for (const header of [TOKEN, `bearer ${TOKEN}`, `Basic ${TOKEN}`, `Bearer  ${TOKEN}`, ` Bearer ${TOKEN}`])
      expect(bearerToken(header), header).toBeNull();
  });
});
