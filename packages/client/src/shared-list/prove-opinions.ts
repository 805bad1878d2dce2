import type { ListKind, Opinion } from '@remit/match';
import {
  canonical,
  dataDigest,
  entryIdOf,
  type EntryStatement,
  ENTRY_TRANSITIONS,
  type Json,
  type OpinionDocument,
  opinionInList,
  parseEntrySignature,
  ROLE_HOLDERS,
  sha256Hex,
  STATEMENT_MINUTES,
} from '@remit/protocol';
import { keyFault, keyOf, type KeyUse } from '../bundle/acts.ts';
import type { BundleCode } from '../bundle/codes.ts';
import { type Directory, rawKey, readDirectory } from '../bundle/directory.ts';
import { checkEntry } from '../bundle/entries.ts';
import { isFault } from '../bundle/fault.ts';
import type { BundlePolicy } from '../bundle/policy.ts';
import { registered } from '../bundle/standing.ts';
import { verifyEd25519 } from '../verify/ed25519.ts';
import { believedHead, checkContinues, type HeldCheckpoint, type LogHead, type LogPolicy } from './log-head.ts';
import type { OpinionProofs, ShownOpinion } from './proof-schema.ts';

/** Whose keys count beyond what the log shows (spec/bundle.md, Policy). */
export type ProofPolicy = LogPolicy & Pick<BundlePolicy, 'demonstration' | 'organisations'>;
/** A line of the list: the entry's identifier, and what the list says that others think of it. */
export type ProvableLine = {
  readonly kind: ListKind;
  readonly entry: string;
  readonly opinions: readonly Opinion[];
};
/** Why an opinion is not proven (spec/list.md, Proof of opinions). */
export type OpinionCode = BundleCode | 'opinion-not-shown' | 'opinion-of-another' | 'opinion-differs';
export type OpinionFault = { readonly code: OpinionCode; readonly detail: string };
/** By which act of its desk an opinion came about, and where that stands in the log. */
export type ProvenOpinion = { readonly as: string; readonly at: string; readonly index: number };
export type ProofOfOpinion = {
  readonly kind: ListKind;
  readonly entry: string;
  readonly opinion: Opinion;
  /** Whether the service knows the entry at all: it knows none for a canary. */
  readonly known: boolean;
  readonly result: ProvenOpinion | OpinionFault;
};

const fault = (code: OpinionCode, detail = ''): OpinionFault => ({ code, detail });
const failed = (value: unknown): value is OpinionFault => isFault(value);
/** Why an opinion is not proven; null where it is. */
export const faultOf = ({ result }: ProofOfOpinion): OpinionFault | null => (failed(result) ? result : null);

/**
 * Checks for each opinion of these lines that the desk which it names signed it, and that the log has it.
 *
 * @param proofs as the row `proveOpinions` gives them for these entries
 * @param held the checkpoint under which the list is held, which the one of the proofs has to continue
 * @throws ListRefused where the log itself is not believed
 */
export async function checkProofs(
  lines: readonly ProvableLine[],
  proofs: OpinionProofs,
  policy: ProofPolicy,
  held: HeldCheckpoint | null = null,
): Promise<readonly ProofOfOpinion[]> {
  const head = await believedHead(proofs.checkpoint, policy);
  await checkContinues(held, head, policy);
  const directory = directoryUnder(proofs, head);
  const shown = new Map(proofs.entries.map(({ entry, opinions }) => [entry, opinions]));
  const results: ProofOfOpinion[] = [];
  for (const { kind, entry, opinions } of lines)
    for (const opinion of opinions) {
      const own = shown.get(entry)?.filter(({ document }) => document['organisation'] === opinion.party) ?? [];
      const result = failed(directory)
        ? directory
        : await proofAmong(own, { entry, opinion }, { directory, policy, head });
      results.push({ kind, entry, opinion, known: shown.has(entry), result });
    }
  return results;
}

type Claim = { readonly entry: string; readonly opinion: Opinion };
type Under = { readonly directory: Directory; readonly policy: ProofPolicy; readonly head: LogHead };

