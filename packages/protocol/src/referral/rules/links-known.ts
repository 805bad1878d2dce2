import type { HeaderDraft } from '../header.ts';
import { complain, NOTHING, type Complaint, type HeaderRule } from './rule.ts';

/**
 * G7: a referral links only to earlier ones of the same unit that this platform has received. Any other would tell the
 * platform of a case that it may not know of; and of what is not there nothing is told but that.
 */
export const linksKnown: HeaderRule = ({ header, referral, world: { knownReferences } }) => [
  ...referencesIn(header).flatMap(({ field, name }) => {
    if (name === referral.reference) return complain('FIXABLE', 'G7_LINK', field, `${name} is this referral itself`);
    return knownReferences.includes(name) ? NOTHING : complain('FIXABLE', 'G7_LINK', field, `${name} is not known`);
  }),
  ...namedTwice(header),
];

/** Every reference that a header names, with its field. Half-written values are for their schema to refuse. */
function referencesIn({ escalates, duplicates }: HeaderDraft): readonly { field: string; name: string }[] {
  const repeated = Array.isArray(duplicates) ? duplicates : [];
  return [
    ...(typeof escalates === 'string' && escalates !== '' ? [{ field: 'escalates', name: escalates }] : []),
    ...repeated.map((name) => ({ field: 'duplicates', name })),
  ];
}

/** What the store is asked about before the gates look; each once. */
export const linkedReferences = (header: HeaderDraft): readonly string[] => [
  ...new Set(referencesIn(header).map(({ name }) => name)),
];

/** To follow a referral and to repeat it are two things. */
function namedTwice(header: HeaderDraft): readonly Complaint[] {
  const names = referencesIn(header).map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined ? NOTHING : complain('FIXABLE', 'G7_LINK', 'duplicates', `${twice} is named twice`);
}
