import { toBase64 } from '../bytes.ts';
import type { VerifierKey } from './key.ts';

/** So many of these, each a witness or again such a group (C2SP tlog-policy, "Defining a witness group"). */
export interface Group {
  readonly threshold: number;
  readonly members: ReadonlyArray<VerifierKey | Group>;
}

/** How many different witnesses there must be, whichever; or a group that must have witnessed. */
export type Quorum = number | Group;

const isGroup = (member: VerifierKey | Group): member is Group => 'members' in member;
const bytesOf = ({ publicKey }: VerifierKey): string => toBase64(publicKey);

/** Whether those who cosigned are enough. Counted by public key: one witness under two names is still one. */
export function meetsQuorum(cosigners: readonly VerifierKey[], quorum: Quorum): boolean {
  const keys = new Set(cosigners.map(bytesOf));
  return typeof quorum === 'number' ? keys.size >= quorum : witnessed(quorum, keys);
}

function witnessed(member: VerifierKey | Group, keys: ReadonlySet<string>): boolean {
  if (!isGroup(member)) return keys.has(bytesOf(member));
  return member.members.filter((each) => witnessed(each, keys)).length >= member.threshold;
}

/** Why a quorum was not met, in English, for logs and developers. */
export function quorumMissing(cosigners: readonly VerifierKey[], quorum: Quorum): string {
  const distinct = new Set(cosigners.map(bytesOf)).size;
  return typeof quorum === 'number'
    ? `${distinct} of ${quorum} witnesses cosigned`
    : `the ${distinct} witnesses that cosigned are not those that the policy asks for`;
}
