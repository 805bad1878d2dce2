import type { Contract, RowName } from '@remit/client/contract';
import type { CommandKind, EntryCommandKind, PartyCommandKind } from '@remit/protocol';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Asker, SignedIn } from './asker.ts';
import type { Deps } from './deps.ts';
import type { No } from './problem.ts';

/** Rows with a handler of their own; all commands share three. */
export type Named = Exclude<RowName, CommandKind | PartyCommandKind | EntryCommandKind>;

type Part<N extends RowName, K extends 'params' | 'query' | 'body'> = Contract[N] extends {
  readonly [P in K]: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;

/** Whoever may call a row: a visitor reaches public ones and the demonstration's alone. */
export type AskerOf<N extends RowName> = Contract[N] extends { readonly permission: 'public' | 'demonstration' }
  ? Asker
  : SignedIn;

/** One request as a handler sees it: who asks, and what, checked against the row's schemas. */
export type Call<N extends RowName = RowName> = {
  readonly deps: Deps;
  readonly asker: AskerOf<N>;
  readonly params: Part<N, 'params'>;
  readonly query: Part<N, 'query'>;
  readonly body: Part<N, 'body'>;
  readonly idempotencyKey: string | null;
  readonly expectedVersion: number | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

// Codes come out of the database as text; the row's response schema checks what they are before they leave.
type Loose<T> = T extends string
  ? string
  : T extends readonly (infer Each)[]
    ? readonly Loose<Each>[]
    : T extends object
      ? { readonly [K in keyof T]: Loose<T[K]> }
      : T;

/** Null means: not there, or not yours; the two have one answer. */
export type Handler<N extends RowName> = (
  call: Call<N>,
) => Promise<Loose<z.input<Contract[N]['response']>> | No | null>;
export type Handlers<N extends Named = Named> = { readonly [K in N]: Handler<K> };
