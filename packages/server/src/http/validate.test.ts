import { type Row, contract } from '@remit/client/contract';
import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { validator } from './validate.ts';

const check = (row: Row, parts: { params?: unknown; query?: unknown; body?: unknown }) =>
  validator(row)({ params: {}, query: {}, ...parts } as unknown as FastifyRequest);

describe('a request is checked against its row', () => {
  it('refuses a query parameter that the row does not name', () => {
    expect(check(contract.totals, { query: { from: '2026-01', since: 'x' } })).toMatchObject({
      edge: 'request-invalid',
      errors: [{ field: 'since' }],
    });
    expect(check(contract.queueCounts, { query: { a: '1' } })).toMatchObject({ edge: 'request-invalid' });
  });

  it('refuses a parameter given twice', () => {
    expect(check(contract.totals, { query: { from: ['2026-01', '2026-02'] } })).toMatchObject({
      edge: 'request-invalid',
    });
  });

  it('refuses a field that the row does not name', () => {
    expect(check(contract.takeRole, { body: { role: 'AUDITOR', admin: true } })).toMatchObject({
      edge: 'request-invalid',
      errors: [{ field: 'admin' }],
    });
  });

  it('treats an identifier that cannot be one as nobody’s', () => {
    expect(check(contract.referral, { params: { id: 'x'.repeat(65) } })).toMatchObject({ edge: 'not-found' });
    expect(check(contract.referral, { params: { id: 'a\0b' } })).toMatchObject({ edge: 'not-found' });
    expect(check(contract.queue, { params: { queue: 'everything' } })).toMatchObject({ edge: 'not-found' });
  });

  it('names the field of a command that cannot be read, in the protocol’s own words', () => {
    const no = check(contract.RevokeKey, { params: { id: 'unit-1' }, body: { keyId: 'k-1', reason: 4 } });
    expect(no).toMatchObject({ refused: true, code: 'invalid-command', field: 'reason' });
  });

  it('fills in what the row presumes', () => {
    expect(check(contract.queue, { params: { queue: 'unit' } })).toMatchObject({ query: { limit: 50, order: 'due' } });
  });
});
