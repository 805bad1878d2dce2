import { type BlindReading, LOCK2_QUESTIONS } from '@remit/protocol';
import { holders, OVERSIGHT } from '../people/organisations.ts';
import type { Chance } from '../run/chance.ts';
import { lock2Answers } from '../words/sentences.ts';
import { type Case, correction, type Step } from './case.ts';

/** One item is read blind by a reviewer; where it should not have been sent, the unit corrects it. */
export function sampleReading(c: Case, itemId: string, chance: Chance): Step[] {
  const unsound = chance.percent(10);
  const unmet = unsound
    ? chance.pick(LOCK2_QUESTIONS.filter((question) => question === 'EXEMPTION' || question === 'PRECISION'))
    : null;
  const by = chance.pick(holders(OVERSIGHT, 'LOCK_REVIEWER'));
  const reading: Step = {
    by,
    role: 'LOCK_REVIEWER',
    minutes: chance.between(30, 3000),
    kind: 'ReviewSample',
    data: () => ({
      itemId,
      reading: readingOf(c, itemId, unmet === 'EXEMPTION'),
      answers: lock2Answers((list) => chance.pick(list), unmet ? [unmet] : []),
      verdict: unsound ? 'UNSOUND' : 'SOUND',
      reasons: unsound
        ? 'Read without the referral beside it: I would not have sent this.'
        : 'Read without the referral beside it: I come to the same answers.',
    }),
  };
  const mended: Step = {
    by: c.officer,
    role: 'LE_OFFICER',
    minutes: chance.between(60, 900),
    kind: 'CorrectItem',
    data: () => correction(c, itemId, 'SAMPLE_FAIL', 'The sample found that this item should not have been sent.'),
  };
  return unsound && chance.percent(70) ? [reading, mended] : [reading];
}

/** What the reviewer answers for themselves: as the officer did, or with one exemption that the officer did not see. */
function readingOf(c: Case, itemId: string, otherwise: boolean): BlindReading {
  const { exemptions, sensitiveCategory } = c.items.find(({ id }) => id === itemId)!.content;
  const answers = Object.fromEntries(Object.entries(exemptions).map(([question, { answer }]) => [question, answer]));
  if (otherwise) answers['RESEARCH'] = 'ARGUABLE';
  return { exemptions: answers as BlindReading['exemptions'], sensitiveCategory };
}
