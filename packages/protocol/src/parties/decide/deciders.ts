import type { PartyCommandKind } from '../commands.ts';
import { setProposal } from '../queries.ts';
import * as rule from '../rules/index.ts';
import { setDigest } from '../set-digest.ts';
import { keysLeaving, leavesWith, losesLastDesk } from './leaving.ts';
import { CEREMONY_DAYS, daysAfter, PROPOSAL_DAYS } from '../terms.ts';
import { ceremonyFacts } from './ceremony.ts';
import { obeying, type PartyDecider } from './request.ts';

/** Each command on one line or few: the rules in the order in which they are asked, then what has happened. */
export const PARTY_DECIDERS: { readonly [K in PartyCommandKind]: PartyDecider<K> } = {
  RegisterOrganisation: obeying([rule.hubByFounding, rule.domainFree], ({ command: { data } }) => [
    { kind: 'OrganisationRegistered', data },
  ]),
  SetTrustTier: obeying([rule.domainProven], ({ command: { data } }) => [{ kind: 'TrustTierSet', data }]),
  SuspendOrganisation: obeying([], ({ command: { data } }) => [{ kind: 'OrganisationSuspended', data }]),
  ReinstateOrganisation: obeying([], ({ command: { data } }) => [{ kind: 'OrganisationReinstated', data }]),
  AppointOversight: obeying([rule.endAhead, rule.unitsKnown], ({ command: { data }, at }) => [
    { kind: 'OversightAppointed', data: { ...data, from: at } },
  ]),

  StartCeremony: obeying(
    [rule.hubByFounding, rule.ceremonyNeeded, rule.ceremonyOfTwo, rule.ownRole, rule.personFree, rule.pseudonymFree],
    ({ command: { data }, at }) => [
      { kind: 'CeremonyStarted', data: { ...data, until: daysAfter(at, CEREMONY_DAYS) } },
    ],
  ),
  CompleteCeremony: obeying([rule.ceremonyComplete, rule.personFree], ceremonyFacts),

  EnrolPasskey: obeying([rule.passkeyFree], ({ command: { data } }) => [{ kind: 'PasskeyEnrolled', data }]),
  ProposeRecovery: obeying([rule.ownRole], ({ command: { data }, at }) => [
    { kind: 'RecoveryProposed', data: { ...data, until: daysAfter(at, PROPOSAL_DAYS) } },
  ]),
  ConfirmRecovery: obeying([rule.recoveryOpen, rule.recoveryInside, rule.ownRole], ({ command: { data } }, party) => [
    {
      kind: 'PasskeysRevoked',
      data: { ...data, proposedBy: party.recoveries?.find(({ person }) => person === data.person)?.by ?? null },
    },
    ...keysLeaving(party, (key) => 'person' in key && key.person === data.person, 'The passkey was lost.'),
  ]),

  ProposeClearance: obeying([rule.ownRole, rule.clearanceTerm], ({ command: { data }, at }) => [
    { kind: 'ClearanceProposed', data: { ...data, until: daysAfter(at, PROPOSAL_DAYS) } },
  ]),
  ConfirmClearance: obeying(
    [rule.clearanceOpen, rule.clearanceInside, rule.ownRole],
    ({ command: { data } }, party) => {
      const proposal = party.clearances?.find(({ person }) => person === data.person);
      if (!proposal) throw new Error('a proposal that the rules saw is gone');
      const { sponsor, clearedUntil, by } = proposal;
      return [{ kind: 'ClearanceGranted', data: { ...data, sponsor, clearedUntil, proposedBy: by } }];
    },
  ),
  EndClearance: obeying([rule.clearanceHeld], ({ command: { data } }) => [{ kind: 'ClearanceEnded', data }]),

  EnrolPerson: obeying([rule.personFree, rule.pseudonymFree], ({ command: { data } }) => [
    { kind: 'PersonEnrolled', data },
  ]),
  RemovePerson: obeying([rule.lastAdministrator], ({ command: { data } }, party) => [
    { kind: 'PersonRemoved', data },
    ...keysLeaving(party, (key) => leavesWith(party, key, data.person), data.reason),
  ]),
  GrantRole: obeying(
    [rule.roleOfKind, rule.grantedByOne, rule.ownRole, rule.roleNew, rule.rolesApart],
    ({ command: { data } }) => [{ kind: 'RoleGranted', data: { ...data, proposedBy: null } }],
  ),
  ProposeRole: obeying(
    [rule.roleOfKind, rule.proposedForLock, rule.ownRole, rule.roleNew, rule.rolesApart],
    ({ command: { data }, at }) => [{ kind: 'RoleProposed', data: { ...data, until: daysAfter(at, PROPOSAL_DAYS) } }],
  ),
  ConfirmRole: obeying(
    [rule.roleOfKind, rule.confirmedByAnother, rule.confirmedInside, rule.ownRole, rule.roleNew, rule.rolesApart],
    ({ command: { data } }, party) => [
      { kind: 'RoleGranted', data: { ...data, proposedBy: proposerOf(party.roleProposals, data) } },
    ],
  ),
  RevokeRole: obeying([rule.roleHeld, rule.lastAdministrator], ({ command: { data } }, party) => [
    { kind: 'RoleRevoked', data },
    ...keysLeaving(party, (key) => key.purpose === 'desk' && losesLastDesk(party, data), data.reason),
  ]),
  IssueCertificate: obeying(
    [rule.roleOfKind, rule.ownCertificate, rule.endAhead, rule.certificateLength],
    ({ command: { data } }) => [{ kind: 'CertificateIssued', data }],
  ),
  RecordFormerOrganisation: obeying([rule.formerOrganisation], ({ command: { data } }) => [
    { kind: 'FormerOrganisationRecorded', data },
  ]),

  AddKey: obeying(
    [rule.roleOfKind, rule.keyRole, rule.keySound, rule.keyNew, rule.endAhead, rule.keyLength],
    ({ command: { data } }) => [{ kind: 'KeyAdded', data }],
  ),
  RevokeKey: obeying([rule.keyKnown], ({ command: { data } }) => [{ kind: 'KeyRevoked', data }]),

  SetContacts: obeying([rule.contactsNamed, rule.coverHours], ({ command: { data }, at }) => [
    { kind: 'ContactsSet', data: { ...data, verifiedAt: at } },
  ]),
  // To publish a card is to vouch for it today, whatever date the form carried.
  PublishCard: obeying([rule.cardVersionNext, rule.coverHours], ({ command: { data }, at }) => [
    { kind: 'CardPublished', data: { card: { ...data, verifiedAt: at } } },
  ]),
  DeclareCapacity: obeying([rule.endAhead, rule.capacityLength], ({ command: { data } }) => [
    { kind: 'CapacityDeclared', data },
  ]),

  ProposeParameterSet: obeying(
    [rule.setOfThisUnit, rule.setVersionNext, rule.setLength, rule.setAhead, rule.consultationClosed],
    ({ command: { data } }) => [{ kind: 'ParameterSetProposed', data: { set: data, digest: setDigest(data) } }],
  ),
  ApproveParameterSet: obeying([rule.setProposed, rule.approvalOpen], ({ command: { data } }) => [
    { kind: 'ParameterSetApproved', data },
  ]),
  PublishParameterSet: obeying(
    [rule.setProposed, rule.setAhead, rule.approvalsGiven],
    ({ command: { data } }, party) => {
      const proposal = setProposal(party, data.set);
      if (!proposal) throw new Error('a proposal that the rules saw is gone');
      const approvals = proposal.approvals.map(({ organisation, at }) => ({ organisation, at }));
      return [{ kind: 'ParameterSetPublished', data: { set: { ...proposal.set, approvals }, digest: data.digest } }];
    },
  ),
  WithdrawParameterSet: obeying([rule.setPublished], ({ command: { data } }) => [
    { kind: 'ParameterSetWithdrawn', data },
  ]),
};

type Named = { readonly person: string; readonly role: string };
const proposerOf = (proposals: readonly (Named & { readonly by: string })[], { person, role }: Named): string | null =>
  proposals.find((each) => each.person === person && each.role === role)?.by ?? null;
