import type * as code from '../referral/codes.ts';
import { same, say, type TextsOf } from './texts.ts';

export const CLARIFICATION_TEXTS: TextsOf<typeof code.CLARIFICATION_CODES> = {
  C_LOCATOR: say(
    'The platform asks where exactly the item is.',
    'Where exactly is the item?',
    'The platform asked where exactly the item is.',
  ),
  C_LANGUAGE: say(
    'The platform asks for the language, or a translation.',
    'Which language is it, or can you translate?',
    'The platform asked about the language.',
  ),
  C_TIME_RANGE: say(
    'The platform asks which part of the recording is meant.',
    'Which part of the recording is meant?',
    'The platform asked which part of a recording is meant.',
  ),
  C_OFFENCE_ELEMENT: say(
    'The platform asks how an element of the offence is met.',
    'How is this element of the offence met?',
    'The platform asked how the offence is made out.',
  ),
  C_EXEMPTION: say(
    'The platform asks how an exemption was assessed.',
    'How was this exemption assessed?',
    'The platform asked how an exemption was assessed.',
  ),
  C_TERRITORY: say(
    'The platform asks in which states the action is meant.',
    'In which states is the action meant?',
    'The platform asked in which states the action is meant.',
  ),
  C_AUTHORITY: say(
    'The platform asks about the power that is cited.',
    'Under which power is this asked?',
    'The platform asked about the power that is cited.',
  ),
  C_USER_NOTICE: say(
    'The platform asks about notice to the person concerned.',
    'May the person concerned be told as usual?',
    'The platform asked about notice to the person concerned.',
  ),
  C_DURATION: say(
    'The platform asks how long the action is meant to last.',
    'How long is the action meant to last?',
    'The platform asked how long the action is meant to last.',
  ),
  C_CONTEXT: say(
    'The platform asks what the item belongs to.',
    'What does the item belong to?',
    'The platform asked for context.',
  ),
};

const WITHDRAWN = 'The unit withdrew this referral. Nothing more is asked of you.';

/** Towards the platform there is one neutral withdrawal (D8); the public sees counts of those codes that reveal nothing. */
export const WITHDRAW_TEXTS: TextsOf<typeof code.WITHDRAW_CODES> = {
  NO_LONGER_USEFUL: say(
    'An answer would no longer help.',
    WITHDRAWN,
    'Withdrawn because an answer would no longer help.',
  ),
  ALREADY_GONE: say('The item is gone.', WITHDRAWN, 'Withdrawn because the item was gone.'),
  ERROR_LE: say('The unit made an error.', WITHDRAWN, 'Withdrawn because of an error by the unit.'),
  INVESTIGATION_INTEREST: say(
    'Another interest of the investigation comes first.',
    WITHDRAWN,
    'Withdrawn by the unit.',
  ),
  NOTICE_RISK: say('Notice to the person concerned would put somebody at risk.', WITHDRAWN, 'Withdrawn by the unit.'),
  STATUTORY_ROUTE: say('A statutory way is taken instead.', WITHDRAWN, 'Withdrawn in favour of a statutory way.'),
  LOCK_DIRECTION: say('Oversight directed the withdrawal.', WITHDRAWN, 'Withdrawn at the direction of oversight.'),
  DUPLICATE: say('The same was referred already.', WITHDRAWN, 'Withdrawn because the same had been referred already.'),
};

export const STOP_TEXTS: TextsOf<typeof code.STOP_CODES> = {
  NOT_CT: say(
    'Not a matter of counter-terrorism.',
    'Stopped by the unit: not a matter of counter-terrorism.',
    'Stopped: not a matter of counter-terrorism.',
  ),
  EXEMPT: say(
    'Assessed as exempt.',
    'Stopped by the unit: assessed as exempt.',
    'Stopped: assessed as reporting, art, research or another exempt purpose.',
  ),
  IMPRECISE: say(
    'It does not say exactly what is meant.',
    'Stopped by the unit: not precise enough.',
    'Stopped: it did not say exactly what was meant.',
  ),
  TOO_WIDE: say(
    'It asks for more than is needed.',
    'Stopped by the unit: too wide.',
    'Stopped: it asked for more than was needed.',
  ),
  NO_POWER: say('No power covers it.', 'Stopped by the unit: no power.', 'Stopped: no power covered it.'),
  NOT_NEEDED: say('It is not needed, or no longer.', 'Stopped by the unit: not needed.', 'Stopped: it was not needed.'),
};

export const LOCK_REFUSAL_TEXTS: TextsOf<typeof code.LOCK_REFUSAL_CODES> = {
  NO_POWER: same('The power that is cited does not carry the request, or is not in force.'),
  NOT_CT: same('The purpose goes beyond counter-terrorism.'),
  NOT_NECESSARY: same('The request was assessed as not necessary.'),
  NOT_PROPORTIONATE: same('A less intrusive step would do.'),
  EXEMPT: same('The reasoning on an exemption does not hold.'),
  IMPRECISE: same('The request does not say exactly what is meant.'),
  DISCRIMINATORY: same('The request would treat like cases unlike.'),
  CONFLICT: same('Somebody involved had a conflict of interest.'),
};

const PAUSED = 'The case is paused. No answer is expected meanwhile.';

/** Towards the platform there is one neutral pause (D8). */
export const HOLD_TEXTS: TextsOf<typeof code.HOLD_REASONS> = {
  DECONFLICTION: say('Paused so as not to cross other work.', PAUSED, 'Paused for a limited time.'),
  LEGAL_HOLD: say('Paused for a legal reason.', PAUSED, 'Paused for a limited time.'),
  SAFETY: say('Paused for the safety of a person.', PAUSED, 'Paused for a limited time.'),
};
