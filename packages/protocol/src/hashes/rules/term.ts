import { monthsAfter } from '../../parties/terms.ts';
import { refuse } from '../../refusals.ts';
import { OPINION_MONTHS } from '../codes.ts';
import type { EntryRule } from '../decide/request.ts';
import type { Entry, LiveOpinion, Proposal } from '../state.ts';

/** Everything expires (C0.5), and nothing begins that is already over. */
export const endAhead: EntryRule<'ContributeOpinion' | 'DisputeEntry'> = (_, { command: { data }, at }) =>
  data.until <= at ? refuse('term-ended', 'until') : undefined;

export const opinionLength: EntryRule<'ContributeOpinion' | 'DisputeEntry'> = (_, { command: { data }, at }) =>
  data.until > monthsAfter(at, OPINION_MONTHS) ? refuse('opinion-too-long', 'until') : undefined;

/** An end is exclusive: what ends at an instant does not hold at it. */
export const expiredAt = ({ opinions }: Entry, at: string): readonly LiveOpinion[] =>
  opinions.filter(({ document }) => document.until <= at);
export const lapsedAt = ({ proposals }: Entry, at: string): readonly Proposal[] =>
  proposals.filter(({ lapses }) => lapses <= at);

export const somethingDue: EntryRule<'ExpireOpinions'> = (entry, { at }) =>
  expiredAt(entry, at).length + lapsedAt(entry, at).length === 0 ? refuse('not-yet-due') : undefined;
