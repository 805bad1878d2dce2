import fc from 'fast-check';
import { decide, evolve, isRefusal, NONE, type Referral } from '@remit/protocol';
import { describe, expect, it } from 'vitest';
import { AT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { later } from '../../../tools/vectors/referral/plain.ts';
import { keyOf } from './abstraction.ts';
import { movesFor, type Move } from './moves.ts';
import { answerOf, search } from './search.ts';

const moves = movesFor('one');
const { relation, numbers } = search(moves, keyOf, { keep: true });
const numberOf = (state: Referral): number | undefined => numbers.get(keyOf(state));
const timeless = (label: string): string => label.replace(' late ', '  ');

/** By state and move: what the search was answered. A move before and after all due times is one; real time says which. */
const answers = new Map<string, Set<string>>();
const open = new Map<number, Move[]>();
const byLabel = new Map(moves.map((move) => [move.label, move]));
for (const [asked, answer] of relation) {
  answers.set(timeless(asked), (answers.get(timeless(asked)) ?? new Set()).add(answer));
  if (!answer.includes(' ')) continue;
  const place = asked.indexOf(' ');
  const state = Number(asked.slice(0, place));
  open.set(state, [...(open.get(state) ?? []), byLabel.get(asked.slice(place + 1))!]);
}

/** The abstraction leaves the list of reminders out, so whether one was given already is not for it to foresee. */
const foreseeable = (move: Move): boolean => !move.label.startsWith('Remind');

/** Mostly what leads somewhere, so that a sequence of choices does. */
function choose(state: Referral, number: number): Move {
  const some = (open.get(numberOf(state) ?? -1) ?? []).filter(foreseeable);
  const from = number % 4 === 0 || some.length === 0 ? moves.filter(foreseeable) : some;
  return from[number % from.length]!;
}

describe('the abstraction and the decider agree', () => {
  it('before sending, on every random sequence with real, rising times', { timeout: 60_000 }, () => {
    const numbers = fc.array(fc.nat(1_000_000), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(numbers, (choices) => {
        let state = NONE;
        for (const [i, number] of choices.entries()) {
          if (state.sentAt !== undefined) return;
          const move = choose(state, number);
          const at = later(AT, i * (move.late ? 200 : 1));
          const request = move.request(state, at);
          const decision = decide(state, request);
          const after = isRefusal(decision)
            ? state
            : decision.reduce((each, fact) => evolve(each, { ...fact, at, actor: request.actor }), state);
          const foreseen = answers.get(timeless(`${numberOf(state)} ${move.label}`));
          // What the matrix refuses is tried in the first states of a status alone; here it must be refused too.
          if (foreseen === undefined) expect(isRefusal(decision)).toBe(true);
          else expect([...foreseen]).toContain(answerOf(decision, numberOf(after)));
          state = after;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
