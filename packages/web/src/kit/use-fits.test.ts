import { describe, expect, it } from 'vitest';
import { leastWidth } from './use-fits.ts';

describe('the least width of columns', () => {
  it('is what each cannot go below, and the gaps between them', () => {
    expect(leastWidth(['8.25rem', 'minmax(14rem, 3fr)', '4rem'])).toBe(8.25 + 14 + 4 + 2);
    expect(leastWidth(['4rem'])).toBe(4);
  });
});
