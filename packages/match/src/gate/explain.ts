// Why the gate says what it says, in sentences for the person who decides.
import type { GateMatch } from './gate.ts';
import type { Opinion } from './entry.ts';
import type { Standing } from './compare-policies.ts';

const REASONS: Readonly<Record<Standing, string>> = {
  counts: 'The policy counts these opinions: it asks for a person to look.',
  'no-live-opinion': 'No opinion stands: all are withdrawn, expired or negative.',
  'not-proven': 'No opinion about it is proven to be its party’s own, and the policy asks for proof.',
  'not-trusted': 'None of the parties that judged it is among those the policy trusts.',
  'other-ground': 'The trusted parties judged it on grounds that the policy does not count.',
  'too-unsure': 'The trusted parties are less sure than the policy asks.',
  'too-few-parties': 'Fewer parties than the policy asks for judged it so.',
  disputed: 'Parties disagree about it, and the policy does not count disputed entries.',
  'not-found': 'The policy asks for a nearer match, or for more to see, so it is not found.',
};

/** What a policy makes of an entry, as a sentence. */
export const explainStanding = (standing: Standing): string => REASONS[standing];

/** Who says what, on which ground, and how sure. */
export function explainOpinion({ party, says, ground, entity, source, confidence, expires }: Opinion): string {
  const details = [
    ground,
    entity && `entity ${entity}`,
    source && `from ${source}`,
    confidence === undefined ? '' : `confidence ${confidence}`,
    expires && `until ${expires}`,
  ].filter(Boolean);
  return `${party}: ${says} (${details.join(', ')})`;
}

function nearness({ by, distance, variant, shares }: GateMatch): string {
  if (shares) {
    const percent = (share: number): string => `${Math.round(share * 100)} %`;
    return `${percent(shares.ofUpload)} of the upload’s frames and ${percent(shares.ofEntry)} of the entry’s match`;
  }
  if (by !== 'pdq') return `the same ${by === 'link' ? 'link' : `file by ${by === 'md5' ? 'MD5' : 'SHA-256'}`}`;
  const turned = variant === null || variant === 'original' ? '' : `, the upload turned (${variant})`;
  return `an image ${distance} of 256 bits away${turned}`;
}

/**
 * Which entry, how near, whose opinions, and why the policy counts them or not. A match says that parties judged
 * something that looks the same; what the upload means where it stands is for a person to say.
 */
export function explain(match: GateMatch): string[] {
  return [
    `Entry ${match.entry.id} of list ${match.list}: ${nearness(match)}.`,
    ...match.entry.opinions.map(
      (opinion) => `${explainOpinion(opinion)}${match.unproven.includes(opinion) ? ', not proven to be its own' : ''}`,
    ),
    REASONS[match.reason],
  ];
}
