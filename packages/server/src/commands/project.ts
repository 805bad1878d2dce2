import {
  factSeenBy,
  liveItems,
  mayKnow,
  normalised,
  type Due,
  type Fact,
  type Party,
  type Referral,
  seenBy,
  type Side,
  type Status,
  summarise,
} from '@remit/protocol';
import type { Custody } from '../store/sealing.ts';
import { type ItemRow, oversightOf } from '../store/append-targets.ts';
import type { CaseRow, Change } from './changes.ts';

type Parties = ReadonlyMap<string, Party>;

/**
 * Who may know of a case: its unit, its platform once delivered, the oversight of the unit, every auditor. Oversight's
 * row is no body's own: who is appointed is asked when it is read, so a body appointed later finds the case there.
 */
function readersOf(referral: Referral, parties: Parties): { organisation: string; side: Side }[] {
  const readers: { organisation: string; side: Side }[] = [
    { organisation: referral.unit, side: 'unit' },
    { organisation: referral.platform, side: 'platform' },
    { organisation: oversightOf(referral.unit), side: 'oversight' },
  ];
  for (const [organisation, party] of parties) {
    if (party.kind === 'AUDIT' && party.status === 'ADMITTED') readers.push({ organisation, side: 'audit' });
  }
  return readers.filter(({ side }) => mayKnow(side, referral));
}

/** The rows of a case, one for each organisation that may know of it, each holding only what that one may see. */
export function caseRows(id: string, referral: Referral, facts: readonly Fact[], parties: Parties): CaseRow[] {
  const at = facts.at(-1)!.at;
  return readersOf(referral, parties).map(({ organisation, side }) => {
    const due = dueOf(referral, side);
    return {
      organisation,
      referral: id,
      party: side,
      version: referral.version,
      reference: referral.reference,
      title: referral.header.title ?? '',
      status: referral.status,
      instrument: referral.header.instrument ?? null,
      priority: referral.header.priority ?? null,
      unit: referral.unit,
      platform: referral.platform,
      officer: side === 'platform' ? null : (referral.authors[0] ?? null),
      items: liveItems(referral).length,
      open_items: liveItems(referral).filter((item) => item.state === 'PENDING' || item.state === 'DRAFT').length,
      turn: referral.turns.at(-1)?.owner ?? 'stopped',
      due: due?.due ?? null,
      due_for: due?.event ?? null,
      due_at: due?.due.operationalDue ?? null,
      triggers: side === 'platform' ? [] : referral.triggers,
      flags: flagsOf(referral, side),
      proof: referral.lock1 ? (referral.lock2 ? 'LOCK1_AND_2' : 'LOCK1') : null,
      updated_at: at,
      view: { referral: seenBy(side, referral), timeline: timelineOf(facts, referral, side) },
      queues: queuesOf(referral, side),
    };
  });
}

/** What the desk has to do next, and by when; what another party has to do is not this desk's due time. */
function dueOf(referral: Referral, side: Side): { event: string; due: Due } | null {
  const { due, status } = referral;
  const next: Partial<Record<Status, [Side, string, Due | undefined]>> = {
    LOCK2: ['oversight', 'LOCK2', due.lock2],
    DELIVERED: ['platform', 'ACKNOWLEDGE', due.ack],
    ACKNOWLEDGED: ['platform', 'DECIDE', due.decide],
    UNDER_REVIEW: ['platform', 'DECIDE', due.decide],
    CLARIFY: ['unit', 'CLARIFY_ANSWER', due.answer],
    DECIDED: ['platform', 'EFFECT', due.effect],
  };
  const [owner, event, at] = next[status] ?? [];
  if (!owner || !event || !at) return null;
  return owner === side || side === 'unit' || side === 'audit' ? { event, due: at } : null;
}

function queuesOf(referral: Referral, side: Side): string[] {
  switch (side) {
    case 'unit':
      return referral.status === 'LOCK1' || referral.items.some(isStoppedContainer) ? ['unit', 'lock1'] : ['unit'];
    case 'platform':
      return ['platform'];
    case 'audit':
      return ['audit'];
    case 'oversight': {
      const sampled = referral.items.some((item) => item.sample && !item.sample.verdict);
      return sampled ? ['oversight', 'sample'] : ['oversight'];
    }
  }
}

/** A draft in which only a supervisor could let a locator pass stands on the lock 1 desk too (D3). */
const isStoppedContainer = (item: Referral['items'][number]): boolean =>
  item.state === 'DRAFT' && item.override !== undefined;

function flagsOf(referral: Referral, side: Side): string[] {
  const flags: string[] = [];
  if (referral.importId) flags.push('IMPORT');
  if (referral.clarifications.length > 0) flags.push('ASKED');
  if (referral.reconsideration && !referral.reconsideration.outcome) flags.push('RECONSIDERATION');
  if (referral.items.some((item) => item.correction)) flags.push('CORRECTED');
  if (referral.items.some((item) => item.reinstated)) flags.push('REINSTATED');
  if (side !== 'platform' && referral.items.some((item) => item.blind?.differs)) flags.push('READINGS_DIFFER');
  if (side !== 'platform' && referral.lock2Question && referral.status === 'DRAFT') flags.push('RETURNED');
  return flags;
}

/** Fields that the case shows elsewhere; the timeline would only repeat them at length. */
const NOT_IN_TIMELINE = new Set([
  'header',
  'items',
  'upsert',
  'gates',
  'confidentialSalt',
  'answers',
  'decisions',
  'reading',
  'reread',
]);

function timelineOf(facts: readonly Fact[], referral: Referral, side: Side): object[] {
  return facts.flatMap((fact) => {
    const seen = factSeenBy(side, fact, referral);
    if (!seen) return [];
    const data = Object.fromEntries(Object.entries(seen.data).filter(([field]) => !NOT_IN_TIMELINE.has(field)));
    return [{ version: seen.version, kind: seen.kind, at: seen.at, actor: seen.actor, data }];
  });
}

/** The keyed index of items, once a draft has been submitted. */
export function itemRows(id: string, referral: Referral, custody: Custody): ItemRow[] {
  if (referral.status === 'DRAFT' || referral.status === 'NONE') return [];
  return liveItems(referral).map((item) => ({
    organisation: referral.unit,
    platform: referral.platform,
    referral: id,
    item: item.id,
    locator: custody.lookup(normalised(item.content.locator)),
    handle: item.content.accountHandle ? custody.lookup(item.content.accountHandle) : null,
    sent_at: referral.sentAt ?? null,
    decided_at: item.decision?.at ?? referral.refusal?.at ?? null,
    outcome: item.decision?.outcome ?? (referral.status === 'REFUSED_L2' ? 'REFUSED_L2' : null),
    reasons: item.decision?.reason ?? null,
    held:
      referral.status === 'HELD' &&
      referral.hold?.reason === 'DECONFLICTION' &&
      referral.hold.organisation === referral.unit,
  }));
}

/** The line from which totals are counted; drafts that were never submitted are not counted at all. */
export function summaryRow(referral: Referral, facts: readonly Fact[]): Change['summary'] {
  if (referral.status === 'DRAFT') return null;
  const when = (kind: Fact['kind']): string | null => facts.find((fact) => fact.kind === kind)?.at ?? null;
  const times = {
    ack: when('ReferralAcknowledged'),
    decided: when('ReferralDecided'),
    effected: when('ReferralEffected'),
    lock1: when('Lock1Approved'),
  };
  return { version: referral.version, sent_at: referral.sentAt ?? null, summary: summarise(referral, times) };
}
