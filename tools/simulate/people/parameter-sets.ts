import { monthsAfter, type PartyCommandData, SENSITIVE_CATEGORIES } from '@remit/protocol';
import { DELISTED, GROUPS } from '../words/themes.ts';
import { templatesOf } from '../words/templates.ts';
import type { UnitId } from './organisations.ts';

export type ProposedSet = PartyCommandData<'ProposeParameterSet'>;

export const POWER: Record<UnitId, string> = { nru: 'TA-2006-REFERRAL', bru: 'BKAG-MELDUNG' };
export const WHY_NOT_STATUTORY: Record<UnitId, string> = {
  nru: 'A voluntary look at single items is the gentler step; a notice is kept for what it does not reach.',
  bru: 'Die freiwillige Prüfung einzelner Inhalte ist das mildere Mittel gegenüber einer Anordnung.',
};
export const STATES: Record<UnitId, string[]> = { nru: ['GB'], bru: ['DE', 'AT'] };

const WORDS = {
  nru: {
    title: 'Online referrals of the National Referral Unit',
    publicText:
      'When this unit asks a company to look at something online: only for terrorism, item by item, under a listed power, after two officers have seen it, and after the independent reviewers where the law or these rules ask for it. It never asks for anything because it is offensive.',
    evidence:
      'Two officers have seen the item. Each element of the offence and each exemption is addressed in writing.',
    power: 'Terrorism Act 2006 (as in this demonstration), voluntary referral by a constable',
    consultation:
      'Nineteen answers from companies, press and rights groups. The batch limit fell from 100 to 40, and music was named as a case for the exemption of art.',
  },
  bru: {
    title: 'Meldungen des Bundesreferats',
    publicText:
      'Wann dieses Referat ein Unternehmen bittet, einen Inhalt zu prüfen: nur bei Terrorismus, Stück für Stück, auf genannter Rechtsgrundlage, nach Prüfung durch zwei Personen und, wo nötig, durch die unabhängige Kommission. Nie, weil etwas anstößig ist.',
    evidence:
      'Zwei Personen haben den Inhalt gesehen. Jedes Tatbestandsmerkmal und jede Ausnahme ist schriftlich behandelt.',
    power: 'BKA-Gesetz (in dieser Vorführung), Anregung einer Prüfung',
    consultation:
      'Elf Stellungnahmen. Die Stichprobe stieg von zwei auf fünf Prozent; Satire wurde eigens aufgenommen.',
  },
} as const;

const daysBefore = (at: string, days: number): string => new Date(Date.parse(at) - days * 86_400_000).toISOString();

/** What a unit publishes before it refers anything, with all that an officer need not type again (D21). */
export const ROLLING: ProposedSet['rolling'] = {
  perAccount30Days: 6,
  perUnitAndPlatform30Days: 600,
  perImport: 200,
};

export function parameterSetOf(unit: UnitId, inForceFrom: string, delistedAt: string): ProposedSet {
  const words = WORDS[unit];
  const jurisdiction = unit === 'nru' ? 'GB' : 'DE';
  return {
    id: `${unit}-ct`,
    version: 1,
    unit,
    title: words.title,
    publicText: words.publicText,
    inForceFrom,
    inForceTo: monthsAfter(inForceFrom, 12),
    calendar: unit === 'nru' ? 'UK_ALL' : 'DE',
    instruments: ['VOLUNTARY_ITEM', 'VOLUNTARY_ACCOUNT', 'INFORMATION_ONLY'],
    powers: [{ code: POWER[unit], citation: words.power }],
    categories: [
      'TCO_A_INCITE',
      'TCO_B_SOLICIT_COMMIT',
      'TCO_C_SOLICIT_GROUP',
      'TCO_D_INSTRUCT',
      'TCO_E_THREAT',
      'TERMS_ONLY',
      ...(unit === 'nru' ? (['UK_S1', 'UK_S2', 'UK_OTHER_TACT'] as const) : []),
    ],
    evidenceStandard: words.evidence,
    sensitiveList: SENSITIVE_CATEGORIES.filter((category) => category !== 'NONE'),
    batchLimit: 40,
    rolling: ROLLING,
    sampleShare: 0.05,
    extraLocks: [],
    designatedEntities: [
      ...GROUPS.map(({ id, name }) => ({
        id,
        name: `${name} (invented)`,
        list: 'List of this demonstration',
        jurisdiction,
        delistedAt: null,
      })),
      {
        id: DELISTED.id,
        name: `${DELISTED.name} (invented)`,
        list: 'List of this demonstration',
        jurisdiction,
        delistedAt,
      },
    ],
    headerDefaults: headerDefaultsOf(unit),
    itemTemplates: templatesOf(unit),
    consultation: {
      openedAt: daysBefore(inForceFrom, 120),
      closedAt: daysBefore(inForceFrom, 60),
      responses: unit === 'nru' ? 19 : 11,
      summary: words.consultation,
    },
  };
}

export const headerDefaultsOf = (unit: UnitId): ProposedSet['headerDefaults'] => ({
  instrument: 'VOLUNTARY_ITEM',
  priority: 'P2_STANDARD',
  legalPower: POWER[unit],
  whyNotStatutory: { code: 'PROPORTIONATE_LESS_INTRUSIVE', text: WHY_NOT_STATUTORY[unit] },
  relay: null,
  requestedAction: 'REMOVE',
  alternatives: [
    unit === 'nru'
      ? { action: 'INTERSTITIAL', reason: 'The call would stay within reach of those whom it addresses.' }
      : { action: 'INTERSTITIAL', reason: 'Der Aufruf bliebe für die Angesprochenen erreichbar.' },
  ],
  territory: { kind: 'states', states: STATES[unit] },
  usefulForHours: 336,
  language: unit === 'nru' ? 'en' : 'de',
  personIdentified: false,
  investigativeStatus: 'NONE',
  whyNotCriminal: null,
  releasability: 'PLATFORM_ONLY',
  sourceGrade: { source: '2', intelligence: 'B', handling: 'P' },
  fromComplaint: false,
});
