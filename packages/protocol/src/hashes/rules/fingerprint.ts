import { refuse } from '../../refusals.ts';
import { LEAST_QUALITY } from '../codes.ts';
import type { EntryRule } from '../decide/request.ts';
import { entryIdOf } from '../fingerprint.ts';

/** The address names the fingerprint: an opinion can never land on another entry than the one that it is about. */
export const fingerprintNamed: EntryRule<'ContributeOpinion'> = (entry, { id, command: { data } }) => {
  const { kind, hash } = entry.fingerprint ?? data.fingerprint;
  const same = kind === data.fingerprint.kind && hash === data.fingerprint.hash && entryIdOf(data.fingerprint) === id;
  return same ? undefined : refuse('fingerprint-differs', 'fingerprint');
};

/** Flat pictures resemble each other, and a decoder that shrinks moves the hash by up to 14 bits. */
export const fingerprintFit: EntryRule<'ContributeOpinion'> = (_, { command: { data } }) => {
  if (data.fingerprint.kind !== 'PDQ') return undefined;
  if (data.fingerprint.quality < LEAST_QUALITY) return refuse('fingerprint-unfit', 'fingerprint.quality');
  return data.fingerprint.decoder === 'FULL' ? undefined : refuse('fingerprint-unfit', 'fingerprint.decoder');
};
