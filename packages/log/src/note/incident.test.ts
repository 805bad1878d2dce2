import { describe, expect, it } from 'vitest';
import { noise, vectors } from '../../test/memory-log.ts';
import { toHex } from '../bytes.ts';
import { SALTS_LENGTH, splitSalts } from '../leaf/attributes.ts';
import { buildFiller, buildLeaf } from '../leaf/leaf.ts';
import { buildIncident, formatIncident, isIncident, parseIncident } from './incident.ts';

const { text, entry, bad } = vectors<{ text: string; entry: string; bad: string[] }>('incident');

describe('an incident', () => {
  it('is the same text when it is written again, and the entry of the vectors', () => {
    const incident = parseIncident(text);
    expect(incident.ok && formatIncident(incident.value)).toBe(text);
    expect(toHex(buildIncident(text))).toBe(entry);
  });

  it('is recognised in the log by anybody, and nothing else is', () => {
    const salts = splitSalts(noise('filler', SALTS_LENGTH));
    expect(isIncident(buildIncident(text))).toBe(true);
    expect(isIncident(buildFiller('2026-11', salts))).toBe(false);
    expect(isIncident(buildLeaf({ kind: 'incident' }, salts))).toBe(false);
    expect(isIncident(new Uint8Array(3))).toBe(false);
  });

  it('is refused in any other spelling', () => {
    for (const each of bad) {
      expect(parseIncident(each), each).toMatchObject({ ok: false, fault: 'incident-malformed' });
      expect(() => buildIncident(each)).toThrow(RangeError);
    }
  });

  it('is not written with what cannot be read', () => {
    const incident = parseIncident(text);
    if (!incident.ok) throw new Error(incident.detail);
    expect(() => formatIncident({ ...incident.value, reason: 'two\nlines' })).toThrow(RangeError);
    expect(() => formatIncident({ ...incident.value, reason: '' })).toThrow(RangeError);
  });
});
