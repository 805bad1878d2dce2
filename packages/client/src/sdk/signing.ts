import {
  commandSchemas,
  dataDigest,
  disputingOpinion,
  entryCommandSchemas,
  type EntryStatement,
  isSignedAct,
  isSignedEntryAct,
  REFUSALS,
  type RefusalCode,
  type Signable,
  type SignedAct,
  type SignedEntryAct,
  type Signatures,
} from '@remit/protocol';
import type { RowName } from '../contract/index.ts';
import { demonstrationSigner, type Signer, signActs, type Unsigned } from '../signing/index.ts';
import { RemitProblem } from './problem.ts';
import type { Answer, AnyArguments } from './types.ts';

type Session = Answer<'session'>;
/** Who signs in a session: null where nothing can, and the server then says what is missing. */
export type SignerOf = (session: Session, act: ActToSign) => Promise<Signer | null>;
/** What a signer that looks for itself is shown: the document whose digest is signed, and of an act on an entry its data. */
export type ShownToSigner = { readonly document: unknown; readonly data?: unknown };
/** The act in question, the first of several. */
export type ActToSign = {
  readonly kind: SignedAct | SignedEntryAct;
  /** The referral, or the entry of the list. */
  readonly referral: string;
  /** What each of the acts that are signed together is about, whole and as it stands now. */
  readonly shown: (statement: Signable) => Promise<ShownToSigner>;
};

/** In the demonstration everybody signs with made-up keys; anywhere else somebody has to say who signs. */
export const demonstrationOnly: SignerOf = async ({ softwareKey, person, organisation }) =>
  softwareKey && person && organisation ? demonstrationSigner(organisation.id, person.id) : null;

type Ask = (name: RowName, given: AnyArguments) => Promise<unknown>;

/** A call of a row, by its name. */
export type Call = { readonly name: RowName; readonly given: AnyArguments };

/**
 * The arguments of a call with both signatures, where the act is one that is signed and they are not given yet. The
 * server proposes the statement; what it says of the act, the case, its words and the document that was read is
 * compared here, so that a signature is never given for something else.
 */
export async function withSignatures(
  ask: Ask,
  signerOf: SignerOf,
  name: RowName,
  given: AnyArguments,
): Promise<AnyArguments> {
  const [signed = given] = await signTogether(ask, signerOf, [{ name, given }]);
  return signed;
}

/**
 * The same for several acts of one person: every statement is compared first, and then all are signed at once, so that
 * fifty receipts need one touch. In the order of the calls; what needs no signature stays as it is.
 */
export async function signTogether(ask: Ask, signerOf: SignerOf, calls: readonly Call[]): Promise<AnyArguments[]> {
  const open = new Map<number, Open>();
  for (const [at, call] of calls.entries()) {
    const act = openAct(call);
    if (act) open.set(at, act);
  }
  const [first] = open.values();
  const signer =
    first && (await signerOf((await ask('session', {})) as Session, toSign(ask, first, [...open.values()])));
  if (!signer) return calls.map(({ given }) => given);
  const proposals: Proposal[] = [];
  for (const act of open.values()) {
    const proposed = await propose(ask, act);
    compare(proposed.statement, act);
    proposals.push(proposed);
  }
  const statements = proposals.map(({ statement }) => statement);
  const signatures = await signActs(signer, statements, proposals.at(-1)!.now);
  const signed = new Map([...open.keys()].map((at, i) => [at, signatures[i]]));
  return calls.map(({ given }, at) =>
    open.has(at) ? { ...given, body: { ...open.get(at)!.data, signatures: signed.get(at) } } : given,
  );
}

type Proposal = Answer<'statement'> | Answer<'entryStatement'>;
type Open = { readonly name: SignedAct | SignedEntryAct; readonly given: AnyArguments; readonly data: object };

/** An act that is still to be signed. What is not readable is the server's to refuse, with the field and the reason. */
function openAct({ name, given }: Call): Open | null {
  const schema = isSignedAct(name) ? commandSchemas[name] : isSignedEntryAct(name) ? entryCommandSchemas[name] : null;
  if (schema === null) return null;
  const { signatures, ...asked } = (given.body ?? {}) as { signatures?: Signatures };
  const checked = schema.safeParse(asked);
  const named = name as Open['name'];
  return signatures !== undefined || !checked.success ? null : { name: named, given, data: checked.data };
}

function toSign(ask: Ask, first: Open, acts: readonly Open[]): ActToSign {
  const shown: ActToSign['shown'] = async (statement) => {
    const act = acts.find((each) => isOf(each, statement));
    if (!act) throw problem(409, 'statement-differs');
    if (statement.type === 'remit/act/v1') return { document: await documentOf(ask, statement.referral) };
    return { document: await opinionOf(ask, statement, act.data), data: act.data };
  };
  return { kind: first.name, referral: idOf(first), shown };
}

const idOf = ({ given }: Pick<Open, 'given'>): string => (given.params as { id: string }).id;

/** What this reader has to answer blind is not shown, and what is not shown is not signed. */
async function documentOf(ask: Ask, id: string): Promise<unknown> {
  const { document, answersHidden } = (await ask('provenance', { params: { id } })) as Answer<'provenance'>;
  if (answersHidden) throw problem(422, 'digest-differs');
  return document;
}

/** The opinion that an act gives, takes back or answers for. One that is given against others follows from the act. */
async function opinionOf(ask: Ask, statement: EntryStatement, data: object): Promise<unknown> {
  const entry = (await ask('entry', { params: { id: statement.entry } })) as Answer<'entry'>;
  if (statement.act === 'DisputeEntry')
    return disputingOpinion(data as never, entry.fingerprint as never, statement.organisation);
  const shown = [
    ...entry.proposals.map((proposal) => proposal['opinion']),
    ...entry.opinions.map(({ document }) => document),
  ];
  const found = shown.find((opinion) => dataDigest(opinion) === statement.document);
  if (found === undefined) throw problem(422, 'digest-differs');
  return found;
}

const propose = async (ask: Ask, { name, given: { params }, data }: Open) =>
  (await ask(isSignedAct(name) ? 'statement' : 'entryStatement', { params, body: { kind: name, data } })) as Proposal;

/** Whether a statement is of this act: its kind, what it is about, and its words. */
function isOf(act: Open, statement: Unsigned): boolean {
  const about = statement.type === 'remit/act/v1' ? statement.referral : statement.entry;
  return statement.act === act.name && about === idOf(act) && statement.data === dataDigest(act.data);
}

function compare(statement: Unsigned, act: Open): void {
  const { given, data } = act;
  if (!isOf(act, statement)) throw problem(409, 'statement-differs');
  const named = 'digest' in data ? data.digest : statement.document;
  if (statement.document !== named || statement.document !== (given.document ?? named))
    throw problem(422, 'digest-differs');
}

function problem(status: number, code: RefusalCode): RemitProblem {
  const { officer, remedy, spec } = REFUSALS[code];
  return new RemitProblem(status, { code, title: officer, remedy, spec });
}
