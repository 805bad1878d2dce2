import { decide, evolve, isRefusal, mayAct, NONE, type NewFact, type Referral, type Status } from '@remit/protocol';
import { brokenDuty, type Step } from './duties.ts';
import { EARLY, LATE, type Move } from './moves.ts';

export type Decide = typeof decide;
export type Found = {
  readonly transitions: number;
  readonly refusals: number;
  readonly reached: ReadonlySet<Status>;
  readonly broken: { readonly duty: string; readonly way: readonly string[] } | null;
  /** The first state that was met of each key. */
  readonly met: ReadonlyMap<string, Referral>;
};
type Node = { readonly state: Referral; readonly via: string; readonly from: Node | null };

/** In how many states of one status a move is tried that the matrix refuses there. */
const TRIED_ANYWAY = 12;

/**
 * The moves for a state. The matrix reads the status, the parties, whether the case has reached the platform and the
 * bodies appointed in the move's world, and nothing else; so what it refuses is tried in the first states of each status only, and all else in every state.
 */
function chooser(moves: readonly Move[]): (state: Referral) => readonly Move[] {
  const open = new Map<string, { states: number; moves: readonly Move[] }>();
  return (state) => {
    const place = `${state.status} ${state.receivedAt !== undefined} ${state.unit} ${state.platform}`;
    const known = open.get(place) ?? {
      states: 0,
      moves: moves.filter((move) => !isRefusal(mayAct(state, move.kind, move.actor, move.oversight))),
    };
    open.set(place, { ...known, states: known.states + 1 });
    return known.states < TRIED_ANYWAY ? moves : known.moves;
  };
}

/**
 * Tries every move in every state until no new state is found. The decider and `evolve` are the real ones; only the
 * question whether two states are one is the abstraction's. Stops at the first duty that is broken.
 */
export function search(
  moves: readonly Move[],
  keyOf: (referral: Referral) => string,
  { decider = decide, start = NONE }: { decider?: Decide; start?: Referral } = {},
): Found {
  const met = new Map([[keyOf(start), start]]);
  const queue: Node[] = [{ state: start, via: 'start', from: null }];
  const reached = new Set<Status>([start.status]);
  const movesIn = chooser(moves);
  let transitions = 0;
  let refusals = 0;
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const move of movesIn(node.state)) {
      const request = move.request(node.state, move.late ? LATE : EARLY);
      const decision = decider(node.state, request);
      if (isRefusal(decision)) {
        refusals += 1;
        continue;
      }
      transitions += 1;
      const after = applied(node.state, decision, request);
      const key = keyOf(after);
      const next: Node = { state: after, via: move.label, from: node };
      const duty = brokenDuty({ before: node.state, request, facts: decision, after });
      if (duty !== undefined) return { met, transitions, refusals, reached, broken: { duty, way: wayTo(next) } };
      if (met.has(key)) continue;
      met.set(key, after);
      reached.add(after.status);
      queue.push(next);
    }
  }
  return { met, transitions, refusals, reached, broken: null };
}

export const applied = (
  state: Referral,
  facts: readonly NewFact[],
  { at, actor }: Pick<Step['request'], 'at' | 'actor'>,
): Referral => facts.reduce((each, fact) => evolve(each, { ...fact, at, actor }), state);

function wayTo(node: Node): string[] {
  const way: string[] = [];
  for (let each: Node | null = node; each; each = each.from) way.unshift(each.via);
  return way;
}
