import type { GATE_CODES, GateOutcome, GATES } from '../referral/gates/report.ts';
import { same, say, type Texts, type TextsOf } from './texts.ts';

/** What each gate protects. */
export const GATE_TEXTS: TextsOf<typeof GATES> = {
  G0: same('Identity: who asks is who it says.'),
  G1: same('Authority: a power, published parameters, a trained person, nothing left out.'),
  G2: same('Scope: counter-terrorism powers for counter-terrorism purposes.'),
  G3: same('Precision: exactly this item, on this platform, once.'),
  G4: same('Exemption: teaching, reporting, art, research, prevention and debate are respected.'),
  G5: same('Proportionality: the gentlest step that works, in the narrowest place.'),
  G6: same('Deconfliction: two authorities do not get in each other’s way.'),
  G7: same('History: a refusal is not worn down by asking again.'),
  G8: same('Capability: the platform can do, read and answer what is asked.'),
};

export const GATE_OUTCOME_TEXTS: Readonly<Record<GateOutcome, Texts>> = {
  PASS: same('Passed.'),
  FIXABLE: say('Open: can be mended.', 'Open.', 'Open.'),
  STOP: say('Stopped.', 'Stopped before it was sent.', 'Stopped before it was sent.'),
  NEEDS_LOCK2: say('Goes to lock 2.', 'Approved by an independent reviewer.', 'Needs independent approval.'),
  OVERRIDDEN: say(
    'Let through with a supervisor’s reason; lock 2 will judge it.',
    'Let through with a reason that an independent reviewer judged.',
    'Let through with a reason that an independent reviewer judged.',
  ),
  NOT_RUN: say('Not asked yet.', 'Not asked.', 'Not asked.'),
};

