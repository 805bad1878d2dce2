import { EXEMPTIONS, type ExemptionAnswers, type ItemTemplate } from '@remit/protocol';
import type { UnitId } from '../people/organisations.ts';
import { contentTypeOf, type Kind, offenceOf } from './law.ts';

const EVIDENCE: Record<UnitId, Record<(typeof EXEMPTIONS)[number], string>> = {
  nru: {
    EDUCATIONAL: 'No lesson, course or explanation around it.',
    JOURNALISTIC: 'No outlet, byline or reporting frame.',
    ARTISTIC: 'No work of art, no performance, no fiction marked as such.',
    RESEARCH: 'No catalogue, archive description or citation.',
    PREVENT_COUNTER: 'No comment against the call, before or after it.',
    POLEMIC_DEBATE: 'Goes beyond a contested view: it asks for violence.',
  },
  bru: {
    EDUCATIONAL: 'Kein Unterricht, kein Kurs, keine Erläuterung.',
    JOURNALISTIC: 'Kein Medium, keine Autorenzeile, kein Bericht.',
    ARTISTIC: 'Kein Kunstwerk, keine Aufführung, keine erkennbare Fiktion.',
    RESEARCH: 'Kein Katalog, keine Archivbeschreibung, kein Zitat.',
    PREVENT_COUNTER: 'Keine Gegenrede davor oder danach.',
    POLEMIC_DEBATE: 'Mehr als eine umstrittene Ansicht: es wird Gewalt verlangt.',
  },
};

/** What a template offers and an officer confirms or answers anew, item by item. */
export const exemptionsOf = (unit: UnitId): ExemptionAnswers =>
  Object.fromEntries(
    EXEMPTIONS.map((question) => [question, { answer: 'NO', evidence: EVIDENCE[unit][question] }]),
  ) as ExemptionAnswers;

type Frame = {
  readonly id: string;
  readonly kind: Kind;
  readonly title: Readonly<Record<UnitId, string>>;
  readonly item: Partial<ItemTemplate['item']>;
};

const FRAMES: readonly Frame[] = [
  {
    id: 'call-video',
    kind: 'call',
    title: { nru: 'Video that calls for an attack', bru: 'Video mit Aufruf zu einem Anschlag' },
    item: { itemType: 'VIDEO', harmPathways: ['INCITE'], ideology: 'UNCLEAR' },
  },
  {
    id: 'call-post',
    kind: 'call',
    title: { nru: 'Post that calls for an attack', bru: 'Beitrag mit Aufruf zu einem Anschlag' },
    item: { itemType: 'POST', harmPathways: ['INCITE'], ideology: 'UNCLEAR' },
  },
  {
    id: 'instruction-file',
    kind: 'instruction',
    title: { nru: 'File with instructions', bru: 'Datei mit Anleitung' },
    item: { itemType: 'FILE', harmPathways: ['INSTRUCT'], ideology: 'UNCLEAR' },
  },
  {
    id: 'recruitment-post',
    kind: 'recruitment',
    title: { nru: 'Recruitment for a listed group', bru: 'Werbung für eine gelistete Gruppe' },
    item: { itemType: 'POST', harmPathways: ['RECRUIT'], ideology: 'UNCLEAR' },
  },
  {
    id: 'listed-group-media',
    kind: 'listed',
    title: { nru: 'Media of a listed group (terms alone)', bru: 'Medium einer gelisteten Gruppe (nur Regeln)' },
    item: { itemType: 'VIDEO', harmPathways: ['RECRUIT', 'GLORIFY_ATTACK'], ideology: 'UNCLEAR' },
  },
  {
    id: 'account',
    kind: 'call',
    title: { nru: 'Account that repeats such calls', bru: 'Konto mit wiederholten Aufrufen' },
    item: { itemType: 'ACCOUNT', harmPathways: ['INCITE', 'COORDINATE'], ideology: 'UNCLEAR' },
  },
];

/** With one of these an officer types about eight things: address, seconds or words, danger, harm, a claim (D21). */
export const templatesOf = (unit: UnitId): ItemTemplate[] =>
  FRAMES.map(({ id, kind, title, item }) => ({
    id,
    title: title[unit],
    item: {
      contentTypes: [contentTypeOf(unit, kind)],
      offence: offenceOf(unit, kind),
      language: unit === 'bru' ? 'de' : 'en',
      accountHandle: null,
      designatedEntity: null,
      attributionBasis: null,
      quotedPassage: null,
      clause: null,
      exemptions: exemptionsOf(unit),
      awareness: { value: 'NONE', preferred: null },
      sensitiveCategory: 'NONE',
      family: null,
      ...item,
    },
  }));
