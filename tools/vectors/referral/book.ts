import {
  type Actor,
  type Command,
  type CommandKind,
  decide,
  type Doer,
  evolve,
  type Fact,
  isRefusal,
  type NewFact,
  normalised,
  type Referral,
  replay,
} from '@remit/protocol';
import {
  type Base,
  factsOf,
  type Histories,
  worldOf,
} from '../../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { AT, completeItem, world } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { actorOf } from './people.ts';
import { type Data, dueTime, later, PLAIN } from './plain.ts';

export const PAGE = 'https://video.example/user/ember-0417';
/** A page that holds other pages: the linter stops it, and a supervisor may give a reason (D3). */
export const CONTAINER = 'https://archive.org/details/opensource';
const LOCATORS = [...Array.from({ length: 12 }, (_, i) => completeItem(i + 1).locator), PAGE, CONTAINER];

/** What every vector starts from: the sample world, in which deconfliction answered "clear" and an archive is hosted. */
export const BASE: Base = {
  world: world({
    deconfliction: Object.fromEntries(LOCATORS.map((locator) => [normalised(locator), 'clear' as const])),
  }),
  chance: '1234567890abcdef1234567890abcdef',
  reference: 'NORTH-2026-000001',
};

/** One step of a history: who does what, with plain data unless something is said. */
export type Step = {
  readonly kind: CommandKind;
  readonly actor: Actor;
  readonly data?: (referral: Referral, at: string) => Data;
  readonly world?: Readonly<Record<string, unknown>>;
};
export const does = <K extends CommandKind>(
  by: Doer | Actor,
  kind: K,
  data?: (referral: Referral, at: string) => Data<K>,
  changes?: Step['world'],
): Step => ({
  kind,
  actor: typeof by === 'string' ? actorOf(by) : by,
  ...(data && { data }),
  ...(changes && { world: changes }),
});

/** Histories are lived, not written: each is the record of commands that the decider accepted. */
export class Book {
  readonly histories: Record<string, { after: string | null; facts: Fact[] }> = { none: { after: null, facts: [] } };

  tell(name: string, after: string, ...steps: readonly Step[]): void {
    const before = factsOf(after, this.histories);
    let facts = [...before];
    for (const step of steps) facts = [...facts, ...factsFrom(name, facts, step)];
    this.histories[name] = { after: after === 'none' ? null : after, facts: facts.slice(before.length) };
  }

  /** The same history with an annex from its first draft on, under the name with `-annexed`. */
  annex(name: string): void {
    const { after, facts } = this.histories[name]!;
    if (this.histories[`${name}-annexed`]) return;
    if (after !== null) this.annex(after);
    const begun = after === null ? facts.slice(0, 1) : [];
    const attached = after === null ? factsFrom(name, begun, does('LE_OFFICER', 'AttachAnnex')) : [];
    const rest = facts.slice(begun.length).map((fact) => ({ ...fact, version: fact.version + 1 }));
    this.histories[`${name}-annexed`] = {
      after: after && `${after}-annexed`,
      facts: [...begun, ...attached, ...rest],
    };
  }

  /** A fact that no command would bring about, to show what the rules do with a record that is not as it should be. */
  told(name: string, after: string, fact: NewFact): void {
    const before = this.stateOf(after);
    const at = later(this.lastOf(after), 1);
    this.histories[name] = {
      after,
      facts: [{ ...fact, version: before.version + 1, at, actor: actorOf('LE_OFFICER') }],
    };
  }

  stateOf(name: string): Referral {
    return replay(factsOf(name, this.histories));
  }

  lastOf(name: string): string {
    return factsOf(name, this.histories).at(-1)?.at ?? AT;
  }

  get published(): Histories {
    return this.histories;
  }
}

function factsFrom(name: string, facts: readonly Fact[], { kind, actor, data, world: changes }: Step): Fact[] {
  const referral = replay(facts);
  const at = dueTime(kind, referral, facts.at(-1)?.at ?? AT);
  const command = { kind, data: (data ?? PLAIN[kind])(referral, at) } as Command;
  const { chance, reference } = BASE;
  const decision = decide(referral, { command, actor, at, world: worldOf(BASE.world, changes), chance, reference });
  if (isRefusal(decision))
    throw new Error(`history ${name}: ${kind} in ${referral.status} is refused: ${JSON.stringify(decision)}`);
  let state = referral;
  return decision.map((fact) => {
    const whole = { ...fact, version: state.version + 1, at, actor } as Fact;
    state = evolve(state, whole);
    return whole;
  });
}
