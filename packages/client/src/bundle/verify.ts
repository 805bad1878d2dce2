import type { Verify } from '@remit/log';
import { canonical, type CommandData, type Json, type LockTrigger, type SignedAct } from '@remit/protocol';
import { verifyEd25519 } from '../verify/ed25519.ts';
import { type Act, readAct } from './acts.ts';
import { type Chain, readChain } from './chain.ts';
import { type Head, openHead } from './checkpoint.ts';
import { type Directory, type Listed, readDirectory } from './directory.ts';
import { checkEntry } from './entries.ts';
import { type BundleFault, fault, isFault } from './fault.ts';
import { readPolicy } from './policy.ts';
import { documentDigest, readBundle } from './read.ts';
import type { Bundle, BundleDocument } from './schema.ts';
import { lock2Claim, oversightStanding, setInForce, unitStanding } from './standing.ts';

/** A lock as its desk signed it. */
export type ProvedLock = {
  readonly lock: 1 | 2;
  readonly act: SignedAct;
  readonly organisation: string;
  readonly name: string;
  /** The pseudonym of who held it. */
  readonly as: string;
  readonly at: string;
  /** Place of the act in the log. */
  readonly index: number;
  readonly digest: string;
  readonly appointer: string | null;
  readonly judicial: boolean | null;
  readonly termUntil: string | null;
};

/** What a bundle proves, and only what it proves (spec/bundle.md, Proved and vouched). */
export type VerifiedBundle = {
  readonly referral: string;
  readonly document: BundleDocument;
  readonly digest: string;
  /** The digest before lock 2 narrowed, where it did. */
  readonly narrowedFrom: string | null;
  readonly submittedAs: string;
  readonly locks: readonly ProvedLock[];
  readonly lock2: 'REQUIRED' | 'NOT_REQUIRED';
  readonly because: readonly LockTrigger[];
  readonly sentAt: string;
  readonly freshUntil: string;
  readonly provedBy: {
    readonly origin: string;
    readonly size: number;
    readonly witnesses: number;
    /** The place of the sending in the log. */
    readonly index: number;
  };
  /** True where a key of the demonstration signed, which only the policy's word lets pass. */
  readonly demonstration: boolean;
};

/**
 * Checks a bundle with nothing but a policy and a clock.
 *
 * @param text the bundle's exact text
 * @param now an instant such as 2026-11-22T17:40:00.000Z
 * @example
 * const bundle = await verifyBundle(text, policy, new Date().toISOString());
 * if ('code' in bundle) throw new Error(bundle.code);
 * bundle.document.items;
 */
export async function verifyBundle(
  text: string,
  givenPolicy: unknown,
  now: string,
  verify: Verify = verifyEd25519,
): Promise<VerifiedBundle | BundleFault> {
  const read = readPolicy(givenPolicy);
  if (isFault(read)) return read;
  const bundle = readBundle(text);
  if (isFault(bundle)) return bundle;
  const head = await openHead(bundle, read, now, verify);
  if (isFault(head)) return head;
  for (const entry of [...bundle.chain, ...bundle.directory]) {
    const bad = checkEntry(entry, head);
    if (bad) return bad;
  }
  const chain = readChain(bundle);
  if (isFault(chain)) return chain;
  const directory = readDirectory(bundle.directory);
  if (isFault(directory)) return directory;
  const under = { directory, policy: read.policy, verify };
  const submission = await readAct('SubmitDraft', chain.submission, bundle, under);
  if (isFault(submission)) return submission;
  const lock1 = await readAct('ApproveLock1', chain.lock1, bundle, under);
  if (isFault(lock1)) return lock1;
  const lock2 = chain.lock2 && (await readAct(ACT_OF[chain.lock2.opened.kind.value]!, chain.lock2, bundle, under));
  if (isFault(lock2)) return lock2;
  return judge(bundle, { head, chain, directory, submission, lock1, lock2 }, read.policy.origin);
}

const ACT_OF: Readonly<Record<string, SignedAct>> = {
  Lock2Approved: 'ApproveLock2',
  Lock2Narrowed: 'NarrowLock2',
  ReconsiderationDecided: 'DecideReconsideration',
};

