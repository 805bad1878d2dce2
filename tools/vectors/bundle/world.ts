import { hash } from 'node:crypto';
import { type Bundle, demonstrationSigner, signActs, type Unsigned } from '@remit/client';
import {
  type Actor,
  type CommandKind,
  commandSchemas,
  documentOf,
  isRefusal,
  type PartyCommandKind,
  type Referral,
  replay,
  type Role,
  setDigest,
  sha256Hex,
} from '@remit/protocol';
import { Executor } from '../../../packages/server/src/commands/execute.ts';
import type { SignHere } from '../../../packages/server/src/commands/request.ts';
import { bundleOf } from '../../../packages/server/src/queries/bundle.ts';
import type { Ports } from '../../../packages/server/src/ports.ts';
import { factsOf } from '../../../packages/server/src/queries/case.ts';
import { createDatabase } from '../../../packages/server/src/store/embedded/for-tests.ts';
import { logSigner } from '../../../packages/server/src/store/log/signer.ts';
import { createPool } from '../../../packages/server/src/store/pool.ts';
import { custodyOf } from '../../../packages/server/src/store/sealing.ts';
import type { Store } from '../../../packages/server/src/store/store.ts';
import { foundingSteps } from '../../simulate/people/found.ts';
import type { ProposedSet } from '../../simulate/people/parameter-sets.ts';
import { Chance } from '../../simulate/run/chance.ts';
import { Checkpoints } from '../../simulate/run/checkpoints.ts';
import { seededPorts, VirtualClock } from '../../simulate/run/seeded-ports.ts';

/** The log of the vectors: its key is made of one repeated byte, and of no use elsewhere. */
export const SIGNER = logSigner('vectors.example/log', Buffer.alloc(32, 61));
export const FOUNDED = '2026-01-05T08:00:00.000Z';
export const LIVED = '2026-03-03T09:00:00.000Z';
export const PUBLISHED = '2026-03-03T18:00:00.000Z';
export const NOW = '2026-03-03T20:00:00.000Z';
const IN_FORCE = '2026-02-01T00:00:00.000Z';

