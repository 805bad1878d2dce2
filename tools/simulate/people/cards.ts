import type { CapabilityCard, PartyCommandData } from '@remit/protocol';
import { type Organisation, PLATFORMS, type PlatformId } from './organisations.ts';

type Card = PartyCommandData<'PublishCard'>;

const INCITEMENT = [
  'TCO_A_INCITE',
  'TCO_B_SOLICIT_COMMIT',
  'TCO_C_SOLICIT_GROUP',
  'TCO_E_THREAT',
  'UK_S1',
  'UK_OTHER_TACT',
];
const INSTRUCTION = ['TCO_D_INSTRUCT', 'UK_S2'];

const ACTIONS: Record<PlatformId, CapabilityCard['actions']> = {
  lantern: {
    PRESERVE: 'ON_POLICY',
    LABEL: 'ON_POLICY',
    INTERSTITIAL: 'ON_POLICY',
    AGE_GATE: 'ON_POLICY',
    DEMOTE: 'ON_POLICY',
    DISABLE_GEO: 'ON_POLICY',
    LINK_BLOCK: 'ON_POLICY',
    REMOVE: 'ON_POLICY',
    ACCOUNT_SUSPEND: 'ON_POLICY',
    ACCOUNT_TERMINATE: 'LEGAL_PROCESS_ONLY',
  },
  archive: {
    PRESERVE: 'ON_POLICY',
    LABEL: 'ON_POLICY',
    INTERSTITIAL: 'ON_POLICY',
    AGE_GATE: 'IMPOSSIBLE',
    DEMOTE: 'ON_POLICY',
    DISABLE_GEO: 'IMPOSSIBLE',
    LINK_BLOCK: 'ON_POLICY',
    REMOVE: 'ON_POLICY',
    ACCOUNT_SUSPEND: 'ON_POLICY',
    ACCOUNT_TERMINATE: 'LEGAL_PROCESS_ONLY',
  },
  pebble: {
    PRESERVE: 'ON_POLICY',
    LABEL: 'IMPOSSIBLE',
    INTERSTITIAL: 'ON_POLICY',
    AGE_GATE: 'IMPOSSIBLE',
    DEMOTE: 'IMPOSSIBLE',
    DISABLE_GEO: 'ON_POLICY',
    LINK_BLOCK: 'ON_POLICY',
    REMOVE: 'ON_POLICY',
    ACCOUNT_SUSPEND: 'IMPOSSIBLE',
    ACCOUNT_TERMINATE: 'IMPOSSIBLE',
  },
};

type Own = Pick<
  Card,
  | 'hosts'
  | 'serviceTypes'
  | 'calendar'
  | 'sizeClass'
  | 'notificationPolicy'
  | 'strikePolicy'
  | 'declaredTimes'
  | 'stance'
>;

const OWN: Record<PlatformId, Own> = {
  lantern: {
    hosts: ['lantern.example', 'www.lantern.example'],
    serviceTypes: ['VIDEO_SHARING', 'SOCIAL_NETWORK'],
    calendar: 'US',
    sizeClass: 'LARGE',
    notificationPolicy: 'NOTIFY_AT',
    strikePolicy: { strikesToAccountLoss: 3, windowDays: 90 },
    declaredTimes: true,
    stance: 'We read voluntary referrals against our own terms, answer each one and publish what we did.',
  },
  archive: {
    // The 2019 list is addressed to these hosts; what people of this demonstration refer lies on the last one.
    hosts: ['archive.org', 'www.archive.org', 'web.archive.org', 'public-archive.example'],
    serviceTypes: ['ARCHIVE', 'FILE_SHARING'],
    calendar: 'US',
    sizeClass: 'MEDIUM',
    notificationPolicy: 'NOTIFY_AFTER',
    strikePolicy: null,
    declaredTimes: false,
    stance: 'We are a library. Tell us exactly which item and why; a collection is not an item.',
  },
  pebble: {
    hosts: ['pebble.example', 'files.pebble.example'],
    serviceTypes: ['PASTE', 'FILE_SHARING'],
    calendar: 'FR',
    sizeClass: 'MICRO',
    notificationPolicy: 'NO_NOTICE',
    strikePolicy: null,
    declaredTimes: false,
    stance: 'We are three people with day jobs. We read everything, in working hours.',
  },
};

const clausePrefix: Record<PlatformId, string> = { lantern: 'LV', archive: 'PA', pebble: 'PP' };
export const clauseOf = (platform: PlatformId, what: 'incitement' | 'instruction' | 'listed'): string =>
  `${clausePrefix[platform]}-${{ incitement: 1, instruction: 2, listed: 3 }[what]}`;

export function cardOf(id: PlatformId, at: string): Card {
  const organisation: Organisation = PLATFORMS[id];
  return {
    version: 1,
    actions: ACTIONS[id],
    cover: organisation.cover,
    languages: [...organisation.languages],
    userNoticeText:
      'A public authority asked us to look at this item. We decided under our own terms. You can complain about our decision on this page.',
    clauses: [
      { code: clauseOf(id, 'incitement'), title: 'Incitement to terrorist violence', contentTypes: INCITEMENT },
      { code: clauseOf(id, 'instruction'), title: 'Instructions for serious violence', contentTypes: INSTRUCTION },
      { code: clauseOf(id, 'listed'), title: 'Material of listed groups', contentTypes: ['TERMS_ONLY'] },
    ],
    verifiedAt: at,
    ...OWN[id],
  };
}
