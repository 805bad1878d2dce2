import { ORGANISATION_REFUSALS } from '../refusals/organisations.ts';
import { PEOPLE_REFUSALS } from '../refusals/people.ts';
import { PUBLISHED_REFUSALS } from '../refusals/published.ts';
import { EXCLUSIVE_ROLES, ROLE_HOLDERS, ROLES, type Role } from './roles.ts';
import { ADMIN_ROLES, CEREMONY_ROLES, LOCK_ROLES, MACHINE_ROLES, PERSONAL_KEY_ROLES } from './separations.ts';
import { PARTY_COMMAND_KINDS } from './commands.ts';
import { ORGANISATION_STATES } from './state.ts';
import {
  CAPACITY_DAYS,
  CEREMONY_DAYS,
  CERTIFICATE_MONTHS,
  CLEARANCE_MONTHS,
  COOLING_MONTHS,
  FRESH_DAYS,
  KEY_MONTHS,
  PARAMETER_SET_MONTHS,
  PROPOSAL_DAYS,
} from './terms.ts';
import { KIND_NEEDED, PARTY_TRANSITIONS, type PartyDoer, PERSON_NEEDED } from './transitions.ts';

/** A table of spec/parties-and-keys.md: a heading and rows of plain text. */
export type SpecTable = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

const code = (word: string): string => `\`${word}\``;
const list = (words: readonly string[]): string => (words.length === 0 ? '–' : words.map(code).join(' '));
const doers = (those: readonly PartyDoer[], noun: string): string =>
  those.length === 0 ? '' : `${noun} ${list(those)}`;

const matrix = (): SpecTable => ({
  header: ['command', ...ORGANISATION_STATES.map(code), 'who', 'person', 'section'],
  rows: PARTY_COMMAND_KINDS.map((kind) => {
    const row = PARTY_TRANSITIONS[kind];
    const [cell] = Object.values(row);
    const only = KIND_NEEDED[kind];
    const who = [
      doers(cell?.by ?? [], 'inside:'),
      doers(cell?.outside ?? [], 'outside:'),
      only ? `only for ${code(only[0])}` : '',
    ];
    return [
      code(kind),
      ...ORGANISATION_STATES.map((status) => (row[status] ? code(row[status].to) : '–')),
      who.filter((part) => part !== '').join('; '),
      PERSON_NEEDED[kind] ? code(PERSON_NEEDED[kind]) : '–',
      `[${cell?.spec.split('#')[1] ?? ''}](#${cell?.spec.split('#')[1] ?? ''})`,
    ];
  }),
});

const keysOf = (role: Role): string =>
  [MACHINE_ROLES.includes(role) && 'machine', PERSONAL_KEY_ROLES.includes(role) && 'personal']
    .filter(Boolean)
    .join(', ') || '–';
const roles = (): SpecTable => ({
  header: ['role', 'organisation', 'administers', 'holds a lock', 'keys', 'never together with'],
  rows: ROLES.map((role) => [
    code(role),
    code(ROLE_HOLDERS[role]),
    ADMIN_ROLES[ROLE_HOLDERS[role]] === role ? 'yes' : '–',
    LOCK_ROLES.includes(role) ? 'yes' : '–',
    keysOf(role),
    list(EXCLUSIVE_ROLES.filter((pair) => pair.includes(role)).map(([one, other]) => (one === role ? other : one))),
  ]),
});

const ceremony = (): SpecTable => ({
  header: ['organisation', 'first person', 'second person'],
  rows: Object.entries(CEREMONY_ROLES).map(([kind, [first, second]]) => [code(kind), code(first), code(second)]),
});

const terms = (): SpecTable => ({
  header: ['what', 'ends after'],
  rows: [
    ['training certificate', `${CERTIFICATE_MONTHS} months at most`],
    ['clearance', `${CLEARANCE_MONTHS} months at most`],
    ['key', `${KEY_MONTHS} months at most`],
    ['parameter set', `${PARAMETER_SET_MONTHS} months in force at most`],
    ['cooling period after leaving an organisation', `${COOLING_MONTHS} months`],
    ['capacity `RED`, `AMBER`', `${CAPACITY_DAYS.RED}, ${CAPACITY_DAYS.AMBER} days at most`],
    ['enrolment ceremony', `${CEREMONY_DAYS} days`],
    ['proposal of a lock role, a recovery or a clearance', `${PROPOSAL_DAYS} days`],
    ['contacts and cards: flagged, not ended', `more than ${FRESH_DAYS} days`],
  ],
});

const refusals = (): SpecTable => ({
  header: ['code', 'meaning', 'what helps'],
  rows: Object.entries({ ...ORGANISATION_REFUSALS, ...PEOPLE_REFUSALS, ...PUBLISHED_REFUSALS }).map(([name, row]) => [
    code(name),
    row.officer,
    row.remedy,
  ]),
});

/** The generated tables of the specification by the names of their markers. */
export const PARTY_TABLES = {
  'party-roles': roles,
  'party-matrix': matrix,
  'party-ceremony': ceremony,
  'party-terms': terms,
  'party-refusals': refusals,
} as const satisfies Record<string, () => SpecTable>;

/** A table as Markdown, one line a row. */
export const markdownOf = ({ header, rows }: SpecTable): string =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
