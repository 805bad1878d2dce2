import { describe, expect, it } from 'vitest';
import { anotherLogServed } from './another-log.ts';

const last = { origin: 'old.example/log', size: 20, root: new Uint8Array(32) };
const incident = { origin: 'new.example/log', at: '2026-11-22T17:40:00.000Z', last, lost: null, reason: 'No copy.' };
const saved = (size: number) => ({
  verifierKey: 'old.example/log+00000000+AAAA',
  checkpoints: [{ size, note: '', seenAt: '2026-11-21T09:00:00.000Z' }],
});
const said = (verified: number, declared: typeof incident | null): string =>
  anotherLogServed({ origin: 'new.example/log', known: 'old.example/log', incident: declared }, saved(verified))
    .message;

describe('another log at the address of one that was verified', () => {
  it('is named, with the one that is known and how far it was verified', () => {
    expect(said(16, incident)).toMatch(
      /new\.example\/log\. The one you know is old\.example\/log\. You last verified 16 entries/,
    );
    expect(anotherLogServed({ origin: 'a', known: 'b', incident: null }, saved(1))).toMatchObject({
      exit: 1,
      code: 'another-log',
    });
  });
  it('is held against what was verified before', () => {
    expect(said(20, incident)).toContain('“No copy.”');
    expect(said(20, incident)).not.toContain('evidence');
    expect(said(21, incident)).toContain('evidence');
    expect(said(21, null)).toContain('declares no incident');
  });
});
