import {
  type Cell,
  COMMAND_KINDS,
  type CommandKind,
  disclosedAttributes,
  factSeenBy,
  type Fact,
  type FactKind,
  ITEM_STATES,
  NONE,
  OPEN_FIELDS,
  type Period,
  type Referral,
  REFUSALS,
  type Status,
  STATUSES,
  TARGETS,
  TERMINAL,
  TEXTS,
  TRANSITIONS,
  TURN,
} from '@remit/protocol';
import { actorOf } from '../vectors/referral/people.ts';
import { code, codes, section, type Table } from './table.ts';

const states = (): Table => ({
  header: ['state', 'meaning', 'whose time', 'an end'],
  rows: STATUSES.filter((status) => status !== 'NONE').map((status) => [
    code(status),
    TEXTS.status[status].officer,
    TURN[status],
    TERMINAL.includes(status) ? 'yes' : '–',
  ]),
});

const itemStates = (): Table => ({
  header: ['state of an item', 'meaning'],
  rows: ITEM_STATES.map((state) => [code(state), TEXTS.itemState[state].officer]),
});

/** Cells of one command with the same people and the same ways out become one line. */
function linesOf(command: CommandKind): { from: Status[]; cell: Cell; stays: boolean }[] {
  const lines = new Map<string, { from: Status[]; cell: Cell; stays: boolean }>();
  for (const status of STATUSES) {
    const cell = TRANSITIONS[command][status];
    if (!cell) continue;
    const stays = cell.to.length === 1 && cell.to[0] === status;
    const key = JSON.stringify([cell.by, cell.spec, stays ? 'stays' : cell.to.filter((to) => to !== status)]);
    const line = lines.get(key) ?? { from: [], cell, stays };
    lines.set(key, { ...line, from: [...line.from, status] });
  }
  return [...lines.values()];
}

const waysOut = ({ from, cell, stays }: ReturnType<typeof linesOf>[number]): string => {
  if (stays) return 'stays';
  const to = from.length === 1 ? cell.to : [...cell.to.filter((status) => !from.includes(status) || from.length === 1)];
  const mayStay = from.length > 1 && cell.to.some((status) => from.includes(status));
  return [codes(to.length > 0 ? to : cell.to), mayStay && to.length > 0 && cell.to.length <= 2 ? 'or stays' : '']
    .join(' ')
    .trim();
};

const matrix = (): Table => ({
  header: ['command', 'in', 'leads to', 'who', 'section'],
  rows: COMMAND_KINDS.flatMap((command) =>
    linesOf(command).map((line) => [
      code(command),
      line.from[0] === 'NONE' ? '–' : codes(line.from),
      command === 'ReleaseHold' || command === 'EndHold' ? 'where it was' : waysOut(line),
      codes(line.cell.by),
      section(line.cell.spec, 'referral'),
    ]),
  ),
});

const periodText = (period: Period): string => {
  if (period.kind === 'WD') return `${period.days} WD`;
  if (period.kind === 'CALENDAR') return `${period.amount} ${period.unit}`;
  const { minutes } = period;
  const wall =
    minutes % 1440 === 0 ? `${minutes / 1440} d` : minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return period.kind === 'COVER' ? `${minutes / 60} cover h` : wall;
};
const VOLUNTARY = [
  'ACKNOWLEDGE',
  'DECIDE',
  'EFFECT',
  'LOCK2',
  'CLARIFY_ANSWER',
  'HOLD_MAX',
  'USEFUL_UNTIL_MAX',
  'MONITOR',
] as const;
const deadlines = (): Table => ({
  header: ['event', 'who', '`P1_HIGH`', '`P2_STANDARD`', '`P3_BATCH`', 'waits', 'doubles'],
  rows: VOLUNTARY.map((event) => {
    const { owner, period, waits, scales } = TARGETS[event];
    const times = (['P1_HIGH', 'P2_STANDARD', 'P3_BATCH'] as const).map((priority) => periodText(period[priority]));
    return [code(event), owner, ...times, waits ? 'yes' : '–', scales ? 'yes' : '–'];
  }),
});

const gates = (): Table => ({
  header: ['gate', 'what it protects'],
  rows: Object.entries(TEXTS.gate).map(([gate, text]) => [code(gate), text.officer]),
});
const gateCodes = (): Table => ({
  header: ['code', 'what the officer reads', 'what the public reads'],
  rows: Object.entries(TEXTS.gateCode).map(([name, text]) => [code(name), text.officer, text.public]),
});

/** Every refusal whose duty stands in one file of the specification. */
export const refusalsOf = (file: string) => (): Table => ({
  header: ['code', 'meaning', 'what helps', 'section'],
  rows: Object.entries(REFUSALS)
    .filter(([, row]) => row.spec.startsWith(`${file}#`))
    .map(([name, row]) => [code(name), row.officer, row.remedy, section(row.spec, file)]),
});

const factsTable = (): Table => ({
  header: ['fact', 'the platform reads it', 'in the clear beside the record', 'kind in the log'],
  rows: (Object.keys(OPEN_FIELDS) as FactKind[]).map((kind) => [
    code(kind),
    readBy(kind),
    codes(OPEN_FIELDS[kind]),
    disclosedKind(kind),
  ]),
});
const DATA = { reason: 'r', note: 'n', code: 'c', by: 'UNIT', triggers: ['t'], decisions: [], codes: [] };
const fact = (kind: FactKind): Fact =>
  ({
    kind,
    data: DATA,
    version: 1,
    at: '2026-03-03T09:00:00.000Z',
    actor: actorOf('LE_SUPERVISOR'),
  }) as unknown as Fact;
function readBy(kind: FactKind): string {
  const asked: Referral = { ...NONE, reconsideration: { by: 'PLATFORM', grounds: '' } };
  const byUnit = factSeenBy('platform', fact(kind), { ...NONE, reconsideration: { by: 'UNIT', grounds: '' } });
  const seen = factSeenBy('platform', fact(kind), asked);
  if (!seen) return 'no';
  if (!byUnit) return 'where it asked';
  return JSON.stringify(seen.data) === JSON.stringify(DATA) ? 'yes' : 'without reasons';
}
const disclosedKind = (kind: FactKind): string => {
  const { kind: named } = disclosedAttributes(fact(kind), NONE);
  return named === kind ? 'its own' : code(named);
};

const CODE_LISTS = {
  instrument: 'instrument',
  priority: 'priority',
  contentType: 'content type',
  exemption: 'exemption',
  sensitiveCategory: 'sensitive category',
  outcome: 'outcome',
  redirectTeam: 'team of a redirect',
  clarification: 'coded question',
  withdraw: 'withdrawal',
  hold: 'hold',
  stop: 'stop at lock 1',
  correctionCause: 'correction',
  reinstatementSource: 'reinstatement',
} as const;
const codeLists = (): Table => ({
  header: ['list', 'codes'],
  rows: Object.entries(CODE_LISTS).flatMap(([name, label]) => {
    const found = (TEXTS as unknown as Record<string, object | undefined>)[name];
    if (!found) throw new Error(`no texts for ${name}: ${Object.keys(TEXTS).join(' ')}`);
    return [[label, codes(Object.keys(found))]];
  }),
});

export const REFERRAL_TABLES = {
  'referral-states': states,
  'referral-item-states': itemStates,
  'referral-matrix': matrix,
  'referral-deadlines': deadlines,
  'referral-gates': gates,
  'referral-gate-codes': gateCodes,
  'referral-codes': codeLists,
  'referral-facts': factsTable,
  'referral-refusals': refusalsOf('referral'),
} as const satisfies Record<string, () => Table>;
