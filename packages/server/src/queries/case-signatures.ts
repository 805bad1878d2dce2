import { type Actor, canonical, parseDeskSignature, parseEntrySignature, type PersonSignature } from '@remit/protocol';
import { open } from '../store/sealing.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';

/** With what a fact was signed, without who signed it: the person's signature is never shown (D11). */
export type SignedWith = 'PASSKEY' | 'PERSONAL_KEY' | 'MACHINE_KEY' | 'SOFTWARE_KEY' | 'SERVICE' | 'NONE';

type Row = {
  version: number;
  at: string;
  actor: Actor;
  desk: string | null;
  person: Buffer | null;
  key: Buffer | null;
};

/**
 * What each fact of a case was signed with. Both signatures of an act stand on its first fact; what the same act made
 * beside it is chained to that one, and is signed as it is (spec/signatures.md, Two signatures).
 *
 * @param given the key, as the reader's organisation holds it; without one the service reads for itself
 */
export async function signaturesOf(
  store: Store,
  stream: string,
  given?: Buffer,
): Promise<ReadonlyMap<number, SignedWith>> {
  const { rows } = await inTransaction(store.pool, { role: 'remit_writer', readOnly: true }, (client) =>
    client.query<Row>(
      `SELECT f.version, f.at, f.actor, convert_from(f.desk_signature, 'UTF8') AS desk,
         f.person_signature AS person, c.wrapped AS key
       FROM facts f LEFT JOIN case_keys c USING (stream) WHERE f.stream = $1 ORDER BY f.version`,
      [stream],
    ),
  );
  const signed = new Map<number, SignedWith>();
  let act: { of: string; signedWith: SignedWith } | null = null;
  const [{ key = null } = {}] = rows;
  const caseKey = given ?? (key && store.custody.unwrap(key));
  for (const { version, at, actor, desk, person } of rows) {
    const of = canonical({ at, actor });
    if (desk !== null) act = { of, signedWith: kindOf(actor, desk, person && caseKey && open(caseKey, person)) };
    else if (act?.of !== of) act = null;
    signed.set(version, actor.type === 'system' ? 'SERVICE' : (act?.signedWith ?? 'NONE'));
  }
  return signed;
}

/** Where the case was erased, the person's part opens no more, and the desk's says what is left to say. */
function kindOf({ type }: Actor, desk: string, person: Buffer | null): SignedWith {
  const parsed = parseDeskSignature(desk) ?? parseEntrySignature(desk);
  if (parsed?.header.remit !== 'desk') return 'SOFTWARE_KEY';
  if (type === 'key') return 'MACHINE_KEY';
  const kind = person && (JSON.parse(person.toString('utf8')) as PersonSignature).kind;
  return kind === 'demonstration' ? 'SOFTWARE_KEY' : kind === 'key' ? 'PERSONAL_KEY' : 'PASSKEY';
}
