import {
  type Actor,
  annexBarred,
  clockOf,
  clockSums,
  COMMAND_KINDS,
  documentOf,
  type Due,
  type Fact,
  holdsOf,
  isCleared,
  isRefusal,
  LEGAL_FORCE,
  linkedReferences,
  mayAct,
  openFreeQuestion,
  overseersOf,
  type Party,
  type Referral,
  renewableHold,
  replay,
  withoutG4,
} from '@remit/protocol';
import type pg from 'pg';
import { loadStreams } from '../store/facts.ts';
import { readLinks } from '../store/links.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { isBlind, itemViews } from './case-items.ts';
import { signaturesOf } from './case-signatures.ts';
import { caseKeyOf, holderFor, ownKey } from './case-key.ts';
import { leafIndexes } from './log-positions.ts';
import { organisationsById, partyView } from './organisations.ts';
import { reading, type Reader } from './reader.ts';

type TimelineRow = { version: number; kind: string; at: string; actor: Actor; data: Record<string, unknown> };
type View = { referral: Referral; timeline: TimelineRow[] };

/** One case as this reader may see it, or null: not there and not yours have the same answer. */
export async function caseView(store: Store, reader: Reader, id: string) {
  const found = await readCase(store, reader, id);
  if (!found) return null;
  const { view, key } = found;
  const stream = `referral:${id}`;
  const [facts, signed] = await Promise.all([factsOf(store, stream, key), signaturesOf(store, stream, key)]);
  return {
    ...view,
    document: documentFor(facts.slice(0, view.version), reader),
    timeline: view.timeline.map((entry) => ({
      ...entry,
      signedWith: signed.get(entry.version) ?? 'NONE',
    })),
  };
}

/**
 * The document that acts are signed on, so that a browser computes the digest from what it shows; null for whoever has
 * to answer some of it blind (D6). What the confidential fields say is only committed to in it (D8).
 */
function documentFor(facts: readonly Fact[], reader: Reader): Record<string, unknown> | null {
  const referral = replay(facts);
  if (referral.items.some((item) => isBlind(item, referral, reader))) return null;
  return documentOf(referral) as Record<string, unknown>;
}

async function readCase(store: Store, reader: Reader, id: string) {
  return reading(store, reader, async (client) => {
    const { rows } = await client.query<{
      version: number;
      party: string;
      view: View;
      key: Buffer;
      unit: string;
      now: string;
    }>(
      'SELECT version, party, view, key, unit, now() AS now FROM case_rows WHERE organisation = ANY (desks_of($1)) AND referral = $2 AND erased_at IS NULL',
      [reader.organisation, id],
    );
    const row = rows[0];
    const key = row && ownKey(store, reader, row);
    if (!row || key === null) return null;
    const parties = await organisationsById(client);
    const positions = await leafIndexes(client, `referral:${id}`);
    const { referral, timeline } = row.view;
    const view = {
      id,
      version: row.version,
      ...heading(referral, parties),
      links: await readLinks(
        client,
        holderFor(reader, referral.unit),
        referral.unit,
        linkedReferences(referral.header),
      ),
      oversight: [...overseersOf(parties, referral.unit, row.now)],
      ...locksOf(referral, parties),
      ...progressOf(referral, reader, parties, row.now),
      items: itemViews(referral, reader),
      annex: annexView(referral, parties.get(reader.organisation), row.now),
      gates: gatesView(referral, reader),
      timeline: timeline.map((entry) => timelineEntry(entry, positions, parties, reader)),
      can: allowedTo(referral, reader, parties, row.now),
    };
    return { view, key };
  });
}

function heading(referral: Referral, parties: ReadonlyMap<string, Party>) {
  const { instrument } = referral.header;
  return {
    status: referral.status,
    reference: referral.reference,
    importId: referral.importId,
    unit: partyView(parties, referral.unit),
    platform: partyView(parties, referral.platform),
    header: referral.header,
    legalForce: instrument ? LEGAL_FORCE[instrument] : null,
    // C0.1 and D8: that the criminal route was considered is said; what came of it is for lock 2 alone.
    criminalRouteConsidered: true,
    digest: referral.digest ?? null,
    triggers: [...referral.triggers],
    createdAt: referral.createdAt,
    sentAt: referral.sentAt ?? null,
    receivedAt: referral.receivedAt ?? null,
    usefulUntil: referral.usefulUntil ?? null,
    useRenewedAt: referral.useRenewedAt ?? null,
    monitoredUntil: referral.monitoredUntil ?? null,
  };
}

