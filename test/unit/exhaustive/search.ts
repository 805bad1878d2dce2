import { decide, evolve, isRefusal, mayAct, NONE, type NewFact, type Referral, type Status } from '@remit/protocol';
import { brokenDuty, type Step } from './duties.ts';
import { EARLY, LATE, type Move } from './moves.ts';

export type Decide = typeof decide;
export type Found = {
  readonly states: number;
  readonly transitions: number;
  readonly refusals: number;
  readonly reached: ReadonlySet<Status>;
  readonly broken: { readonly duty: string; readonly way: readonly string[] } | null;
  /** Where asked for: by state and move, what was answered and where it led. */
  readonly relation: ReadonlyMap<string, string>;
  /** The number of each state, by its key. */
  readonly numbers: ReadonlyMap<string, number>;
};
type Node = { readonly state: Referral; readonly key: string; readonly via: string; readonly from: Node | null };

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
  { decider = decide, start = NONE, keep = false }: { decider?: Decide; start?: Referral; keep?: boolean } = {},
): Found {
  const first: Node = { state: start, key: keyOf(start), via: 'start', from: null };
  const numbers = new Map([[first.key, 0]]);
  const queue = [first];
  const reached = new Set<Status>([start.status]);
  const relation = new Map<string, string>();
  const movesIn = chooser(moves);
  let transitions = 0;
  let refusals = 0;
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const move of movesIn(node.state)) {
      const request = move.request(node.state, move.late ? LATE : EARLY);
      const decision = decider(node.state, request);
      const after = isRefusal(decision) ? node.state : applied(node.state, decision, request);
      const key = isRefusal(decision) ? node.key : keyOf(after);
      const isNew = !numbers.has(key);
      if (isNew) numbers.set(key, numbers.size);
      if (keep) relation.set(`${numbers.get(node.key)} ${move.label}`, answerOf(decision, numbers.get(key)));
      if (isRefusal(decision)) {
        refusals += 1;
        continue;
      }
      transitions += 1;
      const next: Node = { state: after, key, via: move.label, from: node };
      const duty = brokenDuty({ before: node.state, request, facts: decision, after });
      const all = { states: numbers.size, transitions, refusals, reached, relation, numbers };
      if (duty !== undefined) return { ...all, broken: { duty, way: wayTo(next) } };
      if (!isNew) continue;
      reached.add(after.status);
      queue.push(next);
    }
  }
  return { states: numbers.size, transitions, refusals, reached, broken: null, relation, numbers };
}

export const applied = (
  state: Referral,
  facts: readonly NewFact[],
  { at, actor }: Pick<Step['request'], 'at' | 'actor'>,
): Referral => facts.reduce((each, fact) => evolve(each, { ...fact, at, actor }), state);

export const answerOf = (decision: ReturnType<Decide>, state: number | undefined): string =>
  isRefusal(decision) ? decision.code : `${decision.map((fact) => fact.kind).join('+')} ${state}`;

function wayTo(node: Node): string[] {
  const way: string[] = [];
  for (let each: Node | null = node; each; each = each.from) way.unshift(each.via);
  return way;
}
