import { fromBase64, leafHash, openAttribute, verifyInclusion } from '@remit/log';
import { canonical, type Json, type ListHead, listHeadDigest, sha256Hex } from '@remit/protocol';
import type { Answer } from '../sdk/types.ts';
import { ListRefused } from './fault.ts';
import { believedHead, checkContinues, type HeldCheckpoint, type LogPolicy } from './log-head.ts';

/** What is held of a list: the last head that was checked, and under which checkpoint. */
export type HeldHead = { readonly head: ListHead; readonly checkpoint: HeldCheckpoint };
export type ListPolicy = LogPolicy & { readonly recipient: string };
type Offered = Answer<'listHeads'>;

/**
 * Checks what a service offers against what is held: the heads follow one another without a gap or another past, and the
 * last of them is a fact in the log, under a checkpoint that the policy believes and that continues the one seen before.
 *
 * @param offered asked for after `held.head.version - 1`, so that the held version is offered again and compared; where
 *   no content is held, from a version with the whole list
 * @throws ListRefused
 */
export async function checkHeads(
  { heads, proof }: Offered,
  held: HeldHead | null,
  policy: ListPolicy,
): Promise<HeldHead> {
  const last = heads.at(-1);
  if (!last) throw new ListRefused(held ? 'list-went-back' : 'list-unsigned', 'no version is offered');
  if (heads.some(({ recipient }) => recipient !== policy.recipient)) throw new ListRefused('list-of-another');
  checkChain(heads, held?.head ?? null);
  if (!proof) throw new ListRefused('list-unsigned', 'without proof');
  const { size, root } = await believedHead(proof.checkpoint, policy);
  checkFact(last, proof);
  const leaf = bytesOf(proof.leaf);
  const claim = { leaf: leafHash(leaf), index: proof.index, size, root, proof: proof.proof.map(bytesOf) };
  if (!verifyInclusion(claim)) throw new ListRefused('list-unsigned', `entry ${proof.index} is not in the log`);
  await checkContinues(held?.checkpoint ?? null, { size, root }, policy);
  return { head: last, checkpoint: { size, root: hexOf(root) } };
}

/** Each head names the one before it, from the one that is held or one with the whole list; what is held is among them. */
function checkChain(heads: readonly ListHead[], held: ListHead | null): void {
  const [first, last] = [heads[0]!, heads.at(-1)!];
  if (held && last.version < held.version) throw new ListRefused('list-went-back', `version ${last.version}`);
  const begins =
    first.version === held?.version || (first.snapshot !== null && first.version <= (held ?? last).version);
  if (!begins || (first.version === 1) !== (first.previous === null))
    throw new ListRefused('list-gap', `from version ${first.version}`);
  for (const [i, head] of heads.entries()) {
    const before = heads[i - 1];
    if (!before) continue;
    if (head.version !== before.version + 1) throw new ListRefused('list-gap', `after version ${before.version}`);
    if (head.previous !== listHeadDigest(before)) throw new ListRefused('list-forked', `at version ${head.version}`);
  }
  const again = held && heads[held.version - first.version]!;
  if (again && listHeadDigest(again) !== listHeadDigest(held))
    throw new ListRefused('list-forked', `at version ${held.version}`);
}

const NAMES = ['kind', 'stream', 'version', 'actor', 'at', 'body'] as const;

/** The entry of the log is the fact that this very head was made, in this recipient's stream, as this version. */
function checkFact(head: ListHead, { leaf, opened, previous }: NonNullable<Offered['proof']>): void {
  const value = (name: (typeof NAMES)[number]): string => {
    const { value: text = '', salt = '' } = opened[name] ?? {};
    if (!openAttribute(bytesOf(leaf), name, text, bytesOf(salt)))
      throw new ListRefused('list-unsigned', `${name} of the entry`);
    return text;
  };
  const [kind, stream, version, actor, at, body] = NAMES.map(value);
  if (kind !== 'ListMade' || stream !== `list:${head.recipient}` || version !== String(head.version))
    throw new ListRefused('list-unsigned', 'the entry is about something else');
  const data = { version: head.version, head: listHeadDigest(head) };
  const fact = { stream, version: head.version, kind, at: at!, actor: parsed(actor!), data, previous };
  if (sha256Hex(canonical(fact)) !== body) throw new ListRefused('list-unsigned', 'the entry names another head');
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ListRefused('list-unsigned', 'the actor of the entry');
  }
}

const bytesOf = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
