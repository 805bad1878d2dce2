import { describe, expect, it } from 'vitest';
import { dueState } from './due.ts';

const due = { operationalDue: '2026-11-22T16:00:00.000Z', legalLatest: '2026-11-22T17:00:00.000Z' };
const at = (time: string): number => Date.parse(`2026-11-22T${time}:00.000Z`);

describe('a due time', () => {
  it('is late after the strict time and late in law only after the later one', () => {
    expect(dueState(due, at('16:00'))).toBe('soon');
    expect(dueState(due, at('16:01'))).toBe('late');
    expect(dueState(due, at('17:01'))).toBe('breach');
  });
  it('that nobody committed to is neither soon nor late: it passes', () => {
    expect(dueState(due, at('15:59'), undefined, true)).toBe('far');
    expect(dueState(due, at('16:01'), undefined, true)).toBe('passed');
    expect(dueState(due, at('18:00'), undefined, true)).toBe('passed');
  });
  it('is soon in the last four hours where no start is known', () => {
    expect(dueState(due, at('11:59'))).toBe('far');
    expect(dueState(due, at('12:00'))).toBe('soon');
  });
  it('is soon in the last fifth of its span, between half an hour and a day', () => {
    expect(dueState(due, at('15:29'), '2026-11-22T15:00:00.000Z')).toBe('far');
    expect(dueState(due, at('15:31'), '2026-11-22T15:00:00.000Z')).toBe('soon');
    expect(dueState(due, Date.parse('2026-11-21T15:00:00.000Z'), '2026-10-01T00:00:00.000Z')).toBe('far');
    expect(dueState(due, Date.parse('2026-11-21T17:00:00.000Z'), '2026-10-01T00:00:00.000Z')).toBe('soon');
  });
});
