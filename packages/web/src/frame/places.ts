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

const OWN: Record<OrganisationKind, readonly Place[]> = {
  LE_UNIT: [
    { path: '/unit', name: 'unitQueue', counts: 'unitDue' },
    { path: '/unit/lock1', name: 'unitLock1', counts: 'lock1Due' },
    { path: '/unit/new', name: 'unitNew' },
    { path: '/unit/import', name: 'unitImport' },
  ],
  PLATFORM: [{ path: '/platform', name: 'platformInbox', counts: 'inboxDue' }, PEOPLE],
  OVERSIGHT: [
    { path: '/oversight', name: 'oversightQueue', counts: 'lock2Due' },
    { path: '/oversight/samples', name: 'oversightSamples', counts: 'samplesDue' },
    PEOPLE,
  ],
  AUDIT: [{ path: '/auditor', name: 'auditorReplay' }, { path: '/auditor/reads', name: 'auditorReads' }, PEOPLE],
  CIVIL_SOCIETY: [PEOPLE],
  HUB: [PEOPLE],
};

/** Who administers an organisation and takes no part in its cases: people and keys are their queue. */
const BEGINS_WITH_PEOPLE: readonly Role[] = ['LE_ADMIN', 'PLAT_ADMIN', 'HUB_ADMIN'];

/**
 * The places of a desk in their order; a visitor has the public ones. A unit's officers have seven without their own
 * keys, which the menu of their name leads to.
 */
export function placesOf(kind: OrganisationKind | null, role: Role | null = null): readonly Place[] {
  if (kind === null)
    return [
      { path: '/', name: 'home' },
      { path: '/public', name: 'publicFigures' },
    ];
  if (role === null || !BEGINS_WITH_PEOPLE.includes(role)) return [...OWN[kind], ...SHARED];
  const others = OWN[kind].filter(
    ({ path }) => path !== PEOPLE.path && path !== '/unit/new' && path !== '/unit/import',
  );
  return [PEOPLE, ...others, ...SHARED];
}

/** The place that a page belongs to: the longest path that its address begins with. */
export function currentPlace(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter((place) => path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
