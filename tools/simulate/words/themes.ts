import type { Item } from '@remit/protocol';
import type { Kind } from './law.ts';

/** Invented groups, with the list on which this demonstration puts them. */
export const GROUPS = [
  { id: 'EMBER-LINE', name: 'Ember Line', ideology: 'FAR_RIGHT' },
  { id: 'NINTH-HOUR', name: 'Ninth Hour', ideology: 'JIHADIST' },
  { id: 'IRON-MEADOW', name: 'Iron Meadow', ideology: 'FAR_RIGHT' },
  { id: 'SALT-ROAD', name: 'Salt Road Front', ideology: 'ETHNO_NATIONALIST' },
  { id: 'HOLLOW-SUN', name: 'Hollow Sun', ideology: 'NIHILIST_VIOLENT' },
] as const;
export type Group = (typeof GROUPS)[number];
/** A group that was taken off its list in the course of the two months. */
export const DELISTED = { id: 'OLD-HARBOUR', name: 'Old Harbour Committee' } as const;

export const PLACES = {
  en: [
    'a weekly market',
    'a railway station',
    'a town festival',
    'a place of worship',
    'a power substation',
    'a court house',
    'a football ground',
    'a refugee shelter',
    'a polling station',
    'a hospital',
  ],
  de: [
    'einen Wochenmarkt',
    'einen Bahnhof',
    'ein Stadtfest',
    'ein Gotteshaus',
    'ein Umspannwerk',
    'ein Gericht',
    'ein Stadion',
    'eine Unterkunft',
    'ein Wahllokal',
    'ein Krankenhaus',
  ],
} as const;

export type Theme = {
  readonly kind: Kind;
  readonly template: string;
  readonly type: 'VIDEO' | 'POST' | 'FILE' | 'AUDIO' | 'IMAGE';
  readonly pathways: Item['harmPathways'];
  /** `{place}` and `{group}` are filled in. */
  readonly title: Readonly<Record<'en' | 'de', readonly string[]>>;
  readonly gist: Readonly<Record<'en' | 'de', string>>;
  readonly harm: Readonly<Record<'en' | 'de', readonly string[]>>;
  readonly danger: Readonly<Record<'en' | 'de', string>>;
  readonly fact: Readonly<Record<'en' | 'de', readonly string[]>>;
  readonly assessment: Readonly<Record<'en' | 'de', string>>;
};

