import type { LockTrigger } from '@remit/protocol';
import type pg from 'pg';

export type ImportResult = 'ready' | 'needs-work' | 'stopped' | 'duplicate' | 'invalid';
export type ImportedRow = {
  readonly line: number;
  readonly url: string;
  readonly result: ImportResult;
  readonly codes: string[];
  readonly platform: string | null;
  readonly referral: string | null;
  readonly sentence: string;
};
export type ImportedDraft = {
  readonly referral: string;
  readonly reference: string;
  readonly platform: string;
  readonly items: number;
  /** Why lock 2 comes before sending, as things stood at the import; empty where lock 1 suffices. */
  readonly lock2Because: readonly LockTrigger[];
};
export type ImportTotals = Readonly<
  Record<'rows' | 'ready' | 'needsWork' | 'stopped' | 'duplicate' | 'invalid', number>
>;

/** What became of a list, as the contract's `importView` has it. */
export type Import = {
  readonly id: string;
  readonly dryRun: boolean;
  readonly at: string;
  readonly fileName: string;
  readonly items: ImportedRow[];
  readonly drafts: ImportedDraft[];
  readonly totals: ImportTotals;
  /** Items in all drafts of one import above which each of them needs lock 2; null where no parameter set is cited. */
  readonly lock2Above: number | null;
};

/** As kept: the answer as planned, and the digest of what was asked. Whether its drafts came to be, the cases say. */
export type KeptImport = { readonly request: string; readonly plan: Import };

export async function readImport(client: pg.ClientBase, organisation: string, id: string): Promise<KeptImport | null> {
  const { rows } = await client.query<{ view: KeptImport }>(
    'SELECT view FROM imports WHERE organisation = $1 AND id = $2',
    [organisation, id],
  );
  return rows[0]?.view ?? null;
}

/** Keeps an import unless one is kept under its id already; its number of items counts towards lock 2 from now on. */
export async function keepImport(client: pg.ClientBase, organisation: string, kept: KeptImport): Promise<void> {
  const { id, at, drafts } = kept.plan;
  const items = drafts.reduce((sum, draft) => sum + draft.items, 0);
  await client.query(
    'INSERT INTO imports (organisation, id, at, items, view) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [organisation, id, at, items, JSON.stringify(kept)],
  );
}

const NOT_CREATED =
  'Its draft could not be created. Send the list again; rows that are in a draft are not added twice.';

/** The planned answer with the references of its drafts. A draft that is no case has not come to be, and its rows say so. */
export async function asCreated(client: pg.ClientBase, organisation: string, plan: Import): Promise<Import> {
  const { rows } = await client.query<{ referral: string; reference: string }>(
    'SELECT referral, reference FROM case_rows WHERE organisation = $1 AND referral = ANY ($2)',
    [organisation, plan.drafts.map((draft) => draft.referral)],
  );
  const references = new Map(rows.map(({ referral, reference }) => [referral, reference]));
  const drafts = plan.drafts.flatMap((draft) => {
    const reference = references.get(draft.referral);
    return reference === undefined ? [] : [{ ...draft, reference }];
  });
  if (drafts.length === plan.drafts.length) return { ...plan, drafts };
  const items = plan.items.map((row) =>
    row.referral === null || references.has(row.referral) ? row : notCreated(row),
  );
  return { ...plan, drafts, items, totals: totalsOf(items) };
}

const notCreated = (row: ImportedRow): ImportedRow => ({
  ...row,
  referral: null,
  result: row.result === 'stopped' ? 'stopped' : 'needs-work',
  sentence: NOT_CREATED,
});

export function totalsOf(rows: readonly ImportedRow[]): ImportTotals {
  const count = (result: ImportResult): number => rows.filter((row) => row.result === result).length;
  return {
    rows: rows.length,
    ready: count('ready'),
    needsWork: count('needs-work'),
    stopped: count('stopped'),
    duplicate: count('duplicate'),
    invalid: count('invalid'),
  };
}