/** The real writer and the real log on a database of their own, with a clock and chance that follow from a seed. */
export type BundleWorld = {
  readonly store: Store;
  readonly executor: Executor;
  readonly ports: Ports;
  readonly clock: VirtualClock;
  readonly newId: () => string;
  readonly act: (actor: Actor, kind: CommandKind, id: string, data: object) => Promise<void>;
  readonly onParty: (actor: Actor, kind: PartyCommandKind, organisation: string, data: object) => Promise<void>;
  readonly state: (id: string) => Promise<Referral>;
  /** The document as it stood at lock 1. */
  readonly documentAtLock1: (id: string) => Promise<Bundle['document']>;
  readonly publish: (at: string) => Promise<void>;
  /** Every entry of the published log, in order. */
  readonly leaves: () => Promise<Uint8Array[]>;
  /** The bundle as its platform gets it. */
  readonly bundle: (id: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

export const person = (organisation: string, suffix: string, role: Role): Actor => ({
  type: 'person',
  person: `${organisation}-${suffix}`,
  organisation,
  role,
});

/** Signs as a desk of a service would: the vectors' keys are public, their marks are not the demonstration's. */
export function signHere(actor: Actor, marked: 'desk' | 'demonstration'): SignHere | null {
  if (actor.type !== 'person') return null;
  const made = demonstrationSigner(actor.organisation, actor.person);
  const nonce =
    ({ previous }: Unsigned) =>
    () =>
      sha256Hex(`remit/vectors/nonce/${previous}`).slice(0, 32);
  return async (statement, at) => {
    const signer = await made;
    return (await signActs({ ...signer, desk: { ...signer.desk, marked } }, [statement], at, nonce(statement)))[0]!;
  };
}

export async function openWorld(seed: string, marked: 'desk' | 'demonstration' = 'desk'): Promise<BundleWorld> {
  const database = await createDatabase();
  const pool = createPool(database.config);
  const store: Store = { pool, custody: custodyOf(hash('sha256', `custody/${seed}`, 'buffer')) };
  const clock = new VirtualClock(FOUNDED);
  const ports = seededPorts(`bundle/${seed}`, clock);
  const executor = new Executor(store, ports, {
    promise: () => '',
    announce: () => undefined,
    signing: { site: { origin: '', domain: '' }, demonstration: true },
  });
  const checkpoints = new Checkpoints(store, ports, {
    signer: SIGNER,
    cadenceSeconds: 600,
    paddingMultiple: 16,
    keepers: [],
  });
  const give = async (actor: Actor, kind: string, type: 'referral' | 'organisation', id: string, data: object) => {
    clock.pass(90_000);
    const request = { actor, kind, subject: { type, id }, data, idempotencyKey: null, expectedVersion: null };
    const answer = await executor.execute({ ...request, signatures: signHere(actor, marked) } as Parameters<
      Executor['execute']
    >[0]);
    if (isRefusal(answer)) throw new Error(`${kind}: ${JSON.stringify(answer)}`);
  };
  const act: BundleWorld['act'] = (actor, kind, id, data) =>
    give(actor, kind, 'referral', id, commandSchemas[kind].parse(data));
  const onParty: BundleWorld['onParty'] = (actor, kind, organisation, data) =>
    give(actor, kind, 'organisation', organisation, data);
  await found(onParty, seed);
  clock.advanceTo(LIVED);
  return {
    store,
    executor,
    ports,
    clock,
    newId: ports.newId,
    act,
    onParty,
    state: async (id) => replay(await factsOf(store, `referral:${id}`)),
    documentAtLock1: async (id) => {
      const facts = await factsOf(store, `referral:${id}`);
      const locked = replay(facts.slice(0, facts.findIndex(({ kind }) => kind === 'Lock1Approved') + 1));
      return documentOf(locked) as unknown as Bundle['document'];
    },
    publish: (at) => checkpoints.publish(clock.advanceTo(at)),
    leaves: async () => {
      const sql = 'SELECT leaf FROM log_entries WHERE index < (SELECT max(size) FROM checkpoints) ORDER BY index';
      return (await pool.query<{ leaf: Buffer }>(sql)).rows.map(({ leaf }) => new Uint8Array(leaf));
    },
    bundle: async (id) => {
      const reader = {
        organisation: 'lantern',
        person: 'lantern-decider-1',
        role: 'PLAT_DECIDER',
        kind: 'PLATFORM',
      } as const;
      const text = await bundleOf(store, reader, id);
      if (typeof text !== 'string') throw new Error(`no bundle: ${JSON.stringify(text)}`);
      return text;
    },
    close: async () => {
      await checkpoints.close();
      await pool.end();
      await database.drop();
    },
  };
}

/** The organisations of the demonstration, with a parameter set that leaves out what no bundle is about. */
async function found(onParty: BundleWorld['onParty'], seed: string): Promise<void> {
  const steps = await foundingSteps(FOUNDED, IN_FORCE, IN_FORCE, new Chance(`bundle/${seed}`));
  const digests = new Map<string, string>();
  for (const { actor, kind, organisation, data } of steps) {
    if (kind === 'ProposeParameterSet') {
      const set = lean(data);
      digests.set(`${set.id}@${set.version}`, setDigest(set));
      await onParty(actor, kind, organisation, set);
    } else if ('set' in data && typeof data.set === 'string' && 'digest' in data)
      await onParty(actor, kind, organisation, { ...data, digest: digests.get(data.set) });
    else await onParty(actor, kind, organisation, data);
  }
}

const lean = (set: ProposedSet): ProposedSet => ({
  ...set,
  designatedEntities: [],
  headerDefaults: {},
  itemTemplates: [],
});
