import {
  digestOf,
  documentOf,
  type Fact,
  factSeenBy,
  overseesAt,
  type Party,
  type Referral,
  replay,
  type Side,
  withoutAnswers,
} from '@remit/protocol';
import { ownKey } from './case-key.ts';
import { isBlind } from './case-items.ts';
import { factsOf } from './case.ts';
import { openableEntries } from './bundle-entries.ts';
import { inclusionProofs } from './inclusion-proofs.ts';
import { latestCheckpoint } from './log-tile.ts';
import { organisationsById } from './organisations.ts';
import { reading, type Reader, type Store } from './reader.ts';

/** The desk that holds a lock, never the person; of lock 2 also who appointed the body, as of then. */
type Lock = {
  readonly lock: 1 | 2;
  readonly desk: string;
  readonly at: string;
  readonly digest: string;
  readonly appointer?: string | null;
  readonly judicial?: boolean | null;
  readonly termUntil?: string | null;
  readonly narrowedFrom?: string | null;
};

/**
 * Who asked, on which basis, under which locks, with proof (R025): the document as it was sent, or as it stands before
 * that, and the published places of those facts that this reader may see. Null: not there, or not yours.
 */
export async function provenance(store: Store, reader: Reader, id: string) {
  const known = await reading(store, reader, async (client) => {
    const { rows } = await client.query<{ party: Side; key: Buffer; unit: string }>(
      'SELECT party, key, unit FROM case_rows WHERE organisation = ANY (desks_of($1)) AND referral = $2 AND erased_at IS NULL',
      [reader.organisation, id],
    );
    const key = rows[0] && ownKey(store, reader, rows[0]);
    return rows[0] && key !== null && { party: rows[0].party, key, parties: await organisationsById(client) };
  });
  if (!known) return null;
  const facts = await factsOf(store, `referral:${id}`, known.key);
  const referral = replay(facts);
  const sent = asSent(facts);
  return {
    ...documentFor(reader, sent, referral),
    digest: digestOf(sent),
    locks: locksOf(referral, known.parties),
    whyNoLock2: whyNoLock2(referral),
    ...(await proofsOf(store, reader, id, facts, referral, known)),
  };
}

/** The document, without what this reader has to answer blind; the digest is that of the whole one. */
function documentFor(reader: Reader, sent: Referral, now: Referral) {
  const blind = new Set(now.items.filter((item) => isBlind(item, now, reader)).map(({ id }) => id));
  const items = sent.items.map((item) =>
    blind.has(item.id) ? { ...item, content: withoutAnswers(item.content) } : item,
  );
  return {
    document: documentOf({ ...sent, items }) as Record<string, unknown>,
    answersHidden: blind.size > 0,
  };
}

/** The state at the moment of sending; what is decided later is no part of what was locked. */
function asSent(facts: readonly Fact[]): Referral {
  const sending = facts.findIndex(({ kind }) => kind === 'ReferralSent');
  return replay(sending < 0 ? facts : facts.slice(0, sending + 1));
}

/** Towards the other side a lock is a desk's, never a person's (D11). */
function locksOf({ lock1, lock2, unit }: Referral, parties: ReadonlyMap<string, Party>): Lock[] {
  const locks: Lock[] = [];
  if (lock1) locks.push({ lock: 1, desk: parties.get(unit)?.name ?? unit, at: lock1.at, digest: lock1.digest });
  if (!lock2) return locks;
  const body = [...parties.values()].find((party) => party.kind === 'OVERSIGHT' && overseesAt(party, unit, lock2.at));
  locks.push({
    lock: 2,
    desk: body?.name ?? '',
    at: lock2.at,
    digest: lock2.digest,
    appointer: body?.appointment?.appointer ?? null,
    judicial: body?.appointment?.judicial ?? null,
    termUntil: body?.appointment?.until ?? null,
    narrowedFrom: lock2.narrowedFrom ?? null,
  });
  return locks;
}

/** D1: where lock 2 was not required, a bundle says why. */
function whyNoLock2({ lock1, lock2, triggers, header }: Referral): string | null {
  if (!lock1 || lock2 || triggers.length > 0) return null;
  return `None of the published reasons for lock 2 held under parameter set ${header.parameterSet ?? ''}, so lock 1 was enough. Items sent this way may be drawn for an independent reading afterwards.`;
}

async function proofsOf(
  store: Store,
  reader: Reader,
  id: string,
  facts: readonly Fact[],
  referral: Referral,
  { party, key }: { readonly party: Side; readonly key: Buffer | undefined },
) {
  const stream = `referral:${id}`;
  const seen = facts.filter((fact) => factSeenBy(party, fact, referral) !== undefined);
  const proofs = await inclusionProofs(
    store,
    seen.map(({ version }) => ({ stream, version })),
  );
  const own = await ownSignatures(store, reader, stream, seen, key);
  return {
    proofs: proofs.map(({ version, index, leaf, proof }) => ({
      ...{ version, leafIndex: index, leaf, proof: [...proof] },
      deskSignature: own.get(version) ?? null,
    })),
    checkpoint: proofs[0]?.checkpoint ?? (await latestCheckpoint(store))?.note ?? null,
  };
}

/** What the own desk signed, opened for itself alone: so that it finds what none of its members signed. */
async function ownSignatures(store: Store, reader: Reader, stream: string, seen: readonly Fact[], key?: Buffer) {
  const own = seen.filter(({ actor }) => actor.type !== 'system' && actor.organisation === reader.organisation);
  const named = own.map(({ version }) => ({ stream, version }));
  const opened = named.length === 0 ? null : await openableEntries(store, named, new Map(key ? [[stream, key]] : []));
  return new Map(
    [...(opened?.entries.values() ?? [])].flatMap((entry) => {
      const { version, kind, previous, desk } = entry;
      if (desk === null) return [];
      const { signature1, ...about } = entry.opened({ signature1: desk, kind, previous: previous ?? '' });
      return [[version, { ...signature1, ...about }] as const];
    }),
  );
}
