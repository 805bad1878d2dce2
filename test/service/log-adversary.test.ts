import { describe, expect, it } from 'vitest';
import { EditedLog } from '../../tools/prove/log-adversary/edits.ts';
import { repeat, rewrite, split } from '../../tools/prove/log-adversary/rewrites.ts';
import { competingSequencers } from '../../tools/prove/log-adversary/sequencers.ts';

// The small form of the drill `npm run prove -- --only adversary`, which does ten times as much.
describe('whoever attacks the log', () => {
  it('by editing, deleting, inserting or reordering a row is found, and the entry is named', {
    timeout: 180_000,
  }, async () => {
    const log = await EditedLog.open();
    try {
      expect(await log.sound()).toBe(true);
      for (let n = 0; n < 24; n++) expect(await log.round(n)).toBeNull();
      expect(await log.sound()).toBe(true);
    } finally {
      await log.close();
    }
  });

  it('with the log’s key as well is refused by client, monitor and witness', async () => {
    expect(await repeat(20, rewrite)).toEqual([]);
  });

  it('by two views is refused by whoever asks for two witnesses', async () => {
    expect(await repeat(20, split)).toEqual([]);
  });

  it('by a second sequencer, stopped, killed or on a copy, gets no second signature for a size', {
    timeout: 240_000,
  }, async () => {
    const report = await competingSequencers(5, () => undefined);
    expect(report.forked).toEqual([]);
    expect(report.sizes).toBeGreaterThan(3);
  });
});
