import type { TrustTier } from '../parties/commands.ts';
import type { Party } from '../parties/state.ts';
import type { Tlp } from './codes.ts';
import type { Entry, LiveOpinion } from './state.ts';

/** Whoever takes the list, and how far it is trusted. */
export type Recipient = { readonly organisation: string; readonly tier: TrustTier };

/** The tiers of other organisations that each marking reaches. RED and AMBER+STRICT reach none. */
export const REACH: Readonly<Record<Tlp, readonly TrustTier[]>> = {
  RED: [],
  AMBER_STRICT: [],
  AMBER: ['ADMITTED'],
  GREEN: ['ADMITTED', 'VERIFIED'],
  CLEAR: ['ADMITTED', 'VERIFIED'],
};

/** Whether anybody but the author may ever see it. */
export const reachesOthers = (tlp: Tlp): boolean => REACH[tlp].length > 0;

const maySee = ({ document }: LiveOpinion, { organisation, tier }: Recipient): boolean =>
  document.organisation === organisation ? document.tlp !== 'RED' : REACH[document.tlp].includes(tier);

/** The opinions that their marking lets an organisation see, whether or not the entry is in its list. */
export const visibleTo = (entry: Pick<Entry, 'opinions'>, reader: Recipient): readonly LiveOpinion[] =>
  entry.opinions.filter((opinion) => opinion.document.organisation === reader.organisation || maySee(opinion, reader));

/**
 * What of an entry stands in a recipient's list: the opinions that their marking lets it see, once two organisations
 * hold it, or the recipient does itself. Null where it has no place there. A quarantined entry is in nobody's list.
 */
export function listedFor(entry: Entry, recipient: Recipient): readonly LiveOpinion[] | null {
  if (entry.quarantine !== null) return null;
  const visible = entry.opinions.filter((opinion) => maySee(opinion, recipient));
  const holders = visible
    .filter(({ document }) => document.says === 'POSITIVE')
    .map((each) => each.document.organisation);
  return holders.length >= 2 || holders.includes(recipient.organisation) ? visible : null;
}

/** Whether an organisation may know that the entry exists: it spoke of it, was asked, has it in a list or had. */
export const mayKnowEntry = (entry: Entry, reader: Recipient): boolean =>
  entry.parties.includes(reader.organisation) ||
  entry.withdrawals.some(({ owed }) => owed.includes(reader.organisation)) ||
  listedFor({ ...entry, quarantine: null }, reader) !== null;

/**
 * How an organisation takes part: a unit that is admitted stands for an authority and needs no further proof, a platform
 * as far as its trust tier goes (D13). Null for whoever takes no part.
 */
export function recipientOf({
  id,
  kind,
  status,
  tier,
}: Pick<Party, 'id' | 'kind' | 'status' | 'tier'>): Recipient | null {
  if (status !== 'ADMITTED' || (kind !== 'LE_UNIT' && kind !== 'PLATFORM')) return null;
  return { organisation: id, tier: kind === 'LE_UNIT' ? 'ADMITTED' : tier };
}
