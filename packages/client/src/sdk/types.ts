import type { CommandKind, EntryCommandKind, PartyCommandKind } from '@remit/protocol';
import type { z } from 'zod';
import type { Contract, RowName } from '../contract/index.ts';

/** What a row takes and gives, read off its schemas. */
type Input<R, Part extends string> = R extends { readonly [P in Part]: infer S extends z.ZodType } ? z.input<S> : never;
type Field<Name extends string, Value> = [Value] extends [never]
  ? { readonly [N in Name]?: undefined }
  : Record<never, never> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

/** Commands on something that exists name it in their path. */
type Params<N extends RowName> = N extends 'CreateDraft'
  ? never
  : N extends CommandKind | PartyCommandKind | EntryCommandKind
    ? { readonly id: string }
    : Input<Contract[N], 'params'>;

type Write = {
  /** Writes that the contract marks as idempotent carry one; a fresh one is made where none is given. */
  readonly idempotencyKey?: string;
  /** The version that was read; the write is refused where the subject has moved on. */
  readonly expectedVersion?: number;
  /** Digest of the document as the caller computed it from what was shown; nothing else is then signed. */
  readonly document?: string;
};
type Common = { readonly signal?: AbortSignal };

export type CallArguments<N extends RowName> = Field<'params', Params<N>> &
  Field<'query', Input<Contract[N], 'query'>> &
  Field<'body', Input<Contract[N], 'body'>> &
  Write &
  Common;

export type Answer<N extends RowName> = z.output<Contract[N]['response']>;

/** Arguments may be left out where nothing in them is required. */
export type Rest<N extends RowName> =
  Record<never, never> extends CallArguments<N> ? [given?: CallArguments<N>] : [given: CallArguments<N>];

/** One function for each row of the contract, by its name. */
export type Rows = { readonly [N in RowName]: (...rest: Rest<N>) => Promise<Answer<N>> };

/** The same arguments with their types forgotten, for the code that sends them. */
export type AnyArguments = {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  readonly expectedVersion?: number;
  readonly document?: string;
  readonly signal?: AbortSignal;
};
