import { createHash } from 'node:crypto';
import {
  isRefusal,
  linkedReferences,
  mayAct,
  NONE,
  type Party,
  type Refusal,
  refuse,
  type World,
} from '@remit/protocol';
import type pg from 'pg';
import { type Ports, ulid } from '../ports.ts';
import { readCounts, readHistory } from '../store/history.ts';
import { asCreated, type Import, keepImport, type KeptImport, readImport } from '../store/imports.ts';
import { readKnownReferences } from '../store/links.ts';
import type { Store } from '../store/store.ts';
import { inTransaction } from '../store/transaction.ts';
import { type ImportPlan, type PlannedDraft, planImport, type PlanQuestion } from './import-plan.ts';
import { type ImportAsker, type ImportBody, type Importer, inheritance } from './import-request.ts';
import { sortRows, type SortedRow } from './import-sort.ts';
import { Organisations } from './organisations.ts';
import { askerOf, type CommandRequest, type CommandResult } from './request.ts';

export type ImportTools = {
  readonly store: Store;
  readonly ports: Ports;
  readonly executor: { readonly execute: (request: CommandRequest) => Promise<CommandResult> };
};

/**
 * A list of locators into drafts under one import id, with the gates' answer row by row; G6 is never asked (D10).
 *
 * A dry run writes nothing. Otherwise the import is kept first, so that its size counts for every one of its drafts
 * (IMPORT_TOTAL), then each draft is created through the one writer. Whoever repeats a request under its key gets the
 * first answer, and what an outage kept from being created is created then.
 */
export async function importList(tools: ImportTools, asker: ImportAsker, body: ImportBody): Promise<Import | Refusal> {
  const { actor, idempotencyKey } = asker;
  const allowed = mayAct(NONE, 'CreateDraft', actor, []);
  if (isRefusal(allowed)) return allowed;
  if (actor.type === 'system') return refuse('not-your-role');
  return importAs(tools, { actor, idempotencyKey }, body);
}

async function importAs(tools: ImportTools, asker: Importer, body: ImportBody): Promise<Import | Refusal> {
  const request = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const { known, plan } = await prepare(tools, asker, body);
  if (known && known.request !== request) return refuse('idempotency-key-reused');
  if (isRefusal(plan)) return plan;
  if (body.dryRun) return plan.answer;
  if (!known) await keep(tools.store, asker, { request, plan: plan.answer });
  await createDrafts(tools, asker, plan.drafts);
  return reading(tools.store, asker, (client) =>
    asCreated(client, asker.actor.organisation, known?.plan ?? plan.answer),
  );
}

type Prepared = { readonly known: KeptImport | null; readonly plan: ImportPlan | Refusal };

/** Everything that is read, in one look at the database, as the asking unit may see it. */
async function prepare({ store, ports }: ImportTools, asker: Importer, body: ImportBody): Promise<Prepared> {
  const { actor } = asker;
  const id = importIdOf(asker, ports);
  return reading(store, asker, async (client) => {
    const known = body.dryRun ? null : await readImport(client, actor.organisation, id);
    const parties = await new Organisations().refresh(client);
    const at = known?.plan.at ?? ports.now?.() ?? (await clock(client));
    const inherited = inheritance(parties.get(actor.organisation), body, at);
    if (isRefusal(inherited)) return { known, plan: inherited };
    const sorted = sortRows(body.rows, parties);
    const history = await historyOf(client, store, actor.organisation, sorted);
    const towards = await towardsPlatforms(client, store, { parties, actor, at, inherited, sorted });
    return { known, plan: planImport({ id, at, actor, parties, history, towards, inherited, body, sorted }) };
  });
}

function historyOf(
  client: pg.ClientBase,
  store: Store,
  unit: Party['id'],
  sorted: readonly SortedRow[],
): Promise<World['history']> {
  const locators = sorted.flatMap(({ verdict, sameAs }) => (sameAs === null ? (verdict.normalised ?? []) : []));
  return readHistory(client, store.custody, unit, locators);
}

type Towards = Pick<PlanQuestion, 'parties' | 'actor' | 'at' | 'inherited' | 'sorted'>;

/** Of each platform of the list, the rolling counts, because of which some drafts need lock 2 (D1), and known links. */
async function towardsPlatforms(
  client: pg.ClientBase,
  store: Store,
  { parties, actor, at, inherited, sorted }: Towards,
): Promise<PlanQuestion['towards']> {
  const unit = actor.organisation;
  const handles = [inherited.item.accountHandle ?? []].flat();
  const references = linkedReferences(inherited.header);
  const towards = new Map<string, Pick<World, 'counts' | 'knownReferences'>>();
  for (const platform of new Set(sorted.flatMap((row) => row.platform ?? []))) {
    const windowDays = parties.get(platform)?.card?.strikePolicy?.windowDays ?? 365;
    const question = { unit, platform, importId: null, handles, windowDays, at };
    towards.set(platform, {
      counts: await readCounts(client, store.custody, question),
      knownReferences: await readKnownReferences(client, unit, platform, references),
    });
  }
  return towards;
}

/** The import's id follows from who asks and the request's key, so that a repeat finds the first. */
function importIdOf({ actor, idempotencyKey }: Importer, ports: Ports): string {
  if (idempotencyKey === null) return ports.newId();
  const { organisation, asker } = askerOf(actor);
  const digest = createHash('sha256')
    .update(JSON.stringify(['remit/import/v1', organisation, asker, idempotencyKey]))
    .digest();
  return ulid(digest.readUIntBE(16, 6), digest);
}

/** All drafts at once: the writer puts those that arrive together into one transaction. */
async function createDrafts(
  { executor }: ImportTools,
  { actor, idempotencyKey }: Importer,
  drafts: readonly PlannedDraft[],
): Promise<void> {
  await Promise.all(
    drafts.map(({ referral, data }) =>
      executor.execute({
        actor,
        kind: 'CreateDraft',
        subject: { type: 'referral', id: referral },
        data,
        idempotencyKey: idempotencyKey === null ? null : `import:${referral}`,
        expectedVersion: null,
      }),
    ),
  );
}

const keep = (store: Store, { actor }: Importer, kept: KeptImport): Promise<void> =>
  inTransaction(store.pool, { role: 'remit_writer' }, (client) => keepImport(client, actor.organisation, kept));

const reading = <T>(store: Store, { actor }: Importer, work: (client: pg.PoolClient) => Promise<T>): Promise<T> =>
  inTransaction(
    store.pool,
    { role: 'remit_reader', readOnly: true, settings: { 'remit.organisation': actor.organisation } },
    work,
  );

async function clock(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ now: string }>('SELECT clock_timestamp() AS now');
  return rows[0]!.now;
}
