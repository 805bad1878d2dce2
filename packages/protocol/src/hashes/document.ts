import { canonical } from '../wire/canonical.ts';
import { sha256Hex } from '../wire/sha256.ts';
import type { EntryCommandData } from './commands.ts';
import type { OpinionDocument } from './facts.ts';
import { entryIdOf, type EntryFingerprint } from './fingerprint.ts';

export const opinionDigest = (document: OpinionDocument): string => sha256Hex(canonical(document));

/** What a list says of an opinion (spec/list.md, Content). */
export const opinionInList = ({
  organisation: party,
  says,
  ground,
  entity,
  tlp,
  confidence,
  until: expires,
}: OpinionDocument) => ({
  party,
  says: says.toLowerCase(),
  ground,
  ...(entity !== null && { entity }),
  tlp,
  confidence: confidence / 100,
  expires,
});

export function contributedOpinion(data: EntryCommandData<'ContributeOpinion'>, organisation: string): OpinionDocument {
  const { fingerprint, ground, entity, tlp, confidence, until, source } = data;
  const entry = entryIdOf(fingerprint);
  return {
    type: 'remit/opinion/v1',
    entry,
    fingerprint,
    organisation,
    says: 'POSITIVE',
    ground,
    entity,
    tlp,
    confidence,
    until,
    source,
  };
}

export function disputingOpinion(
  { ground, tlp, confidence, until }: EntryCommandData<'DisputeEntry'>,
  fingerprint: EntryFingerprint,
  organisation: string,
): OpinionDocument {
  const entry = entryIdOf(fingerprint);
  return {
    type: 'remit/opinion/v1',
    entry,
    fingerprint,
    organisation,
    says: 'NEGATIVE',
    ground,
    entity: null,
    tlp,
    confidence,
    until,
    source: null,
  };
}