export const THEMES: readonly Theme[] = [
  {
    kind: 'call',
    template: 'call-video',
    type: 'VIDEO',
    pathways: ['INCITE'],
    title: {
      en: [
        'Call for an attack on {place}',
        'Speech that asks for an attack on {place}',
        'Clip with a call against {place}, re-uploaded',
      ],
      de: [
        'Aufruf zu einem Anschlag auf {place}',
        'Rede, die einen Anschlag auf {place} verlangt',
        'Ausschnitt mit Aufruf gegen {place}, erneut hochgeladen',
      ],
    },
    gist: {
      en: 'A video assessed as calling for an attack on a public place.',
      de: 'Ein Video, das als Aufruf zu einem Anschlag auf einen öffentlichen Ort bewertet wird.',
    },
    harm: {
      en: [
        'Shared in channels that have followed such calls before.',
        'Posted again within a day of each removal elsewhere.',
        'Viewers in the comments ask for the date.',
      ],
      de: [
        'Wird in Kanälen geteilt, die solchen Aufrufen schon gefolgt sind.',
        'Nach jeder Löschung anderswo binnen eines Tages neu eingestellt.',
        'In den Kommentaren wird nach dem Datum gefragt.',
      ],
    },
    danger: {
      en: 'It names a kind of place and a day, and tells the audience to act.',
      de: 'Es nennt eine Art von Ort und einen Tag und fordert zum Handeln auf.',
    },
    fact: {
      en: [
        'The speaker names the day and repeats it twice.',
        'The caption repeats the call in writing.',
        'The clip ends with an address for contact.',
      ],
      de: [
        'Der Sprecher nennt den Tag und wiederholt ihn zweimal.',
        'Die Bildunterschrift wiederholt den Aufruf.',
        'Der Ausschnitt endet mit einer Kontaktadresse.',
      ],
    },
    assessment: { en: 'The call is meant seriously.', de: 'Der Aufruf ist ernst gemeint.' },
  },
  {
    kind: 'recruitment',
    template: 'recruitment-post',
    type: 'POST',
    pathways: ['RECRUIT'],
    title: {
      en: [
        'Recruitment post of {group}',
        'Invitation to join {group}, with a contact',
        '{group}: call for helpers in three cities',
      ],
      de: [
        'Werbebeitrag von {group}',
        'Einladung zu {group} mit Kontakt',
        '{group}: Suche nach Helfern in drei Städten',
      ],
    },
    gist: {
      en: 'A post assessed as inviting people to join a listed group.',
      de: 'Ein Beitrag, der als Werbung für eine gelistete Gruppe bewertet wird.',
    },
    harm: {
      en: ['Pinned in two groups with young members.', 'The contact has answered within minutes in earlier cases.'],
      de: [
        'In zwei Gruppen mit jungen Mitgliedern angeheftet.',
        'Der Kontakt antwortete in früheren Fällen binnen Minuten.',
      ],
    },
    danger: {
      en: 'It offers a way to join and asks for a pledge.',
      de: 'Es bietet einen Weg zum Beitritt und verlangt ein Gelöbnis.',
    },
    fact: {
      en: ['The post carries the group’s sign and a contact handle.', 'It asks readers to write to a named account.'],
      de: [
        'Der Beitrag trägt das Zeichen der Gruppe und einen Kontakt.',
        'Er bittet, an ein genanntes Konto zu schreiben.',
      ],
    },
    assessment: {
      en: 'The invitation comes from the group itself.',
      de: 'Die Einladung stammt von der Gruppe selbst.',
    },
  },
  {
    kind: 'instruction',
    template: 'instruction-file',
    type: 'FILE',
    pathways: ['INSTRUCT'],
    title: {
      en: [
        'Instructions for an attack, second edition',
        'Handbook circulated by {group}',
        'File with instructions, mirrored under a new name',
      ],
      de: [
        'Anleitung zu einem Anschlag, zweite Fassung',
        'Handbuch, verbreitet von {group}',
        'Datei mit Anleitung, unter neuem Namen gespiegelt',
      ],
    },
    gist: {
      en: 'A file assessed as instructing in the preparation of an attack.',
      de: 'Eine Datei, die als Anleitung zur Vorbereitung eines Anschlags bewertet wird.',
    },
    harm: {
      en: [
        'Linked from three closed groups within a week.',
        'The same file was found with a person who was later charged.',
      ],
      de: [
        'Binnen einer Woche aus drei geschlossenen Gruppen verlinkt.',
        'Dieselbe Datei fand sich bei einer später angeklagten Person.',
      ],
    },
    danger: { en: 'It is complete enough to be followed.', de: 'Sie ist vollständig genug, um befolgt zu werden.' },
    fact: {
      en: ['The introduction says for what it is meant.', 'The digest matches the first edition in all but the cover.'],
      de: ['Die Einleitung nennt den Zweck.', 'Der Prüfwert entspricht bis auf das Deckblatt der ersten Fassung.'],
    },
    assessment: { en: 'The content works as described.', de: 'Der Inhalt ist wie beschrieben brauchbar.' },
  },
  {
    kind: 'threat',
    template: 'call-post',
    type: 'POST',
    pathways: ['THREATEN'],
    title: {
      en: ['Threat against {place}', 'Announcement of violence at {place}', 'Threatening text, signed {group}'],
      de: ['Drohung gegen {place}', 'Ankündigung von Gewalt gegen {place}', 'Drohtext, gezeichnet {group}'],
    },
    gist: {
      en: 'A text assessed as a threat of violence against a public place.',
      de: 'Ein Text, der als Gewaltdrohung gegen einen öffentlichen Ort bewertet wird.',
    },
    harm: {
      en: ['Sent on to the operators of the place by a reader.', 'Copied into local groups within the hour.'],
      de: ['Von einem Leser an die Betreiber weitergegeben.', 'Binnen einer Stunde in örtliche Gruppen kopiert.'],
    },
    danger: { en: 'It names a place and a week.', de: 'Er nennt einen Ort und eine Woche.' },
    fact: {
      en: ['The text names a place and a week.', 'It is signed with the sign of an earlier threat.'],
      de: ['Der Text nennt einen Ort und eine Woche.', 'Er trägt das Zeichen einer früheren Drohung.'],
    },
    assessment: { en: 'The author wants to be believed.', de: 'Der Verfasser will ernst genommen werden.' },
  },
  {
    kind: 'praise',
    template: 'call-video',
    type: 'VIDEO',
    pathways: ['GLORIFY_ATTACK'],
    title: {
      en: [
        'Film that praises a past attack and asks to repeat it',
        'Anniversary clip of {group}',
        'Edit of an attacker’s words as a model to follow',
      ],
      de: [
        'Film, der einen Anschlag lobt und zur Nachahmung auffordert',
        'Jahrestags-Video von {group}',
        'Bearbeitung der Worte eines Täters als Vorbild',
      ],
    },
    gist: {
      en: 'A film assessed as praising an attack so that others repeat it.',
      de: 'Ein Film, der als Lob eines Anschlags mit Aufforderung zur Nachahmung bewertet wird.',
    },
    harm: {
      en: ['Uploaded on the anniversary by several accounts.', 'Edited with music and a countdown.'],
      de: ['Zum Jahrestag von mehreren Konten hochgeladen.', 'Mit Musik und Countdown bearbeitet.'],
    },
    danger: {
      en: 'It presents the attacker as one to be followed next.',
      de: 'Er stellt den Täter als Vorbild für den Nächsten dar.',
    },
    fact: {
      en: ['The closing title asks who is next.', 'The attacker is called an example.'],
      de: ['Der Abspann fragt nach dem Nächsten.', 'Der Täter wird Vorbild genannt.'],
    },
    assessment: { en: 'It addresses people who already agree.', de: 'Er richtet sich an Gleichgesinnte.' },
  },
  {
    kind: 'listed',
    template: 'listed-group-media',
    type: 'VIDEO',
    pathways: ['RECRUIT', 'GLORIFY_ATTACK'],
    title: {
      en: ['Media release of {group}', 'New issue of the {group} bulletin', '{group}: hymn over images of members'],
      de: [
        'Medienbeitrag von {group}',
        'Neue Ausgabe des Rundbriefs von {group}',
        '{group}: Hymne über Bildern von Mitgliedern',
      ],
    },
    gist: {
      en: 'Media of a listed group, referred under the platform’s own terms.',
      de: 'Medium einer gelisteten Gruppe, gemeldet nach den Regeln der Plattform.',
    },
    harm: {
      en: [
        'Carries the group’s sign; used to gather viewers for closed channels.',
        'Part of a series of which earlier issues were acted on.',
      ],
      de: [
        'Trägt das Zeichen der Gruppe; führt Zuschauer in geschlossene Kanäle.',
        'Teil einer Reihe, deren frühere Ausgaben behandelt wurden.',
      ],
    },
    danger: {
      en: 'It leads viewers to closed channels of the group.',
      de: 'Es führt Zuschauer in geschlossene Kanäle der Gruppe.',
    },
    fact: {
      en: ['The group’s sign is shown throughout.', 'The description names the group’s media office.'],
      de: ['Das Zeichen der Gruppe ist durchgehend zu sehen.', 'Die Beschreibung nennt das Medienbüro der Gruppe.'],
    },
    assessment: { en: 'Produced by the group, not about it.', de: 'Von der Gruppe hergestellt, nicht über sie.' },
  },
];

/** Titles in Arabic, for cases whose items are in Arabic; the rest of such a case is in English. */
export const ARABIC_TITLES: Readonly<Record<Kind, string>> = {
  call: 'دعوة إلى هجوم على سوق أسبوعي',
  recruitment: 'منشور تجنيد مع وسيلة اتصال',
  instruction: 'ملف تعليمات منسوخ باسم جديد',
  threat: 'تهديد ضد محطة قطار',
  praise: 'مقطع يمجّد هجوماً سابقاً ويدعو إلى تكراره',
  listed: 'إصدار إعلامي لجماعة مدرجة على القائمة',
};

/** Passages are withheld or harmless: nobody learns anything from this demonstration but how Remit works. */
export const PASSAGES = {
  en: [
    '[quoted passage withheld in the demonstration]',
    '[two sentences withheld in the demonstration]',
    '“… we will all meet there on that day …” [shortened]',
  ],
  de: [
    '[zitierte Stelle in der Vorführung ausgelassen]',
    '[zwei Sätze in der Vorführung ausgelassen]',
    '„… an jenem Tag treffen wir uns alle dort …“ [gekürzt]',
  ],
} as const;
