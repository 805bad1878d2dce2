/**
 * The rules of a referral: what may happen, who may do it, and why not. Pure: no clock, no network, no randomness.
 * Server, SDK, screens and anybody's own implementation read the same tables.
 */
export * from './locator/index.ts';
export * from './oversight/narrowing.ts';
export * from './oversight/provable-triggers.ts';
export * from './oversight/questions.ts';
export * from './oversight/required-locks.ts';
export * from './oversight/sample.ts';
export * from './parties/index.ts';
export { answersFromRecord } from './referral/answers-from-record.ts';
export * from './referral/codes.ts';
export * from './referral/commands.ts';
export { clockOf } from './referral/deadlines.ts';
export { openReminders, type Reminder } from './referral/reminders.ts';
export { decide, mayAct } from './referral/decide/decide.ts';
export { nameOf, partyOf, type Decision, type Request } from './referral/decide/request.ts';
export { digestOf, documentOf } from './referral/document.ts';
export { evolve, replay } from './referral/evolve.ts';
export { disclosedAttributes, OPEN_FIELDS } from './referral/disclosure.ts';
export * from './referral/facts.ts';
export * from './referral/gates/report.ts';
export { runGates, type GateOptions } from './referral/gates/run-gates.ts';
export { mayOverride } from './referral/rules/locator-precise.ts';
export * from './referral/header.ts';
export * from './referral/item.ts';
export * from './referral/locators.ts';
export * from './referral/state.ts';
export * from './referral/status.ts';
export * from './referral/template.ts';
export { cells, doerOf, TRANSITIONS, type Cell, type Doer, type Row as TransitionRow } from './referral/transitions.ts';
export { baseWorld, overseersOf, type WorldQuestion } from './referral/base-world.ts';
export * from './referral/world.ts';
export * from './refusals.ts';
export * from './signing/index.ts';
export * from './texts/index.ts';
export * from './time/index.ts';
export * from './wire/canonical.ts';
export * from './wire/primitives.ts';
export { sha256, sha256Hex } from './wire/sha256.ts';
export { timersOf, type Timer } from './referral/timers.ts';
export { holdsOf, renewableHold } from './referral/holds.ts';
export { findsFalseNo, isKeptBlind, withoutAnswers, withoutG4 } from './referral/blind-reading.ts';
export { factSeenBy, mayKnow, type Side, seenBy, withoutConfidential } from './referral/visibility.ts';
export { type Correction, type CorrectionList, correctionPeriods } from './report/corrections.ts';
export * from './report/dataset/index.ts';
export { actedOn, summarise, type Summary } from './report/summary.ts';
export { Tally, type TotalRow, type Totals, totals, type TotalsOptions } from './report/totals.ts';
