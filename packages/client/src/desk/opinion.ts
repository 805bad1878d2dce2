import {
  type DeskSignature,
  dataDigest,
  DISPUTE_GROUNDS,
  disputingOpinion,
  entryCommandSchemas,
  type EntryCommandOf,
  entryIdOf,
  type EntryStatement,
  identifier,
  type OpinionDocument,
  opinionDigest,
  type SignedEntryAct,
} from '@remit/protocol';
import { z } from 'zod';

const { fingerprint, ground, entity, tlp, confidence, until, source } = entryCommandSchemas.ContributeOpinion.shape;
const about = {
  type: z.literal('remit/opinion/v1'),
  entry: z.string(),
  organisation: identifier,
  ...{ fingerprint, tlp, confidence, until },
};

/** An opinion in the only two forms there are (spec/hashes.md, Opinions); a signer signs no third. */
const opinionSchema = z.discriminatedUnion('says', [
  z.strictObject({ ...about, says: z.literal('POSITIVE'), ground, entity, source }),
  z.strictObject({
    ...about,
    ...{ says: z.literal('NEGATIVE'), ground: z.enum(DISPUTE_GROUNDS), entity: z.null(), source: z.null() },
  }),
]) satisfies z.ZodType<OpinionDocument>;

export type EntryActRead = {
  readonly opinion: OpinionDocument;
  readonly act: { [K in SignedEntryAct]: EntryCommandOf<K> }[SignedEntryAct];
};
type EntryRefusal = 'not-understood' | 'document-differs' | 'data-differs';

/**
 * What an act on an entry of the shared list vouches for, read whole from what was handed over, each part of which has
 * to have the digest that would be signed: the opinion, and the act's own words (cause, ground, explanation).
 */
export function readEntryAct(
  { statement }: DeskSignature<EntryStatement>,
  document: unknown,
  data: unknown,
): EntryActRead | { readonly refused: EntryRefusal } {
  const opinion = opinionSchema.safeParse(document);
  const words = entryCommandSchemas[statement.act].safeParse(data);
  if (!opinion.success || !words.success) return { refused: 'not-understood' };
  if (dataDigest(words.data) !== statement.data) return { refused: 'data-differs' };
  const act = { kind: statement.act, data: words.data } as EntryActRead['act'];
  return isAbout(opinion.data, act, statement) ? { opinion: opinion.data, act } : { refused: 'document-differs' };
}

/** The desk's own opinion about this entry, of the kind that the act gives or takes back. */
function isAbout(opinion: OpinionDocument, act: EntryActRead['act'], statement: EntryStatement): boolean {
  const { document, entry, organisation } = statement;
  if (opinionDigest(opinion) !== document || opinion.organisation !== organisation) return false;
  if (opinion.entry !== entry || entryIdOf(opinion.fingerprint) !== entry) return false;
  if (act.kind === 'ConfirmOpinion') return opinion.says === 'POSITIVE' && act.data.digest === document;
  if (act.kind === 'WithdrawOpinion') return act.data.organisation === organisation;
  if (act.kind === 'AnswerQuarantine') return opinion.says === 'POSITIVE';
  return opinionDigest(disputingOpinion(act.data, opinion.fingerprint, organisation)) === document;
}
