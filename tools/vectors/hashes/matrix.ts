import {
  type Actor,
  type EntryCommandKind,
  type EntryDoer,
  ENTRY_COMMAND_KINDS,
  ENTRY_STATES,
  type EntryFactKind,
  type EntryStatus,
  ENTRY_TRANSITIONS,
} from '@remit/protocol';
import type { Example } from './example.ts';
import { actorAs, AT, contribution, COVE, dispute, gateOf, LATER, PLATFORM, SOUTH, UNIT } from './people.ts';

const HAPPENS: Record<EntryCommandKind, EntryFactKind> = {
  ContributeOpinion: 'OpinionProposed',
  ConfirmOpinion: 'OpinionConfirmed',
  DropProposal: 'ProposalDropped',
  DisputeEntry: 'EntryDisputed',
  WithdrawOpinion: 'OpinionWithdrawn',
  ReceiveWithdrawal: 'WithdrawalReceived',
  ReportMatches: 'MatchesReported',
  AnswerQuarantine: 'QuarantineAnswered',
  ExpireOpinions: 'OpinionExpired',
};

/** A history that ends in the state and has what the command is about for this doer. */
function given(kind: EntryCommandKind, status: EntryStatus, doer: EntryDoer): string {
  const plain = status.toLowerCase();
  const platform = doer.startsWith('PLAT');
  switch (kind) {
    case 'ConfirmOpinion':
    case 'DropProposal':
      return `${plain}-${platform ? 'cove' : 'south'}-proposed`;
    case 'WithdrawOpinion':
      if (status === 'HELD') return platform ? 'held-by-platform' : 'held';
      if (status === 'PROPOSED' || status === 'ENDED') return `${plain}-negative${platform ? '' : '-unit'}`;
      return plain;
    case 'ReceiveWithdrawal':
      return `${plain}-owing`;
    case 'ReportMatches':
      if (status === 'HELD') return platform ? 'held-by-platform' : 'held';
      return status === 'DISPUTED' && platform ? 'disputed-by-unit' : plain;
    case 'ExpireOpinions':
      return status === 'ENDED' ? 'ended-negative' : plain;
    default:
      return plain;
  }
}

const NEWCOMERS: readonly EntryCommandKind[] = ['ContributeOpinion', 'ConfirmOpinion', 'DropProposal', 'DisputeEntry'];
const actorFor = (kind: EntryCommandKind, doer: EntryDoer): Actor =>
  NEWCOMERS.includes(kind) ? actorAs(doer, SOUTH, COVE) : actorAs(doer, UNIT, PLATFORM);

export function dataOf(kind: EntryCommandKind, actor: Actor, status: EntryStatus): object | 'digest' {
  const own = actor.type === 'system' ? UNIT : actor.organisation;
  switch (kind) {
    case 'ContributeOpinion':
      return contribution();
    case 'ConfirmOpinion':
      return 'digest';
    case 'DropProposal':
      return { reason: 'Not sure enough.' };
    case 'DisputeEntry':
      return dispute();
    case 'WithdrawOpinion':
      return { organisation: own, cause: 'CORRECTION', note: null };
    case 'ReceiveWithdrawal':
      return { organisation: UNIT, list: 3 };
    case 'ReportMatches':
      return {
        day: status === 'QUARANTINED' ? '2026-02-27' : '2026-02-28',
        matched: 'B5',
        confirmed: 'B5',
        rejected: 'B0',
      };
    case 'AnswerQuarantine':
      return { explanation: 'A clip that everybody posts today.' };
    case 'ExpireOpinions':
      return {};
  }
}

/** With time everything ends that stands: the opinions of two, or a proposal that nobody confirmed. */
const happens = (kind: EntryCommandKind, status: EntryStatus): EntryFactKind | readonly EntryFactKind[] => {
  if (kind !== 'ExpireOpinions' || status === 'HELD' || status === 'ENDED') return HAPPENS[kind];
  return status === 'PROPOSED' ? 'ProposalDropped' : ['OpinionExpired', 'OpinionExpired'];
};

