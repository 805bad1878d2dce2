import type { Actor, Role, SystemRule } from '../parties/roles.ts';
import type { EntryCommandKind } from './commands.ts';
import { ENTRY_STATES, type EntryStatus } from './state.ts';

export type EntryDoer = Role | `system:${SystemRule}`;

/** Where a command may lead from a state, who may give it, and the section of spec/hashes.md that says so. */
export type EntryCell = {
  readonly to: readonly EntryStatus[];
  readonly by: readonly EntryDoer[];
  readonly spec: string;
};
export type EntryRow = Readonly<Partial<Record<EntryStatus, EntryCell>>>;

const DESK: EntryDoer[] = ['LE_OFFICER', 'LE_SUPERVISOR', 'PLAT_REVIEWER', 'PLAT_DECIDER'];
const SIGNERS: EntryDoer[] = ['LE_SUPERVISOR', 'PLAT_DECIDER'];
const OPEN: EntryStatus[] = ['PROPOSED', 'HELD', 'SHARED', 'DISPUTED'];
const LIVE: EntryStatus[] = ['HELD', 'SHARED', 'DISPUTED', 'QUARANTINED'];
/** All but NONE. */
const BEGUN: EntryStatus[] = ENTRY_STATES.filter((status) => status !== 'NONE');

const from = (
  by: readonly EntryDoer[],
  spec: string,
  states: readonly EntryStatus[],
  to: readonly EntryStatus[] | 'stays',
): EntryRow =>
  Object.fromEntries(
    states.map((status) => [status, { to: to === 'stays' ? [status] : to, by, spec: `hashes#${spec}` }]),
  );

/** Everything that can happen to an entry on one screen: rows commands, in the order in which an entry meets them. */
export const ENTRY_TRANSITIONS: Readonly<Record<EntryCommandKind, EntryRow>> = {
  ContributeOpinion: {
    ...from(DESK, 'contribution', ['NONE', 'ENDED'], ['PROPOSED']),
    ...from(DESK, 'contribution', [...OPEN, 'QUARANTINED'], 'stays'),
  },
  ConfirmOpinion: {
    ...from(SIGNERS, 'second-person', OPEN, ['HELD', 'SHARED', 'DISPUTED']),
    // Further opinions lift no quarantine.
    ...from(SIGNERS, 'second-person', ['QUARANTINED'], 'stays'),
  },
  DropProposal: {
    ...from(DESK, 'second-person', ['PROPOSED'], ['PROPOSED', 'ENDED']),
    ...from(DESK, 'second-person', LIVE, 'stays'),
  },
  DisputeEntry: {
    ...from(SIGNERS, 'disputes', ['HELD', 'SHARED', 'DISPUTED'], ['DISPUTED']),
    ...from(SIGNERS, 'disputes', ['QUARANTINED'], 'stays'),
  },
  WithdrawOpinion: from([...SIGNERS, 'system:source-corrected'], 'withdrawal', BEGUN, BEGUN),
  ReceiveWithdrawal: from(DESK, 'receipts', BEGUN, 'stays'),
  ReportMatches: {
    ...from(DESK, 'feedback', ['HELD', 'SHARED', 'DISPUTED'], ['HELD', 'SHARED', 'DISPUTED', 'QUARANTINED']),
    ...from(DESK, 'feedback', ['QUARANTINED'], 'stays'),
  },
  AnswerQuarantine: from(SIGNERS, 'flood-guard', ['QUARANTINED'], ['HELD', 'SHARED', 'DISPUTED']),
  ExpireOpinions: from(['system:opinion-expires'], 'opinion-expires', BEGUN, BEGUN),
};

/** A gate is a machine: it may say what it matched and what it dropped. Judging takes a named person. */
export const MACHINE_ENTRY_COMMANDS: readonly EntryCommandKind[] = ['ReceiveWithdrawal', 'ReportMatches'];

export const entryDoerOf = (actor: Actor): EntryDoer => (actor.type === 'system' ? `system:${actor.rule}` : actor.role);

/** Every cell, for exhaustive tests, vectors and the table in the specification. */
export const entryCells = (): { command: EntryCommandKind; status: EntryStatus; cell: EntryCell }[] =>
  (Object.keys(ENTRY_TRANSITIONS) as EntryCommandKind[]).flatMap((command) =>
    ENTRY_STATES.flatMap((status) => {
      const cell = ENTRY_TRANSITIONS[command][status];
      return cell ? [{ command, status, cell }] : [];
    }),
  );