export const GATE_CODE_TEXTS: TextsOf<typeof GATE_CODES> = {
  G0_UNVERIFIED: say(
    'The unit or the author of this draft could not be verified.',
    'The sender could not be verified; nothing was sent.',
    'A request whose sender could not be verified was not sent.',
  ),
  G1_NO_POWER: say(
    'Your parameter set does not list the power that is cited. Choose one it lists.',
    'The unit cited a power that its published parameters do not list.',
    'A request cited a power that the published parameters do not list.',
  ),
  G1_CERT_EXPIRED: say(
    'Your training certificate is missing or out of date. A certified colleague may submit.',
    'The sender had no training certificate in date.',
    'A request was not sent because its author’s training was out of date.',
  ),
  G1_SET_NOT_IN_FORCE: say(
    'The parameter set that is cited is not in force. Cite the one that is.',
    'The published parameters that were cited were not in force.',
    'A request cited published parameters that were not in force.',
  ),
  G1_INSTRUMENT: say(
    'Your unit cannot issue this instrument here. Choose one that the parameter set provides for.',
    'The unit cannot issue this instrument.',
    'A request used a form that the unit may not use.',
  ),
  G1_INCOMPLETE: say('This field is still needed.', 'The referral was not complete.', 'A request was not complete.'),
  G2_NOT_CT: say(
    'This is assessed as no matter of counter-terrorism. It stops here, and a complainant gets a letter.',
    'Not a matter of counter-terrorism; nothing was sent.',
    'A request was stopped because it was no matter of counter-terrorism.',
  ),
  G2_LEGAL_HARM: say(
    'Harmful but legal: without a listed group and a cited clause this may go for information only.',
    'Harmful but legal; for information only.',
    'Content that is harmful but legal may be passed on for information only.',
  ),
  G2_CATEGORY: say(
    'Your published parameters do not provide for this category. Choose one they provide for.',
    'The category is outside the unit’s published parameters.',
    'A request went beyond the unit’s published parameters.',
  ),
  G2_OFFENCE_MISSING: say(
    'Say which offence, element by element, with the mental element and any defence.',
    'The unit had not set out the offence.',
    'A request did not set out which offence was meant.',
  ),
  G2_DELISTED: say(
    'The group is not on the list now. Assess the item without it.',
    'The group is not on the list now.',
    'A request relied on a listing that is not in force.',
  ),
  G3_CONTAINER: say(
    'This address stands for many things. Give each item’s own address.',
    'The address stands for many things.',
    'A request pointed at a whole page, collection or site instead of one item.',
  ),
  G3_VAGUE: say(
    'It is not clear enough which part is meant. Quote the words, give the time range or the target.',
    'It is not clear enough which part is meant.',
    'A request did not say exactly what was meant.',
  ),
  G3_INVALID: say(
    'This is no address that could be looked at. Correct it.',
    'The address could not be used.',
    'A request contained something that is no usable address.',
  ),
  G3_DUPLICATE: say(
    'The same address stands in this draft already. The later one leaves.',
    'The same address was listed twice.',
    'A request listed the same item twice.',
  ),
  G3_NOT_THIS_PLATFORM: say(
    'This address is not on a host of this platform. Refer it to the platform it is on.',
    'The address is not on one of your hosts.',
    'A request named an item of another platform.',
  ),
  G3_CAPTURE: say(
    'What is said of the capture does not fit together. A PDQ hash needs the SHA-256 of its file, each digest is of another file, and no time lies ahead.',
    'What was said of the capture did not fit together.',
    'A request described its evidence in a way that could not be true.',
  ),
  G4_EXEMPT: say(
    'Assessed as exempt: the item leaves the draft.',
    'Assessed as exempt; nothing was sent.',
    'A request was stopped because the content serves reporting, art, research or another exempt purpose.',
  ),
  G4_UNASSESSED: say(
    'Answer this question and give the evidence for the answer.',
    'An exemption was not assessed.',
    'A request had not assessed every exempt purpose.',
  ),
  G4_ARGUABLE: say(
    'An exemption is arguable, so lock 2 reads this before it is sent.',
    'An exemption was arguable; an independent reviewer judged it.',
    'An exemption was arguable, so an independent reviewer judged it.',
  ),
  G4_SENSITIVE: say(
    'A sensitive category is concerned, so lock 2 reads this before it is sent.',
    'A sensitive category is concerned; an independent reviewer judged it.',
    'A sensitive group of people was concerned, so an independent reviewer judged it.',
  ),
  G5_TOO_WIDE: say(
    'Everywhere is the widest reach. Name the states, or give a reason for lock 2.',
    'The reach is worldwide; an independent reviewer judged the reason.',
    'A request with worldwide reach needs a reason and independent approval.',
  ),
  G5_INTUITION_ONLY: say(
    'Intuition alone does not carry a referral. Add a fact or an assessment.',
    'The referral rested on intuition alone.',
    'A request rested on intuition alone.',
  ),
  G5_ACCOUNT_BEFORE_ITEM: say(
    'Items come before accounts. An account needs its own instrument, with an item as evidence.',
    'An account was named where items should come first.',
    'A request named a whole account where single items should come first.',
  ),
  G5_ACCOUNT_ACTION: say(
    'An account referral asks for a step against the account, such as suspending it. To act on items alone, choose the instrument for items.',
    'The step asked for was not one against an account.',
    'A request about an account asked for a step against items.',
  ),
  G5_NO_ALTERNATIVE: say(
    'Say which gentler step was considered, and why it would not do.',
    'No gentler step was considered.',
    'A request did not say which gentler step was considered.',
  ),
  G5_CRIMINAL_ROUTE: say(
    'A person is identified: say why no criminal process serves instead. Only lock 2 reads it.',
    'The unit had not answered whether a criminal route serves.',
    'A request about an identified person did not say why no criminal process serves.',
  ),
  G6_DELAYED: say(
    'Delayed. Try again later; nothing more can be said.',
    'Delayed by the unit.',
    'A request was delayed.',
  ),
  G7_RESUBMIT: say(
    'This was refused before. Asking again needs a new fact.',
    'The same was refused before and nothing new was given.',
    'A request repeated an earlier one without a new fact.',
  ),
  G7_REFUSED_BEFORE: say(
    'This was refused before, so lock 2 reads the new fact.',
    'The same was refused before; an independent reviewer read the new fact.',
    'A request repeated an earlier one with a new fact, so an independent reviewer read it.',
  ),
  G7_LINK: say(
    'This names no earlier referral of your unit that the platform has received. Each is named once, and none names itself.',
    'The referral that is named could not be found.',
    'A request named an earlier one that could not be found.',
  ),
  G8_IMPOSSIBLE: say(
    'The platform’s card does not offer this action for voluntary requests. Choose one it offers.',
    'The action is not on your card for voluntary requests.',
    'A request asked for something that the platform does not offer.',
  ),
  G8_LANGUAGE: say(
    'The platform’s desk does not read this language. Write in one that it reads, or translate each item.',
    'Written in a language that is not on your card.',
    'A request was written in a language that the platform does not read.',
  ),
  G8_NOT_ADMITTED: say(
    'This platform takes no referrals at present.',
    'The platform takes no referrals at present.',
    'A request was addressed to a platform that takes no referrals.',
  ),
};
