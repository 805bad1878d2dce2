import { type Header, type Item, instantOf, millisecondsOf } from '@remit/protocol';
import { clauseOf } from '../people/cards.ts';
import { PLATFORMS, type PlatformId, type UnitId } from '../people/organisations.ts';
import { headerDefaultsOf, STATES } from '../people/parameter-sets.ts';
import type { Chance } from '../run/chance.ts';
import { contentTypeOf, offenceOf } from './law.ts';
import { type Shape, locatorOf } from './locators.ts';
import { exemptionsOf } from './templates.ts';
import { ARABIC_TITLES, type Group, GROUPS, PASSAGES, PLACES, type Theme, THEMES } from './themes.ts';

export type Subject = {
  readonly unit: UnitId;
  readonly platform: PlatformId;
  readonly language: 'en' | 'de';
  readonly theme: Theme;
  readonly group: Group;
  readonly at: string;
};

/** What a case is about: a theme that the platform can host, a group, and the language in which it is written. */
export function chooseSubject(unit: UnitId, platform: PlatformId, at: string, chance: Chance): Subject {
  const fits = THEMES.filter(({ type }) => platform !== 'pebble' || type !== 'VIDEO');
  const german = unit === 'bru' && PLATFORMS[platform].languages.includes('de') && chance.percent(80);
  return { unit, platform, language: german ? 'de' : 'en', theme: chance.pick(fits), group: chance.pick(GROUPS), at };
}

const filled = (text: string, subject: Subject, chance: Chance): string =>
  text.replace('{group}', subject.group.name).replace('{place}', chance.pick(PLACES[subject.language]));

export function headerOf(subject: Subject, parameterSet: string, chance: Chance): Header {
  const { unit, platform, language, theme } = subject;
  const arabic = unit === 'nru' && platform === 'lantern' && chance.percent(7);
  const title = arabic ? ARABIC_TITLES[theme.kind] : filled(chance.pick(theme.title[language]), subject, chance);
  const priority = chance.weighted([
    ['P2_STANDARD', 7],
    ['P3_BATCH', 3],
  ] as const);
  return {
    ...(headerDefaultsOf(unit) as Header),
    title,
    parameterSet,
    priority,
    language,
    publicGist: theme.gist[language],
    usefulForHours: priority === 'P3_BATCH' ? 720 : 336,
    goodFaith: true,
  };
}

const SHAPES: Record<Theme['type'], Shape> = {
  VIDEO: 'media',
  AUDIO: 'media',
  IMAGE: 'media',
  POST: 'text',
  FILE: 'file',
};

export function itemOf(subject: Subject, chance: Chance): Item {
  const { unit, platform, language, theme, group, at } = subject;
  const listed = theme.kind === 'listed';
  const named = listed || theme.kind === 'recruitment';
  const from = chance.between(0, 900);
  return {
    itemType: theme.type,
    locator: locatorOf(platform, SHAPES[theme.type], chance),
    target: null,
    timeRange:
      theme.type === 'VIDEO' || theme.type === 'AUDIO'
        ? { fromSeconds: from, toSeconds: from + chance.between(8, 240) }
        : null,
    capturedAt: instantOf(millisecondsOf(at) - chance.between(20, 60 * 30) * 60_000),
    contentDigest: theme.type === 'FILE' || chance.percent(30) ? chance.hex(32) : null,
    perceptualHash: null,
    screenshotDigest: null,
    reach: theme.type === 'VIDEO' ? reachOf(from, at, language) : null,
    language,
    accountHandle: null,
    contentTypes: [contentTypeOf(unit, theme.kind)],
    offence: offenceOf(unit, theme.kind),
    dangerStatement: theme.danger[language],
    designatedEntity: named ? group.id : null,
    attributionBasis: named
      ? language === 'de'
        ? 'Zeichen und Kontakt der Gruppe.'
        : 'The group’s sign and contact are shown.'
      : null,
    ideology: named || chance.percent(40) ? group.ideology : 'UNCLEAR',
    harmPathways: [...theme.pathways],
    harmText: chance.pick(theme.harm[language]),
    quotedPassage: theme.type === 'POST' || chance.percent(25) ? chance.pick(PASSAGES[language]) : null,
    translation: null,
    clause: clauseFor(subject, chance),
    exemptions: exemptionsOf(unit),
    awareness: { value: 'NONE', preferred: null },
    sensitiveCategory: 'NONE',
    claims: [
      { label: 'FACT', text: chance.pick(theme.fact[language]) },
      { label: 'ASSESSMENT', text: theme.assessment[language] },
    ],
    family: null,
  };
}

/** As the counter below a video had it; of a video where nobody noted it, nothing. */
function reachOf(from: number, at: string, language: Subject['language']): Item['reach'] {
  if (from % 3 !== 0) return null;
  return {
    estimate: 90 + from * 37,
    countedAt: instantOf(millisecondsOf(at) - 600_000),
    how: language === 'de' ? 'Zähler unter dem Video.' : 'Counter below the video.',
  };
}

function clauseFor({ platform, theme }: Subject, chance: Chance): string | null {
  if (theme.kind === 'listed') return clauseOf(platform, 'listed');
  if (!chance.percent(70)) return null;
  return clauseOf(platform, theme.kind === 'instruction' ? 'instruction' : 'incitement');
}

/** A whole account with items of it as evidence: the last step, by its own instrument (C4). */
export function accountItem(evidence: Item, locator: string, handle: string): Item {
  return {
    ...evidence,
    itemType: 'ACCOUNT',
    locator,
    timeRange: null,
    contentDigest: null,
    reach: null,
    quotedPassage: null,
    accountHandle: handle,
  };
}

export const accountHeader = (header: Header, chance: Chance): Header => ({
  ...header,
  title:
    header.language === 'de'
      ? 'Konto mit wiederholten Aufrufen zu Anschlägen'
      : 'Account that repeats calls for attacks',
  instrument: 'VOLUNTARY_ACCOUNT',
  priority: 'P2_STANDARD',
  usefulForHours: 336,
  requestedAction: 'ACCOUNT_SUSPEND',
  alternatives: [
    header.language === 'de'
      ? { action: 'REMOVE', reason: 'Jedes entfernte Video wurde binnen Stunden neu eingestellt.' }
      : { action: 'REMOVE', reason: 'Each removed video was uploaded again within hours.' },
  ],
  personIdentified: chance.percent(60),
  investigativeStatus: 'OPEN',
  whyNotCriminal: { code: 'PROTECTIVE_SPEED', text: 'Proceedings have begun; the calls continue meanwhile.' },
});

export const everywhere = (header: Header): Header => ({
  ...header,
  territory: { kind: 'global', reason: 'The audience is spread over several states.' },
});
export const statesOf = (unit: UnitId): string[] => STATES[unit].slice(0, 1);
