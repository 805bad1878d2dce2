import { decide, isRefusal, NONE, type Referral } from '@remit/protocol';
import { AT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { later } from '../../../tools/vectors/referral/plain.ts';
import { keyOf } from './abstraction.ts';
import { EARLY, LATE, type Move, TIMED } from './moves.ts';
import { applied } from './search.ts';

/** What a move comes to: the refusal's code, or the facts and the key of the state after them. */
function outcome(state: Referral, move: Move, at: string): { readonly answer: string; readonly after: Referral } {
  const request = move.request(state, at);
  const decision = decide(state, request);
  if (isRefusal(decision)) return { answer: decision.code, after: state };
  const after = applied(state, decision, request);
  return { answer: `${decision.map((fact) => fact.kind).join('+')} ${keyOf(after)}`, after };
}

/** The abstraction leaves the list of reminders out, so whether one was given already is not for it to foresee. */
const foreseeable = (move: Move): boolean => !move.label.startsWith('Remind');

/**
 * Walks one sequence of choices from nothing to sending, with instants that rise, and holds each state against the one
 * that the search met for its key: both must answer alike. A move before and after all due times is one; real time says
 * which. Null, or where the two differ.
 */
export function disagreement(
  met: ReadonlyMap<string, Referral>,
  all: readonly Move[],
  choices: readonly number[],
): string | null {
  const moves = all.filter(foreseeable);
  let state = NONE;
  for (const [i, number] of choices.entries()) {
    if (state.sentAt !== undefined) return null;
    const known = met.get(keyOf(state));
    if (known === undefined) return `the search never met ${keyOf(state)}`;
    const move = chosen(known, moves, number);
    const { answer, after } = outcome(state, move, later(AT, i * (move.late ? 200 : 1)));
    const instants = TIMED.includes(move.kind) ? [EARLY, LATE] : [EARLY];
    const foreseen = instants.map((at) => outcome(known, move, at).answer);
    if (!foreseen.includes(answer)) return `${move.label}: ${answer}, foreseen ${foreseen.join(' or ')}`;
    state = after;
  }
  return null;
}

const open = new WeakMap<Referral, readonly Move[]>();

/** Mostly a move that leads somewhere from the state, so that a sequence of choices does. */
function chosen(known: Referral, moves: readonly Move[], number: number): Move {
  const leads = ({ late, request }: Move): boolean => !isRefusal(decide(known, request(known, late ? LATE : EARLY)));
  const some = open.get(known) ?? moves.filter(leads);
  open.set(known, some);
  const from = number % 4 === 0 || some.length === 0 ? moves : some;
  return from[number % from.length]!;
}
