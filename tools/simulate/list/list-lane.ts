import {
  type Actor,
  daysAfter,
  type Entry,
  ENTRY_TRANSITIONS,
  type EntryFingerprint,
  entryIdOf,
  FINGERPRINT_BYTES,
  instantOf,
  millisecondsOf,
  NO_ENTRY,
  NOT_COUNTER_TERRORISM,
} from '@remit/protocol';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { PLATFORMS } from '../people/organisations.ts';
import { Agenda } from '../run/agenda.ts';
import type { Chance } from '../run/chance.ts';
import type { People } from '../run/people.ts';
import { timeOf } from '../run/plan.ts';
import type { VirtualClock } from '../run/seeded-ports.ts';
import { EntryActs, type EntryStep, type Seen, type Source } from './entry-acts.ts';
import { ENTRY_STORIES, type EntryStory } from './entry-stories.ts';
import type { Lists } from './lists.ts';

type Begin = { readonly story: EntryStory };
type Going = { readonly story: EntryStory; readonly id: string; readonly source: Source; readonly steps: EntryStep[] };

export type ListLaneParts = {
  readonly store: Store;
  readonly people: People;
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly lists: Lists;
};

const HOUR = 3_600_000;
/** Of the decided referrals a desk shares what it decided lately. */
const LATELY = 20;

/**
 * What desks share of what they decided, day by day after the units' own work: whoever shares something has seen how its
 * referral went, and the order of things is the seed's alone.
 */
export class ListLane {
  readonly #parts: ListLaneParts;
  readonly #agenda = new Agenda<Begin | Going>();
  readonly #used = new Set<string>();

  constructor(parts: ListLaneParts, end: string, scale: number) {
    this.#parts = parts;
    for (const story of ENTRY_STORIES)
      for (let nth = Math.max(1, Math.round(story.count * scale)); nth > 0; nth -= 1) {
        const [oldest, youngest] = story.begins;
        const days = youngest + parts.chance.share() * (oldest - youngest);
        this.#agenda.enter(instantOf(Math.round(millisecondsOf(end) - days * 24 * HOUR)), { story });
      }
  }

  /** How many fingerprints somebody spoke of. */
  get entries(): number {
    return this.#used.size;
  }

  async until(by: string): Promise<string> {
    const { clock, lists } = this.#parts;
    for (;;) {
      const next = this.#agenda.nextAt;
      if (next === undefined || next > by) break;
      const { at, what } = this.#agenda.take()!;
      if ('steps' in what) await this.#perform(what, at);
      else await this.#begin(what, at);
    }
    clock.advanceTo(by);
    await lists.follow();
    return clock.now;
  }

  /** Takes an item that was decided lately; where there is none yet, somebody looks again tomorrow. */
  async #begin({ story }: Begin, at: string): Promise<void> {
    const { chance } = this.#parts;
    const free = (await this.#decided(at)).filter(({ itemId }) => !this.#used.has(itemId));
    if (free.length === 0) return this.#agenda.enter(daysAfter(at, 1), { story });
    const source = chance.pick(free);
    this.#used.add(source.itemId);
    const print = this.#print(story);
    const acts = new EntryActs(source, print, chance);
    const third = chance.pick((['lantern', 'archive', 'pebble'] as const).filter((each) => each !== source.platform));
    this.#enter({ story, id: entryIdOf(print), source, steps: story.build({ source, acts, chance, third }) }, at);
  }

  #print({ print }: EntryStory): EntryFingerprint {
    const { chance } = this.#parts;
    const kind = print ?? chance.weighted([['PDQ', 5] as const, ['SHA256', 3] as const, ['LINK', 2] as const]);
    const hash = chance.hex(FINGERPRINT_BYTES[kind]);
    return kind === 'PDQ' ? { kind, hash, quality: chance.between(62, 100), decoder: 'FULL' } : { kind, hash };
  }

  #enter(going: Going, after: string): void {
    const [step] = going.steps;
    if (step) this.#agenda.enter(timeOf(after, step), going);
  }

  async #perform(going: Going, at: string): Promise<void> {
    const { people, clock, chance, lists } = this.#parts;
    const [step, ...rest] = going.steps;
    clock.advanceTo(at);
    clock.pass(chance.between(0, 20_000));
    const data = step && (await this.#dataOf(going, step));
    if (step && data) {
      const { person, organisation } = step.by;
      const actor: Actor = { type: 'person', person, organisation, role: step.role };
      await people.onEntry(going.story.name, actor, step.kind, going.id, data);
      // A receipt names the list that came after the withdrawal.
      if (step.kind === 'WithdrawOpinion') await lists.follow();
    }
    this.#enter({ ...going, steps: rest }, clock.now);
  }

  /** Whoever looks sees what became of the entry and of the item meanwhile. */
  async #dataOf({ id, source }: Going, step: EntryStep): Promise<object | null> {
    const { store, clock } = this.#parts;
    const { rows } = await store.pool.query<{ state: Entry }>('SELECT state FROM entry_states WHERE entry = $1', [id]);
    const entry = rows[0]?.state ?? NO_ENTRY;
    if (ENTRY_TRANSITIONS[step.kind][entry.status] === undefined) return null;
    if (step.kind === 'ContributeOpinion' && !(await this.#stands(source))) return null;
    const list = step.kind === 'ReceiveWithdrawal' ? await this.#parts.lists.newest(step.by.organisation) : 0;
    const seen: Seen = { entry, at: clock.now, list };
    return step.data(seen);
  }

  async #stands({ referral, itemId }: Source): Promise<boolean> {
    const { rowCount } = await this.#parts.store.pool.query(
      `SELECT FROM facts WHERE stream = $1 AND kind IN ('ItemCorrected', 'ItemReinstated') AND open ->> 'itemId' = $2`,
      [`referral:${referral}`, itemId],
    );
    return rowCount === 0;
  }

  async #decided(at: string): Promise<Source[]> {
    const { rows } = await this.#parts.store.pool.query<Source>(
      `SELECT c.referral, c.unit, c.platform, item ->> 'id' AS "itemId", item -> 'content' -> 'contentTypes' ->> 0 AS ground,
         item -> 'content' ->> 'designatedEntity' AS entity
       FROM (SELECT * FROM case_rows WHERE party = 'unit' AND updated_at < $1 AND platform = ANY ($2)
           AND status IN ('DECIDED', 'EFFECTED', 'MONITORED', 'CLOSED')
         ORDER BY updated_at DESC, referral LIMIT $3) c,
         json_array_elements(c.view -> 'referral' -> 'items') WITH ORDINALITY AS i (item, n)
       WHERE item -> 'decision' ->> 'outcome' LIKE 'ACT\\_%' AND item -> 'correction' IS NULL AND item -> 'reinstated' IS NULL
       ORDER BY c.updated_at DESC, c.referral, n`,
      [at, Object.keys(PLATFORMS), LATELY],
    );
    return rows.filter(({ ground }) => !NOT_COUNTER_TERRORISM.includes(ground));
  }
}
