import { describe, expect, it } from 'vitest';
import {
  activeKeys,
  capacityAt,
  certificateOf,
  contactAge,
  contactsNow,
  formerOrganisationsOf,
  NO_PARTY,
  overseesAt,
  parameterSetInForce,
  type Party,
  type PersonRecord,
  rolesOf,
} from './index.ts';
import type { KeyRecord, PublishedSet } from './state.ts';
import { monthsAfter } from './terms.ts';

const person = (patch: Partial<PersonRecord>): PersonRecord => ({
  person: 'ola',
  pseudonym: 'O-7',
  name: 'Ola',
  status: 'ENROLLED',
  roles: ['LE_OFFICER'],
  certificates: {},
  former: [],
  ...patch,
});
const party = (patch: Partial<Party>): Party => ({ ...NO_PARTY, status: 'ADMITTED', id: 'nru', ...patch });
const END = '2026-06-01T00:00:00.000Z';
const BEFORE = '2026-05-31T23:59:59.999Z';

describe('whatever ends is asked with the instant at which it must hold', () => {
  it('a certificate holds until its end and not at it', () => {
    const unit = party({ people: [person({ certificates: { LE_OFFICER: END } })] });
    expect(certificateOf(unit, 'ola', 'LE_OFFICER', BEFORE)).toBe(END);
    expect(certificateOf(unit, 'ola', 'LE_OFFICER', END)).toBeNull();
    expect(certificateOf(unit, 'nobody', 'LE_OFFICER', BEFORE)).toBeNull();
  });
  it('a former organisation counts for 24 months, and a second entry cannot shorten the first', () => {
    const former = [
      { organisation: 'nru', until: '2024-06-01T00:00:00.000Z' },
      { organisation: 'nru', until: '2020-01-01T00:00:00.000Z' },
    ];
    const unit = party({ people: [person({ former })] });
    expect(formerOrganisationsOf(unit, 'ola', BEFORE)).toEqual(['nru']);
    expect(formerOrganisationsOf(unit, 'ola', END)).toEqual([]);
  });
  it('a key works until it is revoked or ends, a personal one only with its role', () => {
    const key: KeyRecord = {
      purpose: 'machine',
      keyId: 'm',
      publicKey: '',
      label: '',
      until: END,
      role: 'LE_OFFICER',
      revokedAt: null,
    };
    const personal: KeyRecord = { ...key, purpose: 'personal', keyId: 'p', person: 'ola' };
    const names = (keys: readonly KeyRecord[], at: string, people = [person({})]) =>
      activeKeys(party({ keys, people }), at).map(({ keyId }) => keyId);
    expect(names([key, personal], BEFORE)).toEqual(['m', 'p']);
    expect(names([key, personal], END)).toEqual([]);
    expect(names([{ ...key, revokedAt: BEFORE }, personal], BEFORE, [person({ roles: [] })])).toEqual([]);
  });
  it('capacity that has run out, or was never declared, is GREEN', () => {
    const red = party({ capacity: { level: 'RED', until: END, note: null } });
    expect([capacityAt(red, BEFORE), capacityAt(red, END), capacityAt(NO_PARTY, END)]).toEqual([
      'RED',
      'GREEN',
      'GREEN',
    ]);
  });
  it('a parameter set is in force from its beginning to its end, unless withdrawn', () => {
    const set = {
      id: 'core',
      version: 1,
      inForceFrom: '2026-01-01T00:00:00.000Z',
      inForceTo: END,
    } as PublishedSet['set'];
    const at = (instant: string, withdrawnAt: string | null = null, cited = 'core@1') =>
      parameterSetInForce(party({ sets: [{ set, digest: '', withdrawnAt }] }), cited, instant)?.id;
    expect([at('2025-12-31T23:59:59.999Z'), at('2026-01-01T00:00:00.000Z'), at(BEFORE), at(END)]).toEqual([
      undefined,
      'core',
      'core',
      undefined,
    ]);
    expect([
      at(BEFORE, '2026-03-01T00:00:00.000Z'),
      at('2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'),
    ]).toEqual([undefined, 'core']);
    expect(at(BEFORE, null, 'core@2')).toBeUndefined();
  });
  it('an oversight body oversees its units during its term, and not while it is suspended', () => {
    const appointment = {
      appointer: 'Council',
      judicial: true,
      units: ['nru'],
      from: '2025-06-01T00:00:00.000Z',
      until: END,
    };
    const body = party({ appointment });
    expect([overseesAt(body, 'nru', BEFORE), overseesAt(body, 'nru', END), overseesAt(body, 'xru', BEFORE)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(overseesAt({ ...body, status: 'SUSPENDED' }, 'nru', BEFORE)).toBe(false);
  });
  it('roles of people whom nobody enrolled are none, whatever their name', () => {
    expect(rolesOf(NO_PARTY, 'constructor')).toEqual([]);
  });
});

describe('the directory says who is there and how old the entry is', () => {
  it('flags an entry older than 180 days, and not before', () => {
    const verified = { verifiedAt: '2026-01-01T00:00:00.000Z' };
    expect(contactAge(verified, '2026-06-30T23:59:59.999Z')).toEqual({ days: 180, stale: false });
    expect(contactAge(verified, '2026-07-01T00:00:00.000Z')).toEqual({ days: 181, stale: true });
  });
  it('says whether somebody is on duty, in the zone of the desk', () => {
    const contacts = {
      desk: 'Desk',
      people: ['O-7'],
      deputy: 'P-7',
      cover: {
        timeZone: 'Europe/Berlin',
        calendar: 'DE' as const,
        weekly: [{ weekday: 1, fromMinute: 540, toMinute: 1020 }],
      },
      languages: ['de'],
      phone: '+49 30 000000',
      verifiedAt: '2026-01-01T00:00:00.000Z',
    };
    const onDuty = (at: string) => contactsNow(party({ contacts }), at)?.onDuty;
    expect([
      onDuty('2026-03-02T08:00:00.000Z'),
      onDuty('2026-03-02T07:59:59.999Z'),
      onDuty('2026-03-03T09:00:00.000Z'),
    ]).toEqual([true, false, false]);
    expect(onDuty('2026-04-06T08:00:00.000Z')).toBe(false);
    expect(contactsNow(NO_PARTY, '2026-03-02T08:00:00.000Z')).toBeNull();
  });
});

describe('months are of the calendar', () => {
  it('keep the date and time of day, or end with the month', () => {
    expect(monthsAfter('2026-03-02T10:00:00.001Z', 12)).toBe('2027-03-02T10:00:00.001Z');
    expect(monthsAfter('2028-02-29T10:00:00.000Z', 12)).toBe('2029-02-28T10:00:00.000Z');
    expect(monthsAfter('2026-08-31T00:00:00.000Z', 6)).toBe('2027-02-28T00:00:00.000Z');
  });
});
