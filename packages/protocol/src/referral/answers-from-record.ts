import type { ClarificationCode } from './codes.ts';
import type { AutoAnswer } from './facts.ts';
import type { Referral } from './state.ts';

type Question = { readonly code: ClarificationCode; readonly itemId: string | null };

/** Where the record holds the answer to a coded question: the text, or nothing if it must be asked. */
const ANSWERS: Record<
  ClarificationCode,
  (referral: Referral, item: Referral['items'][number] | undefined) => string | undefined
> = {
  C_LOCATOR: (_, item) => item?.content.target ?? undefined,
  C_LANGUAGE: ({ header }, item) => {
    const { language = null, translation } = item?.content ?? {};
    const said = language ?? header.language;
    return translation ? `${said ?? ''} → ${translation.language}: ${translation.text}` : said;
  },
  C_TIME_RANGE: (_, item) =>
    item?.content.timeRange ? `${item.content.timeRange.fromSeconds}–${item.content.timeRange.toSeconds} s` : undefined,
  C_OFFENCE_ELEMENT: (_, item) =>
    item?.content.offence
      ? `${item.content.offence.provision}: ${item.content.offence.elements}; ${item.content.offence.mentalElement}`
      : undefined,
  C_EXEMPTION: (_, item) =>
    item?.content.exemptions &&
    Object.entries(item.content.exemptions)
      .map(([question, { answer, evidence }]) => `${question} ${answer}: ${evidence}`)
      .join('; '),
  C_TERRITORY: ({ header }) =>
    header.territory &&
    (header.territory.kind === 'global' ? `GLOBAL: ${header.territory.reason}` : header.territory.states.join(', ')),
  C_AUTHORITY: ({ header }) => header.legalPower && `${header.legalPower} (${header.parameterSet ?? ''})`,
  C_USER_NOTICE: () => 'NO_OBJECTION',
  C_DURATION: ({ header }) => (header.usefulForHours ? `${header.usefulForHours} h` : undefined),
  C_CONTEXT: () => undefined,
};

/** R020: a question about what was already supplied is answered by the record itself; the rest stays open. */
export function answersFromRecord(
  referral: Referral,
  questions: readonly Question[],
): { answers: AutoAnswer[]; open: Question[] } {
  const answers: AutoAnswer[] = [];
  const open: Question[] = [];
  for (const question of questions) {
    const item = referral.items.find(({ id }) => id === question.itemId);
    const answer = ANSWERS[question.code](referral, item);
    if (answer) answers.push({ ...question, answer: String(answer) });
    else open.push(question);
  }
  return { answers, open };
}
