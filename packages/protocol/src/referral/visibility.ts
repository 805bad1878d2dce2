import type { Role } from '../parties/roles.ts';
import { isKeptBlind, withoutAnswers, withoutG4 } from './blind-reading.ts';
import type { Fact, FactKind } from './facts.ts';
import { CONFIDENTIAL_FIELDS, type HeaderDraft } from './header.ts';
import type { ItemDraft } from './item.ts';
import { liveItems, openFreeQuestion, type Hold, type ItemRecord, type Referral } from './state.ts';

/** The parties to a case, as C16 and D8, D11 tell them apart. */
export type Side = 'unit' | 'platform' | 'oversight' | 'audit';

/** Whether a party may know that this case exists at all. */
export function mayKnow(party: Side, referral: Referral): boolean {
  switch (party) {
    case 'unit':
      return true;
    case 'audit':
      // A draft that nobody submitted is no act towards anybody; its facts stand in the log all the same.
      return referral.gates !== undefined || !['NONE', 'DRAFT'].includes(referral.status);
    case 'platform':
      return referral.receivedAt !== undefined;
    case 'oversight':
      return (
        referral.triggers.length > 0 ||
        referral.refusal !== undefined ||
        (referral.sample?.itemIds.length ?? 0) > 0 ||
        // Its reviewer may answer it, so it is a reason to know as long as it is open (D14).
        openFreeQuestion(referral) !== null ||
        // A hold that ended may still be renewed, and who renews it must know what it was (D10).
        referral.hold !== undefined ||
        referral.endedHolds.length > 0
      );
  }
}

/**
 * The state as a party may see it. The auditor sees the case whole, oversight all but what it has to answer blind (D6);
 * the platform sees what C16 leaves it.
 */
export function seenBy(party: Side, referral: Referral): Referral {
  if (party === 'oversight') return forOversight(referral);
  return party === 'platform' ? forPlatform(referral) : referral;
}

const keptBlind = (referral: Referral): ReadonlySet<string> =>
  new Set(
    referral.items
      .filter((item) => isKeptBlind(item, referral, { side: 'oversight', person: null }))
      .map(({ id }) => id),
  );

function forOversight(referral: Referral): Referral {
  const kept = keptBlind(referral);
  if (kept.size === 0) return referral;
  return {
    ...referral,
    items: referral.items.map((item) => {
      const { blind: _blind, ...rest } = item;
      return kept.has(item.id) ? { ...rest, content: withoutAnswers(item.content) } : item;
    }),
    ...(referral.gates && { gates: withoutG4(referral.gates, kept) }),
  };
}

function forPlatform(referral: Referral): Referral {
  const {
    refusal: _refusal,
    stop: _stop,
    lock1Reason: _reason,
    lock2Question: _question,
    gates: _gates,
    hold,
    endedHolds,
    withdrawnCode: _code,
    sample: _sample,
    reconsideration,
    // It may be the instant of a fact that the platform does not read.
    lastAt: _last,
    ...rest
  } = referral;
  return {
    ...rest,
    confidentialSalt: '',
    // A trigger's code may say what only lock 2 may know (D8).
    triggers: [],
    authors: [],
    reread: [],
    header: withoutConfidential(referral.header),
    items: liveItems(referral).map(itemForPlatform),
    ...(referral.annex && { annex: { ...referral.annex, by: '' } }),
    ...(referral.lock1 && { lock1: { ...referral.lock1, by: '' } }),
    ...(referral.lock2 && { lock2: { ...referral.lock2, by: '' } }),
    ...(hold && { hold: neutral(hold, referral) }),
    endedHolds: endedHolds.map((each) => neutral(each, referral)),
    // The unit asks about a refusal, and of that the platform learns nothing.
    ...(reconsideration?.by === 'PLATFORM' && { reconsideration }),
  };
}

const itemForPlatform = ({ blind: _blind, stoppedBy: _stopped, sample: _sample, ...item }: ItemRecord): ItemRecord =>
  item.override ? { ...item, override: { by: '', reason: item.override.reason } } : item;

