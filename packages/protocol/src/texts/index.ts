/** What codes say: three readers each, typed so that a new code does not compile without its texts (R011, C15). */
import * as content from './content-texts.ts';
import * as exchange from './exchange-texts.ts';
import * as gate from './gate-texts.ts';
import * as instrument from './instrument-texts.ts';
import { LABELS_AR } from './labels-ar.ts';
import { LABELS_DE } from './labels-de.ts';
import { LABELS_EN } from './labels-en.ts';
import type { Labels } from './labels.ts';
import * as lock from './lock-texts.ts';
import * as outcome from './outcome-texts.ts';
import * as party from './party-texts.ts';
import * as state from './state-texts.ts';

export type { Labels } from './labels.ts';
export { readerOf, type Reader, type Texts } from './texts.ts';

/** Every table by the name of its list. Refusals and locator codes carry theirs in their own tables. */
export const TEXTS = {
  action: party.ACTION_TEXTS,
  claimLabel: instrument.CLAIM_LABEL_TEXTS,
  clarification: exchange.CLARIFICATION_TEXTS,
  contentType: content.CONTENT_TYPE_TEXTS,
  correctionCause: outcome.CORRECTION_CAUSE_TEXTS,
  exemption: content.EXEMPTION_TEXTS,
  exemptionAnswer: content.EXEMPTION_ANSWER_TEXTS,
  gate: gate.GATE_TEXTS,
  gateCode: gate.GATE_CODE_TEXTS,
  gateOutcome: gate.GATE_OUTCOME_TEXTS,
  harmPathway: content.HARM_PATHWAY_TEXTS,
  hold: exchange.HOLD_TEXTS,
  ideology: content.IDEOLOGY_TEXTS,
  instrument: instrument.INSTRUMENT_TEXTS,
  investigativeStatus: instrument.INVESTIGATIVE_STATUS_TEXTS,
  itemState: state.ITEM_STATE_TEXTS,
  legalForce: instrument.LEGAL_FORCE_TEXTS,
  lock2Question: lock.LOCK2_QUESTION_TEXTS,
  lockRefusal: exchange.LOCK_REFUSAL_TEXTS,
  lockTrigger: lock.LOCK_TRIGGER_TEXTS,
  noticeStatus: outcome.NOTICE_STATUS_TEXTS,
  notificationPolicy: party.NOTIFICATION_POLICY_TEXTS,
  organisationKind: party.ORGANISATION_KIND_TEXTS,
  outcome: outcome.OUTCOME_TEXTS,
  priority: instrument.PRIORITY_TEXTS,
  recheckFinding: outcome.RECHECK_FINDING_TEXTS,
  redirectTeam: outcome.REDIRECT_TEAM_TEXTS,
  reinstatementSource: outcome.REINSTATEMENT_SOURCE_TEXTS,
  releasability: instrument.RELEASABILITY_TEXTS,
  role: party.ROLE_TEXTS,
  sensitiveCategory: content.SENSITIVE_CATEGORY_TEXTS,
  serviceType: party.SERVICE_TYPE_TEXTS,
  status: state.STATUS_TEXTS,
  stop: exchange.STOP_TEXTS,
  whyNotCriminal: instrument.WHY_NOT_CRIMINAL_TEXTS,
  whyNotStatutory: instrument.WHY_NOT_STATUTORY_TEXTS,
  withdraw: exchange.WITHDRAW_TEXTS,
} as const;

/** The short words of tags and columns. */
export const LABELS = { en: LABELS_EN, de: LABELS_DE, ar: LABELS_AR } as const satisfies Record<string, Labels>;
export type LabelLanguage = keyof typeof LABELS;