function locksOf(referral: Referral, parties: ReadonlyMap<string, Party>) {
  const { lock1, lock2, refusal, reconsideration } = referral;
  const body = lock2 && parties.get(lock2.body);
  return {
    lock1: lock1
      ? { at: lock1.at, digest: lock1.digest, desk: parties.get(referral.unit)?.name ?? referral.unit }
      : null,
    lock2: lock2
      ? {
          at: lock2.at,
          digest: lock2.digest,
          body: body?.name ?? '',
          appointer: body?.appointment?.appointer ?? '',
          judicial: body?.appointment?.judicial ?? false,
          termUntil: body?.appointment?.until ?? '',
          answers: lock2.answers,
          narrowedFrom: lock2.narrowedFrom ?? null,
        }
      : null,
    refusal: refusal ? { codes: [...refusal.codes], reasons: refusal.reasons, at: refusal.at } : null,
    lock1Reason: referral.lock1Reason ?? null,
    lock2Question: referral.lock2Question ?? null,
    reconsideration: reconsideration
      ? { by: reconsideration.by, grounds: reconsideration.grounds, outcome: reconsideration.outcome ?? null }
      : null,
    stop: referral.stop ?? null,
  };
}

function progressOf(referral: Referral, reader: Reader, parties: ReadonlyMap<string, Party>, now: string) {
  const sums = clockSums(clockOf(referral), now);
  const pseudonym = (person: string | null | undefined): string | null =>
    person
      ? (parties.get(referral.platform)?.people.find((each) => each.person === person)?.pseudonym ?? person)
      : null;
  const orNull = (due: Due | undefined): Due | null => due ?? null;
  const { due, hold } = referral;
  return {
    due: {
      lock2: orNull(due.lock2),
      ack: orNull(due.ack),
      decide: orNull(due.decide),
      effect: orNull(due.effect),
      answer: orNull(due.answer),
    },
    timesDeclared: parties.get(referral.platform)?.card?.declaredTimes ?? false,
    clocks: {
      unitMs: sums.unit,
      oversightMs: sums.oversight,
      platformMs: sums.platform,
      pausedMs: sums.paused,
      running: referral.turns.at(-1)?.owner ?? ('stopped' as const),
    },
    clarifications: referral.clarifications.map((round) => ({
      ...round,
      questions: [...round.questions],
      answer: round.answer ?? null,
      answeredAt: round.answeredAt ?? null,
      lapsed: round.lapsed ?? false,
    })),
    answeredFromRecord: [...referral.answeredFromRecord],
    hold: hold
      ? {
          reason: hold.reason || null,
          note: hold.note || null,
          until: hold.until,
          mine: hold.organisation === reader.organisation,
        }
      : null,
    endedHold: hold ? null : endedHold(referral),
    notice: referral.notice ?? null,
    owner: pseudonym(referral.owner),
    deputy: pseudonym(referral.deputy),
    attribution: referral.attribution ?? null,
  };
}

function endedHold(referral: Referral) {
  const ended = renewableHold(referral);
  return ended ? { reason: ended.reason || null, until: ended.until } : null;
}

/** The gates' report; what it says of answers that are still to be given blind is left out with them (D6). */
function gatesView(referral: Referral, reader: Reader) {
  if (!referral.gates) return null;
  const blind = referral.items.filter((item) => isBlind(item, referral, reader)).map((item) => item.id);
  const { gates, findings } = withoutG4(referral.gates, new Set(blind));
  return { gates, findings: [...findings] };
}

