import { LOCK2_QUESTIONS, type Lock2Answers, type Lock2Question } from '@remit/protocol';

/** Reasons as an analyst would give them, by outcome. */
export const REASONS: Readonly<Record<string, readonly string[]>> = {
  ACT_REMOVED: [
    'Assessed against our clause on incitement; the call stands alone without comment.',
    'Our own reading agrees: the speaker asks for violence.',
    'Same upload as one we removed last month.',
  ],
  ACT_DISABLED_GEO: [
    'Unlawful where the referral says; elsewhere a matter of contested speech.',
    'Disabled in the named states only.',
  ],
  ACT_ACCOUNT_SUSPENDED: [
    'Third strike in the window; suspended under our strike policy.',
    'The account exists to repeat the call.',
  ],
  ACT_LABELLED: ['Stays with a label: part of a public record.'],
  ACT_AGE_GATED: ['Behind the age gate: documentary, but hard to watch.'],
  ACT_INTERSTITIAL: ['A notice now stands before it; researchers asked us to keep it.'],
  ACT_DEMOTED: ['No longer recommended; it does not break our terms.'],
  ACT_LINK_BLOCKED: ['The link from our pages is blocked.'],
  ALREADY_REMOVED: [
    'Gone before we read the referral; the uploader took it down.',
    'Removed by our own detection the night before.',
  ],
  NO_ACTION_NOT_VIOLATING: [
    'Harsh words about a government; no call to violence in the passage or around it.',
    'The quoted words are a song of 1974 and are sung as one.',
    'We read the whole recording: the speaker argues against violence.',
  ],
  NO_ACTION_EXEMPT: [
    'A news report that shows the passage in order to report it.',
    'Part of a university’s annotated collection.',
    'An exhibition of banned prints, each with its commentary.',
  ],
  NO_ACTION_INSUFFICIENT: [
    'The time range does not contain what the referral describes.',
    'We cannot tell from the passage whom it addresses.',
  ],
  NO_ACTION_LEGAL_POLICY: ['We act on this kind of item under an order only.'],
  NO_ACTION_DISPROPORTIONATE: ['The whole lecture would go for one sentence in two hours.'],
  NO_ACTION_NOT_OURS: ['The address redirects to another service; nothing of it is on our hosts.'],
  REDIRECTED: ['Not a terrorism matter; passed to the team that reads such reports.'],
  UNABLE_E2EE: ['The file is encrypted by its uploader; we cannot read it.'],
  UNABLE_NOT_FOUND: ['Nothing was found at the address at the stated time.'],
  UNABLE_TECHNICAL: ['The item is in a store that is read-only until Monday.'],
};

export const RETURNS = [
  'The time range starts after the call. Please correct it.',
  'Say which of the two speakers is meant.',
  'The gentler action needs a reason of its own.',
  'Der Beleg für die Forschungsausnahme fehlt.',
];
export const STOP_REASONS = {
  NOT_CT: 'An insult, and an ugly one. It is no matter of counter-terrorism; the complainant is told where to turn.',
  EXEMPT: 'This is a report about the call and not the call.',
  IMPRECISE: 'I cannot find the passage in the recording.',
  TOO_WIDE: 'The whole channel would go for one clip.',
  NO_POWER: 'The power that is cited ends at our border.',
  NOT_NEEDED: 'It was taken down by its uploader this morning.',
} as const;
export const HOLD_NOTES = [
  'A neighbouring unit asked us to wait.',
  'Operational reasons; I release it myself.',
  'Counsel looks at it first.',
];
export const ANSWERS = [
  'It is the speaker in the grey coat, from second 14 onwards.',
  'The element is the public call; section and wording stand in the offence field.',
  'The referral concerns the named states alone.',
  'Gemeint ist die zweite Tonspur ab Sekunde 20.',
];
export const FREE_QUESTIONS = [
  'Which of the two uploads under this title do you mean?',
  'Is the person in the thumbnail the speaker?',
  'Does the passage you quote come from the subtitles or from the sound?',
];
export const REFUSAL_REASONS = [
  'The passage is a quotation in a longer report. The purpose test is not met, and removal would take the report with it.',
  'The account belongs to an elected councillor who repeats a position of a lawful party. Harsh speech is not a call to violence.',
  'The referral would reach every user of the service for an item in one language about one town. A narrower step was open and was not considered.',
];
export const GROUNDS = [
  'We now have the full recording; the passage is not a quotation, as we took it to be. Please read it again.',
  'The reviewer relied on a translation that leaves out the second sentence. The full text is attached.',
];
export const PLATFORM_GROUNDS = [
  'Our counsel reads the passage as satire of the group. We ask the head of review to look again.',
  'The uploader has shown us that the channel belongs to a museum.',
];
export const RECONSIDERED = [
  'Read again with the new material; the reasons of the first decision do not hold.',
  'Read again; the first decision stands, for the reasons given then.',
];

const MET: Readonly<Record<Lock2Question, readonly string[]>> = {
  POWER: ['The power is listed in the set in force and covers this category.'],
  PURPOSE: ['Counter-terrorism; no other purpose appears from the case.'],
  NECESSITY: [
    'A gentler step was considered and would leave the call in place.',
    'Considered; the call is dated and still public.',
  ],
  PROPORTIONALITY: ['One item, named states, limited time.', 'The reach asked for is that of the harm.'],
  EXEMPTION: [
    'Each exemption is answered with evidence; I agree with the answers.',
    'I read the surroundings; no reporting frame.',
  ],
  FAIRNESS: ['No sign that a group is singled out.'],
  PRECISION: ['The passage is found where the referral says.'],
};
const UNMET: Readonly<Record<Lock2Question, string>> = {
  POWER: 'The cited power does not reach this category.',
  PURPOSE: 'The purpose is public order; that is not what this path is for.',
  NECESSITY: 'The item was reported to the uploader’s own moderators and is under review there.',
  PROPORTIONALITY: 'The step is wider than the harm that is described.',
  EXEMPTION: 'The passage stands in a report; the exemption is at least arguable.',
  FAIRNESS: 'Comparable items of other groups were not referred.',
  PRECISION: 'The time range does not contain the passage.',
};

/** The seven answers: all met, or all but the named ones. */
export const lock2Answers = (pick: <T>(list: readonly T[]) => T, unmet: readonly Lock2Question[] = []): Lock2Answers =>
  Object.fromEntries(
    LOCK2_QUESTIONS.map((question) =>
      unmet.includes(question)
        ? [question, { met: false, reason: UNMET[question] }]
        : [question, { met: true, reason: pick(MET[question]) }],
    ),
  ) as Lock2Answers;
