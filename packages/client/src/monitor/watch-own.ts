import { hash } from 'node:crypto';
import { fromHex, leafHash, openCheckpoint, type Trust, verifyInclusion } from '@remit/log';
import type { Answer, RemitClient } from '../sdk/index.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import type { Alarm } from './alarm.ts';
import { alterations, type CaseShown, keep, strangerIn } from './own-acts.ts';
import { watchListActs } from './own-list-acts.ts';
import { keyOfSignature, type OwnRecords, signatureFault, unknownSignature } from './own-signatures.ts';
import type { CaseState, OwnState } from './state.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => hash('sha256', bytes, 'buffer');
const QUEUES = { LE_UNIT: 'unit', PLATFORM: 'platform', OVERSIGHT: 'oversight' } as const;

/** Cases that are remembered, the latest ones; a case beyond is watched no more. */
const MOST_CASES = 2_000;
const PAGE = 200;
/** Cases that are looked at again at each look although the queue says that they are as they were. */
const LOOKED_AT_AGAIN = 20;

export type Watch = {
  readonly client: RemitClient;
  readonly trust: Trust;
  readonly people: readonly string[] | null;
  /** Its own records of what its desk signed, read after the log was: a signer goes on while it is watched. */
  readonly records: () => Promise<OwnRecords>;
  readonly now: number;
};
export type Watched = { readonly own: OwnState; readonly alarms: readonly Alarm[] };

/**
 * One look at the own organisation through its own credential: who belongs to it, who acted for it, whether a case that
 * was seen before still says the same, whether what is shown as logged is in the log, and what was signed in its name,
 * on referrals and on entries of the shared list.
 */
export async function watchOwn(before: OwnState | null, watch: Watch): Promise<Watched> {
  const { client, people } = watch;
  const { organisation } = await client.rows.session();
  if (organisation === null) throw new Error('the credential belongs to no organisation');
  const shown = await client.rows.organisation({ params: { id: organisation.id } });
  const members = Object.fromEntries(
    shown.people.map(({ id, pseudonym, roles, certifiedUntil }) => [
      id,
      `${pseudonym}: ${[...roles].sort().join(' ')}, ${certifiedUntil ?? ''}`,
    ]),
  );
  const known = before?.organisation === organisation.id ? before : null;
  const roster = people ?? known?.roster ?? shown.people.map(({ pseudonym }) => pseudonym);
  const own: OwnState = {
    organisation: organisation.id,
    people: members,
    roster: [...roster],
    deskKeys: [...(known?.deskKeys ?? [])],
    cases: { ...known?.cases },
    listRead: known?.listRead ?? 0,
  };
  const alarms = known === null ? [] : changedPeople(known.people, members);
  const queue = QUEUES[organisation.kind as keyof typeof QUEUES];
  const first = known === null;
  if (queue !== undefined) {
    for (const id of await casesToLookAt(client, queue, own)) alarms.push(...(await lookAt(id, own, watch, first)));
    forgetOldest(own);
  }
  if (queue === 'unit' || queue === 'platform') alarms.push(...(await watchListActs(own, watch, first)));
  return { own, alarms };
}

function changedPeople(before: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): Alarm[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return ids
    .filter((id) => before[id] !== now[id])
    .map((id) => ({ code: 'people-changed', about: id, detail: `${before[id] ?? 'nobody'} → ${now[id] ?? 'nobody'}` }));
}

/** Those that changed since, and a few of the others in turn. */
async function casesToLookAt(
  client: RemitClient,
  queue: 'unit' | 'platform' | 'oversight',
  own: OwnState,
): Promise<string[]> {
  const changed: string[] = [];
  let after: string | undefined;
  for (let seen = 0; seen < MOST_CASES; seen += PAGE) {
    const query = { limit: PAGE, order: 'newest' as const, ...(after !== undefined && { after }) };
    const page = await client.rows.queue({ params: { queue }, query });
    const fresh = page.rows.filter(({ id, updatedAt }) => own.cases[id]?.updatedAt !== updatedAt);
    changed.push(...fresh.map(({ id }) => id));
    for (const { id, updatedAt } of fresh)
      own.cases[id] = { ...(own.cases[id] ?? { facts: {}, checkedAt: 0 }), updatedAt };
    if (fresh.length < page.rows.length || page.next === null) break;
    after = page.next;
  }
  const rest = Object.entries(own.cases)
    .filter(([id]) => !changed.includes(id))
    .sort(([, a], [, b]) => a.checkedAt - b.checkedAt)
    .slice(0, LOOKED_AT_AGAIN)
    .map(([id]) => id);
  return [...changed, ...rest];
}

