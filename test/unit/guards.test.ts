import { describe, expect, it } from 'vitest';
import { guardsIn, ruleFiles, textOf } from '../../tools/prove/find-guards.ts';

describe('the drill that takes guards away', () => {
  it('knows a guard for every refusal in the rules', () => {
    for (const file of ruleFiles()) {
      const refusals = [...textOf(file).matchAll(/\brefuse\(/g)].length;
      if (refusals > 0) expect(guardsIn(file).length, file).toBeGreaterThan(0);
    }
    expect(ruleFiles().flatMap((file) => guardsIn(file)).length).toBeGreaterThan(100);
  });
  it('takes away a condition, whichever way it leads to the refusal', () => {
    const without = (text: string): string[] =>
      guardsIn('referral/decide/x.ts', text).map(
        (guard) => text.slice(0, guard.start) + guard.without + text.slice(guard.end),
      );
    expect(without('if (a && b) return refuse("x");')).toEqual(['if (false) return refuse("x");']);
    expect(without('const d = () => (ok ? facts : refuse("x"));')).toEqual([
      'const d = () => (true ? facts : refuse("x"));',
    ]);
    expect(without('const d = () => (bad ? refuse("x") : facts);')).toEqual([
      'const d = () => (false ? refuse("x") : facts);',
    ]);
    expect(without('const d = conflict(referral, request) ?? facts;')).toEqual(['const d = undefined ?? facts;']);
  });
});