function cellVector(kind: EntryCommandKind, status: EntryStatus, doer: EntryDoer, has: boolean): Example {
  const actor = actorFor(kind, doer);
  const name = `${kind} in ${status} by ${doer}`;
  const world = kind === 'ReceiveWithdrawal' ? { listWithout: 3 } : undefined;
  const when = { kind, actor, at: kind === 'ExpireOpinions' ? LATER : AT };
  if (has) {
    const plain = given(kind, status, doer);
    const data = dataOf(kind, actor, status);
    return [
      name,
      ENTRY_TRANSITIONS[kind][status]!.spec,
      plain,
      { ...when, data, ...(world && { world }) },
      happens(kind, status),
    ];
  }
  const history = status === 'NONE' ? 'none' : status.toLowerCase();
  const data = dataOf(kind, actor, status);
  const refusal = status === 'NONE' ? 'entry-unknown' : 'entry-not-in-this-state';
  const knows = kind === 'DisputeEntry' && (status === 'PROPOSED' || status === 'ENDED');
  const asked = knows && status === 'PROPOSED' ? actorAs(doer, UNIT, PLATFORM) : actor;
  return [
    name,
    'hashes#states',
    history,
    { ...when, actor: asked, data: data === 'digest' ? { digest: '0'.repeat(64) } : data },
    { refusal },
  ];
}

/** Every cell for everybody whom it names; every empty cell, and everybody whom a command never names, refused. */
export const matrix = (): Example[] => [
  ...ENTRY_COMMAND_KINDS.flatMap((kind) => {
    const row = ENTRY_TRANSITIONS[kind];
    const doers = [...new Set(Object.values(row).flatMap(({ by }) => by))];
    return ENTRY_STATES.flatMap((status) =>
      doers
        .filter((doer, i) => row[status] !== undefined || i === 0)
        .map((doer) => cellVector(kind, status, doer, row[status] !== undefined)),
    );
  }),
  ...ENTRY_COMMAND_KINDS.flatMap((kind): Example[] => {
    const data = dataOf(kind, actorAs('AUDITOR', 'audit-office', 'audit-office'), 'SHARED');
    const plain = data === 'digest' ? { digest: '0'.repeat(64) } : data;
    const named = ENTRY_TRANSITIONS[kind].SHARED?.by ?? ENTRY_TRANSITIONS[kind].QUARANTINED!.by;
    const stranger =
      named.some((doer) => doer.startsWith('system:')) && named.length === 1 ? 'LE_SUPERVISOR' : 'AUDITOR';
    const actor =
      stranger === 'AUDITOR' ? actorAs('AUDITOR', '', 'audit-office') : actorAs('LE_SUPERVISOR', UNIT, PLATFORM);
    return [
      [
        `${kind} by ${stranger}, whom no cell names`,
        'hashes#states',
        'shared',
        { kind, actor, at: AT, data: plain },
        { refusal: 'not-your-role' },
      ],
    ];
  }),
  ...ENTRY_COMMAND_KINDS.filter((kind) => kind !== 'ExpireOpinions').map((kind): Example => {
    const data = dataOf(kind, gateOf(COVE), 'SHARED');
    const machine = kind === 'ReceiveWithdrawal' || kind === 'ReportMatches';
    const when = { kind, actor: gateOf(COVE), at: AT, data: data === 'digest' ? { digest: '0'.repeat(64) } : data };
    const supervised = !['ContributeOpinion', 'DropProposal', 'ReceiveWithdrawal', 'ReportMatches'].includes(kind);
    if (machine)
      return [
        `${kind} by a gate’s own key`,
        'hashes#feedback',
        'held-owing',
        { ...when, ...(kind === 'ReceiveWithdrawal' && { world: { listWithout: 3 } }) },
        kind === 'ReceiveWithdrawal' ? HAPPENS[kind] : { refusal: 'entry-unknown' },
      ];
    return [
      `${kind} by a machine`,
      'hashes#second-person',
      'shared',
      when,
      { refusal: supervised ? 'not-your-role' : 'role-needs-a-person' },
    ];
  }),
];
