import type { PartyCommandKind } from './commands.ts';
import type { RefusalCode } from '../refusals.ts';
import type { OrganisationKind, Role, SystemRule } from './roles.ts';
import {
  ADMIN_ROLES,
  CLEARING_ROLES,
  DESK_KEY_ROLES,
  PERSONAL_KEY_ROLES,
  RECOVERY_ROLES,
  SIGNING_ROLES,
} from './separations.ts';
import { ORGANISATION_STATES, type OrganisationStatus, type PersonStatus } from './state.ts';

export type PartyDoer = Role | `system:${SystemRule}`;

/**
 * One cell of the matrix: where the command leads, which of the organisation's own people may give it, who may from
 * outside, and the section of spec/parties-and-keys.md that says so. A missing cell means: not in this state.
 */
export type PartyCell = {
  readonly to: OrganisationStatus;
  readonly by: readonly PartyDoer[];
  readonly outside: readonly PartyDoer[];
  readonly spec: string;
};
export type PartyRow = Readonly<Partial<Record<OrganisationStatus, PartyCell>>>;

const ADMINS: PartyDoer[] = Object.values(ADMIN_ROLES);
const KEY_ADDERS: PartyDoer[] = [...new Set([...ADMINS, ...PERSONAL_KEY_ROLES, ...DESK_KEY_ROLES, ...SIGNING_ROLES])];
const CLEARING: PartyDoer[] = Object.values(CLEARING_ROLES);
/** Only where somebody may have an annex to read. */
const CLEARED_BY: PartyDoer[] = ['LE_ADMIN', 'PLAT_ADMIN', 'LOCK_CHIEF', 'AUDITOR'];
const HUB: PartyDoer[] = ['HUB_ADMIN'];
const CEREMONY: PartyDoer[] = ['system:enrolment-ceremony'];

const cell = (
  spec: string,
  to: OrganisationStatus,
  by: readonly PartyDoer[],
  outside: readonly PartyDoer[],
): PartyCell => ({
  to,
  by,
  outside,
  spec: `parties-and-keys#${spec}`,
});
/** While the organisation is admitted, which it stays. */
const admitted = (spec: string, by: readonly PartyDoer[], outside: readonly PartyDoer[] = []): PartyRow => ({
  ADMITTED: cell(spec, 'ADMITTED', by, outside),
});
/** What takes power away or keeps people reachable must work during a suspension too. */
const always = (spec: string, by: readonly PartyDoer[], outside: readonly PartyDoer[] = []): PartyRow => ({
  ...admitted(spec, by, outside),
  SUSPENDED: cell(spec, 'SUSPENDED', by, outside),
});

/** Everything that can happen to an organisation on one screen: rows commands, columns its states. */
export const PARTY_TRANSITIONS: Readonly<Record<PartyCommandKind, PartyRow>> = {
  RegisterOrganisation: { NONE: cell('organisations', 'ADMITTED', CEREMONY, HUB) },
  SetTrustTier: always('trust-tiers', [], HUB),
  SuspendOrganisation: { ADMITTED: cell('suspension', 'SUSPENDED', [], HUB) },
  ReinstateOrganisation: { SUSPENDED: cell('suspension', 'ADMITTED', [], HUB) },
  AppointOversight: admitted('oversight-bodies', [], HUB),
  StartCeremony: admitted('enrolment-ceremony', CEREMONY, HUB),
  CompleteCeremony: admitted('enrolment-ceremony', CEREMONY),
  EnrolPasskey: admitted('passkeys', CEREMONY),
  ProposeRecovery: admitted('passkeys', ADMINS),
  ConfirmRecovery: admitted('passkeys', Object.values(RECOVERY_ROLES), HUB),
  ProposeClearance: admitted('clearance', CLEARED_BY),
  ConfirmClearance: admitted('clearance', CLEARING, HUB),
  EndClearance: always('clearance', [...new Set([...CLEARED_BY, ...CLEARING])]),
  EnrolPerson: admitted('people', ADMINS),
  RemovePerson: always('people', ADMINS),
  GrantRole: admitted('roles', ADMINS),
  ProposeRole: admitted('lock-roles', ['LE_ADMIN', 'LOCK_CHIEF']),
  ConfirmRole: admitted('lock-roles', ['LE_SUPERVISOR', 'LOCK_REVIEWER'], HUB),
  RevokeRole: always('roles', ADMINS),
  IssueCertificate: admitted('certificates', ADMINS),
  RecordFormerOrganisation: always('former-organisations', ADMINS),
  AddKey: admitted('keys', KEY_ADDERS),
  RevokeKey: always('keys', KEY_ADDERS),
  SetContacts: always('contacts', ADMINS),
  PublishCard: admitted('capability-cards', ['PLAT_ADMIN', 'PLAT_LEGAL']),
  DeclareCapacity: admitted('capacity', ['PLAT_ADMIN', 'PLAT_DECIDER', 'LE_ADMIN', 'LE_SUPERVISOR', 'LOCK_CHIEF']),
  ProposeParameterSet: admitted('parameter-sets', ['LE_ADMIN', 'LE_SUPERVISOR']),
  ApproveParameterSet: admitted('parameter-sets', [], ['PLAT_ADMIN', 'PLAT_LEGAL', 'LOCK_CHIEF']),
  PublishParameterSet: admitted('parameter-sets', ['LE_ADMIN', 'LE_SUPERVISOR']),
  WithdrawParameterSet: always('parameter-sets', ['LE_ADMIN', 'LE_SUPERVISOR']),
};

/** What only one kind of organisation has, and the refusal for every other kind. */
export const KIND_NEEDED: Readonly<Partial<Record<PartyCommandKind, readonly [OrganisationKind, RefusalCode]>>> = {
  AppointOversight: ['OVERSIGHT', 'oversight-bodies-only'],
  PublishCard: ['PLATFORM', 'card-for-platforms-only'],
  ProposeParameterSet: ['LE_UNIT', 'sets-for-units-only'],
  ApproveParameterSet: ['LE_UNIT', 'sets-for-units-only'],
  PublishParameterSet: ['LE_UNIT', 'sets-for-units-only'],
  WithdrawParameterSet: ['LE_UNIT', 'sets-for-units-only'],
};

/** In which state the person must be whom a command names. A removed person's identifier is never given again. */
export const PERSON_NEEDED: Readonly<Partial<Record<PartyCommandKind, PersonStatus>>> = {
  EnrolPasskey: 'ENROLLED',
  ProposeRecovery: 'ENROLLED',
  ConfirmRecovery: 'ENROLLED',
  ProposeClearance: 'ENROLLED',
  ConfirmClearance: 'ENROLLED',
  EndClearance: 'ENROLLED',
  EnrolPerson: 'NONE',
  RemovePerson: 'ENROLLED',
  GrantRole: 'ENROLLED',
  ProposeRole: 'ENROLLED',
  ConfirmRole: 'ENROLLED',
  RevokeRole: 'ENROLLED',
  IssueCertificate: 'ENROLLED',
  RecordFormerOrganisation: 'ENROLLED',
};

/** Every cell, for exhaustive tests, vectors and the table in the specification. */
export const partyCells = (): { command: PartyCommandKind; status: OrganisationStatus; cell: PartyCell }[] =>
  (Object.keys(PARTY_TRANSITIONS) as PartyCommandKind[]).flatMap((command) =>
    ORGANISATION_STATES.flatMap((status) => {
      const found = PARTY_TRANSITIONS[command][status];
      return found ? [{ command, status, cell: found }] : [];
    }),
  );
