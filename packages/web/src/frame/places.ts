import type { OrganisationKind } from '@remit/protocol';
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

const OWN: Record<OrganisationKind, readonly Place[]> = {
  LE_UNIT: [
    { path: '/unit', name: 'unitQueue', counts: 'unitDue' },
    { path: '/unit/lock1', name: 'unitLock1', counts: 'lock1Due' },
    { path: '/unit/new', name: 'unitNew' },
    { path: '/unit/import', name: 'unitImport' },
  ],
  PLATFORM: [{ path: '/platform', name: 'platformInbox', counts: 'inboxDue' }],
  OVERSIGHT: [
    { path: '/oversight', name: 'oversightQueue', counts: 'lock2Due' },
    { path: '/oversight/samples', name: 'oversightSamples', counts: 'samplesDue' },
  ],
  AUDIT: [
    { path: '/auditor', name: 'auditorReplay' },
    { path: '/auditor/reads', name: 'auditorReads' },
  ],
  CIVIL_SOCIETY: [],
  HUB: [],
};

/** The places of a desk in their order; a visitor has the public ones. */
export const placesOf = (kind: OrganisationKind | null): readonly Place[] =>
  kind === null
    ? [
        { path: '/', name: 'home' },
        { path: '/public', name: 'publicFigures' },
      ]
    : [...OWN[kind], ...SHARED];

/** The place that a page belongs to: the longest path that its address begins with. */
export function currentPlace(places: readonly Place[], path: string): Place | undefined {
  return places
    .filter((place) => path === place.path || (place.path !== '/' && path.startsWith(`${place.path}/`)))
    .sort((a, b) => b.path.length - a.path.length)[0];
}
