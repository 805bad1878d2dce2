import { replacing, type Columns, type Target } from './write.ts';

/** A fact made ready to be kept: sealed under its case's key, chained, its salts and leaf in stores of their own. */
export type FactRow = {
  readonly stream: string;
  readonly version: number;
  readonly kind: string;
  readonly at: string;
  readonly actor: object;
  readonly open: object;
  readonly sealed: Buffer;
  readonly digest: Buffer;
  readonly previous: Buffer | null;
  readonly desk_signature: Buffer | null;
  readonly person_signature: Buffer | null;
};
export type SaltsRow = Pick<FactRow, 'stream' | 'version' | 'sealed'> & { readonly disclosed: Buffer };
export type PendingRow = Pick<FactRow, 'stream' | 'version'> & { readonly leaf: Uint8Array };
export type KeyRow = { readonly stream: string; readonly wrapped: Buffer };
export type AnswerRow = {
  readonly organisation: string;
  readonly asker: string;
  readonly key: string;
  readonly request: Buffer;
  readonly answer: object;
};
export type OutboxRow = {
  readonly id: string;
  readonly stream: string;
  readonly kind: string;
  readonly organisation: string;
};

// What happened and who was answered: never replaced, so a row that is there already is a collision of two writers.
export const FACTS: Target<FactRow> = {
  table: 'facts',
  columns: {
    stream: 'text',
    version: 'int4',
    kind: 'text',
    at: 'timestamptz',
    actor: 'jsonb',
    open: 'jsonb',
    sealed: 'bytea',
    digest: 'bytea',
    previous: 'bytea',
    desk_signature: 'bytea',
    person_signature: 'bytea',
  },
};
export const SALTS: Target<SaltsRow> = {
  table: 'fact_salts',
  columns: { stream: 'text', version: 'int4', disclosed: 'bytea', sealed: 'bytea' },
};
export const PENDING: Target<PendingRow> = {
  table: 'log_pending',
  columns: { stream: 'text', version: 'int4', leaf: 'bytea' },
};
export const KEYS: Target<KeyRow> = { table: 'case_keys', columns: { stream: 'text', wrapped: 'bytea' } };
export const ANSWERS: Target<AnswerRow> = {
  table: 'answers',
  columns: { organisation: 'text', asker: 'text', key: 'text', request: 'bytea', answer: 'jsonb' },
};
export const OUTBOX: Target<OutboxRow> = {
  table: 'outbox',
  columns: { id: 'text', stream: 'text', kind: 'text', organisation: 'text' },
};

/** In place of an organisation: the oversight of a unit, whichever body is appointed for it (migration 0015). */
export const oversightOf = (unit: string): string => `oversight:${unit}`;

/** A row of `case_rows`, of one organisation that may know of the case. */
export type CaseTableRow = {
  readonly organisation: string;
  readonly referral: string;
  readonly party: string;
  readonly version: number;
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly instrument: string | null;
  readonly priority: string | null;
  readonly unit: string;
  readonly platform: string;
  readonly officer: string | null;
  readonly items: number;
  readonly open_items: number;
  readonly turn: string;
  readonly due: object | null;
  readonly due_for: string | null;
  readonly triggers: readonly string[];
  readonly flags: readonly string[];
  readonly proof: string | null;
  readonly updated_at: string;
  readonly view: object;
  /** The case's key, wrapped for this organisation alone: with it the organisation reads what is sealed. */
  readonly key: Buffer;
};
/** The words of a restricted annex under a key of their own, and the service's copy of it. */
export type AnnexRow = { readonly referral: string; readonly wrapped: Buffer; readonly sealed: Buffer };
/** That key, wrapped for an organisation that may know of the case. */
export type AnnexKeyRow = Pick<AnnexRow, 'referral' | 'wrapped'> & { readonly organisation: string };
export type QueueRow = {
  readonly organisation: string;
  readonly queue: string;
  readonly referral: string;
  readonly status: string;
  readonly due_at: string;
};
export type TimerRow = {
  readonly referral: string;
  readonly kind: string;
  readonly percent: number;
  readonly rule: string;
  readonly at: string;
};
export type ItemRow = {
  readonly organisation: string;
  readonly platform: string;
  readonly referral: string;
  readonly item: string;
  readonly locator: Buffer;
  readonly handle: Buffer | null;
  readonly sent_at: string | null;
  readonly decided_at: string | null;
  readonly outcome: string | null;
  readonly reasons: string | null;
  readonly held: boolean;
};
export type SummaryRow = {
  readonly referral: string;
  readonly version: number;
  readonly sent_at: string | null;
  readonly summary: object;
};
export type OrganisationRow = {
  readonly organisation: string;
  readonly kind: string;
  readonly version: number;
  readonly state: object;
};