type Proved = {
  readonly head: Head;
  readonly chain: Chain;
  readonly directory: Directory;
  readonly submission: Act;
  readonly lock1: Act;
  readonly lock2: Act | null;
};

/** All signatures hold; now whether those who signed were the right ones, and signed this. */
function judge(bundle: Bundle, proved: Proved, origin: string): VerifiedBundle | BundleFault {
  const { head, chain, directory, submission, lock1, lock2 } = proved;
  const { unit } = bundle.document;
  for (const { statement } of [submission, lock1])
    if (statement.organisation !== unit) return fault('organisation-wrong', statement.organisation);
  if (submission.statement.as === lock1.statement.as) return fault('author-held-lock1', lock1.statement.as);
  const desk = unitStanding(directory, unit, submission.index);
  if (isFault(desk)) return desk;
  const oversight = lock2 && oversightStanding(directory, unit, lock2);
  if (isFault(oversight)) return oversight;
  const bad = documentFault(bundle, proved);
  if (bad) return bad;
  const set = setInForce(directory, bundle, chain);
  if (isFault(set)) return set;
  const because = lock2Claim(bundle, set, chain);
  if (isFault(because)) return because;
  const digest = documentDigest(bundle.document);
  const original = submission.statement.document;
  return {
    referral: bundle.referral,
    document: bundle.document,
    digest,
    narrowedFrom: original === digest ? null : original,
    submittedAs: submission.statement.as,
    locks: [
      lockOf(1, lock1, desk, null),
      ...(lock2 && oversight ? [lockOf(2, lock2, oversight.body, oversight.appointment)] : []),
    ],
    lock2: bundle.locks.lock2,
    because,
    sentAt: chain.sent.opened.at.value,
    freshUntil: bundle.freshUntil,
    provedBy: { origin, size: head.size, witnesses: head.witnesses, index: chain.sent.index },
    demonstration: [submission, lock1, lock2].some((act) => act?.header.remit === 'demonstration'),
  };
}

/** Every act on the digest that was submitted, and the document the one that came of it. */
function documentFault({ document }: Bundle, { submission, lock1, lock2 }: Proved): BundleFault | undefined {
  const original = submission.statement.document;
  for (const { kind, statement } of lock2 ? [lock1, lock2] : [lock1])
    if (statement.document !== original) return fault('lock-digest-differs', kind);
  if (lock2?.kind === 'DecideReconsideration' && lock2.data['outcome'] !== 'REVERSED')
    return fault('reconsideration-upheld', 'the refusal stands');
  const digest = documentDigest(document);
  const locked = lock2?.statement.result ?? original;
  if (digest !== locked) return fault(digest === original ? 'document-before-narrowing' : 'document-differs', digest);
  return lock2?.kind === 'NarrowLock2' ? narrowingFault(document, lock2.data) : undefined;
}

/** The difference that lock 2 signed is the one that the document shows. */
function narrowingFault({ header, items }: BundleDocument, data: Act['data']): BundleFault | undefined {
  const { narrowing } = data as CommandData<'NarrowLock2'>;
  const left = new Set(items.map(({ id }) => id));
  const shown =
    narrowing.removeItems.every((id) => !left.has(id)) &&
    (narrowing.requestedAction === null || narrowing.requestedAction === header.requestedAction) &&
    (narrowing.usefulForHours === null || narrowing.usefulForHours === header.usefulForHours) &&
    (narrowing.territory === null || same(narrowing.territory, header.territory));
  return shown ? undefined : fault('narrowing-differs', 'what lock 2 took away is still there');
}

const same = (one: unknown, other: unknown): boolean => canonical(one as Json) === canonical((other ?? null) as Json);

function lockOf(
  lock: 1 | 2,
  { kind, statement, at, index }: Act,
  { data: { name } }: Listed<'OrganisationRegistered'>,
  appointment: Listed<'OversightAppointed'> | null,
): ProvedLock {
  const { appointer = null, judicial = null, until = null } = appointment?.data ?? {};
  const { organisation, as, document, result } = statement;
  const digest = result ?? document;
  return { lock, act: kind, organisation, name, as, at, index, digest, appointer, judicial, termUntil: until };
}
