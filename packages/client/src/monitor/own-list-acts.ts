import { openCheckpoint } from '@remit/log';
import { type DeskSignature, ENTRY_TRANSITIONS, type EntryStatement, parseEntrySignature } from '@remit/protocol';
import { checkEntry } from '../bundle/entries.ts';
import type { OwnEntryAct } from '../shared-list/own-acts-schema.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import type { Alarm } from './alarm.ts';
import { keyFault, type OwnRecords, unknownSignature } from './own-signatures.ts';
import type { OwnState } from './state.ts';
import type { Watch } from './watch-own.ts';

/** The fact that each signed act leaves. */
const ACT_OF: Readonly<Record<string, EntryStatement['act']>> = {
  OpinionConfirmed: 'ConfirmOpinion',
  EntryDisputed: 'DisputeEntry',
  OpinionWithdrawn: 'WithdrawOpinion',
  QuarantineAnswered: 'AnswerQuarantine',
};

/**
 * What came into the log since the last look of the organisation's acts on entries of the shared list: whether it
 * stands there, whether our desk made its signature, and whether who acted may act for us.
 */
export async function watchListActs(own: OwnState, watch: Watch, first: boolean): Promise<Alarm[]> {
  const { client, trust } = watch;
  const alarms: Alarm[] = [];
  for (;;) {
    const { checkpoint, acts, next } = await client.rows.ownEntryActs({ query: { after: own.listRead } });
    if (checkpoint === null) return alarms;
    const opened = await openCheckpoint(checkpoint, { ...trust, quorum: 0 }, verifyEd25519);
    if (!opened.ok) return [...alarms, { code: 'checkpoint-refused', about: 'the shared list', detail: opened.detail }];
    const head = opened.value.checkpoint;
    const known = acts.length > 0 ? await watch.records() : NONE;
    for (const act of acts) alarms.push(...(await judge(act, { head, own, known, learns: first, watch })));
    // Whoever serves the log does not lead us past its end: what comes there later would go unseen.
    if (next <= own.listRead || next > head.size) return alarms;
    own.listRead = next;
    if (next === head.size) return alarms;
  }
}

const NONE: OwnRecords = { keys: null, signed: null };

type Under = {
  readonly head: { readonly size: number; readonly root: Uint8Array };
  readonly own: OwnState;
  readonly known: OwnRecords;
  /** At the first look, what is in use counts as known. */
  readonly learns: boolean;
  readonly watch: Watch;
};

async function judge(act: OwnEntryAct, { head, own, known, learns, watch: { people } }: Under): Promise<Alarm[]> {
  const { kind, version, stream } = act.opened;
  const id = stream.value.replace(':', ' ');
  const fact = { version: Number(version.value), kind: kind.value };
  const bad = checkEntry(act, head);
  if (bad?.code === 'entry-not-in-log')
    return [{ code: 'not-in-log', about: `${id}, fact ${fact.version}`, detail: `entry ${act.index}` }];
  if (bad) return [unknownSignature(id, fact, 'the signature shown is not the one in the log')];
  const read = parseEntrySignature(act.opened.signature1.value);
  if (read === null) return [unknownSignature(id, fact, 'it has not the form of a signature')];
  if (learns) own.deskKeys = [...new Set([...own.deskKeys, read.header.kid])];
  if (learns && people === null) own.roster = [...new Set([...own.roster, read.statement.as])];
  const fault = standingFault(read, act, own.organisation) ?? (await keyFault(read, known, new Set(own.deskKeys)));
  return [
    ...(fault === null ? [] : [unknownSignature(id, fact, fault)]),
    ...strangerIn(`${id}, fact ${fact.version}`, own.roster, read),
  ];
}

/** The signature was given for this act, on this entry, at this place of its story, in a role that may. */
function standingFault(
  { statement }: DeskSignature<EntryStatement>,
  { opened }: OwnEntryAct,
  organisation: string,
): string | null {
  const { act, entry, previous, role } = statement;
  const same =
    statement.organisation === organisation &&
    `entry:${entry}` === opened.stream.value &&
    act === ACT_OF[opened.kind.value] &&
    previous === opened.previous.value;
  if (!same) return 'it is about something else';
  return Object.values(ENTRY_TRANSITIONS[act]).some(({ by }) => by.includes(role)) ? null : `it was given as ${role}`;
}

const strangerIn = (about: string, roster: readonly string[], { statement }: DeskSignature<EntryStatement>): Alarm[] =>
  roster.includes(statement.as) ? [] : [{ code: 'unknown-actor', about, detail: `${statement.as}, ${statement.act}` }];
