import {
  type Actor,
  type EntryCommandData,
  type EntryDoer,
  entryIdOf,
  type Role,
  type SystemRule,
} from '@remit/protocol';
import type { EntryBase } from '../../../packages/protocol/src/hashes/fixtures/run-vector.ts';
import { PLATFORM, UNIT } from '../../../packages/protocol/src/referral/fixtures/sample-case.ts';

export { PLATFORM, UNIT };
export const SOUTH = 'unit-south';
export const COVE = 'platform-cove';

export const by = (role: Role, organisation: string): Actor => ({
  type: 'person',
  person: `${role.toLowerCase().replace('_', '-')}-of-${organisation}`,
  organisation,
  role,
});
export const system = (rule: SystemRule): Actor => ({ type: 'system', rule });
export const gateOf = (organisation: string): Actor => ({
  type: 'key',
  key: `gate-${organisation}`,
  organisation,
  role: organisation.startsWith('unit') ? 'LE_OFFICER' : 'PLAT_REVIEWER',
});
/** One of the unit's people for a unit's role, one of the platform's for a platform's; the system by its rule. */
export const actorAs = (doer: EntryDoer, unit: string, platform: string): Actor =>
  doer.startsWith('system:')
    ? system(doer.slice('system:'.length) as SystemRule)
    : by(doer as Role, doer.startsWith('LE') ? unit : platform);

export const UNTIL = '2026-09-01T00:00:00.000Z';
export const AT = '2026-03-03T12:00:00.000Z';
export const LATER = '2026-10-01T00:00:00.000Z';

const no = { answer: 'NO', evidence: 'Nothing in the picture or around it speaks for it.' } as const;
export const EXEMPTIONS_NO = {
  EDUCATIONAL: no,
  JOURNALISTIC: no,
  ARTISTIC: no,
  RESEARCH: no,
  PREVENT_COUNTER: no,
  POLEMIC_DEBATE: no,
};

export const FINGERPRINT = {
  kind: 'PDQ',
  hash: 'f09ac3963c69a5b4d2871e4bb5c3964b69a53cd20f4b87b4e13c1ed2965a4bc3',
  quality: 97,
  decoder: 'FULL',
} as const;

export const contribution = (change: Partial<EntryCommandData<'ContributeOpinion'>> = {}) => ({
  fingerprint: FINGERPRINT,
  ground: 'TCO_A_INCITE' as const,
  entity: null,
  tlp: 'GREEN' as const,
  confidence: 90,
  until: UNTIL,
  source: { type: 'DECISION' as const, reference: 'case-17', decidedAt: '2026-03-01T00:00:00.000Z' },
  exemptions: EXEMPTIONS_NO,
  asks: [],
  ...change,
});
export const dispute = (change: Partial<EntryCommandData<'DisputeEntry'>> = {}) => ({
  ground: 'JOURNALISTIC' as const,
  tlp: 'GREEN' as const,
  confidence: 80,
  until: UNTIL,
  note: 'A broadcaster shows it in a report.',
  ...change,
});

const organisations = [
  { organisation: UNIT, tier: 'ADMITTED' },
  { organisation: SOUTH, tier: 'ADMITTED' },
  { organisation: PLATFORM, tier: 'VERIFIED' },
  { organisation: COVE, tier: 'VERIFIED' },
] as const;
export const BASE: EntryBase = {
  entry: entryIdOf(FINGERPRINT),
  organisations,
  world: {
    recipients: organisations,
    partners: organisations.map(({ organisation }) => organisation),
    source: null,
    listWithout: null,
    usual: 'B0',
  },
};
