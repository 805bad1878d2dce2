import { expect, it } from 'vitest';
import { upcast } from './upcast.ts';

const steps = {
  NoticeRecorded: [
    (data: Record<string, unknown>) => ({ ...data, status: data['state'] }),
    (data: Record<string, unknown>) => ({ ...data, noticedAt: null }),
  ],
};

it('an old fact passes through every step since its version', () => {
  expect(upcast('NoticeRecorded', 1, { state: 'SENT' }, steps)).toEqual({
    state: 'SENT',
    status: 'SENT',
    noticedAt: null,
  });
  expect(upcast('NoticeRecorded', 2, { status: 'SENT' }, steps)).toEqual({ status: 'SENT', noticedAt: null });
});

it('a fact of the present version is read as it stands', () => {
  expect(upcast('NoticeRecorded', 3, { status: 'SENT' }, steps)).toEqual({ status: 'SENT' });
  expect(upcast('ReviewStarted', 1, {}, steps)).toEqual({});
});