async function lookAt(id: string, own: OwnState, watch: Watch, first: boolean): Promise<Alarm[]> {
  const { client, people, now } = watch;
  const before = own.cases[id]!;
  const shown = await client.rows.referral({ params: { id } });
  const altered = alterations(id, before, shown);
  const fresh = shown.timeline.filter(({ version }) => before.facts[String(version)] === undefined);
  // Whoever acted before the first look counts as known, unless the organisation names its people itself.
  if (first && people === null) own.roster = [...new Set([...own.roster, ...actors(own.organisation, shown)])];
  const strangers = fresh.flatMap((fact) => strangerIn(id, own.organisation, own.roster, fact));
  const logged = shown.timeline.filter(
    ({ version, leafIndex }) => leafIndex !== null && (before.facts[String(version)]?.leafIndex ?? null) === null,
  );
  const unproven = logged.length > 0 ? await provedIn(id, logged, own, watch, first) : [];
  const kept: CaseState['facts'] = Object.fromEntries(shown.timeline.map((fact) => [fact.version, keep(fact)]));
  // What was altered keeps its old form as the measure; its alarm goes on until the case says the same again.
  own.cases[id] = { ...before, checkedAt: now, facts: { ...kept, ...(altered.length > 0 && before.facts) } };
  return [...altered, ...strangers, ...unproven];
}

const actors = (organisation: string, { timeline }: CaseShown): string[] =>
  timeline.flatMap(({ actor }) => (actor.organisation === organisation && actor.name !== null ? [actor.name] : []));

/** What came into the log since the last look: whether it stands there, and whether we signed what is said to be ours. */
async function provedIn(
  id: string,
  logged: readonly CaseShown['timeline'][number][],
  own: OwnState,
  { client, trust, records }: Watch,
  first: boolean,
): Promise<Alarm[]> {
  const pack = await client.rows.provenance({ params: { id } });
  if (first)
    own.deskKeys = [...new Set([...own.deskKeys, ...pack.proofs.flatMap((proof) => keyOfSignature(proof) ?? [])])];
  const alarms = await unprovenIn(id, pack, trust);
  const known = await records();
  for (const fact of logged) {
    const proof = pack.proofs.find(({ version }) => version === fact.version);
    const about = { organisation: own.organisation, referral: id };
    const fault = proof && (await signatureFault(proof, fact, about, known, new Set(own.deskKeys)));
    if (fault) alarms.push(unknownSignature(id, fact, fault));
  }
  return alarms;
}

async function unprovenIn(id: string, { proofs, checkpoint }: Answer<'provenance'>, trust: Trust): Promise<Alarm[]> {
  if (proofs.length === 0 || checkpoint === null) return [];
  const opened = await openCheckpoint(checkpoint, { ...trust, quorum: 0 }, verifyEd25519);
  if (!opened.ok) return [{ code: 'checkpoint-refused', about: id, detail: opened.detail }];
  const { size, root } = opened.value.checkpoint;
  const bad = proofs.filter(({ leaf, leafIndex, proof }) => {
    const entry = fromHex(leaf);
    const path = proof.map((each) => fromHex(each) ?? new Uint8Array(0));
    return (
      !entry || !verifyInclusion({ leaf: leafHash(entry, sha256), index: leafIndex, size, root, proof: path }, sha256)
    );
  });
  return bad.map(({ version, leafIndex }) => ({
    code: 'not-in-log',
    about: `${id}, fact ${version}`,
    detail: `entry ${leafIndex}`,
  }));
}

function forgetOldest(own: OwnState): void {
  const latest = Object.entries(own.cases)
    .sort(([, a], [, b]) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, MOST_CASES);
  own.cases = Object.fromEntries(latest);
}
