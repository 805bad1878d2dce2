import type { Role } from '@remit/protocol';
import type { z } from 'zod';

/** Who may call: nobody signed in is needed, anybody signed in, one of these roles, or only a demonstration. */
export type Permission = 'public' | 'signed-in' | 'demonstration' | readonly Role[];

/**
 * One row of the API: what OpenAPI, the server's routes, the SDK and the screens all read. `audit` names the record
 * that a call leaves in the log of reads, or the fact family that a command leaves in the evidence log. `none` is for
 * what carries no case: health, the public log, assets.
 */
export type Row = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly permission: Permission;
  readonly audit: string;
  readonly summary: string;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** Where the answer's exact text matters, it is of this type and travels as it is; else it is JSON. */
  readonly mediaType?: string;
  /** Writes take an `Idempotency-Key`; a repeat returns the first answer. */
  readonly idempotent?: boolean;
};

/** Keeps each row's exact types, so that a handler and a caller are checked against the same schemas. */
export const row = <const R extends Row>(definition: R): R => definition;
