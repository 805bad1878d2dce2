import type * as code from '../referral/codes.ts';
import { same, say, type TextsOf } from './texts.ts';

export const INSTRUMENT_TEXTS: TextsOf<typeof code.INSTRUMENTS> = {
  VOLUNTARY_ITEM: say(
    'Asks the platform to look at items under its own terms. It does not compel.',
    'A request to look at items under your own terms. You decide.',
    'An authority asked a platform to look at single items. The platform decided.',
  ),
  VOLUNTARY_ACCOUNT: say(
    'Asks the platform to look at a whole account. It does not compel, and always needs lock 2.',
    'A request to look at a whole account, approved by an independent reviewer. You decide.',
    'An authority asked a platform to look at an account, after independent approval. The platform decided.',
  ),
  INFORMATION_ONLY: say(
    'Informs the platform and asks for no action.',
    'For your information. No action is asked for.',
    'An authority informed a platform and asked for no action.',
  ),
};

export const LEGAL_FORCE_TEXTS: TextsOf<readonly ['DOES_NOT_COMPEL']> = {
  DOES_NOT_COMPEL: say(
    'Voluntary. Does not compel; an exact notice may create knowledge.',
    'Voluntary. Does not compel; an exact notice may create knowledge under the law that applies to you.',
    'Voluntary: the platform was not compelled. An exact notice can give it knowledge of an item.',
  ),
};

export const PRIORITY_TEXTS: TextsOf<typeof code.PRIORITIES> = {
  P1_HIGH: same('High: answered within a day of cover hours where the platform holds itself to times.'),
  P2_STANDARD: same('Standard: answered within five working days where the platform holds itself to times.'),
  P3_BATCH: same('Batch: answered within fifteen working days where the platform holds itself to times.'),
};

export const WHY_NOT_STATUTORY_TEXTS: TextsOf<typeof code.WHY_NOT_STATUTORY> = {
  NO_POWER: same('No statutory power covers this request.'),
  OUT_OF_JURISDICTION: same('The statutory power does not reach this platform.'),
  SLOWER_THAN_HARM: same('The statutory way would take longer than the harm allows.'),
  PROPORTIONATE_LESS_INTRUSIVE: same('A voluntary request was assessed as the gentler step.'),
  PLATFORM_PREFERENCE: same('The platform asks for voluntary requests first.'),
  OTHER: same('Another reason, given in words.'),
};

const CONSIDERED = 'Criminal route considered: yes.';
const COUNTED = 'The criminal route was considered before the request was made.';

/** For lock 2 alone: the platform learns that the question was considered, and nothing else (D8). */
export const INVESTIGATIVE_STATUS_TEXTS: TextsOf<typeof code.INVESTIGATIVE_STATUS> = {
  NONE: say('No investigation is open.', CONSIDERED, COUNTED),
  OPEN: say('An investigation is open.', CONSIDERED, COUNTED),
  ARREST_MADE: say('An arrest has been made.', CONSIDERED, COUNTED),
  CHARGED: say('A person has been charged.', CONSIDERED, COUNTED),
  CONVICTED: say('A court has convicted a person.', CONSIDERED, COUNTED),
  CLOSED_NO_ACTION: say('An investigation was closed without action.', CONSIDERED, COUNTED),
  CANNOT_SAY: say('Cannot be said. With a person identified this calls lock 2.', CONSIDERED, COUNTED),
};

export const WHY_NOT_CRIMINAL_TEXTS: TextsOf<typeof code.WHY_NOT_CRIMINAL> = {
  NO_IDENTITY: say('The person behind the account is not known.', CONSIDERED, COUNTED),
  FOREIGN: say('The person is assessed as living in another state.', CONSIDERED, COUNTED),
  BELOW_THRESHOLD: say('What is known does not reach the threshold for proceedings.', CONSIDERED, COUNTED),
  PROTECTIVE_SPEED: say('Proceedings are slower than the protection that is needed.', CONSIDERED, COUNTED),
  ONGOING: say('Proceedings are under way.', CONSIDERED, COUNTED),
  ALREADY_CHARGED: say('The person has already been charged.', CONSIDERED, COUNTED),
  OTHER: say('Another reason, given in words.', CONSIDERED, COUNTED),
};

export const RELEASABILITY_TEXTS: TextsOf<typeof code.RELEASABILITY> = {
  PUBLIC_GIST: same('The gist may be made public; nothing more lies behind it.'),
  PLATFORM_ONLY: same('The evidence may be seen by the platform’s desk.'),
  CLEARED_ONLY: same('The evidence may be seen by cleared people only.'),
  NOT_RELEASABLE: say(
    'The evidence cannot be released; the platform will not ask again.',
    'The evidence cannot be released. Please decide on what is here.',
    'The evidence behind the request could not be released.',
  ),
};

export const CLAIM_LABEL_TEXTS: TextsOf<typeof code.CLAIM_LABELS> = {
  FACT: same('Fact: anybody who looks can see it.'),
  ASSESSMENT: same('Assessment: a reasoned judgement from facts.'),
  INTUITION: same('Intuition: experience that cannot be shown. It never carries a referral alone.'),
};
