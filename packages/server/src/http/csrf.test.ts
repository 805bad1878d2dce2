import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { csrfOf, fromElsewhere, withoutCsrf } from './csrf.ts';

const OURS = ['http://localhost:4600'];
const request = (method: string, headers: Record<string, string> = {}): FastifyRequest =>
  ({ method, headers }) as unknown as FastifyRequest;
const refused = { edge: 'cross-site' };

describe('a write by cookie', () => {
  it('comes from one of our own pages', () => {
    const at = (headers: Record<string, string>) => fromElsewhere(request('POST', headers), OURS);
    expect(at({ origin: 'http://localhost:4600', 'sec-fetch-site': 'same-origin' })).toBeUndefined();
    expect(at({ origin: 'https://elsewhere.example' })).toMatchObject(refused);
    expect(at({ origin: 'null' })).toMatchObject(refused);
    expect(at({ origin: 'http://localhost:4601' })).toMatchObject(refused);
    for (const site of ['cross-site', 'same-site', 'none'])
      expect(at({ 'sec-fetch-site': site })).toMatchObject(refused);
  });

  it('carries what a page of ours was told, and no other session’s', () => {
    const with_ = (value: string) => withoutCsrf(request('DELETE', { 'x-remit-csrf': value }), 'token-one');
    expect(with_(csrfOf('token-one'))).toBeUndefined();
    expect(with_(csrfOf('token-two'))).toMatchObject(refused);
    expect(with_('')).toMatchObject(refused);
    expect(withoutCsrf(request('PUT'), 'token-one')).toMatchObject(refused);
  });

  it('is not asked of a question', () => {
    expect(fromElsewhere(request('GET', { 'sec-fetch-site': 'cross-site' }), OURS)).toBeUndefined();
    expect(withoutCsrf(request('GET'), 'token-one')).toBeUndefined();
  });

  it('shows something from which the session cannot be told', () => {
    expect(csrfOf('token-one')).not.toContain('token');
    expect(csrfOf('token-one')).toHaveLength(43);
  });
});
