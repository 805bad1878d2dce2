import {
  type Actor,
  type Command,
  COMMAND_KINDS,
  type CommandKind,
  doerOf,
  itemDraftSchema,
  liveItems,
  type Referral,
  type Request,
  TRANSITIONS,
} from '@remit/protocol';
import {
  AT,
  AUTHOR,
  completeItem,
  completeReferral,
  itemId,
  UNIT,
} from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { worldOf } from '../../../packages/protocol/src/referral/fixtures/run-vector.ts';
import { BASE, CONTAINER } from '../../../tools/vectors/referral/book.ts';
import { HOSTS_ARCHIVE } from '../../../tools/vectors/referral/histories.ts';
import { answers, type Data, draftOf, later, PLAIN, sameReading } from '../../../tools/vectors/referral/plain.ts';
import { CAST } from './cast.ts';

/** One thing that may be tried in every state: a command with data, by somebody, in a world, before or after all due times. */
export type Move = {
  readonly label: string;
  readonly kind: CommandKind;
  readonly actor: Actor;
  readonly late: boolean;
  /** The bodies appointed in the world of the move. */
  readonly oversight: readonly string[];
  readonly request: (referral: Referral, at: string) => Request;
};

const base = worldOf(BASE.world, { ...HOSTS_ARCHIVE, 'parameterSet/sampleShare': 1 });
const changed = (patch: object) => worldOf(base, patch as Record<string, unknown>);
/** The worlds that may be met at any step: each may follow on each other, as if limits rose and fell between two steps. */
export const WORLDS = {
  usual: base,
  'total reached': changed({ 'counts/unitToPlatform30Days': 500 }),
  'set ran out': changed({ 'parameterSet/inForceTo': '2026-02-01T00:00:00.000Z' }),
  'no oversight': changed({ oversight: [] }),
  'lately of the unit': changed({ formerOrganisations: [UNIT] }),
  cleared: changed({ cleared: true }),
  delayed: changed({
    deconfliction: Object.fromEntries(Object.keys(base.deconfliction ?? {}).map((key) => [key, 'delayed'])),
  }),
} as const;
type WorldName = keyof typeof WORLDS;

/** Which worlds can make a difference to a command; all others are met in the usual one. */
const MET_IN: Partial<Record<CommandKind, readonly WorldName[]>> = {
  SubmitDraft: ['usual', 'set ran out'],
  ApproveLock1: ['usual', 'total reached', 'no oversight', 'delayed'],
  ApproveLock2: ['usual', 'lately of the unit', 'no oversight'],
  NarrowLock2: ['usual', 'lately of the unit', 'no oversight'],
  RefuseLock2: ['usual', 'lately of the unit', 'no oversight'],
  DecideReconsideration: ['usual', 'lately of the unit', 'no oversight'],
  Send: ['usual', 'total reached', 'set ran out'],
  DecideItems: ['usual', 'lately of the unit'],
  ReviewSample: ['usual', 'lately of the unit', 'no oversight'],
  ReturnLock2: ['usual', 'no oversight'],
  RenewHold: ['usual', 'no oversight'],
  AnswerClarification: ['usual', 'no oversight'],
  OpenAnnex: ['usual', 'cleared', 'no oversight'],
};

const content = {
  plain: completeItem(1),
  arguable: completeItem(1, {
    exemptions: { ...completeItem().exemptions, JOURNALISTIC: { answer: 'ARGUABLE', evidence: 'It quotes a report.' } },
  }),
  hate: completeItem(1, { contentTypes: ['HATE'], offence: null, dangerStatement: null }),
  container: completeItem(1, { locator: CONTAINER, itemType: 'DOMAIN_PAGE', timeRange: null }),
};
export type Content = keyof typeof content;
const draft = (kind: Content): Data<'CreateDraft'> => ({
  ...draftOf(completeReferral()),
  items: [{ id: itemId(1), content: itemDraftSchema.parse(content[kind]) }],
});
const two = draftOf(completeReferral({ items: 2 }));
const account = draftOf(completeReferral({ instrument: 'VOLUNTARY_ACCOUNT' }));

const OTHER = 'f'.repeat(64);
const NARROWED = { requestedAction: null, territory: null };
type Variants<K extends CommandKind> = Record<string, (referral: Referral, at: string) => Data<K>>;
const plain =
  <K extends CommandKind>(kind: K, patch: Partial<Data<K>>) =>
  (referral: Referral, at: string) =>
    ({ ...PLAIN[kind](referral, at), ...patch }) as Data<K>;

function differing(referral: Referral, id: string): Data<'RecordBlindReading'> {
  const { reading } = sameReading(referral, id);
  return { itemId: id, reading: { ...reading, exemptions: { ...reading.exemptions, ARTISTIC: 'ARGUABLE' } } };
}

