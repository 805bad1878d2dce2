import { describe, expect, it } from 'vitest';
import { answeredQuestions, QUESTION_ORDER } from './question-order.ts';

describe('the seven questions', () => {
  it('are seven', () => expect(QUESTION_ORDER).toHaveLength(7));
  it('count as answered only with a reason in writing', () => {
    expect(
      answeredQuestions({
        POWER: { met: true, reason: '  ' },
        PURPOSE: { reason: 'said why' },
        NECESSITY: { met: false, reason: 'a lesser step serves' },
      }),
    ).toBe(1);
  });
});
