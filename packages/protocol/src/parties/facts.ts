import type { CapabilityCard } from './card.ts';
import type { CapacityLevel, PartyCommandData } from './commands.ts';
import type { VerifiedContacts } from './contacts.ts';
import type { NewKey, Passkey } from './keys.ts';
import type { ParameterSet } from './parameter-set.ts';
import type { Actor, OrganisationKind, Role } from './roles.ts';

/** A parameter set before its approvals are attached: what the digest covers and the approvers read. */
export type ProposedSet = Omit<ParameterSet, 'approvals'>;

/** What happened to an organisation, in the past tense. Stream, version, instant and actor are the envelope. */
export type PartyFactData = {
  OrganisationRegistered: {
    organisation: string;
    kind: OrganisationKind;
    name: string;
    jurisdiction: string;
    domain: string;
  };
  TrustTierSet: PartyCommandData<'SetTrustTier'>;
  OrganisationSuspended: { reason: string };
  OrganisationReinstated: { reason: string };
  OversightAppointed: { appointer: string; judicial: boolean; units: readonly string[]; from: string; until: string };
  CeremonyStarted: PartyCommandData<'StartCeremony'> & { until: string };
  CeremonyCompleted: { credentials: readonly { person: string; credential: string }[] };
  PasskeyEnrolled: { person: string } & Passkey;
  RecoveryProposed: { person: string; reason: string; until: string };
  /** The passkeys that the person had hold no longer; a new one is enrolled with a code. */
  PasskeysRevoked: { person: string; proposedBy: string | null };
  ClearanceProposed: PartyCommandData<'ProposeClearance'> & { until: string };
  /** The person may open restricted annexes (spec/referral.md, Restricted annex) until then. */
  ClearanceGranted: { person: string; sponsor: string; clearedUntil: string; proposedBy: string };
  ClearanceEnded: { person: string; reason: string };
  PersonEnrolled: { person: string; pseudonym: string; name: string };
  PersonRemoved: { person: string; reason: string };
  RoleProposed: { person: string; role: Role; until: string };
  RoleGranted: { person: string; role: Role; proposedBy: string | null };
  RoleRevoked: { person: string; role: Role; reason: string };
  CertificateIssued: { person: string; role: Role; until: string };
  FormerOrganisationRecorded: { person: string; organisation: string; until: string };
  KeyAdded: NewKey;
  KeyRevoked: { keyId: string; reason: string };
  ContactsSet: VerifiedContacts;
  CardPublished: { card: CapabilityCard };
  CapacityDeclared: { level: CapacityLevel; until: string | null; note: string | null };
  ParameterSetProposed: { set: ProposedSet; digest: string };
  ParameterSetApproved: { set: string; digest: string };
  ParameterSetPublished: { set: ParameterSet; digest: string };
  ParameterSetWithdrawn: { set: string; reason: string };
};

export type PartyFactKind = keyof PartyFactData;
/** A fact as the decider returns it: the store adds stream and version, the command gave instant and actor. */
export type NewPartyFact = {
  [K in PartyFactKind]: { readonly kind: K; readonly data: PartyFactData[K] };
}[PartyFactKind];
export type PartyFact = NewPartyFact & { readonly version: number; readonly at: string; readonly actor: Actor };

/** Fields with a person's real name: the store seals them, and the log holds a commitment alone (D11, D19). */
export const PERSONAL_FIELDS: { readonly [K in PartyFactKind]?: readonly (keyof PartyFactData[K])[] } = {
  CeremonyStarted: ['names'],
  PersonEnrolled: ['name'],
};
