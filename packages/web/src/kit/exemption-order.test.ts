import { describe, expect, it } from 'vitest';
import { differing, EXEMPTION_ORDER } from './exemption-order.ts';

describe('two readings of the exemptions', () => {
  it('differ where both answered and said different things', () => {
    expect(
      differing(
        { ARTISTIC: { answer: 'NO' }, JOURNALISTIC: { answer: 'NO' }, RESEARCH: {} },
        { ARTISTIC: 'ARGUABLE', JOURNALISTIC: 'NO', RESEARCH: 'YES' },
      ),
    ).toEqual(['ARTISTIC']);
  });
  it('cover all six', () => {
    expect(EXEMPTION_ORDER).toHaveLength(6);
  });
});
