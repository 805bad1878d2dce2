import {
  type Actor,
  cells,
  type CommandKind,
  type Doer,
  type FactKind,
  REFUSALS,
  type RefusalCode,
  type Referral,
  TRANSITIONS,
} from '@remit/protocol';
import { runVector, type Vector } from '../../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { BASE, type Book } from './book.ts';
import { actorOf } from './people.ts';
import { type Data, dueTime, later, PLAIN } from './plain.ts';

/** An example as a person writes it: what is asked, and which facts or which refusal the rules owe for it. */
export type Example<K extends CommandKind = CommandKind> = {
  readonly name: string;
  readonly given: string;
  readonly by: Doer | Actor;
  readonly kind: K;
  readonly data?: Partial<Data<K>> | ((referral: Referral, at: string) => object);
  readonly world?: Readonly<Record<string, unknown>>;
  /** Hours from the plain time of the step. */
  readonly hours?: number;
  /** Fact kinds in order, or the code of the refusal. */
  readonly then: readonly FactKind[] | RefusalCode;
  /** What the facts carry, as far as the example is about it. */
  readonly gives?: Readonly<Record<string, unknown>>;
};

/** Types `data` by the command; the list of examples then holds all kinds alike. */
export const example = <K extends CommandKind>(
  name: string,
  given: string,
  by: Doer | Actor,
  kind: K,
  then: Example['then'],
  rest: Pick<Example<K>, 'data' | 'world' | 'hours' | 'gives'> = {},
): Example => ({ name, given, by, kind, then, ...rest });

const cellSpec = (kind: CommandKind, referral: Referral): string =>
  TRANSITIONS[kind][referral.status]?.spec ?? cells().find(({ command }) => command === kind)!.cell.spec;

/**
 * The example as a vector. The kinds of the facts (or the code) are what the example says; the rest of each fact is
 * the decider's, so that a reader of the published file sees the whole of it and a later change of it is noticed.
 */
export function vectorOf(
  book: Book,
  { name, given, by, kind, data, world, hours = 0, then, gives = {} }: Example,
): Vector {
  const referral = book.stateOf(given);
  const at = later(dueTime(kind, referral, book.lastOf(given)), hours);
  const plain = PLAIN[kind](referral, at);
  const said = typeof data === 'function' ? data(referral, at) : { ...plain, ...data };
  const actor = typeof by === 'string' ? actorOf(by) : by;
  const when = { kind, data: said, actor, at };
  const spec = typeof then === 'string' ? REFUSALS[then].spec : cellSpec(kind, referral);
  const asked = { name, spec, given, ...(world && { world }), when, then: { facts: [] } };
  const outcome = runVector(asked, book.published, BASE);
  const got = 'facts' in outcome ? outcome.facts.map((fact) => fact.kind).join() : outcome.refusal;
  const owed = typeof then === 'string' ? then : then.join();
  if (got !== owed) throw new Error(`${name}: the decider says ${got}, the example says ${owed}`);
  const carried = new Map('facts' in outcome ? outcome.facts.flatMap((fact) => Object.entries(fact.data)) : []);
  for (const [field, value] of Object.entries(gives)) {
    const found = JSON.stringify(carried.get(field));
    if (found !== JSON.stringify(value)) throw new Error(`${name}: ${field} is ${found}`);
  }
  return { ...asked, then: outcome };
}
