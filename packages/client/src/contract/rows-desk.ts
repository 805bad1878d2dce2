import { ROLES, SIGNING_ROLES } from '@remit/protocol';
import { z } from 'zod';
import { wrappedSchema } from '../signing/wrapping.ts';
import { row } from './row.ts';

const passkey = z.object({ credential: z.string(), publicKey: z.string(), algorithm: z.string() });
const vouch = z.object({
  credential: z.string(),
  authenticatorData: z.string(),
  clientDataJSON: z.string(),
  signature: z.string(),
});

/** A member of the desk, with all that whoever hands the desk's key over has to check. */
export const deskMember = z.object({
  person: z.string(),
  pseudonym: z.string(),
  roles: z.array(z.enum(ROLES)),
  passkey: passkey.nullable(),
  wrappingKey: z.object({ keyId: z.string(), publicKey: z.string(), vouch }).nullable(),
  /** Whether the desk's key is sealed to this member. */
  holds: z.boolean(),
});

export const deskRows = {
  desk: row({
    method: 'GET',
    path: '/api/desk',
    permission: 'signed-in',
    audit: 'read.desk',
    summary: 'The desk’s key, what of it is sealed to me, and the members who sign with it',
    response: z.object({
      organisation: z.string(),
      /** The desk's key in force; null where a member has to make one. */
      key: z.object({ keyId: z.string(), publicKey: z.string(), until: z.string() }).nullable(),
      /** Sealed to me; null where another member has to hand it over. */
      wrapped: wrappedSchema.nullable(),
      members: z.array(deskMember),
    }),
  }),
  handOver: row({
    method: 'PUT',
    path: '/api/desk/:keyId/:person',
    permission: SIGNING_ROLES,
    audit: 'desk.hand-over',
    summary: 'Keep the desk’s key as sealed to one member',
    params: z.object({ keyId: z.string().max(64), person: z.string().max(64) }),
    body: wrappedSchema,
    response: z.object({ kept: z.boolean() }),
  }),
} as const;
