import { expect, it } from 'vitest';
import { readSeconds } from './seconds.ts';

it.each([
  ['90', 90],
  ['90s', 90],
  ['1:30', 90],
  ['01:02:03', 3723],
  ['1m30s', 90],
  ['1h 2m 3s', 3723],
  ['90,7', 90],
  ['2min', 120],
  ['', undefined],
  [undefined, undefined],
  ['noon', null],
  ['-5', null],
  ['1:2:3:4', null],
  ['h', null],
  ['9999999', null],
])('%j is %j seconds', (cell, seconds) => expect(readSeconds(cell, Math.floor)).toBe(seconds));