/** D11: the other side reads the desk, not the person; auditors and a person's own side read the pseudonym. */
function timelineEntry(
  entry: TimelineRow,
  positions: ReadonlyMap<number, number>,
  parties: ReadonlyMap<string, Party>,
  reader: Reader,
) {
  const { actor } = entry;
  const organisation = actor.type === 'system' ? null : actor.organisation;
  const party = organisation ? parties.get(organisation) : undefined;
  const ownSide = organisation === reader.organisation || reader.kind === 'AUDIT';
  const person =
    actor.type === 'person'
      ? (party?.people.find((each) => each.person === actor.person)?.pseudonym ?? actor.person)
      : null;
  return {
    version: entry.version,
    kind: entry.kind,
    at: entry.at,
    actor: {
      type: actor.type,
      name: actor.type === 'system' ? actor.rule : actor.type === 'key' ? actor.key : ownSide ? person : null,
      role: actor.type === 'system' ? null : actor.role,
      organisation,
      organisationName: party?.name ?? organisation,
    },
    data: entry.data,
    leafIndex: positions.get(entry.version) ?? null,
  };
}

/** That there is an annex is known to whoever may know of the case; who of the own desk may open it, to that desk. */
function annexView({ annex }: Referral, home: Party | undefined, now: string) {
  if (!annex) return null;
  const { at, digest, sizeBytes, destroyedAt = null } = annex;
  const cleared = (home?.people ?? []).filter(({ person }) => home && isCleared(home, person, now));
  return {
    ...{ attachedAt: at, digest, sizeBytes, destroyedAt },
    cleared: cleared.map(({ pseudonym }) => pseudonym),
  };
}

/** For each command, whether this person may give it now, or the refusal's code: what the buttons read. */
function allowedTo(
  referral: Referral,
  reader: Reader,
  parties: ReadonlyMap<string, Party>,
  now: string,
): Record<string, true | string> {
  if (reader.person === null) return {};
  const oversight = overseersOf(parties, referral.unit, now);
  const home = parties.get(reader.organisation);
  const named = { person: reader.person, cleared: home !== undefined && isCleared(home, reader.person, now) };
  const actor: Actor = { type: 'person', person: reader.person, organisation: reader.organisation, role: reader.role };
  const own = referral.authors.includes(reader.person);
  const OWN_BARRED = ['RecordBlindReading', 'ApproveLock1', 'ReturnLock1', 'StopReferral', 'OverrideLocator'];
  return Object.fromEntries(
    COMMAND_KINDS.flatMap((kind): [string, true | string][] => {
      const cell = mayAct(referral, kind, actor, oversight);
      if (isRefusal(cell)) return cell.code === 'not-your-role' && !cell.detail ? [] : [[kind, cell.code]];
      if (own && OWN_BARRED.includes(kind)) return [[kind, 'own-draft']];
      if (kind === 'AnswerClarification' && reader.kind === 'OVERSIGHT' && openFreeQuestion(referral) === null)
        return [];
      if (kind === 'DestroyAnnex' && (!referral.annex || referral.annex.destroyedAt !== undefined)) return [];
      if (kind === 'OpenAnnex') return referral.annex ? [[kind, annexBarred(referral, named) ?? true]] : [];
      if (kind === 'PlaceHold' && holdsOf(referral, reader.organisation).length > 0) return [[kind, 'hold-used']];
      if (kind === 'RenewHold' && !renewableHold(referral)) return [[kind, 'no-hold-to-renew']];
      if (kind === 'RenewUse' && referral.usefulUntil === undefined) return [[kind, 'not-in-this-state']];
      if (kind === 'RenewUse' && referral.useRenewedAt !== undefined) return [[kind, 'use-renewed']];
      return [[kind, true]];
    }),
  );
}

/** Every fact of a case, whole, for an auditor who may see the case. */
export async function replayFacts(store: Store, reader: Reader, id: string) {
  const key = await caseKeyOf(store, reader, id);
  if (reader.kind !== 'AUDIT' || key === null) return null;
  const facts = await factsOf(store, `referral:${id}`, key);
  return { facts: facts as unknown as Record<string, unknown>[] };
}

/** @param key of the case, as the reader's organisation holds it; without one the service reads for itself */
export const factsOf = (store: Store, stream: string, key?: Buffer): Promise<Fact[]> =>
  inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, async (client: pg.PoolClient) => {
    const loaded = await loadStreams(client, store.custody, new Map([[stream, { version: 0, key: key ?? null }]]));
    return (loaded.get(stream)?.facts ?? []) as unknown as Fact[];
  });
