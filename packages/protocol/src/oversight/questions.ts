import { z } from 'zod';
import { prose } from '../wire/primitives.ts';

/** The seven questions of C5, answered in writing; the standard is that of judicial review. */
export const LOCK2_QUESTIONS = [
  'POWER',
  'PURPOSE',
  'NECESSITY',
  'PROPORTIONALITY',
  'EXEMPTION',
  'FAIRNESS',
  'PRECISION',
] as const;
export type Lock2Question = (typeof LOCK2_QUESTIONS)[number];

export const lock2AnswersSchema = z.record(
  z.enum(LOCK2_QUESTIONS),
  z.strictObject({ met: z.boolean(), reason: prose(1000, 3) }),
);
export type Lock2Answers = z.infer<typeof lock2AnswersSchema>;
