import { ORGANISATION_KINDS, ROLES, SIGNING_ROLES } from '@remit/protocol';
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
  wrappingKey: z.object({ keyId: z.string(), publicKey: z.string(), until: z.string(), vouch }).nullable(),
  /** Whether the desk's key is sealed to this member. */
  holds: z.boolean(),
});

/** Somebody of one's own organisation, as whoever administers it sees them. */
export const deskPerson = z.object({
  person: z.string(),
  pseudonym: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** Whether a passkey of theirs holds. */
  passkey: z.boolean(),
  /** Until when the person is cleared for restricted annexes; null where not, or no longer. */
  clearedUntil: z.string().nullable().default(null),
});

/** What one person proposed and another has to confirm: a lock's role, the recovery of a lost passkey, a clearance. */
export const deskProposal = z.object({
  organisation: z.string(),
  organisationName: z.string(),
  kind: z.enum(['ConfirmRole', 'ConfirmRecovery', 'ConfirmClearance']),
  person: z.string(),
  pseudonym: z.string(),
  /** Null where it is no role. */
  role: z.enum(ROLES).nullable(),
  /** Of a clearance: who vetted the person, and until when it is to run. */
  clearance: z.object({ sponsor: z.string(), until: z.string() }).nullable().default(null),
  by: z.string(),
  until: z.string(),
  /** Whether this reader may confirm it, or the refusal's code. */
  may: z.union([z.literal(true), z.string()]),
});

const deskKey = z.object({
  keyId: z.string(),
  purpose: z.string(),
  label: z.string(),
  until: z.string(),
  /** The pseudonym of whose it is; null for the desk's and for machines'. */
  of: z.string().nullable(),
  role: z.enum(ROLES).nullable(),
});

export const deskRows = {
  desk: row({
    method: 'GET',
    path: '/api/desk',
    permission: 'signed-in',
    audit: 'read.desk',
    summary:
      'People and keys: the desk’s key, what of it is sealed to me, its members, and what waits for a second person',
    response: z.object({
      organisation: z.string(),
      /** The desk's key in force; null where a member has to make one. */
      key: z.object({ keyId: z.string(), publicKey: z.string(), until: z.string() }).nullable(),
      /** Sealed to me; null where another member has to hand it over. */
      wrapped: wrappedSchema.nullable(),
      /** Sealed to an earlier wrapping key of mine, by its name: what my passkey can still open and carry along. */
      earlier: z.object({ sealedTo: z.string(), wrapped: wrappedSchema }).nullable(),
      /** When the last key of the desk ended, where there is none now; null where there never was one. */
      endedAt: z.string().nullable(),
      members: z.array(deskMember),
      kind: z.enum(ORGANISATION_KINDS),
      people: z.array(deskPerson),
      keys: z.array(deskKey),
      proposals: z.array(deskProposal),
      /** For each command about people and keys: whether this reader's role may give it here, or the refusal's code. */
      can: z.record(z.string(), z.union([z.literal(true), z.string()])),
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
