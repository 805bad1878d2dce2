import type { Cover, OrganisationKind, Role, TrustTier } from '@remit/protocol';

export type UnitId = 'nru' | 'bru';
export type PlatformId = 'lantern' | 'archive' | 'pebble';

export type Person = {
  readonly person: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  readonly pseudonym: string;
  /** Sealed in the facts; as made up as everything else here. */
  readonly name: string;
};
export type Organisation = {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly jurisdiction: string;
  readonly domain: string;
  readonly tier: TrustTier;
  /** When its people work, and when the directory says that somebody is there. */
  readonly cover: Cover;
  readonly desk: string;
  readonly phone: string;
  readonly languages: readonly string[];
  readonly people: readonly Person[];
};

const WEEKDAYS = [1, 2, 3, 4, 5];
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

const hours = (
  timeZone: string,
  calendar: Cover['calendar'],
  from: number,
  to: number,
  days: readonly number[] = WEEKDAYS,
): Cover => ({
  timeZone,
  calendar,
  weekly: days.map((weekday) => ({ weekday, fromMinute: from * 60, toMinute: to * 60 })),
});

type Seat = readonly [suffix: string, pseudonym: string, ...roles: Role[]];

const NAMES = [
  'Alex',
  'Bela',
  'Chris',
  'Dana',
  'Eike',
  'Finn',
  'Gale',
  'Hanne',
  'Ilja',
  'Jule',
  'Kit',
  'Lou',
  'Mika',
  'Noor',
  'Oda',
  'Pat',
];

/** People in the order in which they are enrolled: the first two found their organisation. */
const people = (organisation: string, ...seats: readonly Seat[]): Person[] =>
  seats.map(([suffix, pseudonym, ...roles], i) => ({
    person: `${organisation}-${suffix}`,
    organisation,
    roles,
    pseudonym,
    name: `${NAMES[i % NAMES.length]} Example (${organisation})`,
  }));

export const HUB: Organisation = {
  id: 'hub',
  kind: 'HUB',
  name: 'Remit hub (demonstration)',
  jurisdiction: 'NL',
  domain: 'hub.example',
  tier: 'ADMITTED',
  cover: hours('Europe/Amsterdam', 'DE', 8, 18),
  desk: 'Hub desk',
  phone: '+31 20 555 0100',
  languages: ['en', 'de', 'fr'],
  people: people(
    'hub',
    ['admin-1', 'Hub administrator 1', 'HUB_ADMIN'],
    ['admin-2', 'Hub administrator 2', 'HUB_ADMIN'],
  ),
};

export const NRU: Organisation = {
  id: 'nru',
  kind: 'LE_UNIT',
  name: 'National Referral Unit (synthetic)',
  jurisdiction: 'GB',
  domain: 'nru.example',
  tier: 'ADMITTED',
  cover: hours('Europe/London', 'UK_ALL', 8, 18),
  desk: 'Referral desk',
  phone: '+44 20 7946 0100',
  languages: ['en', 'ar'],
  people: people(
    'nru',
    ['admin-1', 'Administrator N-1', 'LE_ADMIN'],
    ['admin-2', 'Administrator N-2', 'LE_ADMIN'],
    ['supervisor-1', 'Supervisor N-11', 'LE_SUPERVISOR'],
    ['supervisor-2', 'Supervisor N-12', 'LE_SUPERVISOR'],
    ['officer-1', 'Officer N-21', 'LE_OFFICER'],
    ['officer-2', 'Officer N-22', 'LE_OFFICER'],
    ['officer-3', 'Officer N-23', 'LE_OFFICER'],
    ['officer-4', 'Officer N-24', 'LE_OFFICER'],
  ),
};

export const BRU: Organisation = {
  id: 'bru',
  kind: 'LE_UNIT',
  name: 'Bundesreferat Meldungen (synthetic)',
  jurisdiction: 'DE',
  domain: 'bru.example',
  tier: 'ADMITTED',
  cover: hours('Europe/Berlin', 'DE', 7, 17),
  desk: 'Meldestelle',
  phone: '+49 30 23125 100',
  languages: ['de', 'en'],
  people: people(
    'bru',
    ['admin-1', 'Verwaltung B-1', 'LE_ADMIN'],
    ['admin-2', 'Verwaltung B-2', 'LE_ADMIN'],
    ['supervisor-1', 'Leitung B-11', 'LE_SUPERVISOR'],
    ['supervisor-2', 'Leitung B-12', 'LE_SUPERVISOR'],
    ['officer-1', 'Dienst B-21', 'LE_OFFICER'],
    ['officer-2', 'Dienst B-22', 'LE_OFFICER'],
    ['officer-3', 'Dienst B-23', 'LE_OFFICER'],
  ),
};