function directoryUnder({ directory }: OpinionProofs, head: LogHead): Directory | OpinionFault {
  for (const entry of directory) {
    const bad = checkEntry(entry, head);
    if (bad) return bad;
  }
  return readDirectory(directory);
}

/** The last that holds, of all that an organisation ever said about the entry; else why the last does not. */
async function proofAmong(
  own: readonly ShownOpinion[],
  claim: Claim,
  under: Under,
): Promise<ProvenOpinion | OpinionFault> {
  let last: ProvenOpinion | OpinionFault = fault('opinion-not-shown', claim.opinion.party);
  for (const shown of own) {
    const result = await proofOf(shown, claim, under);
    if (!failed(result) || failed(last)) last = result;
  }
  return last;
}

const ACT_OF = { OpinionConfirmed: 'ConfirmOpinion', EntryDisputed: 'DisputeEntry' } as const;

async function proofOf(shown: ShownOpinion, claim: Claim, under: Under): Promise<ProvenOpinion | OpinionFault> {
  const { index, opened } = shown;
  const act = ACT_OF[opened.kind.value as keyof typeof ACT_OF] as (typeof ACT_OF)[keyof typeof ACT_OF] | undefined;
  if (!act || opened.stream.value !== `entry:${claim.entry}`)
    return fault('opinion-of-another', `${opened.kind.value} in ${opened.stream.value}`);
  const bad = documentFault(shown, claim) ?? checkEntry(shown, under.head);
  if (bad) return bad;
  const desk = parseEntrySignature(opened.signature1.value);
  if (!desk) return fault('signature-malformed', act);
  const { header, statement } = desk;
  const use: KeyUse = { index, at: opened.at.value, header, statement };
  const wrong = statementFault(act, statement, shown, claim) ?? deskFault(use, statement, under);
  if (wrong) return wrong;
  const { data } = keyOf(use, under.directory)!;
  const good = await verifyEd25519(rawKey(data.publicKey), desk.signed, desk.signature);
  return good ? { as: statement.as, at: use.at, index } : fault('signature-bad', act);
}

/** The document is about this entry, and written as a line it is the line. */
function documentFault({ document }: ShownOpinion, { entry, opinion }: Claim): OpinionFault | undefined {
  const said = document as unknown as OpinionDocument;
  if (said.type !== 'remit/opinion/v1' || said.entry !== entry || entryIdOf(said.fingerprint) !== entry)
    return fault('opinion-of-another', said.entry);
  const line: Json = opinionInList(said);
  return canonical(line) === canonical(opinion) ? undefined : fault('opinion-differs', canonical(line));
}

function statementFault(
  act: (typeof ACT_OF)[keyof typeof ACT_OF],
  statement: EntryStatement,
  { document, opened }: ShownOpinion,
  { entry, opinion }: Claim,
): OpinionFault | undefined {
  const digest = sha256Hex(canonical(document as Json));
  const same = {
    ...{ act, entry, organisation: opinion.party, document: digest, previous: opened.previous.value },
    ...(act === 'ConfirmOpinion' && { data: dataDigest({ digest }) }),
  };
  for (const [name, value] of Object.entries(same))
    if (statement[name as keyof EntryStatement] !== value) return fault('statement-differs', `${act}: ${name}`);
  const may = Object.values(ENTRY_TRANSITIONS[act]).some(({ by }) => by.includes(statement.role));
  if (!may) return fault('role-wrong', `${act} as ${statement.role}`);
  const left = Date.parse(statement.notAfter) - Date.parse(opened.at.value);
  return left > 0 && left <= 2 * STATEMENT_MINUTES * 60_000 ? undefined : fault('statement-expired', opened.at.value);
}

/** The organisation was registered, of the kind to which the role belongs, and the key was its desk's. */
function deskFault(use: KeyUse, statement: EntryStatement, { directory, policy }: Under): OpinionFault | undefined {
  const desk = registered(directory, statement.organisation, ROLE_HOLDERS[statement.role], use.index);
  return failed(desk) ? desk : keyFault(use, { directory, policy });
}
