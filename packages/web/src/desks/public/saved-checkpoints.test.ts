import { describe, expect, it } from 'vitest';
import { readSavedLog, saveLog, withCheckpoint, type SavedLog } from './saved-checkpoints.ts';

const at = (size: number) => ({ note: `note ${size}`, size, seenAt: '2026-11-22T17:40:00.000Z' });

describe('checkpoints that a browser keeps', () => {
  it('are read back as they were kept', () => {
    const held = new Map<string, string>();
    const log = withCheckpoint(null, 'key', at(10));
    expect(saveLog(log, { setItem: (key, value) => held.set(key, value) })).toBe(true);
    expect(readSavedLog({ getItem: (key) => held.get(key) ?? null })).toEqual(log);
  });

  it('keep the oldest for ever and the latest few', () => {
    let log: SavedLog | null = null;
    for (let size = 1; size <= 40; size += 1) log = withCheckpoint(log, 'key', at(size));
    expect(log!.checkpoints).toHaveLength(12);
    expect(log!.checkpoints[0]!.size).toBe(1);
    expect(log!.checkpoints.at(-1)!.size).toBe(40);
  });

  it('are nothing where what is stored is damaged or storage is forbidden', () => {
    expect(readSavedLog({ getItem: () => '{' })).toBeNull();
    expect(readSavedLog({ getItem: () => '{"a":1}' })).toBeNull();
    const forbidden = () => {
      throw new Error('denied');
    };
    expect(readSavedLog({ getItem: forbidden })).toBeNull();
    expect(saveLog(withCheckpoint(null, 'key', at(1)), { setItem: forbidden })).toBe(false);
  });
});
