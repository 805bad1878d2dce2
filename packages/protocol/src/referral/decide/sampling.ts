import { findsFalseNo } from '../blind-reading.ts';
import { isDrawn } from '../../oversight/sample.ts';
import { refuse } from '../../refusals.ts';
import { liveItems } from '../state.ts';
import { nameOf, type Decider } from './request.ts';

/** D1: what lock 2 did not see before sending may be drawn afterwards, by a checkpoint that nobody could foresee. */
export const drawSample: Decider<'DrawSample'> = (referral, { command: { data }, world }) => {
  if (referral.sample) return refuse('already-drawn');
  // A case that is held before lock 1 would otherwise be drawn by a checkpoint that its lock could know.
  if (referral.sentAt === undefined) return refuse('sample-too-early');
  if (referral.triggers.length > 0) return refuse('sample-not-drawn');
  const share = world.parameterSet?.sampleShare;
  if (share === undefined) return refuse('parameter-set-unknown');
  const everyItem = liveItems(referral).some((item) => item.content.contentTypes?.includes('TERMS_ONLY'));
  const drawn = liveItems(referral).filter(
    (item) => everyItem || isDrawn(data.checkpointRoot, referral.reference, item, share),
  );
  return [{ kind: 'SampleDrawn', data: { ...data, share, itemIds: drawn.map((item) => item.id) } }];
};

/** D6: the reader answers before seeing the officer's answers; whether a NO was false follows from both, not from a tick. */
export const reviewSample: Decider<'ReviewSample'> = (referral, { command: { data }, actor, world }) => {
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item || !referral.sample?.itemIds.includes(data.itemId)) return refuse('not-in-sample', 'itemId');
  if (item.sample?.verdict) return refuse('already-sampled', 'itemId');
  const parties = [referral.unit, referral.platform];
  const involved = [...referral.authors, referral.lock1?.by];
  if (involved.includes(nameOf(actor)) || world.formerOrganisations.some((id) => parties.includes(id)))
    return refuse('reviewer-conflict');
  const allMet = Object.values(data.answers).every((answer) => answer.met);
  if ((data.verdict === 'SOUND') !== allMet) return refuse('answers-not-met', 'verdict');
  return [{ kind: 'SampleReviewed', data: { ...data, falseNo: findsFalseNo(item.content, data.reading) } }];
};
