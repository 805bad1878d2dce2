import { describe, expect, it } from 'vitest';
import { MemoryLog, noise, nodeHash as hash, nodeVerify as verify, testSigner } from '../../test/memory-log.ts';
import { SALTS_LENGTH, splitSalts } from '../leaf/attributes.ts';
import { buildLeaf } from '../leaf/leaf.ts';
import { buildIncident, formatIncident, type Incident } from '../note/incident.ts';
import { Frontier } from '../tree/frontier.ts';
import { leafHash } from '../tree/hashing.ts';
import { audit } from './audit.ts';
import type { Opening } from './opening.ts';

const trust = { origin: 'remit.example/log', logKeys: [testSigner('remit.example/log', 1).key] };
const openings: Opening[] = Array.from({ length: 800 }, (_, index) => ({
  index,
  values: { kind: 'sent', month: '2026-11', stream: `subject:${index}`, version: '1', body: `fact ${index}` },
  salts: splitSalts(noise(`salt ${index}`, SALTS_LENGTH)),
}));
const leaves = openings.map(({ values, salts }) => buildLeaf(values, salts as ReturnType<typeof splitSalts>, hash));

describe('an incident', () => {
  const text = (changes: Partial<Incident> = {}): string =>
    formatIncident({
      origin: trust.origin,
      at: '2026-11-22T17:40:00.000Z',
      last: { origin: trust.origin, size: 700, root: new Frontier(hash, 700, peaksAt(700)).root() },
      lost: { from: 600, to: 700 },
      reason: 'The disk was lost.',
      ...changes,
    });
  const peaksAt = (size: number): Uint8Array[] => {
    const frontier = new Frontier(hash);
    frontier.appendAll(leaves.slice(0, size).map((leaf) => leafHash(leaf, hash)));
    return [...frontier.peaks];
  };
  const logWith = async (entryText: string, at = 700) => {
    const damaged = new MemoryLog();
    damaged.append([...leaves.slice(0, at), buildIncident(entryText, hash), ...leaves.slice(at, at + 50)]);
    const kept = openings
      .slice(0, at + 50)
      .filter(({ index }) => index < 600 || index >= 700)
      .map((each) => (each.index < at ? each : { ...each, index: each.index + 1 }));
    const said = { index: at, values: { kind: 'incident', month: '2026-11' }, salts: { kind: zero, month: zero } };
    return {
      request: { read: damaged.read, trust, verify, hash, checkpoint: await damaged.checkpoint(), complete: true },
      openings: [...kept, said].sort((a, b) => a.index - b.index),
    };
  };
  const zero = new Uint8Array(16);

  it('is reported with what was lost, and is no fault where the tree extends what it names', async () => {
    const { request, openings: kept } = await logWith(text());
    const incidents = [{ index: 700, text: text() }];
    const report = await audit({ ...request, openings: kept, incidents, streams: false });
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ ok: true, factsLost: 100, incidents: [{ index: 700 }] });
  });

  it('excuses the facts that it says are lost, and no other', async () => {
    const { request, openings: kept } = await logWith(text());
    const openings = kept.filter(({ index }) => index !== 599 && index !== 701);
    const incidents = [{ index: 700, text: text() }];
    const report = await audit({ ...request, openings, incidents, streams: false });
    expect(report.findings).toMatchObject([
      { fault: 'fact-missing', from: 599 },
      { fault: 'fact-missing', from: 701 },
    ]);
    expect(report.factsLost).toBe(100);
  });

  it('excuses none where it says that none is lost', async () => {
    const without = text({ lost: null });
    const { request, openings } = await logWith(without);
    const report = await audit({ ...request, openings, incidents: [{ index: 700, text: without }], streams: false });
    expect(report).toMatchObject({ factsLost: 0, first: { fault: 'fact-missing', from: 600 } });
    expect(report.findings).toHaveLength(100);
  });

  it('that is served before the checkpoint holds it is none of this audit', async () => {
    const { request } = await logWith(text());
    const root = new Uint8Array(32).fill(9);
    const later = text({ last: { origin: trust.origin, size: 800, root }, lost: null });
    const incidents = [
      { index: 700, text: text() },
      { index: 800, text: later },
    ];
    expect(await audit({ ...request, complete: false, incidents })).toMatchObject({ ok: true });
    // Nor does it stand in the way of the root that the checkpoint signs.
    const { checkpoint } = (await logWith(text({ reason: 'Another history.' }))).request;
    const report = await audit({ ...request, checkpoint, complete: false, incidents });
    expect(report.findings).toMatchObject([{ fault: 'root-differs', to: 751 }]);
  });

  it('cannot be hidden, changed, or made up', async () => {
    const { request } = await logWith(text());
    const incomplete = { ...request, complete: false };
    expect((await audit(incomplete)).first).toMatchObject({ fault: 'incident-unexplained', from: 700 });
    for (const [index, other] of [
      [700, text({ reason: 'Nothing of note.' })],
      [700, text({ lost: { from: 600, to: 701 } })],
      [3, text({ last: { origin: trust.origin, size: 0, root: new Frontier(hash).root() }, lost: null })],
      [700, 'nonsense'],
    ] as const) {
      const { findings } = await audit({ ...incomplete, incidents: [{ index, text: other }] });
      expect(findings, other).toContainEqual(expect.objectContaining({ fault: 'incident-differs', from: index }));
    }
  });

  it('does not excuse a tree that does not extend the checkpoint it names, or another beginning', async () => {
    for (const last of [
      { origin: trust.origin, size: 700, root: new Uint8Array(32).fill(9) },
      { origin: trust.origin, size: 701, root: new Uint8Array(32).fill(9) },
      { origin: trust.origin, size: 5000, root: new Uint8Array(32).fill(9) },
      { origin: 'old.example/log', size: 700, root: new Uint8Array(32).fill(9) },
    ]) {
      const wrong = text({ last, lost: null });
      const { request } = await logWith(wrong);
      const report = await audit({ ...request, complete: false, incidents: [{ index: 700, text: wrong }] });
      expect(report.first).toMatchObject({ fault: 'incident-differs' });
    }
  });

  it('of another log explains nothing here', async () => {
    const origin = 'other.example/log';
    const foreign = text({ origin, last: { origin, size: 700, root: new Uint8Array(32).fill(9) }, lost: null });
    const { request } = await logWith(foreign);
    const report = await audit({ ...request, complete: false, incidents: [{ index: 700, text: foreign }] });
    expect(report.first).toMatchObject({
      fault: 'incident-differs',
      from: 700,
      detail: `it is an incident of ${origin}`,
    });
  });

  it('may begin a log that follows another, and says so', async () => {
    const first = text({ last: { origin: 'old.example/log', size: 9, root: new Uint8Array(32) }, lost: null });
    const { request } = await logWith(first, 0);
    const report = await audit({ ...request, complete: false, incidents: [{ index: 0, text: first }] });
    expect(report).toMatchObject({
      ok: true,
      incidents: [{ index: 0, incident: { last: { origin: 'old.example/log' } } }],
    });
  });
});
