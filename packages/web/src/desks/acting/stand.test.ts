import { describe, expect, it } from 'vitest';
import { blockedBy, firstBlocked, stand } from './stand.ts';

describe('whether an act is offered', () => {
  it('is not offered where the role never has it', () => {
    expect(stand({ can: {}, status: 'LOCK2' }, 'ApproveLock2', 'officer')).toEqual({ offered: false });
  });

  it('is offered and blocked with the rule and what would change it', () => {
    const { offered, blocked } = stand(
      { can: { ApproveLock2: 'own-draft' }, status: 'LOCK2' },
      'ApproveLock2',
      'officer',
    );
    expect(offered).toBe(true);
    expect(blocked?.code).toBe('own-draft');
    expect(blocked?.change).not.toBe('');
  });

  it('words the same rule for the desk that reads it', () => {
    expect(blockedBy('question-round-limit', 'analyst').sentence).not.toBe('question-round-limit');
  });

  it('shows a code that a newer server knows as it is', () => {
    expect(blockedBy('some-new-code', 'officer').sentence).toBe('some-new-code');
  });

  it('says the first reason alone', () => {
    expect(firstBlocked(undefined, { sentence: 'a' }, { sentence: 'b' })).toEqual({ sentence: 'a' });
  });
});
