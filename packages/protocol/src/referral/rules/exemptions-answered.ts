import { EXEMPTIONS } from '../codes.ts';
import { complain, isBlank, NOTHING, type Complaint, type ItemRule } from './rule.ts';

/** G4: true purpose is assessed six times, with evidence (TCO Art. 1(3), recital 12; E1, E9). */
export const exemptionsAnswered: ItemRule = ({ content }) => {
  const answers: Partial<NonNullable<typeof content.exemptions>> = content.exemptions ?? {};
  return EXEMPTIONS.flatMap((question) => judged(question, answers[question]));
};

function judged(question: string, given: { answer?: string; evidence?: string } | undefined): readonly Complaint[] {
  const field = `exemptions.${question}`;
  switch (given?.answer) {
    case 'YES':
      return complain('STOP', 'G4_EXEMPT', field, question);
    case 'ARGUABLE':
    case 'NO':
      if (isBlank(given.evidence)) return complain('FIXABLE', 'G4_UNASSESSED', `${field}.evidence`, question);
      return given.answer === 'NO' ? NOTHING : complain('NEEDS_LOCK2', 'G4_ARGUABLE', field, question);
    default:
      return complain('FIXABLE', 'G4_UNASSESSED', field, question);
  }
}
