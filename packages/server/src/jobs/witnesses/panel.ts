import { formatNote, meetsQuorum, type Note, parseNote, Prover, type TileReader, withCosignature } from '@remit/log';
import type { Cosigners } from '../../store/log/publish.ts';
import { sha256 } from '../../store/log/sha256.ts';
import { BelowPolicy, LogUnsound } from '../../store/log/unsound.ts';
import { askWitness, type Witness, type WitnessAnswer } from './ask.ts';

export type WitnessPolicy = {
  readonly witnesses: readonly Witness[];
  /** How many of them a checkpoint needs before it is published. */
  readonly needed: number;
};

/** Told which witness did not answer, and why: for the operator's log. */
export type SilenceListener = (witness: string, why: string) => void;

const PATIENCE_MS = 10_000;

/**
 * The witnesses of this service, asked all at once and for a bounded time. What one of them claims to have seen stops
 * the log even if the others know nothing of it: a wrong witness costs a delay and is taken off the list, a fork would
 * cost the log.
 */
export class WitnessPanel implements Cosigners {
  readonly #policy: WitnessPolicy;
  readonly #silent: SilenceListener;
  readonly #patience: number;
  /** The size that each cosigned last, by name; a wrong guess costs one more question. */
  readonly #sizes = new Map<string, number>();

  constructor(policy: WitnessPolicy, silent: SilenceListener, patienceMs = PATIENCE_MS) {
    this.#policy = policy;
    this.#silent = silent;
    this.#patience = patienceMs;
  }

  readonly confirm: Cosigners['confirm'] = async ({ size, note }) => {
    const signal = AbortSignal.timeout(this.#patience);
    const parsed = noteOf(note);
    const confirmed = await this.#each(async (witness) => {
      const answer = await askWitness(witness, { oldSize: size, proof: [], checkpoint: note, note: parsed }, signal);
      this.#learn(witness, size, answer);
      if (answer.kind === 'disputed' || (answer.kind === 'elsewhere' && answer.size === size))
        throw disputes(witness, size);
      if (answer.kind === 'elsewhere' && answer.size > size) throw ahead(witness, answer.size, size);
      return answer.kind !== 'silent';
    });
    this.#require(confirmed, 'answered before signing');
  };

  readonly cosign: Cosigners['cosign'] = async ({ note, size, read, keep }) => {
    const signal = AbortSignal.timeout(this.#patience);
    let cosigned = noteOf(note);
    const done = await this.#each(async (witness) => {
      const answer = await this.#cosignOne(witness, cosigned, note, size, read, signal);
      if (answer.kind !== 'cosigned') return false;
      cosigned = withCosignature(cosigned, answer.signature);
      return true;
    });
    const text = formatNote(cosigned);
    if (text !== note) await keep(text);
    // Those that cosigned at an earlier attempt count too: their signatures stand in the note.
    const before = this.#policy.witnesses.filter(({ key }) => isSignedBy(cosigned, key.name, key.id));
    this.#require([...new Set([...done, ...before])], 'cosigned');
    return text;
  };

  async #cosignOne(
    witness: Witness,
    note: Note,
    checkpoint: string,
    size: number,
    read: TileReader,
    signal: AbortSignal,
  ): Promise<WitnessAnswer> {
    let answer: WitnessAnswer = { kind: 'silent', why: 'not asked' };
    // The second time with the size that it named the first time; a witness that changes its mind is left alone.
    for (let attempt = 0; attempt < 2; attempt++) {
      const oldSize = this.#sizes.get(witness.key.name) ?? 0;
      if (oldSize > size) throw ahead(witness, oldSize, size);
      const proof = await new Prover(read, { hash: sha256, maxTiles: 64 }).consistency(oldSize, size);
      if (!proof.ok) throw new LogUnsound('tiles-changed', `the tiles do not prove size ${size}: ${proof.detail}`);
      answer = await askWitness(witness, { oldSize, proof: proof.value, checkpoint, note }, signal);
      this.#learn(witness, size, answer);
      if (answer.kind === 'disputed') throw disputes(witness, size);
      if (answer.kind !== 'elsewhere') break;
      if (answer.size > size) throw ahead(witness, answer.size, size);
      if (answer.size === oldSize) throw disputes(witness, size);
    }
    return answer;
  }

  #learn({ key }: Witness, size: number, answer: WitnessAnswer): void {
    if (answer.kind === 'cosigned') this.#sizes.set(key.name, size);
    else if (answer.kind === 'elsewhere') this.#sizes.set(key.name, answer.size);
    else if (answer.kind === 'silent') this.#silent(key.name, answer.why);
  }

  /** Asks all at once and waits for all, so that what one of them disputes is heard whoever answers first. */
  async #each(ask: (witness: Witness) => Promise<boolean>): Promise<Witness[]> {
    const { witnesses } = this.#policy;
    const answers = await Promise.allSettled(witnesses.map(ask));
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
    return witnesses.filter((_, i) => (answers[i] as PromiseFulfilledResult<boolean>).value);
  }

  #require(those: readonly Witness[], did: string): void {
    const { needed } = this.#policy;
    const keys = those.map(({ key }) => key);
    if (!meetsQuorum(keys, needed)) throw new BelowPolicy(`${keys.length} of ${needed} witnesses ${did}`);
  }
}

function noteOf(text: string): Note {
  const note = parseNote(text);
  if (!note.ok) throw new Error(`our own checkpoint is no note: ${note.detail}`);
  return note.value;
}

const isSignedBy = ({ signatures }: Note, name: string, id: string): boolean =>
  signatures.some((signature) => signature.name === name && signature.id === id);

const ahead = ({ key }: Witness, seen: number, size: number): LogUnsound =>
  new LogUnsound('witness-ahead', `${key.name} cosigned size ${seen}, the database knows of ${size}`);
const disputes = ({ key }: Witness, size: number): LogUnsound =>
  new LogUnsound('witness-disputes', `${key.name} cosigned another tree than this one of size ${size}`);
