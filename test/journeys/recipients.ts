// A platform's own machine in a journey: its list, fetched and checked by the client, and its gate.
import { randomBytes } from 'node:crypto';
import { parseVerifierKey } from '@remit/log';
import { createGate, loadKernels, MatchList, type NodeGate, type Policy } from '@remit/match/node';
import { createClient } from '../../packages/client/src/sdk/index.ts';
import {
  entryOfMatch,
  faultOf,
  gateEntries,
  type HeldList,
  headsOver,
  httpParts,
  provableLines,
  proveLines,
  type ListStore,
  syncList,
  type SyncOptions,
  takeList,
  unprovenAmong,
  updateGate,
} from '../../packages/client/src/shared-list/index.ts';

export type Recipient = {
  /** Fetches what is new and brings the gate up to it. @returns the version that is held */
  readonly sync: () => Promise<number>;
  /** What the gate says of an upload: the verdict, and the entries that it found. */
  readonly check: (bytes: Uint8Array) => Promise<{ verdict: string; entries: string[]; reasons: string[] }>;
  /** Says that a withdrawn opinion flags nowhere here any more. */
  readonly receipt: (entry: string, author: string) => Promise<void>;
  /** What of its list no desk is shown to have signed; canaries are no part of it. */
  readonly unproven: () => Promise<string[]>;
  readonly close: () => void;
};

const inMemory = (): ListStore => {
  const files = new Map<string, Uint8Array>();
  return {
    read: (name) => Promise.resolve(files.get(name) ?? null),
    append: async (name, bytes) => void files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(), bytes])),
    replace: async (name, bytes) => void files.set(name, bytes),
    remove: async (name) => void files.delete(name),
  };
};

/** That account's machine, registered for its list. */
export async function openRecipient(url: string, account: string, policy: Partial<Policy>): Promise<Recipient> {
  const visitor = createClient({ server: url, credential: null });
  const { token, session } = await visitor.call('demoSignIn', { body: { account } });
  const client = createClient({ server: url, credential: { kind: 'token', token } });
  const parsed = parseVerifierKey((await visitor.call('logState')).verifierKey);
  if (!parsed.ok) throw new Error('the log has no key');
  const { value } = parsed;
  const options: SyncOptions = {
    key: await takeList(client, randomBytes(32)),
    policy: {
      recipient: session.organisation!.id,
      trust: { origin: value.name, logKeys: [value] },
      readTile: async (path) => {
        const answer = await fetch(`${url}/log/${path}`);
        return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
      },
    },
    store: inMemory(),
    askHeads: headsOver(client),
    fetchPart: httpParts(url),
    now: () => new Date().toISOString(),
  };
  const kernels = await loadKernels();
  const asOf = new Date().toISOString();
  const list = new MatchList({ name: 'shared', kernels, entries: [], asOf, staleAfterSeconds: 3600 });
  const gate: NodeGate = createGate({ lists: [list], policy, decoder: { processes: 1 }, onWarning: () => undefined });
  let held: HeldList | null = null;
  return {
    sync: async () => {
      const synced = await syncList(held, options);
      if (held === null) for (const entry of gateEntries(synced.list.content)) list.put(entry);
      else updateGate(list, synced);
      held = synced.list;
      return held.head.version;
    },
    check: async (bytes) => {
      const { verdict, matches } = await gate.check({ bytes });
      return {
        verdict,
        entries: matches.map(({ entry }) => entryOfMatch(entry)),
        reasons: matches.map(({ reason }) => reason),
      };
    },
    receipt: async (entry, author) => {
      await client.call('ReceiveWithdrawal', {
        params: { id: entry },
        body: { organisation: author, list: held!.head.version },
      });
    },
    unproven: async () => {
      const { content, checkpoint } = held!;
      const ask = (entries: string[]) => client.call('proveOpinions', { body: { entries } });
      const policy = { ...options.policy, demonstration: true };
      const proofs = [];
      for await (const some of proveLines(provableLines(content), { ask, policy, held: checkpoint }))
        proofs.push(...some);
      return unprovenAmong(proofs).unproven.map((proof) => `${proof.opinion.party}: ${faultOf(proof)!.code}`);
    },
    close: () => gate.close(),
  };
}
