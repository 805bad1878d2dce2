import { describe, expect, it } from 'vitest';
import { currentPlace, MOST_PLACES, placesOf } from './places.ts';

describe('the places of a desk', () => {
  it('are never more than seven', () => {
    for (const kind of ['LE_UNIT', 'PLATFORM', 'OVERSIGHT', 'AUDIT', 'CIVIL_SOCIETY', 'HUB', null] as const) {
      expect(placesOf(kind).length).toBeLessThanOrEqual(MOST_PLACES);
      expect(placesOf(kind).length).toBeGreaterThan(0);
    }
  });
  it('know where a page belongs', () => {
    const unit = placesOf('LE_UNIT');
    expect(currentPlace(unit, '/unit/lock1/01J')?.name).toBe('unitLock1');
    expect(currentPlace(unit, '/unit/cases/01J')?.name).toBe('unitQueue');
    expect(currentPlace(placesOf(null), '/public')?.name).toBe('publicFigures');
    expect(currentPlace(unit, '/elsewhere')).toBeUndefined();
  });
});
