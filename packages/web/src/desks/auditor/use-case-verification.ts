import { httpTileReader, verifyEd25519 } from '@remit/client';
import { openCheckpoint, parseVerifierKey, Prover } from '@remit/log';
import type { AuditEntry } from '@remit/client/contract';
import type { Fact } from '@remit/protocol';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { client, type CaseView } from '../../api/index.ts';
import { type FactFinding, type SignedTree, verifyFact } from './verify-fact.ts';

const READ_AHEAD = 48;

export type CaseVerification = {
  /** Position in the published log, by version. */
  readonly places: ReadonlyMap<number, number>;
  readonly results: ReadonlyMap<number, FactFinding>;
  readonly running: boolean;
  readonly error: unknown;
  readonly done: boolean;
  readonly start: () => void;
};

/** Opens the served checkpoint with the log's key. */
async function signedTree(): Promise<SignedTree> {
  const state = await client.call('logState');
  const key = parseVerifierKey(state.verifierKey);
  if (!key.ok) throw new Error(key.detail);
  const trust = { origin: key.value.name, logKeys: [key.value] };
  const opened = await openCheckpoint(state.checkpoint ?? '', trust, verifyEd25519);
  if (!opened.ok) throw new Error(`${opened.fault}: ${opened.detail}`);
  return opened.value.checkpoint;
}

/** Facts of a case often stand side by side in the log: each read brings the next few places along. */
function entriesAhead(): (index: number) => Promise<AuditEntry | undefined> {
  const known = new Map<number, AuditEntry>();
  return async (index) => {
    if (!known.has(index)) {
      const { entries } = await client.call('auditEntries', { query: { from: index, limit: READ_AHEAD } });
      for (const entry of entries) known.set(entry.index, entry);
    }
    return known.get(index);
  };
}

/** Checks each fact of a case against the log, when the auditor asks. */
export function useCaseVerification(id: string, facts: readonly Fact[], view: CaseView | undefined): CaseVerification {
  const places = new Map(
    (view?.timeline ?? []).flatMap(({ version, leafIndex }) =>
      leafIndex === null ? [] : [[version, leafIndex] as const],
    ),
  );
  const [results, setResults] = useState<ReadonlyMap<number, FactFinding>>(new Map());
  const check = useMutation({
    mutationFn: async () => {
      const tree = await signedTree();
      const read = httpTileReader(`${location.origin}/log/`);
      const prover = new Prover(read);
      const entryAt = entriesAhead();
      const found = new Map<number, FactFinding>();
      for (const fact of facts) {
        const index = places.get(fact.version);
        if (index === undefined || index >= tree.size) continue;
        const entry = await entryAt(index);
        const stream = entry?.fact?.stream;
        const ours = stream === undefined || stream === `referral:${id}`;
        found.set(fact.version, entry && ours ? await verifyFact(fact, entry, { read, prover, tree }) : 'unproven');
        setResults(new Map(found));
      }
    },
  });
  return {
    places,
    results,
    running: check.isPending,
    error: check.error,
    done: check.isSuccess,
    start: () => {
      setResults(new Map());
      check.mutate();
    },
  };
}
