import { describe, expect, it } from 'vitest';
import { fromLocalField, toLocalField } from './local-time.ts';

describe('a time typed in the reader’s own zone', () => {
  it('comes back as the same instant, to the minute', () => {
    const at = Date.parse('2026-11-22T17:40:00.000Z');
    expect(fromLocalField(toLocalField(at))).toBe('2026-11-22T17:40:00.000Z');
  });

  it('is none while it is not complete', () => {
    expect(fromLocalField('')).toBeNull();
    expect(fromLocalField('2026-11-22')).toBeNull();
    expect(fromLocalField('2026-13-41T10:00')).toBeNull();
  });
});
