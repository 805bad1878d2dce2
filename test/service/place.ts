import { randomBytes } from 'node:crypto';
import {
  type Actor,
  disclosedAttributes,
  disclosedOfEntry,
  disclosedOfParty,
  type EntryFact,
  type Fact,
  type NewEntryFact,
  type NewFact,
  OPEN_ENTRY_FIELDS,
  OPEN_FIELDS,
  type Party,
  PERSONAL_FIELDS,
  type PartyFact,
  type Referral,
  replay,
  replayEntry,
} from '@remit/protocol';
import { type Accepted, append, readyFacts } from '../../packages/server/src/commands/append.ts';
import type { Change } from '../../packages/server/src/commands/changes.ts';
import { caseRows, itemRows, summaryRow } from '../../packages/server/src/commands/project.ts';
import { entryChange } from '../../packages/server/src/commands/entry-rows.ts';
import { systemPorts } from '../../packages/server/src/ports.ts';
import { chained, type StoredFact } from '../../packages/server/src/store/facts.ts';
import { seal } from '../../packages/server/src/store/sealing.ts';
import type { Store } from '../../packages/server/src/store/store.ts';
import { inTransaction } from '../../packages/server/src/store/transaction.ts';

type Written = { kind: string; at: string; actor: Actor; data: object };

function chain(stream: string, facts: readonly Written[]): StoredFact[] {
  const stored: StoredFact[] = [];
  for (const { kind, at, actor, data } of facts) {
    const previous = stored.at(-1)?.digest ?? null;
    const version = stored.length + 1;
    stored.push(chained({ stream, version, kind, at, actor, data: data as Record<string, unknown>, previous }));
  }
  return stored;
}

/** Writes a record as the one writer would have: through the writer's own role, sealing, salts and leaves. */
async function write(store: Store, change: Omit<Change, 'key' | 'newKey' | 'timers' | 'messages'>): Promise<void> {
  const key = randomBytes(32);
  const whole: Change = { ...change, key, newKey: true, timers: [], messages: [] };
  const rows = readyFacts(whole, randomBytes);
  const request = { idempotencyKey: null } as Accepted['request'];
  const answer = {} as Accepted['answer'];
  await inTransaction(store.pool, { role: 'remit_writer' }, (client) =>
    append(client, store.custody, systemPorts, [{ request, change: whole, rows, answer }]),
  );
}

/**
 * A case with the record given, as if it had been lived: facts, and the rows of every desk that may know of it. Rows of
 * its items, by which cases count towards each other, are written only where `counted`.
 */
export async function placeCase(
  store: Store,
  id: string,
  facts: readonly Fact[],
  parties: readonly Party[],
  counted = false,
): Promise<Referral> {
  const stream = `referral:${id}`;
  const state = replay(facts);
  if (facts.length === 0) return state;
  const stored = chain(stream, facts);
  await write(store, {
    stream,
    facts: stored.map((fact) => ({
      fact,
      openFields: OPEN_FIELDS[fact.kind as Fact['kind']],
      disclosed: {
        ...disclosedAttributes(fact as unknown as NewFact, state),
        origin: state.unit,
        recipient: state.platform,
      },
    })),
    referral: id,
    annex: placedAnnex(state),
    cases: caseRows(id, state, stored as unknown as Fact[], new Map(parties.map((party) => [party.id, party]))),
    items: counted ? itemRows(id, state, store.custody) : [],
    summary: summaryRow(state, stored as unknown as Fact[]),
    organisation: null,
  });
  return state;
}

/** What stands in the annex of a case that was placed. */
export const PLACED_ANNEX = 'Only in the annex: the quiet heron meets at noon.';

function placedAnnex({ annex }: Referral): NonNullable<Change['annex']> | null {
  if (!annex || annex.destroyedAt !== undefined) return null;
  const key = randomBytes(32);
  const words = Buffer.from(JSON.stringify({ text: PLACED_ANNEX, salt: '0'.repeat(32) }));
  return { key, sealed: seal(key, randomBytes(12), words), opened: null };
}

/** An organisation with the record given. */
export function placeOrganisation(store: Store, party: Party, facts: readonly PartyFact[]): Promise<void> {
  const stream = `organisation:${party.id}`;
  const state = { ...party, people: party.people.map((person) => ({ ...person, name: '' })) };
  return write(store, {
    stream,
    facts: chain(stream, facts).map((fact) => ({
      fact,
      openFields: Object.keys(fact.data).filter(
        (field) => !(PERSONAL_FIELDS[fact.kind as PartyFact['kind']] as readonly string[] | undefined)?.includes(field),
      ),
      disclosed: disclosedOfParty(fact, party.id),
    })),
    referral: null,
    cases: [],
    items: [],
    summary: null,
    organisation: { organisation: party.id, kind: party.kind, version: party.version, state },
  });
}

/** An entry with the record given, as if it had been lived; the facts as they are kept. */
export async function placeEntry(
  store: Store,
  id: string,
  facts: readonly EntryFact[],
  parties: readonly Party[],
): Promise<readonly StoredFact[]> {
  if (facts.length === 0) return [];
  const stored = chain(`entry:${id}`, facts);
  const whole = stored as unknown as EntryFact[];
  const entry = replayEntry(whole);
  const known = new Map(parties.map((party) => [party.id, party]));
  await write(store, {
    stream: `entry:${id}`,
    facts: stored.map((fact) => ({
      fact,
      openFields: OPEN_ENTRY_FIELDS[fact.kind as EntryFact['kind']],
      disclosed: disclosedOfEntry(fact as unknown as NewEntryFact, entry),
    })),
    referral: null,
    entry: entryChange(id, entry, whole, whole, known),
    cases: [],
    items: [],
    summary: null,
    organisation: null,
  });
  return stored;
}
