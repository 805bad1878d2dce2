import { refuse } from '../../refusals.ts';
import { sha256Hex } from '../../wire/sha256.ts';
import { digestOf } from '../document.ts';
import { evolve } from '../evolve.ts';
import type { NewFact } from '../facts.ts';
import type { Finding } from '../gates/report.ts';
import { runGates } from '../gates/run-gates.ts';
import { mayOverride } from '../rules/locator-precise.ts';
import { MAX_ITEMS } from '../item.ts';
import { liveItems, type Referral } from '../state.ts';
import { nameOf, type Decision, type Decider, type Request } from './request.ts';

export const createDraft: Decider<'CreateDraft'> = (_, { command: { data }, actor, world, chance, reference }) => {
  if (actor.type === 'system' || actor.organisation !== world.unit.id) return refuse('not-your-organisation');
  if (!world.platform.active || world.platform.id !== data.platform) return refuse('platform-unknown', 'platform');
  if (hasRepeats(data.items)) return refuse('duplicate-item-id', 'items');
  const { platform, header, items, importId } = data;
  return [
    {
      kind: 'DraftCreated',
      data: { unit: world.unit.id, platform, reference, header, items, importId, confidentialSalt: chance },
    },
  ];
};

export const reviseDraft: Decider<'ReviseDraft'> = (referral, { command: { data } }) => {
  const known = new Set(referral.items.map((item) => item.id));
  if (hasRepeats(data.upsert)) return refuse('duplicate-item-id', 'upsert');
  if (data.remove.some((itemId) => !known.has(itemId))) return refuse('unknown-item', 'remove');
  const added = data.upsert.filter((item) => !known.has(item.id)).length;
  if (referral.items.length + added - new Set(data.remove).size > MAX_ITEMS) return refuse('too-many-items', 'upsert');
  return [{ kind: 'DraftRevised', data }];
};

/** D3: a supervisor who is not the author gives a reason; lock 2 will judge it. */
export const overrideLocator: Decider<'OverrideLocator'> = (referral, { command: { data }, actor }) => {
  if (referral.authors.includes(nameOf(actor))) return refuse('override-by-author');
  const item = referral.items.find(({ id }) => id === data.itemId);
  if (!item) return refuse('unknown-item', 'itemId');
  if (item.override || !mayOverride(item.content)) return refuse('override-not-needed', 'itemId');
  return [{ kind: 'LocatorOverridden', data }];
};

/**
 * The gates at submission. Items that a gate stops leave the draft with their reason; anything that can be mended keeps
 * the whole draft back; where nothing is left, the referral is stopped and a complainant gets a letter (D16, D24).
 */
export const submitDraft: Decider<'SubmitDraft'> = (referral, request): Decision => {
  const before = gatesOf(referral, request);
  const barred = before.findings.filter((finding) => finding.outcome === 'STOP' && finding.item === null);
  if (barred.length > 0) return refuse('gates-open', barred[0]!.field ?? undefined, barred[0]!.detail, barred);
  const stops = firstStopPerItem(before.findings);
  const stopped: NewFact[] = [...stops].map(([itemId, finding]) => ({
    kind: 'ItemStopped',
    data: { itemId, gate: finding.gate, code: finding.code },
  }));
  const remaining = stopped.reduce(
    (state, fact) => evolve(state, { ...fact, at: request.at, actor: request.actor }),
    referral,
  );
  if (stops.size > 0 && liveItems(remaining).length === 0) return [...stopped, stopOf(referral, [...stops.values()])];
  const gates = gatesOf(remaining, request);
  const open = gates.findings.filter((finding) => finding.outcome === 'FIXABLE' || finding.outcome === 'STOP');
  if (open.length > 0) return refuse('gates-open', open[0]!.field ?? undefined, open[0]!.detail, open);
  return [
    ...stopped,
    {
      kind: 'DraftSubmitted',
      data: { digest: digestOf(remaining), gates, reread: drawForRereading(remaining, request.chance) },
    },
  ];
};

export const discardDraft: Decider<'DiscardDraft'> = () => [{ kind: 'DraftDiscarded', data: {} }];

/** Fewer than ten items are all read again; of more, two in a hundred and at least three, drawn by fresh chance (G10). */
export function drawForRereading(referral: Referral, chance: string): readonly string[] {
  const ids = liveItems(referral).map((item) => item.id);
  if (ids.length < 10) return ids;
  const drawn = ids
    .map((id) => ({ id, lot: sha256Hex(`remit/reread/v1\n${chance}\n${id}`) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return drawn.slice(0, Math.max(3, Math.ceil(ids.length / 50))).map(({ id }) => id);
}

const hasRepeats = (items: readonly { id: string }[]): boolean =>
  new Set(items.map(({ id }) => id)).size !== items.length;

/** Deconfliction has its own moment, after lock 1 (D10): here it is never asked. */
const gatesOf = (referral: Referral, { world, at }: Pick<Request, 'world' | 'at'>) =>
  runGates(referral, world, { deconfliction: false, at });

function firstStopPerItem(findings: readonly Finding[]): Map<string, Finding> {
  const stops = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.outcome === 'STOP' && finding.item && !stops.has(finding.item)) stops.set(finding.item, finding);
  }
  return stops;
}

function stopOf(referral: Referral, findings: readonly Finding[]): NewFact {
  const first = findings[0]!;
  return {
    kind: 'ReferralStopped',
    data: { code: first.code, reason: first.detail, letter: referral.header.fromComplaint === true },
  };
}