export const LANTERN: Organisation = {
  id: 'lantern',
  kind: 'PLATFORM',
  name: 'Lantern Video',
  jurisdiction: 'US',
  domain: 'lantern.example',
  tier: 'ADMITTED',
  cover: { ...hours('America/New_York', null, 0, 24, EVERY_DAY) },
  desk: 'Authority requests',
  phone: '+1 212 555 0140',
  languages: ['en', 'de', 'fr', 'ar'],
  people: people(
    'lantern',
    ['admin-1', 'Admin L-1', 'PLAT_ADMIN'],
    ['admin-2', 'Admin L-2', 'PLAT_ADMIN'],
    ['decider-1', 'Decider L-11', 'PLAT_DECIDER'],
    ['decider-2', 'Decider L-12', 'PLAT_DECIDER'],
    ['analyst-1', 'Analyst L-21', 'PLAT_REVIEWER'],
    ['analyst-2', 'Analyst L-22', 'PLAT_REVIEWER'],
    ['analyst-3', 'Analyst L-23', 'PLAT_REVIEWER'],
    ['legal-1', 'Counsel L-31', 'PLAT_LEGAL'],
  ),
};

export const ARCHIVE: Organisation = {
  id: 'archive',
  kind: 'PLATFORM',
  name: 'Public archive (demonstration)',
  jurisdiction: 'US',
  domain: 'public-archive.example',
  tier: 'VERIFIED',
  cover: hours('America/Los_Angeles', 'US', 9, 17),
  desk: 'Patron services',
  phone: '+1 415 555 0150',
  languages: ['en', 'de'],
  people: people(
    'archive',
    ['admin-1', 'Admin A-1', 'PLAT_ADMIN', 'PLAT_LEGAL'],
    ['admin-2', 'Admin A-2', 'PLAT_ADMIN'],
    ['decider-1', 'Librarian A-11', 'PLAT_DECIDER'],
    ['decider-2', 'Librarian A-12', 'PLAT_DECIDER'],
    ['analyst-1', 'Analyst A-21', 'PLAT_REVIEWER'],
  ),
};

export const PEBBLE: Organisation = {
  id: 'pebble',
  kind: 'PLATFORM',
  name: 'Pebble Paste',
  jurisdiction: 'FR',
  domain: 'pebble.example',
  tier: 'VERIFIED',
  cover: hours('Europe/Paris', 'FR', 9, 17),
  desk: 'The three of us',
  phone: '+33 1 99 00 12 34',
  languages: ['en', 'fr', 'de'],
  people: people(
    'pebble',
    ['staff-1', 'Staff P-1', 'PLAT_ADMIN', 'PLAT_DECIDER'],
    ['staff-2', 'Staff P-2', 'PLAT_ADMIN', 'PLAT_LEGAL', 'PLAT_REVIEWER'],
    ['staff-3', 'Staff P-3', 'PLAT_REVIEWER', 'PLAT_DECIDER'],
  ),
};

export const OVERSIGHT: Organisation = {
  id: 'oversight',
  kind: 'OVERSIGHT',
  name: 'Referral Review Commission (synthetic)',
  jurisdiction: 'GB',
  domain: 'review-commission.example',
  tier: 'ADMITTED',
  cover: hours('Europe/London', null, 8, 20),
  desk: 'Duty reviewer',
  phone: '+44 20 7946 0170',
  languages: ['en', 'de'],
  people: people(
    'oversight',
    ['chief-1', 'Head of review', 'LOCK_CHIEF'],
    ['reviewer-1', 'Reviewer R-1', 'LOCK_REVIEWER'],
    ['reviewer-2', 'Reviewer R-2', 'LOCK_REVIEWER'],
  ),
};

export const OBSERVER: Organisation = {
  id: 'observer',
  kind: 'CIVIL_SOCIETY',
  name: 'Open Speech Watch (synthetic)',
  jurisdiction: 'BE',
  domain: 'speech-watch.example',
  tier: 'VERIFIED',
  cover: hours('Europe/Brussels', 'FR', 9, 17),
  desk: 'Observers',
  phone: '+32 2 555 01 80',
  languages: ['en', 'fr'],
  people: people('observer', ['one', 'Observer C-1', 'CIVIL_OBS'], ['two', 'Observer C-2', 'CIVIL_OBS']),
};

export const AUDIT: Organisation = {
  id: 'inspectorate',
  kind: 'AUDIT',
  name: 'Inspectorate of Referrals (synthetic)',
  jurisdiction: 'IE',
  domain: 'inspectorate.example',
  tier: 'ADMITTED',
  cover: hours('Europe/Dublin', 'UK_ALL', 9, 17),
  desk: 'Auditors',
  phone: '+353 1 555 0190',
  languages: ['en'],
  people: people('inspectorate', ['auditor-1', 'Auditor I-1', 'AUDITOR'], ['auditor-2', 'Auditor I-2', 'AUDITOR']),
};

export const UNITS = { nru: NRU, bru: BRU } as const;
export const PLATFORMS = { lantern: LANTERN, archive: ARCHIVE, pebble: PEBBLE } as const;
export const ORGANISATIONS = [NRU, BRU, LANTERN, ARCHIVE, PEBBLE, OVERSIGHT, OBSERVER, AUDIT];

export const holders = (organisation: Organisation, role: Role): readonly Person[] =>
  organisation.people.filter(({ roles }) => roles.includes(role));

export const organisationOf = (id: string): Organisation => {
  const found = [HUB, ...ORGANISATIONS].find((each) => each.id === id);
  if (!found) throw new RangeError(`no organisation ${id}`);
  return found;
};
