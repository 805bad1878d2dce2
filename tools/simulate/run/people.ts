import { demonstrationSigner, signActs, type Unsigned } from '@remit/client';
import {
  type Actor,
  type CommandKind,
  commandSchemas,
  type EntryCommandKind,
  entryCommandSchemas,
  isRefusal,
  type PartyCommandKind,
  partyCommandSchemas,
  sha256Hex,
} from '@remit/protocol';
import type { Executor } from '../../../packages/server/src/commands/execute.ts';
import type { CommandAnswer, CommandResult, SignHere } from '../../../packages/server/src/commands/request.ts';
import type { VirtualClock } from './seeded-ports.ts';

/** Made-up people and machines sign as the demonstration's. */
function signerOf(actor: Actor): SignHere | null {
  if (actor.type !== 'person') return null;
  const signer = demonstrationSigner(actor.organisation, actor.person);
  // What follows from the seed alone: the fact before is never twice the same.
  const nonce = (statement: Unsigned) => () => sha256Hex(`remit/simulate/nonce/${statement.previous}`).slice(0, 32);
  return async (statement, at) => (await signActs(await signer, [statement], at, nonce(statement)))[0]!;
}

export type Surprise = {
  readonly story: string;
  readonly kind: string;
  readonly code: string;
  readonly at: string;
  readonly detail: string;
};

/** The way by which simulated people and machines reach the one writer; what they meet is remembered. */
export class People {
  readonly #executor: Executor;
  readonly #clock: VirtualClock;
  readonly surprises: Surprise[] = [];
  commands = 0;
  facts = 0;
  lawfulNos = 0;

  constructor(executor: Executor, clock: VirtualClock) {
    this.#executor = executor;
    this.#clock = clock;
  }

  onReferral(
    story: string,
    actor: Actor,
    kind: CommandKind,
    id: string,
    data: object,
    expects?: string,
  ): Promise<CommandAnswer | null> {
    const checked = commandSchemas[kind].parse(data);
    return this.#give(story, kind, expects, {
      actor,
      kind,
      subject: { type: 'referral', id },
      data: checked,
      idempotencyKey: null,
      expectedVersion: null,
    });
  }

  onOrganisation(actor: Actor, kind: PartyCommandKind, id: string, data: object): Promise<CommandAnswer | null> {
    const checked = partyCommandSchemas[kind].parse(data);
    return this.#give('founding', kind, undefined, {
      actor,
      kind,
      subject: { type: 'organisation', id },
      data: checked,
      idempotencyKey: null,
      expectedVersion: null,
    });
  }

  onEntry(
    story: string,
    actor: Actor,
    kind: EntryCommandKind,
    id: string,
    data: object,
  ): Promise<CommandAnswer | null> {
    const checked = entryCommandSchemas[kind].parse(data);
    return this.#give(story, kind, undefined, {
      actor,
      kind,
      subject: { type: 'entry', id },
      data: checked,
      idempotencyKey: null,
      expectedVersion: null,
    });
  }

  /** The same writer for the service's own jobs, which look at what they are answered themselves. */
  readonly service = {
    execute: async (request: Parameters<Executor['execute']>[0]): Promise<CommandResult> => {
      this.commands += 1;
      const result = await this.#executor.execute(request);
      if (!isRefusal(result)) this.facts += result.facts.length;
      return result;
    },
  };

  async #give(
    story: string,
    kind: string,
    expects: string | undefined,
    request: Parameters<Executor['execute']>[0],
  ): Promise<CommandAnswer | null> {
    this.commands += 1;
    const result: CommandResult = await this.#executor.execute({ ...request, signatures: signerOf(request.actor) });
    if (!isRefusal(result)) {
      this.facts += result.facts.length;
      if (expects) this.#surprise(story, kind, `accepted, ${expects} was expected`, '');
      return result;
    }
    if (result.code === expects) this.lawfulNos += 1;
    else
      this.#surprise(
        story,
        kind,
        result.code,
        [
          result.field,
          result.detail,
          ...(result.findings ?? []).map(({ code, field, detail }) => `${code} ${field}: ${detail}`),
        ].join(' '),
      );
    return null;
  }

  #surprise(story: string, kind: string, code: string, detail: string): void {
    this.surprises.push({ story, kind, code, at: this.#clock.now, detail });
  }
}
