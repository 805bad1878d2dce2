import {
  ACT_OUTCOMES,
  type Actor,
  bucketOf,
  type EntryCommandKind,
  type EntryFact,
  type EntryWorld,
  type Fact,
  type OpinionSource,
  type Party,
  type Recipient,
  recipientOf,
  replay,
} from '@remit/protocol';
import type pg from 'pg';
import { loadStreams } from '../store/facts.ts';
import type { Custody } from '../store/sealing.ts';

type Question = {
  readonly kind: EntryCommandKind;
  readonly entry: string;
  readonly facts: readonly EntryFact[];
  readonly data: unknown;
  readonly actor: Actor;
  readonly at: string;
};

/** What the rules need beyond the entry's own facts, read in the command's transaction. */
export async function readEntryWorld(
  client: pg.ClientBase,
  custody: Custody,
  parties: ReadonlyMap<string, Party>,
  question: Question,
): Promise<EntryWorld> {
  const { kind, actor, data } = question;
  const taking = [...parties.values()]
    .flatMap((party) => recipientOf(party) ?? [])
    .filter(({ tier }) => tier !== 'LOW');
  const own = actor.type === 'system' ? null : (parties.get(actor.organisation) ?? null);
  const source = (data as { source?: OpinionSource }).source;
  return {
    own: own && recipientOf(own),
    partners: taking.map(({ organisation }) => organisation),
    recipients: kind === 'WithdrawOpinion' ? await withKeys(client, taking) : [],
    source: source?.type === 'REFERRAL' && own ? await sourceOf(client, custody, source, own.id) : null,
    listWithout: kind === 'ReceiveWithdrawal' && own ? await listWithout(client, question, own.id) : null,
    usual: kind === 'ReportMatches' ? await usualMatches(client, question) : 'B0',
  };
}

async function withKeys(client: pg.ClientBase, taking: readonly Recipient[]): Promise<Recipient[]> {
  const { rows } = await client.query<{ organisation: string }>('SELECT organisation FROM list_recipients');
  const registered = new Set(rows.map(({ organisation }) => organisation));
  return taking.filter(({ organisation }) => registered.has(organisation));
}

/** An item of a referral in which the organisation took part; null for everybody else, as if there were none. */
async function sourceOf(
  client: pg.ClientBase,
  custody: Custody,
  { referral: id, itemId }: Extract<OpinionSource, { type: 'REFERRAL' }>,
  own: string,
): Promise<EntryWorld['source']> {
  const stream = `referral:${id}`;
  const loaded = await loadStreams(client, custody, new Map([[stream, { version: 0, key: null }]]));
  const { facts, key } = loaded.get(stream)!;
  if (facts.length === 0 || key === null) return null;
  const { unit, platform, receivedAt, items } = replay(facts as unknown as Fact[]);
  const item = items.find((each) => each.id === itemId);
  if (!item?.decision || (own !== unit && (own !== platform || receivedAt === undefined))) return null;
  const standing = item.correction === undefined && item.reinstated === undefined;
  return {
    acted: standing && (ACT_OUTCOMES as readonly string[]).includes(item.decision.outcome),
    grounds: item.content.contentTypes ?? [],
    parties: [unit, platform],
  };
}

/** Since which version the own list is without the opinion: that of a list made after the withdrawal. */
async function listWithout(
  client: pg.ClientBase,
  { entry, facts, data }: Question,
  own: string,
): Promise<number | null> {
  const author = (data as { organisation: string }).organisation;
  const withdrawn = facts.findLast(
    (fact) => fact.kind === 'OpinionWithdrawn' && fact.data.organisation === author && fact.data.owed.includes(own),
  );
  if (!withdrawn) return null;
  const { rows } = await client.query<{ since: number }>(
    'SELECT since FROM list_items WHERE organisation = $1 AND entry = $2 AND entry_version >= $3',
    [own, entry, withdrawn.version],
  );
  return rows[0]?.since ?? null;
}

const USUAL_DAYS = 30;

/** The bucket that all but one in a hundred reports of this kind stay below, over the last days. */
async function usualMatches(client: pg.ClientBase, { facts, at }: Question): Promise<EntryWorld['usual']> {
  const proposed = facts.find((fact) => fact.kind === 'OpinionProposed');
  if (proposed?.kind !== 'OpinionProposed') return 'B0';
  const since = new Date(Date.parse(at) - USUAL_DAYS * 86_400_000).toISOString().slice(0, 10);
  const { rows } = await client.query<{ usual: number | null }>(
    `SELECT percentile_disc(0.99) WITHIN GROUP (ORDER BY matched) AS usual FROM entry_feedback
     WHERE kind = $1 AND day >= $2 AND day <= $3`,
    [proposed.data.opinion.fingerprint.kind, since, at.slice(0, 10)],
  );
  return bucketOf(rows[0]?.usual ?? 0);
}
