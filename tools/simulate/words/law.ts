import type { ContentType, Item } from '@remit/protocol';
import type { UnitId } from '../people/organisations.ts';

type Offence = NonNullable<Item['offence']>;
export type Kind = 'call' | 'recruitment' | 'instruction' | 'threat' | 'praise' | 'listed';

/** What each kind of item is under the law of each unit; the provisions are named as synthetic. */
type Mapping = { readonly contentType: ContentType; readonly provision: string } & Omit<
  Offence,
  'jurisdiction' | 'provision'
>;

const GB: Record<Exclude<Kind, 'listed'>, Mapping> = {
  call: {
    contentType: 'UK_S1',
    provision: 'Terrorism Act 2006 (as in this demonstration), section 1',
    elements:
      'A statement published to the public that is likely to be understood as a direct encouragement of an attack.',
    mentalElement: 'The speaker repeats the call and names when; recklessness at least.',
    defenceNote: 'No sign that the statement was published without endorsement; no reporting frame.',
  },
  recruitment: {
    contentType: 'TCO_C_SOLICIT_GROUP',
    provision: 'Terrorism Act 2000 (as in this demonstration), section 12',
    elements: 'An invitation to support a proscribed group, with a way to make contact.',
    mentalElement: 'The invitation is worded as one and repeated in the replies.',
    defenceNote: 'No reporting, research or warning purpose is visible.',
  },
  instruction: {
    contentType: 'UK_S2',
    provision: 'Terrorism Act 2006 (as in this demonstration), section 2',
    elements: 'A publication useful for the preparation of an attack, made available to others.',
    mentalElement: 'The introduction says what it is meant for.',
    defenceNote: 'Not a textbook, a court exhibit or a safety notice.',
  },
  threat: {
    contentType: 'TCO_E_THREAT',
    provision: 'Terrorism Act 2000 (as in this demonstration), section 1 with section 5 of the 2006 Act',
    elements: 'A threat of serious violence against a named kind of place, to advance a cause.',
    mentalElement: 'The threat is addressed, dated and repeated.',
    defenceNote: 'No satire, no quotation of somebody else’s threat.',
  },
  praise: {
    contentType: 'UK_OTHER_TACT',
    provision: 'Terrorism Act 2006 (as in this demonstration), section 1(3)',
    elements: 'Praise of a past attack from which the audience could infer that it should be emulated.',
    mentalElement: 'Calls the attack an example to follow.',
    defenceNote: 'Not commemoration of victims, not history, not news.',
  },
};

const DE: Record<Exclude<Kind, 'listed'>, Mapping> = {
  call: {
    contentType: 'TCO_A_INCITE',
    provision: 'StGB § 111 (in dieser Vorführung)',
    elements: 'Öffentliche Aufforderung zu einem Anschlag auf eine bestimmte Art von Ort.',
    mentalElement: 'Der Sprecher wiederholt die Aufforderung und nennt einen Zeitpunkt.',
    defenceNote: 'Keine Berichterstattung, keine Satire, keine Distanzierung.',
  },
  recruitment: {
    contentType: 'TCO_C_SOLICIT_GROUP',
    provision: 'StGB § 129a Abs. 5 (in dieser Vorführung)',
    elements: 'Werben um Mitglieder für eine Vereinigung, mit Kontaktweg.',
    mentalElement: 'Die Einladung ist als solche formuliert und wird wiederholt.',
    defenceNote: 'Weder Bericht noch Forschung noch Warnung erkennbar.',
  },
  instruction: {
    contentType: 'TCO_D_INSTRUCT',
    provision: 'StGB § 91 (in dieser Vorführung)',
    elements: 'Schrift, die als Anleitung zu einer schweren Gewalttat geeignet und bestimmt ist.',
    mentalElement: 'Die Einleitung nennt den Zweck.',
    defenceNote: 'Kein Lehrbuch, keine Gerichtsakte, kein Sicherheitshinweis.',
  },
  threat: {
    contentType: 'TCO_E_THREAT',
    provision: 'StGB § 126 (in dieser Vorführung)',
    elements: 'Androhung schwerer Gewalt gegen eine bestimmte Art von Ort.',
    mentalElement: 'Die Drohung ist gerichtet, datiert und wiederholt.',
    defenceNote: 'Keine Satire, kein Zitat einer fremden Drohung.',
  },
  praise: {
    contentType: 'TCO_A_INCITE',
    provision: 'StGB § 140 (in dieser Vorführung)',
    elements: 'Billigung eines vergangenen Anschlags in einer Weise, die zur Nachahmung einlädt.',
    mentalElement: 'Nennt die Tat ein Vorbild.',
    defenceNote: 'Kein Gedenken an Opfer, keine Geschichte, keine Nachricht.',
  },
};

const LAW = { nru: { state: 'GB', kinds: GB }, bru: { state: 'DE', kinds: DE } } as const;

export const contentTypeOf = (unit: UnitId, kind: Kind): ContentType =>
  kind === 'listed' ? 'TERMS_ONLY' : LAW[unit].kinds[kind].contentType;

/** Element by element; what rests on a platform's terms alone has no offence. */
export function offenceOf(unit: UnitId, kind: Kind): Offence | null {
  if (kind === 'listed') return null;
  const { contentType: _type, ...offence } = LAW[unit].kinds[kind];
  return { jurisdiction: LAW[unit].state, ...offence };
}
