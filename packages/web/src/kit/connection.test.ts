import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, waitFor } from './connection.ts';

describe('a lost connection', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is tried again, longer apart each time, and never more than thirty seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 9].map(waitFor)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('tells everybody when it is back, once, and then is silent', async () => {
    let answers = [false, true];
    const connection = new Connection();
    const caughtUp = vi.fn();
    connection.probeWith(async () => answers.shift() ?? true);
    connection.onRestored(caughtUp);
    connection.reportLost();
    connection.reportLost();
    expect(connection.read()).toMatchObject({ kind: 'lost', waitMilliseconds: 1000 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(connection.read()).toMatchObject({ kind: 'lost', waitMilliseconds: 2000 });
    await vi.advanceTimersByTimeAsync(2000);
    expect(connection.read()).toEqual({ kind: 'restored' });
    await vi.advanceTimersByTimeAsync(4000);
    expect(connection.read()).toEqual({ kind: 'connected' });
    expect(caughtUp).toHaveBeenCalledTimes(1);
    answers = [];
  });
});
