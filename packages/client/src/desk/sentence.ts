import type { EntryStatement, Statement } from '@remit/protocol';
import type { EntryActRead } from './opinion.ts';

/** Digits of a digest that a person compares with another screen. */
const DIGITS = 16;

/** What the desk's key is about to vouch for on a referral, in one sentence. Whoever acts is not named. */
export const referralSentence = ({ organisation, role, act, referral, document }: Statement): string =>
  `${organisation}, as ${role}, gives ${act} on the referral ${referral}, whose document is ${document.slice(0, DIGITS)}….`;

/** The same of an act on an entry of the shared list. */
export const entrySentence = (
  { organisation, role, document }: EntryStatement,
  { act, opinion }: EntryActRead,
): string => {
  const { entry, fingerprint, says, ground, entity, tlp, confidence, until } = opinion;
  const print = `the ${fingerprint.kind} fingerprint ${fingerprint.hash.slice(0, DIGITS)}…`;
  const judged = says === 'POSITIVE' ? 'is terrorist content' : 'is not of this kind';
  const named = entity === null ? '' : `, ${entity}`;
  const view = `${print} ${judged} (${ground}${named}; TLP:${tlp}, ${confidence} percent, until ${until})`;
  const where = `entry ${entry}, opinion ${document.slice(0, DIGITS)}…`;
  const vouched = {
    ConfirmOpinion: `vouches that ${view}`,
    DisputeEntry: `judges otherwise: ${view}`,
    WithdrawOpinion: `takes back that ${view}${act.kind === 'WithdrawOpinion' ? `, because of ${act.data.cause}` : ''}`,
    AnswerQuarantine: `stands by it, although it matched far too much, that ${view}`,
  };
  return `${organisation}, as ${role}, ${vouched[act.kind]}; ${where}.`;
};