const caseColumns: Columns<CaseTableRow> = {
  organisation: 'text',
  referral: 'text',
  party: 'text',
  version: 'int4',
  reference: 'text',
  title: 'text',
  status: 'text',
  instrument: 'text',
  priority: 'text',
  unit: 'text',
  platform: 'text',
  officer: 'text',
  items: 'int4',
  open_items: 'int4',
  turn: 'text',
  due: 'jsonb',
  due_for: 'text',
  triggers: 'text[]',
  flags: 'text[]',
  proof: 'text',
  updated_at: 'timestamptz',
  view: 'json',
  key: 'bytea',
};
const queueColumns: Columns<QueueRow> = {
  organisation: 'text',
  queue: 'text',
  referral: 'text',
  status: 'text',
  due_at: 'timestamptz',
};

// Of a case that begins with this batch nothing can be there yet: plain rows cost the database less than replaced ones.
export const NEW_CASES: Target<CaseTableRow> = { table: 'case_rows', columns: caseColumns };
export const NEW_QUEUES: Target<QueueRow> = { table: 'queue_entries', columns: queueColumns };

export const CASES: Target<CaseTableRow> = {
  ...NEW_CASES,
  onConflict: replacing(caseColumns, ['referral', 'organisation']),
};
export const QUEUES: Target<QueueRow> = {
  ...NEW_QUEUES,
  onConflict: replacing(queueColumns, ['organisation', 'queue', 'referral']),
};

const annexColumns: Columns<AnnexRow> = { referral: 'text', wrapped: 'bytea', sealed: 'bytea' };
export const ANNEXES: Target<AnnexRow> = {
  table: 'annexes',
  columns: annexColumns,
  onConflict: replacing(annexColumns, ['referral']),
};
const annexKeyColumns: Columns<AnnexKeyRow> = { organisation: 'text', referral: 'text', wrapped: 'bytea' };
export const ANNEX_KEYS: Target<AnnexKeyRow> = {
  table: 'annex_keys',
  columns: annexKeyColumns,
  onConflict: replacing(annexKeyColumns, ['referral', 'organisation']),
};

const timerColumns: Columns<TimerRow> = {
  referral: 'text',
  kind: 'text',
  percent: 'int4',
  rule: 'text',
  at: 'timestamptz',
};
/** Any new fact begins a timer's attempts anew. */
export const TIMERS: Target<TimerRow> = {
  table: 'timers',
  columns: timerColumns,
  onConflict: replacing(timerColumns, ['referral', 'kind', 'percent'], ', retry_at = NULL, attempts = 0'),
};

const itemColumns: Columns<ItemRow> = {
  organisation: 'text',
  platform: 'text',
  referral: 'text',
  item: 'text',
  locator: 'bytea',
  handle: 'bytea',
  sent_at: 'timestamptz',
  decided_at: 'timestamptz',
  outcome: 'text',
  reasons: 'text',
  held: 'bool',
};
export const ITEMS: Target<ItemRow> = {
  table: 'item_rows',
  columns: itemColumns,
  onConflict: replacing(itemColumns, ['organisation', 'referral', 'item']),
};

const summaryColumns: Columns<SummaryRow> = {
  referral: 'text',
  version: 'int4',
  sent_at: 'timestamptz',
  summary: 'jsonb',
};
export const SUMMARIES: Target<SummaryRow> = {
  table: 'summaries',
  columns: summaryColumns,
  onConflict: replacing(summaryColumns, ['referral']),
};

const organisationColumns: Columns<OrganisationRow> = {
  organisation: 'text',
  kind: 'text',
  version: 'int4',
  state: 'jsonb',
};
export const ORGANISATIONS: Target<OrganisationRow> = {
  table: 'organisation_rows',
  columns: organisationColumns,
  onConflict: replacing(organisationColumns, ['organisation']),
};
