import { describe, expect, it } from 'vitest';
import { isOrientation } from './targets.ts';

describe('a time to which nobody committed', () => {
  it('is the platform’s own, as long as its card does not declare it', () => {
    for (const event of ['ACKNOWLEDGE', 'DECIDE', 'EFFECT'])
      expect([isOrientation(event, false), isOrientation(event, true)]).toEqual([true, false]);
  });
  it('is never the unit’s, oversight’s, the law’s, nor none', () => {
    for (const event of ['CLARIFY_ANSWER', 'LOCK2', 'TCO_EXECUTE', 'UK_S3', 'toString', null])
      expect(isOrientation(event, false)).toBe(false);
  });
});
