import { generateKeyPairSync } from 'node:crypto';
import {
  NO_PARTY,
  type NewPartyFact,
  type OrganisationKind,
  type Party,
  type PartyFact,
  evolveParty,
  ROLE_HOLDERS,
  type Role,
  ROLES,
} from '@remit/protocol';
import { machineKeys, signingFacts } from '../../packages/server/test/signing.ts';
import { card, parameterSet, PLATFORM, UNIT } from '../../packages/protocol/src/referral/fixtures/sample-case.ts';

/** One half of the tests' world: whose the objects are (`ours`), or the other organisations of the same kinds. */
export type Half = 'ours' | 'theirs';
export type Seat = { readonly person: string; readonly organisation: string; readonly roles: readonly Role[] };

/** The organisations of the referral's vectors, and beside each one of its kind that has nothing to do with it. */
export const IDS: Record<OrganisationKind, Record<Half, string>> = {
  LE_UNIT: { ours: UNIT, theirs: 'unit-south' },
  PLATFORM: { ours: PLATFORM, theirs: 'platform-cove' },
  OVERSIGHT: { ours: 'oversight-east', theirs: 'oversight-west' },
  AUDIT: { ours: 'audit-office', theirs: 'audit-second' },
  CIVIL_SOCIETY: { ours: 'observers', theirs: 'observers-second' },
  HUB: { ours: 'hub', theirs: 'hub-second' },
};

export const personOf = (role: Role, half: Half): string =>
  `${role.toLowerCase().replace('_', '-')}-${half === 'ours' ? 'n' : 's'}`;
export const seatOf = (role: Role, half: Half): Seat => ({
  person: personOf(role, half),
  organisation: IDS[ROLE_HOLDERS[role]][half],
  roles: [role],
});

export const FOUNDED = '2025-12-01T00:00:00.000Z';
const UNTIL = '2027-12-31T00:00:00.000Z';
/** The certificate of the sample world. */
const CERTIFIED = '2026-09-30T00:00:00.000Z';

const pair = generateKeyPairSync('ed25519');
/** The key of the machine that acts for one half's unit as an officer. */
export const machine = {
  privateKey: pair.privateKey,
  publicKey: pair.publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  keyId: (half: Half): string => `machine-${half}`,
};
for (const half of ['ours', 'theirs'] as const) machineKeys.set(machine.keyId(half), pair.privateKey);

const staff = ({ person, roles }: Seat): NewPartyFact[] => [
  { kind: 'PersonEnrolled', data: { person, pseudonym: person, name: `Name of ${person}` } },
  ...roles.flatMap((role): NewPartyFact[] => [
    { kind: 'RoleGranted', data: { person, role, proposedBy: null } },
    { kind: 'CertificateIssued', data: { person, role, until: CERTIFIED } },
  ]),
];

function ofKind(kind: OrganisationKind, half: Half): NewPartyFact[] {
  const id = IDS[kind][half];
  if (kind === 'LE_UNIT') {
    const set = parameterSet({ unit: id, ...(half === 'theirs' && { id: 'south-ct' }) });
    const key = { purpose: 'machine', keyId: machine.keyId(half), publicKey: machine.publicKey } as const;
    return [
      { kind: 'ContactsSet', data: { ...contacts(id), cover: card().cover, verifiedAt: FOUNDED } },
      { kind: 'ParameterSetPublished', data: { set, digest: '0'.repeat(64) } },
      { kind: 'KeyAdded', data: { ...key, label: 'List importer', until: UNTIL, role: 'LE_OFFICER' } },
    ];
  }
  if (kind === 'PLATFORM')
    return [
      { kind: 'TrustTierSet', data: { tier: 'VERIFIED', basis: 'Synthetic', domainProof: null } },
      {
        kind: 'CardPublished',
        data: { card: half === 'ours' ? card() : card({ hosts: ['cove.example'] }) },
      },
    ];
  if (kind !== 'OVERSIGHT') return [];
  const units = [IDS.LE_UNIT[half]];
  return [
    {
      kind: 'OversightAppointed',
      data: { appointer: 'Parliament (synthetic)', judicial: true, units, from: FOUNDED, until: UNTIL },
    },
  ];
}

const contacts = (id: string) => ({
  desk: `Desk of ${id}`,
  people: ['One'],
  deputy: 'Two',
  languages: ['en'],
  phone: '+44 20 7946 0000',
});

/** What is on record of one organisation, as the system wrote it when the organisation was founded. */
/** With which keys the people of a test sign: the demonstration's, or none where a real service has to serve them. */
export type SigningKeys = 'demonstration' | 'none';

async function factsOf(
  kind: OrganisationKind,
  half: Half,
  seats: readonly Seat[],
  keys: SigningKeys,
): Promise<PartyFact[]> {
  const id = IDS[kind][half];
  const data = { organisation: id, kind, name: `The ${id} desk`, jurisdiction: 'DE', domain: `${id}.example` };
  const people = seats.filter(({ organisation }) => organisation === id);
  const facts: NewPartyFact[] = [
    { kind: 'OrganisationRegistered', data },
    ...people.flatMap(staff),
    ...ofKind(kind, half),
    ...(keys === 'none' ? [] : await signingFacts(id, namesOf(people), UNTIL)),
  ];
  return facts.map((fact, i) => ({
    ...fact,
    version: i + 1,
    at: FOUNDED,
    actor: { type: 'system', rule: 'enrolment-ceremony' },
  }));
}

const namesOf = (people: readonly Seat[]): string[] => people.map(({ person }) => person);

export type Founded = { readonly party: Party; readonly facts: readonly PartyFact[] };

/** Both halves, each with one person for every role, and whoever else has a seat. */
export async function founded(seats: readonly Seat[] = [], keys: SigningKeys = 'demonstration'): Promise<Founded[]> {
  const all = [...(['ours', 'theirs'] as const).flatMap((half) => ROLES.map((role) => seatOf(role, half))), ...seats];
  const kinds = Object.keys(IDS) as OrganisationKind[];
  const both = kinds.flatMap((kind) => (['ours', 'theirs'] as const).map((half) => factsOf(kind, half, all, keys)));
  return (await Promise.all(both)).map((facts) => ({
    facts,
    party: facts.reduce<Party>((party, fact) => evolveParty(party, fact), NO_PARTY),
  }));
}
