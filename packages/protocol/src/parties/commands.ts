import { z } from 'zod';
import { digest, instant, prose, state } from '../wire/primitives.ts';
import { cardSchema } from './card.ts';
import { contactsSchema } from './contacts.ts';
import { parameterSetSchema } from './parameter-set.ts';
import { ORGANISATION_KINDS, ROLES } from './roles.ts';
import { identifier, keySchema, passkeySchema } from './keys.ts';

export const TRUST_TIERS = ['LOW', 'VERIFIED', 'ADMITTED'] as const;
export type TrustTier = (typeof TRUST_TIERS)[number];
export const CAPACITY_LEVELS = ['GREEN', 'AMBER', 'RED'] as const;
export type CapacityLevel = (typeof CAPACITY_LEVELS)[number];

const person = identifier;
const role = z.enum(ROLES);
const reason = prose(600, 3);
const domain = z
  .string()
  .max(253)
  .regex(
    /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/,
    'not a domain name in lower case',
  );
const citation = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._&:-]{0,63}@[1-9][0-9]{0,5}$/, 'not a citation such as core@3');
const newPerson = z.strictObject({
  person,
  pseudonym: prose(64),
  codeDigest: digest.describe(
    'SHA-256 of a one-time code of at least 128 random bits; the code itself is never stored',
  ),
  channel: z.enum(['IN_PERSON', 'PHONE', 'POST']).describe('how the code travels, apart from the invitation'),
});

/**
 * What anybody may ask of an organisation's stream. The server, the SDK, the screens and the matrix in
 * spec/parties-and-keys.md all read this table.
 */
export const partyCommandSchemas = {
  RegisterOrganisation: z.strictObject({
    organisation: identifier,
    kind: z.enum(ORGANISATION_KINDS),
    name: prose(120),
    jurisdiction: state,
    domain,
  }),
  SetTrustTier: z.strictObject({
    tier: z.enum(TRUST_TIERS),
    basis: reason,
    domainProof: z.strictObject({ method: z.enum(['DNS_TXT', 'WELL_KNOWN']), seenAt: instant }).nullable(),
  }),
  SuspendOrganisation: z.strictObject({ reason }),
  ReinstateOrganisation: z.strictObject({ reason }),
  AppointOversight: z.strictObject({
    appointer: prose(120),
    until: instant,
    judicial: z.boolean(),
    units: z.array(identifier).min(1).max(100),
  }),
  StartCeremony: z.strictObject({ people: z.tuple([newPerson, newPerson]), names: z.tuple([prose(120), prose(120)]) }),
  CompleteCeremony: z.strictObject({
    credentials: z
      .array(
        z.strictObject({
          person,
          codeDigest: digest,
          ...passkeySchema.shape,
        }),
      )
      .length(2),
  }),
  EnrolPasskey: z.strictObject({ person, ...passkeySchema.shape }),
  ProposeRecovery: z.strictObject({ person, reason }),
  ConfirmRecovery: z.strictObject({ person }),
  ProposeClearance: z.strictObject({
    person,
    sponsor: prose(120, 3).describe('who vetted the person; no finding of the vetting'),
    clearedUntil: instant,
  }),
  ConfirmClearance: z.strictObject({ person }),
  EndClearance: z.strictObject({ person, reason }),
  EnrolPerson: z.strictObject({ person, pseudonym: prose(64), name: prose(120) }),
  RemovePerson: z.strictObject({ person, reason }),
  GrantRole: z.strictObject({ person, role }),
  ProposeRole: z.strictObject({ person, role }),
  ConfirmRole: z.strictObject({ person, role }),
  RevokeRole: z.strictObject({ person, role, reason }),
  IssueCertificate: z.strictObject({ person, role, until: instant }),
  RecordFormerOrganisation: z.strictObject({
    person,
    organisation: identifier,
    until: instant.describe('when the person left it; the cooling period of 24 months runs from here (R086)'),
  }),
  AddKey: keySchema,
  RevokeKey: z.strictObject({ keyId: identifier, reason }),
  SetContacts: contactsSchema,
  PublishCard: cardSchema,
  DeclareCapacity: z.strictObject({
    level: z.enum(CAPACITY_LEVELS),
    until: instant.nullable(),
    note: prose(400).nullable(),
  }),
  ProposeParameterSet: parameterSetSchema.omit({ approvals: true }),
  ApproveParameterSet: z.strictObject({ set: citation, digest }),
  PublishParameterSet: z.strictObject({ set: citation, digest }),
  WithdrawParameterSet: z.strictObject({ set: citation, reason }),
} as const;

export type PartyCommandKind = keyof typeof partyCommandSchemas;
export type PartyCommandData<K extends PartyCommandKind> = z.infer<(typeof partyCommandSchemas)[K]>;
export type PartyCommand = {
  [K in PartyCommandKind]: { readonly kind: K; readonly data: PartyCommandData<K> };
}[PartyCommandKind];
export type PartyCommandOf<K extends PartyCommandKind> = { readonly kind: K; readonly data: PartyCommandData<K> };
export const PARTY_COMMAND_KINDS = Object.keys(partyCommandSchemas) as PartyCommandKind[];
