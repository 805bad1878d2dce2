import type { ItemDraft } from '../item.ts';
import { complain, isBlank, NOTHING, type Complaint, type ItemRule } from './rule.ts';

/** G3: what is said of the capture fits together, so that a copy found by it later is a copy of this very item. */
export const captureSound: ItemRule = ({ content }, { at }) => [...digests(content), ...times(content, at)];

/** All three look alike, and one pasted into the place of another would be believed. */
function digests({ contentDigest, perceptualHash, screenshotDigest }: ItemDraft): readonly Complaint[] {
  const same = (one: unknown): boolean => !isBlank(one) && one === contentDigest;
  const lone = !isBlank(perceptualHash) && isBlank(contentDigest);
  return [
    ...(lone ? unsound('contentDigest', 'a PDQ hash stands beside the SHA-256 of its file') : NOTHING),
    ...(same(perceptualHash) ? unsound('perceptualHash', 'these are the digits of the SHA-256') : NOTHING),
    ...(same(screenshotDigest) ? unsound('screenshotDigest', 'a screenshot is another file') : NOTHING),
  ];
}

/** Nobody has seen or counted anything in time to come. */
function times({ capturedAt, reach }: ItemDraft, at: string): readonly Complaint[] {
  const ahead = (instant: unknown): boolean => typeof instant === 'string' && instant > at;
  return [
    ...(ahead(capturedAt) ? unsound('capturedAt', 'lies ahead') : NOTHING),
    ...(ahead(reach?.countedAt) ? unsound('reach.countedAt', 'lies ahead') : NOTHING),
  ];
}

const unsound = (field: string, detail: string): readonly Complaint[] =>
  complain('FIXABLE', 'G3_CAPTURE', field, detail);