/** D8: towards the platform there is one neutral pause, unless it is its own. */
const neutral = (hold: Hold, referral: Referral): Hold =>
  hold.organisation === referral.platform ? hold : { ...hold, reason: '', note: '', by: '', organisation: '' };

export function withoutConfidential(header: HeaderDraft): HeaderDraft {
  const open = { ...header };
  for (const field of CONFIDENTIAL_FIELDS) delete open[field];
  return open;
}

/** Facts that never leave the unit's side and oversight: drafting, readings, stops, the sample. */
const NOT_FOR_PLATFORM: readonly FactKind[] = [
  'DraftCreated',
  'DraftRevised',
  'AnnexAttached',
  'LocatorOverridden',
  'ItemStopped',
  'DraftSubmitted',
  'DraftDiscarded',
  'BlindReadingRecorded',
  'Lock1Returned',
  'ReferralStopped',
  'Lock2Required',
  'Lock2Refused',
  'Lock2Returned',
  'ReturnedAtSending',
  'SampleDrawn',
  'SampleReviewed',
];

/** A fact as the timeline shows it to a party, or nothing. */
export function factSeenBy(party: Side, fact: Fact, referral: Referral): Fact | undefined {
  if (fact.kind === 'AnnexOpened') return openingSeenBy(party, fact);
  if (party === 'oversight') return bareOf(fact, keptBlind(referral));
  if (party !== 'platform') return fact;
  if (NOT_FOR_PLATFORM.includes(fact.kind)) return undefined;
  if (fact.kind === 'ReconsiderationAsked' || fact.kind === 'ReconsiderationDecided')
    return referral.reconsideration?.by === 'PLATFORM' ? fact : undefined;
  if (fact.kind === 'Lock1Approved') return { ...fact, data: { ...fact.data, triggers: [] } };
  if (fact.kind === 'HoldPlaced' || fact.kind === 'HoldRenewed') {
    const mine = fact.actor.type !== 'system' && fact.actor.organisation === referral.platform;
    return mine ? fact : ({ ...fact, data: { ...fact.data, reason: '', note: '' } } as Fact);
  }
  if (fact.kind === 'ReferralWithdrawn') return { ...fact, data: { code: '', note: null } };
  return fact;
}

/**
 * Of an opened annex the unit, whose words they are, reads by which desk and when, as oversight and audit do; the
 * platform reads of its own alone. The reason is the reader's own and the auditor's: it may say what that desk is at.
 */
function openingSeenBy(party: Side, fact: Extract<Fact, { kind: 'AnnexOpened' }>): Fact | undefined {
  const { actor } = fact;
  const reader = actor.type === 'system' ? 'audit' : sideOf(actor.role);
  if (party === 'audit' || party === reader) return fact;
  return party === 'platform' ? undefined : { ...fact, data: { ...fact.data, reason: '' } };
}

/** The side on which a role stands. */
export function sideOf(role: Role): Side {
  if (role === 'AUDITOR') return 'audit';
  if (role.startsWith('LOCK_')) return 'oversight';
  return role.startsWith('PLAT_') ? 'platform' : 'unit';
}

/** A fact without the answers that oversight has to give blind. */
function bareOf(fact: Fact, kept: ReadonlySet<string>): Fact {
  if (kept.size === 0) return fact;
  const bare = (items: readonly { id: string; content: ItemDraft }[]) =>
    items.map(({ id, content }) => ({ id, content: kept.has(id) ? withoutAnswers(content) : content }));
  switch (fact.kind) {
    case 'DraftCreated':
      return { ...fact, data: { ...fact.data, items: bare(fact.data.items) } };
    case 'DraftRevised':
      return { ...fact, data: { ...fact.data, upsert: bare(fact.data.upsert) } };
    case 'DraftSubmitted':
      return { ...fact, data: { ...fact.data, gates: withoutG4(fact.data.gates, kept) } };
    case 'BlindReadingRecorded':
      return kept.has(fact.data.itemId) ? ({ ...fact, data: { itemId: fact.data.itemId } } as Fact) : fact;
    default:
      return fact;
  }
}
