import type { Lock2Question } from '@remit/protocol';

/** The order of C5. A record, so that none of the seven can be left out. */
const POSITION: Record<Lock2Question, number> = {
  POWER: 0,
  PURPOSE: 1,
  NECESSITY: 2,
  PROPORTIONALITY: 3,
  EXEMPTION: 4,
  FAIRNESS: 5,
  PRECISION: 6,
};
export const QUESTION_ORDER = (Object.keys(POSITION) as Lock2Question[]).sort((a, b) => POSITION[a] - POSITION[b]);

/** Answered means both: met or not, and why in writing. */
export function answeredQuestions(draft: Partial<Record<Lock2Question, { met?: boolean; reason: string }>>): number {
  return QUESTION_ORDER.filter(
    (question) => draft[question]?.met !== undefined && draft[question].reason.trim().length >= 3,
  ).length;
}