/** The data with which a command is tried; where nothing stands here, the plain one. Items are one or two. */
const VARIANTS = (size: 'one' | 'two' | 'account'): { readonly [K in CommandKind]?: Variants<K> } => ({
  CreateDraft: { created: () => (size === 'one' ? draft('plain') : size === 'two' ? two : account) },
  ReviseDraft:
    size === 'one'
      ? Object.fromEntries(
          Object.keys(content).map((kind) => [
            kind,
            () => ({ header: null, upsert: draft(kind as Content).items, remove: [] }),
          ]),
        )
      : { gist: PLAIN.ReviseDraft },
  RecordBlindReading: Object.fromEntries(
    [1, 2].flatMap((n) => [
      [`${n} same`, (referral: Referral) => sameReading(referral, itemId(n))],
      [`${n} differs`, (referral: Referral) => differing(referral, itemId(n))],
    ]),
  ),
  ApproveLock1: { right: PLAIN.ApproveLock1, wrong: plain('ApproveLock1', { digest: OTHER }) },
  ApproveLock2: {
    right: PLAIN.ApproveLock2,
    wrong: plain('ApproveLock2', { digest: OTHER }),
    unmet: plain('ApproveLock2', { answers: answers('NECESSITY') }),
  },
  NarrowLock2: {
    shorter: PLAIN.NarrowLock2,
    wrong: plain('NarrowLock2', { digest: OTHER }),
    fewer: plain('NarrowLock2', { narrowing: { ...NARROWED, removeItems: [itemId(2)], usefulForHours: null } }),
    longer: plain('NarrowLock2', { narrowing: { ...NARROWED, removeItems: [], usefulForHours: 720 } }),
  },
  DecideReconsideration: {
    upheld: plain('DecideReconsideration', { outcome: 'UPHELD' }),
    reversed: plain('DecideReconsideration', { outcome: 'REVERSED' }),
  },
  AskClarification: {
    coded: PLAIN.AskClarification,
    free: plain('AskClarification', { questions: [], freeText: 'Does the voice belong to the account?' }),
    'on record': plain('AskClarification', { questions: [{ code: 'C_TERRITORY', itemId: null }] }),
  },
  DecideItems: {
    all: PLAIN.DecideItems,
    first: (referral, at) => ({ decisions: PLAIN.DecideItems(referral, at).decisions.slice(0, 1) }),
    'no action': (referral, at) => ({
      decisions: PLAIN.DecideItems(referral, at).decisions.map((each) => ({
        ...each,
        outcome: 'NO_ACTION_NOT_VIOLATING' as const,
        ground: null,
        clause: null,
      })),
    }),
  },
  RecordEffect: {
    all: PLAIN.RecordEffect,
    first: (referral, at) => ({
      ...PLAIN.RecordEffect(referral, at),
      itemIds: PLAIN.RecordEffect(referral, at).itemIds.slice(0, 1),
    }),
  },
  ReviewSample: {
    sound: PLAIN.ReviewSample,
    second: (referral, at) => ({
      ...PLAIN.ReviewSample(referral, at),
      itemId: referral.sample?.itemIds[1] ?? liveItems(referral)[0]?.id ?? itemId(1),
    }),
  },
});

/** Steps that a due time brings about are tried before it and after it. */
export const TIMED: readonly CommandKind[] = [
  'LapseClarification',
  'EndHold',
  'Expire',
  'Close',
  'Remind',
  'RenewUse',
  'DestroyAnnex',
];
export const EARLY = AT;
/** After every due time, that of an annex of an ended case included. */
export const LATE = later(AT, 24 * 240);

/** Every move: each person in each role and each rule of the system, with each command, its data and its worlds. */
export function movesFor(size: 'one' | 'two' | 'account'): Move[] {
  const variants = VARIANTS(size);
  // An annex moves no lock; in the other searches, which are about items, it would only multiply the states.
  const kinds = size === 'one' ? COMMAND_KINDS : COMMAND_KINDS.filter((kind) => kind !== 'AttachAnnex');
  return kinds.flatMap((kind) =>
    Object.entries(variants[kind] ?? { plain: PLAIN[kind] }).flatMap(([name, data]) =>
      (MET_IN[kind] ?? ['usual' as const]).flatMap((world) =>
        (TIMED.includes(kind) ? [false, true] : [false]).flatMap((late) =>
          actorsFor(kind, name, world).map(
            (actor): Move => ({
              label: `${kind} ${name} ${world} ${late ? 'late' : ''} ${actor.type === 'person' ? actor.person : ''} ${doerOf(actor)}`,
              kind,
              actor,
              late,
              oversight: WORLDS[world].oversight,
              request: (referral, at) => ({
                command: { kind, data: (data as (r: Referral, a: string) => unknown)(referral, at) } as Command,
                actor,
                at,
                world: WORLDS[world],
                chance: BASE.chance,
                reference: BASE.reference,
              }),
            }),
          ),
        ),
      ),
    ),
  );
}

/** Whom no cell of the command names is tried once for each command: the matrix answers before data and world are read. */
const actorsFor = (kind: CommandKind, name: string, world: WorldName): readonly Actor[] => {
  const named = Object.values(TRANSITIONS[kind]).flatMap(({ by }) => by);
  const first = world === 'usual' && name === Object.keys(VARIANTS('one')[kind] ?? { plain: 0 })[0];
  const few = UNIT_TRIES[kind];
  return CAST.filter((actor) => first || named.includes(doerOf(actor))).filter(
    (actor) => !few || actor.type !== 'person' || !actor.role.startsWith('LE_') || few.includes(actor.person),
  );
};

/** Who of the unit tries it: an annex moves no lock, and one author's shows what any shows. What others do is in the vectors. */
const UNIT_TRIES: Partial<Record<CommandKind, readonly string[]>> = { AttachAnnex: [AUTHOR], DestroyAnnex: [] };
