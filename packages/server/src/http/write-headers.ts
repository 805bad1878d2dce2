import type { FastifyRequest } from 'fastify';
import { type EdgeRefusal, edge, isEdgeRefusal } from './edge-refusals.ts';

const KEY = /^[\x21-\x7e]{1,128}$/;

const wrong = (field: string, message: string): EdgeRefusal =>
  edge('request-invalid', { errors: [{ field, message }] });

/** `Idempotency-Key`, as a bare word or between quotes; a repeat with the same key gets the first answer. */
export function idempotencyKeyOf({ headers }: FastifyRequest): string | null | EdgeRefusal {
  const given = headers['idempotency-key'];
  if (given === undefined) return null;
  const key = typeof given === 'string' ? given.replace(/^"(.*)"$/, '$1') : '';
  return KEY.test(key) ? key : wrong('Idempotency-Key', 'is not 1 to 128 visible characters');
}

/** `If-Match: "7"`: the command holds only while the subject is at this version. */
export function expectedVersionOf({ headers }: FastifyRequest): number | null | EdgeRefusal {
  const given = headers['if-match'];
  if (given === undefined || given === '*') return null;
  const version = /^"?(\d{1,9})"?$/.exec(given)?.[1];
  return version === undefined ? wrong('If-Match', 'is not a version such as "7"') : Number(version);
}

export type WriteHeaders = { readonly idempotencyKey: string | null; readonly expectedVersion: number | null };

export function writeHeadersOf(request: FastifyRequest): WriteHeaders | EdgeRefusal {
  const idempotencyKey = idempotencyKeyOf(request);
  if (isEdgeRefusal(idempotencyKey)) return idempotencyKey;
  const expectedVersion = expectedVersionOf(request);
  return isEdgeRefusal(expectedVersion) ? expectedVersion : { idempotencyKey, expectedVersion };
}
