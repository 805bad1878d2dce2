import type { Verify } from '@remit/log';
import {
  commandSchemas,
  dataDigest,
  type DeskHeader,
  parseDeskSignature,
  ROLE_HOLDERS,
  type Role,
  type SignedAct,
  type Statement,
  STATEMENT_MINUTES,
  TRANSITIONS,
} from '@remit/protocol';
import { type Directory, rawKey } from './directory.ts';
import { type BundleFault, fault } from './fault.ts';
import type { BundlePolicy } from './policy.ts';
import type { Bundle, ChainEntry } from './schema.ts';

/** An act whose signature verified: what was stated, where it stands, and the command it was about. */
export type Act = {
  readonly kind: SignedAct;
  readonly index: number;
  readonly at: string;
  readonly header: DeskHeader;
  readonly statement: Statement;
  readonly data: Readonly<Record<string, unknown>>;
};
/** A use of a desk's key: for whom, at which place in the log, when. */
export type KeyUse = Pick<Act, 'index' | 'at' | 'header'> & { readonly statement: { readonly organisation: string } };
type Believed = {
  readonly directory: Directory;
  readonly policy: Pick<BundlePolicy, 'demonstration' | 'organisations'>;
};
type Under = { readonly directory: Directory; readonly policy: BundlePolicy; readonly verify: Verify };

/** The signed act of a fact: its statement is this act in this place, and a key of its desk signed it. */
export async function readAct(
  kind: SignedAct,
  entry: ChainEntry,
  bundle: Pick<Bundle, 'referral'>,
  under: Under,
): Promise<Act | BundleFault> {
  const { signature1 } = entry.opened;
  if (!signature1 || !entry.data) return fault('signature-missing', kind);
  const desk = parseDeskSignature(signature1.value);
  if (!desk) return fault('signature-malformed', kind);
  const { header, statement } = desk;
  const act: Act = { kind, index: entry.index, at: entry.opened.at.value, header, statement, data: entry.data };
  const bad = statementFault(act, entry, bundle) ?? keyFault(act, under);
  if (bad) return bad;
  const key = keyOf(act, under.directory)!;
  const good = await under.verify(rawKey(key.data.publicKey), desk.signed, desk.signature);
  return good ? act : fault('signature-bad', kind);
}

function statementFault(
  { kind, at, statement, data }: Act,
  { opened }: ChainEntry,
  { referral }: Pick<Bundle, 'referral'>,
): BundleFault | undefined {
  if (statement.referral !== referral) return fault('statement-of-another-case', statement.referral);
  const differs = (name: string): BundleFault => fault('statement-differs', `${kind}: ${name}`);
  if (statement.act !== kind) return differs('act');
  if (statement.previous !== opened.previous.value) return differs('previous');
  if (!commandSchemas[kind].safeParse(data).success || statement.data !== dataDigest(data)) return differs('data');
  if ('digest' in data && data['digest'] !== statement.document) return differs('document');
  if ((statement.result !== null) !== (kind === 'NarrowLock2')) return differs('result');
  if (!rolesOf(kind).includes(statement.role)) return fault('role-wrong', `${kind} as ${statement.role}`);
  const left = Date.parse(statement.notAfter) - Date.parse(at);
  if (left <= 0 || left > 2 * STATEMENT_MINUTES * 60_000) return fault('statement-expired', `${kind} at ${at}`);
  return undefined;
}

/** Who may do what stands in the protocol's own table. */
const rolesOf = (kind: SignedAct): readonly string[] =>
  Object.values(TRANSITIONS[kind]).flatMap((cell) => cell.by.filter((doer) => doer in ROLE_HOLDERS) as Role[]);

/** A key is judged at the place in the log where it was used (spec/bundle.md, Directory). */
export function keyFault(act: KeyUse, { directory, policy }: Believed): BundleFault | undefined {
  const { index, at, header, statement } = act;
  if (header.remit === 'demonstration' && !policy.demonstration) return fault('demonstration-key-refused', header.kid);
  const key = keyOf(act, directory);
  if (!key) return fault('key-unknown', `${header.kid} of ${statement.organisation}`);
  const revoked = directory.KeyRevoked.some(
    (each) => each.organisation === key.organisation && each.data.keyId === header.kid && each.index < index,
  );
  if (revoked) return fault('key-revoked', header.kid);
  if (key.data.until <= at) return fault('key-expired', header.kid);
  return pinFault(act, key.data.publicKey, policy);
}

function pinFault({ statement }: KeyUse, key: string, { organisations }: Believed['policy']): BundleFault | undefined {
  if (!organisations) return undefined;
  const known = organisations.find(({ organisation }) => organisation === statement.organisation);
  if (!known) return fault('organisation-not-known', statement.organisation);
  return known.keys && !known.keys.includes(key) ? fault('key-not-known', statement.organisation) : undefined;
}

export const keyOf = ({ index, header, statement }: KeyUse, { KeyAdded }: Directory) =>
  KeyAdded.find(
    (each) => each.organisation === statement.organisation && each.data.keyId === header.kid && each.index < index,
  );
