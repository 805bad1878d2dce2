import type { LOCK2_QUESTIONS } from '../oversight/questions.ts';
import type { LOCK_TRIGGERS } from '../oversight/required-locks.ts';
import { same, say, type TextsOf } from './texts.ts';

/** Why lock 2 comes before sending: the officer is told before lock 1, the platform in the pack. */
export const LOCK_TRIGGER_TEXTS: TextsOf<typeof LOCK_TRIGGERS> = {
  ACCOUNT_ACTION: same('A whole account is concerned.'),
  SENSITIVE_CATEGORY: same('A sensitive category is concerned.'),
  EXEMPTION_ARGUABLE: same('An exemption is arguable.'),
  CONTAINER_OVERRIDE: same('An address that stands for many things was let through with a supervisor’s reason.'),
  REPEAT_AFTER_REFUSAL: same('The same was refused before.'),
  GLOBAL_SCOPE: same('The action is meant everywhere.'),
  INFORMATION_WITH_LOCATORS: same('Information names exact items.'),
  BATCH_LIMIT: same('There are more items than the parameter set allows at once.'),
  IMPORT_TOTAL: same('The whole import is larger than the parameter set allows.'),
  UNIT_TOTAL_30_DAYS: same('The unit’s referrals to this platform in 30 days exceed the parameter set’s limit.'),
  ACCOUNT_TOTAL_30_DAYS: same('Referrals about one account in 30 days exceed the parameter set’s limit.'),
  STRIKE_POLICY: same('At this count the platform’s own rules could take the whole account.'),
  STATUS_CANNOT_SAY: say(
    'A person is identified and the state of the investigation cannot be said.',
    'Required by the rules on identified people.',
    'A person is identified.',
  ),
  BLIND_READING_DIFFERS: same('The two officers answered a question on exemption or sensitivity differently.'),
  PARAMETER_SET: same('The published parameters ask for lock 2 here.'),
};

/** The seven questions of C5, as the reviewer answers them in writing. */
export const LOCK2_QUESTION_TEXTS: TextsOf<typeof LOCK2_QUESTIONS> = {
  POWER: same('Is a lawful power cited, and is it in force?'),
  PURPOSE: same('Is the purpose counter-terrorism, and nothing else?'),
  NECESSITY: same('Is the request necessary?'),
  PROPORTIONALITY: same('Is it proportionate, with no less intrusive step that would do?'),
  EXEMPTION: same('Does the reasoning on exemptions hold?'),
  FAIRNESS: same('Would like cases be treated alike?'),
  PRECISION: same('Does it say exactly what is meant?'),
};
