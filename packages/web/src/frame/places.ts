import type { OrganisationKind, Role } from '@remit/protocol';
import type { en } from '../words/en/index.ts';

/** A place of a desk: where it is, what it is called, whether it counts what is due. */
export type Place = {
  readonly path: string;
  readonly name: keyof typeof en.frame.placeNames;
  readonly counts?: PlaceCount;
};
/** What a place may count; the numbers come with the session's live updates. */
export type PlaceCount = 'unitDue' | 'lock1Due' | 'lock2Due' | 'samplesDue' | 'inboxDue';
export type PlaceCounts = Partial<Record<PlaceCount, number>>;

/** A desk never has more than seven places, so that nobody searches for one. */
export const MOST_PLACES = 7;

const SHARED: readonly Place[] = [
  { path: '/notices', name: 'notices' },
  { path: '/directory', name: 'directory' },
  { path: '/public', name: 'publicFigures' },
];

/** Who belongs to the organisation, and with what they sign. */
const PEOPLE: Place = { path: '/people', name: 'people' };

/** What parties have judged, by fingerprint. */
const LIST: Place = { path: '/list', name: 'sharedList' };

const OWN: Record<OrganisationKind, readonly Place[]> = {
  LE_UNIT: [
    { path: '/unit', name: 'unitQueue', counts: 'unitDue' },
    { path: '/unit/lock1', name: 'unitLock1', counts: 'lock1Due' },
    { path: '/unit/new', name: 'unitNew' },
    { path: '/unit/import', name: 'unitImport' },
    LIST,
  ],
  PLATFORM: [{ path: '/platform', name: 'platformInbox', counts: 'inboxDue' }, LIST, PEOPLE],
  OVERSIGHT: [
    { path: '/oversight', name: 'oversightQueue', counts: 'lock2Due' },
    { path: '/oversight/samples', name: 'oversightSamples', counts: 'samplesDue' },
    PEOPLE,
  ],
  AUDIT: [{ path: '/auditor', name: 'auditorReplay' }, { path: '/auditor/reads', name: 'auditorReads' }, LIST, PEOPLE],
  CIVIL_SOCIETY: [PEOPLE],
  HUB: [PEOPLE],
};

/** Who administers an organisation and takes no part in its cases: people and keys are their queue. */
const BEGINS_WITH_PEOPLE: readonly Role[] = ['LE_ADMIN', 'PLAT_ADMIN', 'HUB_ADMIN'];

/** What the menu of one's name leads to as well, so that seven places are enough for a unit's officers. */
const IN_THE_MENU = '/public';

/** The places of a desk in their order; a visitor has the public ones. Own keys and public figures are in the name's menu. */
export function placesOf(kind: OrganisationKind | null, role: Role | null = null): readonly Place[] {
  if (kind === null)
    return [
      { path: '/', name: 'home' },
      { path: '/public', name: 'publicFigures' },
    ];
  const shared = kind === 'LE_UNIT' ? SHARED.filter(({ path }) => path !== IN_THE_MENU) : SHARED;
  if (role === null || !BEGINS_WITH_PEOPLE.includes(role)) return [...OWN[kind], ...shared];
  const others = OWN[kind].filter(
    ({ path }) => path !== PEOPLE.path && path !== '/unit/new' && path !== '/unit/import',
  );
  return [PEOPLE, ...others, ...shared];
}

/** The place that a page belongs to: the longest path that its address begins with. */
export function currentPlace(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter((place) => path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
