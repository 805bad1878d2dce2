import type { PartyCommandData, PartyCommandKind } from '@remit/protocol';
import { card, parameterSet } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';
import { machine } from './parties.ts';

const UNTIL = '2026-12-01T00:00:00.000Z';
const DIGEST = 'a'.repeat(64);
const { approvals: _, ...set } = parameterSet({ version: 3, inForceFrom: '2026-06-01T00:00:00.000Z' });
const invited = (n: 1 | 2) =>
  ({ person: `new-${n}`, pseudonym: `New ${n}`, codeDigest: String(n).repeat(64), channel: 'POST' }) as const;

/** For every command on an organisation something plausible to ask: its schema takes it, and the rules may not. */
export const PARTY_DATA: { readonly [K in PartyCommandKind]: PartyCommandData<K> } = {
  RegisterOrganisation: {
    organisation: 'newcomer',
    kind: 'PLATFORM',
    name: 'Newcomer',
    jurisdiction: 'FR',
    domain: 'newcomer.example',
  },
  SetTrustTier: { tier: 'ADMITTED', basis: 'Called back.', domainProof: { method: 'DNS_TXT', seenAt: UNTIL } },
  SuspendOrganisation: { reason: 'Nobody answers.' },
  ReinstateOrganisation: { reason: 'Somebody answers again.' },
  AppointOversight: { appointer: 'Parliament (synthetic)', until: UNTIL, judicial: false, units: ['unit-north'] },
  StartCeremony: { people: [invited(1), invited(2)], names: ['New One', 'New Two'] },
  CompleteCeremony: {
    credentials: [
      { person: 'new-1', codeDigest: DIGEST, credential: DIGEST, publicKey: 'A'.repeat(122), algorithm: 'ES256' },
      { person: 'new-2', codeDigest: DIGEST, credential: DIGEST, publicKey: 'A'.repeat(122), algorithm: 'ES256' },
    ],
  },
  EnrolPasskey: { person: 'le-officer-n', credential: 'A'.repeat(22), publicKey: 'A'.repeat(122), algorithm: 'ES256' },
  ProposeRecovery: { person: 'le-officer-n', reason: 'The key was lost.' },
  ConfirmRecovery: { person: 'le-officer-n' },
  ProposeClearance: { person: 'le-officer-n', sponsor: 'National vetting office', clearedUntil: UNTIL },
  ConfirmClearance: { person: 'le-officer-n' },
  EndClearance: { person: 'le-officer-n', reason: 'The task has ended.' },
  EnrolPerson: { person: 'intruder-1', pseudonym: 'Intruder', name: 'Intruder Example' },
  RemovePerson: { person: 'le-officer-n', reason: 'Left the desk.' },
  GrantRole: { person: 'le-officer-n', role: 'LE_OFFICER' },
  ProposeRole: { person: 'le-officer-n', role: 'LE_SUPERVISOR' },
  ConfirmRole: { person: 'le-officer-n', role: 'LE_SUPERVISOR' },
  RevokeRole: { person: 'le-officer-n', role: 'LE_OFFICER', reason: 'Left the desk.' },
  IssueCertificate: { person: 'le-officer-n', role: 'LE_OFFICER', until: UNTIL },
  RecordFormerOrganisation: {
    person: 'le-officer-n',
    organisation: 'platform-cove',
    until: '2026-01-01T00:00:00.000Z',
  },
  AddKey: {
    purpose: 'machine',
    keyId: 'second-key',
    publicKey: `${machine.publicKey.slice(0, -2)}AA`,
    label: 'Second',
    until: UNTIL,
    role: 'LE_OFFICER',
  },
  RevokeKey: { keyId: 'machine-ours', reason: 'Lost.' },
  SetContacts: {
    desk: 'Desk',
    people: ['le-officer-n'],
    deputy: 'le-supervisor-n',
    cover: card().cover,
    languages: ['en'],
    phone: '+44 20 7946 0000',
  },
  PublishCard: card({ version: 2 }),
  DeclareCapacity: { level: 'AMBER', until: UNTIL, note: null },
  ProposeParameterSet: set,
  ApproveParameterSet: { set: 'north-ct@3', digest: DIGEST },
  PublishParameterSet: { set: 'north-ct@3', digest: DIGEST },
  WithdrawParameterSet: { set: 'north-ct@2', reason: 'Replaced.' },
};
