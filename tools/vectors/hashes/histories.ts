import type { Actor, EntryCommandKind, EntryFact } from '@remit/protocol';
import {
  type EntryHistories,
  entryFactsOf,
  runEntryVector,
} from '../../../packages/protocol/src/hashes/fixtures/run-vector.ts';
import { BASE, by, contribution, COVE, dispute, PLATFORM, SOUTH, UNIT } from './people.ts';

type Step = readonly [kind: EntryCommandKind, actor: Actor, data: object];
const ALL = [PLATFORM, SOUTH, COVE];
const officer = (unit: string): Actor => by('LE_OFFICER', unit);
const supervisor = (unit: string): Actor => by('LE_SUPERVISOR', unit);
const reviewer = (platform: string): Actor => by('PLAT_REVIEWER', platform);
const decider = (platform: string): Actor => by('PLAT_DECIDER', platform);

const FLOOD = { day: '2026-03-03', matched: 'B1000', confirmed: 'B0', rejected: 'B20' };
const WITHDRAWN = { cause: 'CORRECTION', note: null };

const proposes = (actor: Actor, change: object = {}): Step => ['ContributeOpinion', actor, contribution(change)];
const confirms = (actor: Actor): Step => ['ConfirmOpinion', actor, {}];
const withdraws = (actor: Actor & { organisation: string }): Step => [
  'WithdrawOpinion',
  actor,
  { organisation: actor.organisation, ...WITHDRAWN },
];
const person = (actor: Actor): Actor & { organisation: string } => actor as Actor & { organisation: string };

/** Each history: what comes before it, and the steps that follow, a minute apart. */
const STORIES: Readonly<Record<string, readonly [after: string, ...steps: Step[]]>> = {
  proposed: ['none', proposes(officer(UNIT), { asks: ALL })],
  held: ['proposed', confirms(supervisor(UNIT))],
  shared: ['held', proposes(reviewer(PLATFORM)), confirms(decider(PLATFORM))],
  disputed: ['held', ['DisputeEntry', decider(PLATFORM), dispute()]],
  quarantined: ['shared', ['ReportMatches', reviewer(COVE), FLOOD]],
  ended: ['held', withdraws(person(supervisor(UNIT)))],
  'held-by-platform': [
    'none',
    proposes(reviewer(PLATFORM), { asks: [UNIT, SOUTH, COVE] }),
    confirms(decider(PLATFORM)),
  ],
  'disputed-by-unit': ['held-by-platform', ['DisputeEntry', supervisor(UNIT), dispute()]],
  'ended-negative': ['disputed', withdraws(person(supervisor(UNIT)))],
  'ended-negative-unit': ['disputed-by-unit', withdraws(person(decider(PLATFORM)))],
  'proposed-negative': ['ended-negative', proposes(officer(SOUTH))],
  'proposed-negative-unit': ['ended-negative-unit', proposes(officer(SOUTH))],
  ...Object.fromEntries(
    ['proposed', 'held', 'shared', 'disputed', 'quarantined'].flatMap((story) => [
      [`${story}-south-proposed`, [story, proposes(officer(SOUTH))]],
      [`${story}-cove-proposed`, [story, proposes(reviewer(COVE))]],
    ]),
  ),
  'held-owing': ['shared', withdraws(person(supervisor(UNIT)))],
  'shared-owing': ['held-owing', proposes(officer(SOUTH)), confirms(supervisor(SOUTH))],
  'disputed-owing': ['held-owing', ['DisputeEntry', decider(COVE), dispute()]],
  'quarantined-owing': ['shared-owing', ['ReportMatches', reviewer(COVE), FLOOD]],
  'ended-owing': ['held-owing', withdraws(person(decider(PLATFORM)))],
  'proposed-owing': ['ended-owing', proposes(officer(SOUTH))],
  answered: [
    'quarantined',
    ['AnswerQuarantine', supervisor(UNIT), { explanation: 'A clip that everybody posts today.' }],
  ],
  'own-only': ['none', proposes(officer(UNIT), { tlp: 'AMBER_STRICT' }), confirms(supervisor(UNIT))],
  'seen-by-few': ['none', proposes(officer(UNIT), { tlp: 'AMBER' }), confirms(supervisor(UNIT))],
  'own-proposal': ['none', proposes(supervisor(UNIT))],
};

export type Book = { readonly published: EntryHistories; readonly facts: (name: string) => readonly EntryFact[] };

/** Every history as the decider lives it; a step that is refused is a mistake here. */
export function histories(): Book {
  const published: Record<string, { after: string | null; facts: EntryFact[] }> = { none: { after: null, facts: [] } };
  for (const [name, [after, ...steps]] of Object.entries(STORIES)) {
    published[name] = { after, facts: [] };
    for (const step of steps) published[name].facts.push(...live(name, step, published));
  }
  return { published, facts: (name) => entryFactsOf(name, published) };
}

function live(name: string, [kind, actor, given]: Step, published: EntryHistories): EntryFact[] {
  const before = entryFactsOf(name, published);
  const at = new Date(Date.parse('2026-03-03T09:00:00.000Z') + before.length * 60_000).toISOString();
  const proposal = before.findLast(({ kind: each }) => each === 'OpinionProposed');
  const digest = proposal && 'digest' in proposal.data ? proposal.data.digest : '';
  const data = kind === 'ConfirmOpinion' ? { digest } : given;
  const then = runEntryVector({ given: name, when: { kind, data, actor, at } }, published, BASE);
  if (!('facts' in then)) throw new Error(`${name}: ${kind} is refused: ${then.refusal} ${then.field ?? ''}`);
  return then.facts.map((fact, i) => ({ ...fact, version: before.length + i + 1, at, actor }));
}
