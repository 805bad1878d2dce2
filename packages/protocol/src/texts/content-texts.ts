import type * as code from '../referral/codes.ts';
import { same, say, type TextsOf } from './texts.ts';

export const CONTENT_TYPE_TEXTS: TextsOf<typeof code.CONTENT_TYPES> = {
  TCO_A_INCITE: same(
    'Assessed as inciting a terrorist offence, glorifying included, with danger that one is committed (TCO Art. 2(7)(a)).',
  ),
  TCO_B_SOLICIT_COMMIT: same(
    'Assessed as soliciting somebody to commit or contribute to a terrorist offence (TCO Art. 2(7)(b)).',
  ),
  TCO_C_SOLICIT_GROUP: same('Assessed as soliciting participation in a terrorist group (TCO Art. 2(7)(c)).'),
  TCO_D_INSTRUCT: same('Assessed as instruction on weapons or methods for a terrorist offence (TCO Art. 2(7)(d)).'),
  TCO_E_THREAT: same('Assessed as a threat to commit a terrorist offence (TCO Art. 2(7)(e)).'),
  UK_S1: same('Assessed as encouragement of terrorism (UK Terrorism Act 2006, s.1).'),
  UK_S2: same('Assessed as dissemination of a terrorist publication (UK Terrorism Act 2006, s.2).'),
  UK_OTHER_TACT: same('Assessed as another offence under the United Kingdom’s terrorism acts.'),
  TERMS_ONLY: same('Assessed as against the platform’s terms alone, with a link to a listed group.'),
  HATE: say(
    'Hate without a link to terrorism. It cannot be referred.',
    'Hate without a link to terrorism.',
    'Hate without a link to terrorism; not a matter for counter-terrorism powers.',
  ),
  HARASSMENT: say(
    'Harassment without a link to terrorism. It cannot be referred.',
    'Harassment without a link to terrorism.',
    'Harassment without a link to terrorism; not a matter for counter-terrorism powers.',
  ),
  OFFENSIVE: say(
    'Offence taken, without a link to terrorism. It cannot be referred.',
    'Offence taken, without a link to terrorism.',
    'Offence taken, without a link to terrorism; not a matter for counter-terrorism powers.',
  ),
};

export const EXEMPTION_TEXTS: TextsOf<typeof code.EXEMPTIONS> = {
  EDUCATIONAL: same('Is its true purpose to teach?'),
  JOURNALISTIC: same('Is its true purpose to report the news?'),
  ARTISTIC: same('Is it a work of art, or part of one?'),
  RESEARCH: same('Is its true purpose research?'),
  PREVENT_COUNTER: same('Does it serve to prevent or counter terrorism, by raising awareness of it?'),
  POLEMIC_DEBATE: same('Is it a polemic or controversial view in public debate?'),
};

export const EXEMPTION_ANSWER_TEXTS: TextsOf<typeof code.EXEMPTION_ANSWERS> = {
  YES: say('Yes: the item is exempt and leaves the draft.', 'Assessed as exempt.', 'Assessed as exempt.'),
  NO: same('No, for the reason given.'),
  ARGUABLE: say(
    'Arguable: lock 2 will judge it.',
    'Arguable; the independent reviewer has judged it.',
    'Arguable; an independent reviewer judged it.',
  ),
};

export const SENSITIVE_CATEGORY_TEXTS: TextsOf<typeof code.SENSITIVE_CATEGORIES> = {
  NONE: same('No sensitive category.'),
  JOURNALIST: same('A journalist is concerned.'),
  MEDIA_OUTLET: same('A media outlet is concerned.'),
  ELECTED: same('An elected person or a candidate is concerned.'),
  LAWYER: same('A lawyer, or what was said to one, is concerned.'),
  RELIGIOUS_BODY: same('A religious body or its teaching is concerned.'),
  NGO: same('A civil-society organisation is concerned.'),
  ACADEMIC: same('A scholar or a scholarly work is concerned.'),
  CHILD: same('A child is concerned.'),
  VICTIM: same('A victim or a victim’s family is concerned.'),
  ARTIST: same('An artist or a work of art is concerned.'),
};

export const IDEOLOGY_TEXTS: TextsOf<typeof code.IDEOLOGIES> = {
  JIHADIST: same('Assessed as jihadist. Recorded to compare how alike cases are treated.'),
  FAR_RIGHT: same('Assessed as far-right. Recorded to compare how alike cases are treated.'),
  LEFT_ANARCHIST: same('Assessed as left-wing or anarchist. Recorded to compare how alike cases are treated.'),
  ETHNO_NATIONALIST: same(
    'Assessed as ethno-nationalist or separatist. Recorded to compare how alike cases are treated.',
  ),
  NIHILIST_VIOLENT: same('Assessed as violence for its own sake. Recorded to compare how alike cases are treated.'),
  SINGLE_ISSUE: same('Assessed as bound to a single issue. Recorded to compare how alike cases are treated.'),
  UNCLEAR: same('The ideology is unclear.'),
  OTHER: same('Assessed as another ideology.'),
};

export const HARM_PATHWAY_TEXTS: TextsOf<typeof code.HARM_PATHWAYS> = {
  INCITE: same('Assessed as used to call for attacks.'),
  RECRUIT: same('Assessed as used to recruit.'),
  INSTRUCT: same('Assessed as used to teach how to attack.'),
  THREATEN: same('Assessed as used to threaten.'),
  FINANCE_LINK: same('Assessed as used to collect money.'),
  GLORIFY_ATTACK: same('Assessed as used to present an attack as an example.'),
  DOXX_TARGET: same('Assessed as used to point at a person as a target.'),
  COORDINATE: same('Assessed as used to coordinate an attack.'),
  OTHER: same('Assessed as used in another way, given in words.'),
};
