import { describe, expect, it } from 'vitest';
import { AttemptKeys } from './attempt-key.ts';

describe('the key of a write', () => {
  it('stays the same while the same thing is attempted, so that a repeat cannot act twice', () => {
    const keys = new AttemptKeys();
    const attempt = { kind: 'Withdraw', version: 3 };
    expect(keys.keyFor(attempt)).toBe(keys.keyFor({ ...attempt }));
    expect(keys.keyFor(attempt)).not.toBe(keys.keyFor({ ...attempt, version: 4 }));
  });

  it('is new once an answer came', () => {
    const keys = new AttemptKeys();
    const first = keys.keyFor('a');
    keys.answered('a');
    expect(keys.keyFor('a')).not.toBe(first);
  });
});
