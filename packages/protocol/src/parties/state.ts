import type { CapabilityCard } from './card.ts';
import type { TrustTier } from './commands.ts';
import type { VerifiedContacts } from './contacts.ts';
import type { PartyFactData, ProposedSet } from './facts.ts';
import type { NewKey, Passkey } from './keys.ts';
import type { ParameterSet } from './parameter-set.ts';
import type { OrganisationKind, Role } from './roles.ts';

export const ORGANISATION_STATES = ['NONE', 'ADMITTED', 'SUSPENDED'] as const;
export type OrganisationStatus = (typeof ORGANISATION_STATES)[number];
export const PERSON_STATES = ['NONE', 'ENROLLED', 'REMOVED'] as const;
export type PersonStatus = (typeof PERSON_STATES)[number];

export type PersonRecord = {
  readonly person: string;
  readonly pseudonym: string;
  readonly name: string;
  readonly status: Exclude<PersonStatus, 'NONE'>;
  readonly roles: readonly Role[];
  /** Passkeys that hold, in the order in which they were enrolled. */
  readonly passkeys?: readonly Passkey[];
  /** When the passkeys before these were revoked: whatever was signed in with them has ended. */
  readonly recoveredAt?: string;
  /** Until when the person is cleared for restricted annexes, and on whose vetting. */
  readonly cleared?: { readonly until: string; readonly sponsor: string };
  readonly certificates: Readonly<Partial<Record<Role, string>>>;
  readonly former: readonly { readonly organisation: string; readonly until: string }[];
};
export type KeyRecord = NewKey & { readonly revokedAt: string | null };
export type RoleProposal = {
  readonly person: string;
  readonly role: Role;
  readonly by: string;
  readonly byRole: Role | null;
  readonly until: string;
};
/** Somebody lost a passkey; a second person in another role confirms before a new one is enrolled. */
export type RecoveryProposal = Omit<RoleProposal, 'role'>;
/** Somebody is to be cleared; a second person confirms what exactly was proposed. */
export type ClearanceProposal = RecoveryProposal & { readonly sponsor: string; readonly clearedUntil: string };
export type Approval = { readonly organisation: string; readonly kind: OrganisationKind; readonly at: string };
export type SetProposal = {
  readonly set: ProposedSet;
  readonly digest: string;
  readonly approvals: readonly Approval[];
};
export type PublishedSet = { readonly set: ParameterSet; readonly digest: string; readonly withdrawnAt: string | null };

/** The state of one organisation: what its facts add up to. Nothing in it is not derivable from them. */
export type Party = {
  readonly status: OrganisationStatus;
  readonly version: number;
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly jurisdiction: string;
  readonly domain: string;
  readonly tier: TrustTier;
  readonly domainProven: boolean;
  readonly suspension: string | null;
  readonly appointment: PartyFactData['OversightAppointed'] | null;
  readonly ceremony: PartyFactData['CeremonyStarted'] | null;
  readonly people: readonly PersonRecord[];
  readonly roleProposals: readonly RoleProposal[];
  readonly recoveries?: readonly RecoveryProposal[];
  readonly clearances?: readonly ClearanceProposal[];
  readonly keys: readonly KeyRecord[];
  readonly contacts: VerifiedContacts | null;
  readonly card: CapabilityCard | null;
  readonly capacity: PartyFactData['CapacityDeclared'] | null;
  readonly setProposals: readonly SetProposal[];
  readonly sets: readonly PublishedSet[];
};

export const NO_PARTY: Party = {
  status: 'NONE',
  version: 0,
  id: '',
  kind: 'LE_UNIT',
  name: '',
  jurisdiction: '',
  domain: '',
  tier: 'LOW',
  domainProven: false,
  suspension: null,
  appointment: null,
  ceremony: null,
  people: [],
  roleProposals: [],
  keys: [],
  contacts: null,
  card: null,
  capacity: null,
  setProposals: [],
  sets: [],
};
