import { randomBytes } from 'node:crypto';
import { type Actor, NO_PARTY, type Party, type Role } from '@remit/protocol';
import pg from 'pg';
import type { Executor } from '../src/commands/execute.ts';
import { systemPorts } from '../src/ports.ts';
import { createDatabase, type TestDatabase } from '../src/store/embedded/for-tests.ts';
import { createPool } from '../src/store/pool.ts';
import { custodyOf } from '../src/store/sealing.ts';
import type { Store } from '../src/store/store.ts';
import { POLICY, signing, SigningExecutor } from './signing.ts';
import { card, parameterSet, PLATFORM, UNIT } from '../../protocol/src/referral/fixtures/sample-case.ts';

export const OFFICER: Actor = { type: 'person', person: 'officer-0001', organisation: UNIT, role: 'LE_OFFICER' };
export const SUPERVISOR: Actor = { type: 'person', person: 'supervisor-01', organisation: UNIT, role: 'LE_SUPERVISOR' };
export const REVIEWER: Actor = {
  type: 'person',
  person: 'reviewer-001',
  organisation: 'oversight-1',
  role: 'LOCK_REVIEWER',
};
export const DECIDER: Actor = { type: 'person', person: 'decider-0001', organisation: PLATFORM, role: 'PLAT_DECIDER' };
export const system = (rule: Extract<Actor, { type: 'system' }>['rule']): Actor => ({ type: 'system', rule });

const UNTIL = '2027-12-31T00:00:00.000Z';
const person = (id: string, ...roles: Role[]): Party['people'][number] => ({
  person: id,
  pseudonym: id,
  name: '',
  status: 'ENROLLED',
  roles,
  certificates: Object.fromEntries(roles.map((role) => [role, UNTIL])),
  former: [],
});

/** Organisations as they would stand after admission: a unit, a platform, an oversight body, an auditor. */
export const organisations: readonly Party[] = [
  {
    ...NO_PARTY,
    id: UNIT,
    kind: 'LE_UNIT',
    status: 'ADMITTED',
    version: 1,
    name: 'Northern unit',
    jurisdiction: 'DE',
    people: [person('officer-0001', 'LE_OFFICER'), person('supervisor-01', 'LE_SUPERVISOR')],
    sets: [{ set: parameterSet({ inForceTo: '2027-12-31T00:00:00.000Z' }), digest: '', withdrawnAt: null }],
  },
  {
    ...NO_PARTY,
    id: PLATFORM,
    kind: 'PLATFORM',
    status: 'ADMITTED',
    version: 1,
    name: 'Lantern',
    jurisdiction: 'DE',
    tier: 'ADMITTED',
    card: card(),
    people: [person('decider-0001', 'PLAT_DECIDER')],
  },
  {
    ...NO_PARTY,
    id: 'oversight-1',
    kind: 'OVERSIGHT',
    status: 'ADMITTED',
    version: 1,
    name: 'Oversight body',
    jurisdiction: 'DE',
    appointment: {
      appointer: 'Parliament (synthetic)',
      judicial: true,
      units: [UNIT],
      from: '2026-01-01T00:00:00.000Z',
      until: UNTIL,
    },
    people: [person('reviewer-001', 'LOCK_REVIEWER')],
  },
  {
    ...NO_PARTY,
    id: 'audit-1',
    kind: 'AUDIT',
    status: 'ADMITTED',
    version: 1,
    name: 'Inspectorate',
    jurisdiction: 'DE',
    people: [person('auditor-0001', 'AUDITOR')],
  },
];

export type Fixture = {
  database: TestDatabase;
  store: Store;
  executor: Executor;
  admin: pg.Pool;
  close: () => Promise<void>;
};

/** A database with those organisations and an executor on it. */
export async function openFixture(parties: readonly Party[] = organisations): Promise<Fixture> {
  const database = await createDatabase();
  const pool = createPool(database.config);
  const admin = new pg.Pool({ ...database.admin, max: 2 });
  admin.on('error', () => undefined);
  const store: Store = { pool, custody: custodyOf(randomBytes(32)) };
  for (const party of await Promise.all(parties.map((each) => signing(each, UNTIL))))
    await admin.query('INSERT INTO organisation_rows VALUES ($1, $2, $3, $4)', [
      party.id,
      party.kind,
      party.version,
      party,
    ]);
  const executor = new SigningExecutor(store, systemPorts, {
    promise: () => 'promise',
    announce: () => undefined,
    signing: POLICY,
  });
  const close = async (): Promise<void> => {
    await pool.end();
    await admin.end();
    await database.drop();
  };
  return { database, store, executor, admin, close };
}
