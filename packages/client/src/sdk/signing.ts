import {
  commandSchemas,
  dataDigest,
  isSignedAct,
  REFUSALS,
  type RefusalCode,
  type SignedAct,
  type Signatures,
} from '@remit/protocol';
import type { RowName } from '../contract/index.ts';
import { demonstrationSigner, type Signer, signActs, type Unsigned } from '../signing/index.ts';
import { RemitProblem } from './problem.ts';
import type { Answer, AnyArguments } from './types.ts';

type Session = Answer<'session'>;
/** Who signs in a session: null where nothing can, and the server then says what is missing. */
export type SignerOf = (session: Session, act: ActToSign) => Promise<Signer | null>;
/** The act in question, for a signer that looks for itself. */
export type ActToSign = {
  readonly kind: SignedAct;
  readonly referral: string;
  /** The document as it stands, whole: the same bytes whose digest is signed. */
  readonly document: () => Promise<unknown>;
};

/** In the demonstration everybody signs with made-up keys; anywhere else somebody has to say who signs. */
export const demonstrationOnly: SignerOf = async ({ softwareKey, person, organisation }) =>
  softwareKey && person && organisation ? demonstrationSigner(organisation.id, person.id) : null;

type Ask = (name: RowName, given: AnyArguments) => Promise<unknown>;

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
  if (!isSignedAct(name)) return given;
  const { signatures, ...asked } = (given.body ?? {}) as { signatures?: Signatures };
  const checked = commandSchemas[name].safeParse(asked);
  // What is not readable is the server's to refuse, with the field and the reason.
  if (signatures !== undefined || !checked.success) return given;
  const { data } = checked;
  const { id } = given.params as { id: string };
  const document = () => documentOf(ask, id);
  const signer = await signerOf((await ask('session', {})) as Session, { kind: name, referral: id, document });
  if (!signer) return given;
  const { statement, now } = await propose(ask, name, given, data);
  compare(statement, name, given, data);
  const [signed] = await signActs(signer, [statement], now);
  return { ...given, body: { ...data, signatures: signed } };
}

/** What this reader has to answer blind is not shown, and what is not shown is not signed. */
async function documentOf(ask: Ask, id: string): Promise<unknown> {
  const { document, answersHidden } = (await ask('provenance', { params: { id } })) as Answer<'provenance'>;
  if (answersHidden) throw problem(422, 'digest-differs');
  return document;
}

const propose = async (ask: Ask, kind: SignedAct, { params }: AnyArguments, data: object) =>
  (await ask('statement', { params, body: { kind, data } })) as Answer<'statement'>;

function compare(statement: Unsigned, kind: SignedAct, { params }: AnyArguments, data: object): void {
  const { id } = params as { id: string };
  const read = 'digest' in data ? data.digest : statement.document;
  if (statement.act !== kind || statement.referral !== id || statement.data !== dataDigest(data))
    throw problem(409, 'statement-differs');
  if (statement.document !== read) throw problem(422, 'digest-differs');
}

function problem(status: number, code: RefusalCode): RemitProblem {
  const { officer, remedy, spec } = REFUSALS[code];
  return new RemitProblem(status, { code, title: officer, remedy, spec });
}
