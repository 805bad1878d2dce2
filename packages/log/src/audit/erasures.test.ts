import { describe, expect, it } from 'vitest';
import { MemoryLog, noise, nodeHash as hash, nodeVerify as verify, testSigner } from '../../test/memory-log.ts';
import { type AttributeValues, type Salts, SALTS_LENGTH, splitSalts } from '../leaf/attributes.ts';
import { buildLeaf } from '../leaf/leaf.ts';
import { audit } from './audit.ts';
import type { Opening } from './opening.ts';

const trust = { origin: 'remit.example/log', logKeys: [testSigner('remit.example/log', 1).key] };
const saltsOf = (index: number): Salts => splitSalts(noise(`salt ${index}`, SALTS_LENGTH));

describe('an audit of erased streams', () => {
  const facts = (stream: string, count: number): AttributeValues[] =>
    Array.from({ length: count }, (_, i) => ({
      ...{ kind: 'sent', month: '2026-11', stream, version: String(i + 1), body: `${stream} ${i + 1}` },
      ...(i > 0 && { previous: `${stream} ${i}` }),
    }));
  const erasure = (stream: string, version: number): AttributeValues => ({
    ...{ kind: 'CaseErased', month: '2026-11', stream, version: String(version), body: 'erased' },
    previous: `${stream} ${version - 1}`,
  });
  /** Facts of these streams are shown closed, as facts of the streams named. */
  const verdict = async (log: readonly AttributeValues[], shown: Readonly<Record<string, string>>) => {
    const held = new MemoryLog();
    held.append(log.map((values, index) => buildLeaf(values, saltsOf(index), hash)));
    const counts = new Map<string, number>();
    const disclosed = log.map((values, index): Opening => {
      const as = shown[values.stream as string];
      if (as === undefined || values.kind === 'CaseErased') return { index, values, salts: saltsOf(index) };
      const version = (counts.get(as) ?? 0) + 1;
      counts.set(as, version);
      const { kind, month } = saltsOf(index);
      const closed = { stream: as, version };
      return { index, values: { kind: values.kind, month: values.month }, salts: { kind, month }, closed };
    });
    const { first, casesErased } = await audit({
      ...{ read: held.read, trust, verify, hash, checkpoint: await held.checkpoint() },
      ...{ openings: disclosed, complete: true },
    });
    return first === undefined ? `sound, ${casesErased} erased` : `${first.fault} at ${first.from}`;
  };
  const both = [...facts('a', 2), ...facts('b', 2), erasure('a', 3)];

  it('takes closed facts where their erasure follows, and open ones whose key is there still', async () => {
    expect(await verdict(both, { a: 'a' })).toBe('sound, 1 erased');
    expect(await verdict(both, {})).toBe('sound, 1 erased');
  });

  it('names the first closed fact of a stream that was never erased', async () => {
    expect(await verdict(both, { a: 'a', b: 'b' })).toBe('not-erased at 2');
    expect(await verdict(facts('b', 3), { b: 'b' })).toBe('not-erased at 0');
  });

  it('lets no erasure stand for facts of another stream, however they are called', async () => {
    expect(await verdict(both, { b: 'a' })).toBe('not-erased at 2');
    expect(await verdict([...both, ...facts('c', 1)], { a: 'a', b: 'b', c: 'a' })).toContain('not-erased at 2');
    expect(await verdict([...facts('b', 1), ...both], { a: 'a', b: 'a' })).toContain('not-erased');
    expect(await verdict([...both, ...facts('c', 2)], { a: 'a', c: 'a' })).toContain('not-erased');
  });
});
