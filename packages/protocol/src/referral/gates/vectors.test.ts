import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AT, completeReferral, world } from '../fixtures/sample-case.ts';
import type { Referral } from '../state.ts';
import type { World } from '../world.ts';
import { GATE_CODES, type Finding, type Gate, type GateOutcome } from './report.ts';
import { runGates, type GateOptions } from './run-gates.ts';

/** A vector: a base case, what is changed in it by path, and the findings that follow. See spec/vectors/gates/README.md. */
type Vector = {
  name: string;
  base: 'item' | 'two-items' | 'account' | 'information';
  set?: Record<string, unknown>;
  unset?: string[];
  options?: Partial<GateOptions>;
  gate?: GateOutcome;
  expect: Pick<Finding, 'code' | 'outcome' | 'item' | 'field'>[];
};

const ROOM = new URL('../../../../../spec/vectors/gates/', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, ROOM), 'utf8'));
const files = readdirSync(ROOM).filter((name) => /^g\d-.*\.json$/.test(name));
const vectors = files.map((name) => read(name) as { gate: Gate; vectors: Vector[] });

const bases = {
  at: AT,
  world: world(),
  referrals: {
    item: completeReferral(),
    'two-items': completeReferral({ items: 2 }),
    account: completeReferral({ instrument: 'VOLUNTARY_ACCOUNT' }),
    information: completeReferral({ instrument: 'INFORMATION_ONLY' }),
  },
};

type Tree = Record<string, unknown>;
function change(tree: Tree, path: string, act: (parent: Tree, name: string) => void): void {
  const names = path.split('.');
  const last = names.pop()!;
  act(
    names.reduce((at, name) => at[name] as Tree, tree),
    last,
  );
}

function caseOf(vector: Vector): { referral: Referral; world: World } {
  const tree = structuredClone({ referral: bases.referrals[vector.base], world: bases.world }) as unknown as Tree;
  for (const [path, value] of Object.entries(vector.set ?? {}))
    change(tree, path, (parent, name) => (parent[name] = value));
  for (const path of vector.unset ?? []) {
    change(tree, path, (parent, name) =>
      Array.isArray(parent) ? parent.splice(Number(name), 1) : delete parent[name],
    );
  }
  return tree as { referral: Referral; world: World };
}

describe('the vectors of the gates', () => {
  it('start from the cases that are published beside them', async () => {
    // `vitest -u` writes the file anew after a deliberate change of the sample case.
    await expect(`${JSON.stringify(bases, null, 2)}\n`).toMatchFileSnapshot(
      new URL('base.generated.json', ROOM).pathname,
    );
  });
  it('show every code at least once', () => {
    const shown = new Set(
      vectors.flatMap((file) => file.vectors.flatMap((vector) => vector.expect.map(({ code }) => code))),
    );
    expect(GATE_CODES.filter((code) => !shown.has(code))).toEqual([]);
  });
  it('show for every gate what passes as well', () => {
    for (const file of vectors) expect(file.vectors.some((vector) => vector.expect.length === 0)).toBe(true);
  });
  for (const { gate, vectors: list } of vectors) {
    it.each(list.map((vector) => [vector.name, vector] as const))(`${gate}: %s`, (_, vector) => {
      const { referral, world: given } = caseOf(vector);
      const report = runGates(referral, given, { at: AT, deconfliction: false, ...vector.options });
      expect(report.findings.map(({ code, outcome, item, field }) => ({ code, outcome, item, field }))).toEqual(
        vector.expect,
      );
      if (vector.gate) expect(report.gates[gate]).toBe(vector.gate);
    });
  }
});
