import { type OrganisationKind, type Role, ROLE_HOLDERS } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { currentPlace, MOST_PLACES, placesOf } from './places.ts';

describe('the places of a desk', () => {
  it('are never more than seven', () => {
    for (const kind of ['LE_UNIT', 'PLATFORM', 'OVERSIGHT', 'AUDIT', 'CIVIL_SOCIETY', 'HUB', null] as const) {
      expect(placesOf(kind).length).toBeLessThanOrEqual(MOST_PLACES);
      expect(placesOf(kind).length).toBeGreaterThan(0);
    }
  });
  it('begin with people and keys for whoever administers, and never exceed seven for any role', () => {
    for (const [role, kind] of Object.entries(ROLE_HOLDERS) as [Role, OrganisationKind][])
      expect(placesOf(kind, role).length).toBeLessThanOrEqual(MOST_PLACES);
    for (const role of ['LE_ADMIN', 'PLAT_ADMIN', 'HUB_ADMIN'] as const)
      expect(placesOf(ROLE_HOLDERS[role], role)[0]?.path).toBe('/people');
    expect(placesOf('LE_UNIT', 'LE_OFFICER')[0]?.path).toBe('/unit');
    expect(placesOf('OVERSIGHT', 'LOCK_CHIEF').map(({ path }) => path)).toContain('/people');
  });
  it('know where a page belongs', () => {
    const unit = placesOf('LE_UNIT');
    expect(currentPlace(unit, '/unit/lock1/01J')?.name).toBe('unitLock1');
    expect(currentPlace(unit, '/unit/cases/01J')?.name).toBe('unitQueue');
    expect(currentPlace(placesOf(null), '/public')?.name).toBe('publicFigures');
    expect(currentPlace(unit, '/elsewhere')).toBeUndefined();
  });
});
