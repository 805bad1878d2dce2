import { refuse } from '../../refusals.ts';
import { answerDueAt, decideDueAfterPause } from '../deadlines.ts';
import { answersFromRecord } from '../answers-from-record.ts';
import type { NewFact } from '../facts.ts';
import { liveItems, openFreeQuestion } from '../state.ts';
import { partyOf, type Decider } from './request.ts';

const MAX_ROUNDS = 2;

/**
 * C6, R019, R020: at most two rounds of coded questions and one free one in all. What the record already says is
 * answered from the record at once and costs nobody time; only what is left turns the clock to the unit.
 */
export const askClarification: Decider<'AskClarification'> = (referral, { command: { data }, world, at }) => {
  if (data.questions.length === 0 && data.freeText === null) return refuse('no-questions', 'questions');
  // What was stopped or narrowed out never reached the platform, and no answer may tell of it.
  const known = new Set(liveItems(referral).map((item) => item.id));
  if (data.questions.some(({ itemId }) => itemId !== null && !known.has(itemId)))
    return refuse('unknown-item', 'questions');
  if (data.freeText !== null && referral.clarifications.some((round) => round.freeText !== null))
    return refuse('free-question-used', 'freeText');
  if (referral.clarifications.length >= MAX_ROUNDS) return refuse('question-round-limit');
  const { answers, open } = answersFromRecord(referral, data.questions);
  const facts: NewFact[] = answers.length > 0 ? [{ kind: 'QuestionsAnsweredFromRecord', data: { answers } }] : [];
  if (open.length === 0 && data.freeText === null) return facts;
  const round = referral.clarifications.length + 1;
  const answerDue = answerDueAt(referral, world, at);
  return [
    ...facts,
    { kind: 'ClarificationAsked', data: { round, questions: open, freeText: data.freeText, answerDue } },
  ];
};

/** The unit answers; the reviewer of lock 2 may answer the free question (D14). */
export const answerClarification: Decider<'AnswerClarification'> = (
  referral,
  { command: { data }, actor, world, at },
) => {
  const by = partyOf(actor) === 'OVERSIGHT' ? 'OVERSIGHT' : 'UNIT';
  if (by === 'OVERSIGHT' && openFreeQuestion(referral) === null) return refuse('not-your-role');
  return [
    {
      kind: 'ClarificationAnswered',
      data: { answer: data.answer, by, decideDue: decideDueAfterPause(referral, world, at) },
    },
  ];
};

/** Unanswered in time: the case returns to the platform; later expiry is then attributed to the unit (C6). */
export const lapseClarification: Decider<'LapseClarification'> = (referral, { world, at }) => {
  const due = referral.clarifications.at(-1)?.answerDue.operationalDue;
  if (due === undefined || at < due) return refuse('not-yet-due');
  return [
    { kind: 'ClarificationLapsed', data: { attribution: 'UNIT', decideDue: decideDueAfterPause(referral, world, at) } },
  ];
};
