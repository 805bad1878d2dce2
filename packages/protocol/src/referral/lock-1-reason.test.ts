import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { evolve } from './evolve.ts';
import type { Fact } from './facts.ts';
import { type Histories, stateOf } from './fixtures/run-vector.ts';
import type { Referral } from './state.ts';
import { seenBy } from './visibility.ts';

const histories = JSON.parse(
  readFileSync(new URL('../../../../spec/vectors/referral/histories.generated.json', import.meta.url), 'utf8'),
) as Histories;

const REASON = 'The second claim names no day.';
const given = (referral: Referral, kind: 'Lock1Returned' | 'Lock1Approved', data: object): Referral =>
  evolve(referral, {
    stream: 'referral:r',
    version: referral.version + 1,
    kind,
    at: '2026-11-22T10:00:00.000Z',
    actor: { type: 'person', person: 'supervisor-0001', organisation: referral.unit, role: 'LE_SUPERVISOR' },
    data,
  } as Fact);
const returned = given(stateOf('lock1', histories), 'Lock1Returned', { reason: REASON });

describe('why lock 1 gave a draft back', () => {
  it('stands with the draft, for the unit to read', () => {
    expect(seenBy('unit', returned)).toMatchObject({ status: 'DRAFT', lock1Reason: REASON });
  });
  it('is settled when lock 1 approves', () => {
    expect(given(returned, 'Lock1Approved', { digest: 'd', triggers: [] }).lock1Reason).toBeUndefined();
  });
  it('is never for the platform, whatever the case has become', () => {
    expect(seenBy('platform', returned)).not.toHaveProperty('lock1Reason');
  });
});
