-- The schema after all migrations, written by `remit-server migrate --dump`. Do not edit; a test compares it.
-- For reading and for diffs: a database is made by the migrations, never from this file.

-- tables

create table annex_keys (
  organisation text not null,
  referral text not null,
  wrapped bytea not null
);
alter table annex_keys enable row level security;
create table annexes (
  referral text not null,
  wrapped bytea not null,
  sealed bytea not null
);
create table answers (
  organisation text not null,
  asker text not null,
  key text not null,
  request bytea not null,
  answer jsonb not null,
  at timestamp(3) with time zone not null default clock_timestamp()
);
create table case_keys (
  stream text not null,
  wrapped bytea not null
);
create table case_rows (
  organisation text not null,
  referral text not null,
  party text not null,
  version integer not null,
  reference text not null,
  title text not null,
  status text not null,
  instrument text,
  priority text,
  unit text not null,
  platform text not null,
  officer text,
  items integer not null,
  open_items integer not null,
  turn text not null,
  due jsonb,
  due_for text,
  triggers text[] not null,
  flags text[] not null,
  proof text,
  updated_at timestamp(3) with time zone not null,
  view json not null,
  erased_at timestamp(3) with time zone,
  key bytea not null default '\x'::bytea
);
alter table case_rows enable row level security;
create table challenges (
  id text not null,
  challenge text not null,
  purpose text not null,
  subject text,
  expires_at timestamp(3) with time zone not null
);
create table checkpoints (
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamp(3) with time zone not null
);
create table credentials (
  id text not null,
  organisation text not null,
  person text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  waits_for text,
  created_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone
);
create table dataset_counts (
  file text not null,
  part text not null,
  month text not null,
  kind text not null,
  attribute text not null,
  value text not null,
  count bigint not null
);
create table dataset_files (
  month text not null,
  part text not null,
  start bigint not null,
  stop bigint not null,
  digest bytea not null,
  bytes bytea not null
);
create table deconfliction_questions (
  organisation text not null,
  person text not null,
  at timestamp(3) with time zone not null default clock_timestamp(),
  locators integer not null,
  delayed integer not null
);
alter table deconfliction_questions enable row level security;
create table demo_accounts (
  account text not null,
  person text not null,
  organisation text not null,
  role text not null,
  pseudonym text not null,
  purpose text not null,
  "position" integer not null generated always as identity
);
create table desk_key_wraps (
  organisation text not null,
  key_id text not null,
  sealed_to text not null,
  wrapped jsonb not null,
  sealed_by text not null,
  sealed_at timestamp(3) with time zone not null
);
alter table desk_key_wraps enable row level security;
create table enrolment_codes (
  digest text not null,
  organisation text not null,
  person text not null,
  expires_at timestamp(3) with time zone not null
);
create table entry_feedback (
  organisation text not null,
  entry text not null,
  day text not null,
  kind text not null,
  matched integer not null
);
create table entry_receipts (
  organisation text not null,
  entry text not null,
  author text not null,
  at timestamp(3) with time zone not null,
  received_at timestamp(3) with time zone
);
alter table entry_receipts enable row level security;
create table entry_rows (
  organisation text not null,
  entry text not null,
  version integer not null,
  status text not null,
  kind text not null,
  ground text,
  parties text[] not null,
  own text,
  missing integer not null,
  owes boolean not null,
  matched integer not null,
  confirmed integer not null,
  rejected integer not null,
  first_at timestamp(3) with time zone not null,
  until timestamp(3) with time zone,
  updated_at timestamp(3) with time zone not null,
  view jsonb not null
);
alter table entry_rows enable row level security;
create table entry_sources (
  organisation text not null,
  entry text not null,
  referral text not null,
  item text not null
);
create table entry_states (
  entry text not null,
  version integer not null,
  kind text not null,
  hash bytea not null,
  state jsonb not null
);
create table fact_salts (
  stream text not null,
  version integer not null,
  disclosed bytea not null,
  sealed bytea not null
);
create table facts (
  stream text not null,
  version integer not null,
  kind text not null,
  kind_version smallint not null default 1,
  at timestamp(3) with time zone not null,
  actor jsonb not null,
  open jsonb not null,
  sealed bytea not null,
  digest bytea not null,
  previous bytea,
  desk_signature bytea,
  person_signature bytea
);
create table imports (
  organisation text not null,
  id text not null,
  at timestamp(3) with time zone not null,
  items integer not null,
  view jsonb not null
);
alter table imports enable row level security;
create table installation (
  only_row boolean not null default true,
  purpose text not null,
  key_check text not null,
  filled_at timestamp with time zone
);
create table item_rows (
  organisation text not null,
  platform text not null,
  referral text not null,
  item text not null,
  locator bytea not null,
  handle bytea,
  sent_at timestamp(3) with time zone,
  decided_at timestamp(3) with time zone,
  outcome text,
  reasons text,
  held boolean not null default false
);
alter table item_rows enable row level security;
create table list_blobs (
  digest bytea not null,
  bytes bytea not null
);
create table list_checks (
  organisation text not null,
  day date not null,
  checks integer not null
);
create table list_items (
  organisation text not null,
  entry text not null,
  entry_version integer not null,
  since integer not null,
  kind text not null,
  hash bytea not null,
  opinions jsonb
);
create table list_pending (
  entry text not null,
  version integer not null
);
create table list_recipients (
  organisation text not null,
  public_key text not null,
  key bytea not null,
  wrapped jsonb not null,
  registered_by text not null,
  registered_at timestamp(3) with time zone not null
);
create table list_versions (
  organisation text not null,
  version integer not null,
  head text not null,
  recorded boolean not null default false
);
alter table list_versions enable row level security;
create table log_entries (
  index bigint not null,
  stream text,
  version integer,
  leaf bytea not null,
  filler boolean not null generated always as ((stream IS NULL)) stored
);
create table log_fillers (
  index bigint not null,
  month text not null,
  salts bytea not null
);
create table log_incidents (
  index bigint not null,
  text text not null
);
create table log_leader (
  single boolean not null default true,
  epoch bigint not null default 0,
  pid integer,
  beat_at timestamp(3) with time zone not null default '-infinity'::timestamp with time zone,
  refuses text,
  refuses_since timestamp(3) with time zone
);
create table log_pending (
  stream text not null,
  version integer not null,
  leaf bytea not null
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=5000);
create table log_retired (
  origin text not null,
  path text not null,
  bytes bytea not null
);
create table log_state (
  single boolean not null default true,
  size bigint not null default 0,
  peaks bytea not null default '\x'::bytea,
  signed_size bigint not null default 0,
  signed_root bytea
);
create table log_tiles (
  path text not null,
  bytes bytea not null
);
create table log_unpublished (
  single boolean not null default true,
  size bigint not null,
  root bytea not null,
  at timestamp(3) with time zone not null,
  note text
);
create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default clock_timestamp()
);
create table nonces (
  key text not null,
  nonce text not null,
  at timestamp(3) with time zone not null
);
create table notices (
  organisation text not null,
  id text not null,
  at timestamp(3) with time zone not null,
  kind text not null,
  referral text,
  reference text,
  read_at timestamp(3) with time zone
);
alter table notices enable row level security;
create table organisation_rows (
  organisation text not null,
  kind text not null,
  version integer not null,
  state jsonb not null
);
create table outbox (
  id text not null,
  stream text not null,
  kind text not null,
  organisation text not null,
  available_at timestamp(3) with time zone not null default clock_timestamp(),
  attempts integer not null default 0
);
create table queue_entries (
  organisation text not null,
  queue text not null,
  referral text not null,
  status text not null,
  due_at timestamp(3) with time zone not null
);
alter table queue_entries enable row level security;
create table reads (
  id bigint not null generated always as identity,
  organisation text not null,
  person text not null,
  role text not null,
  what text not null,
  object text,
  at timestamp(3) with time zone not null
);
alter table reads enable row level security;
create table reference_numbers (
  organisation text not null,
  year integer not null,
  number integer not null
);
create table sample_due (
  referral text not null,
  lock1_at timestamp(3) with time zone not null,
  retry_at timestamp(3) with time zone,
  attempts integer not null default 0
);
create table sessions (
  digest bytea not null,
  organisation text not null,
  person text not null,
  role text not null,
  software_key boolean not null,
  started_at timestamp(3) with time zone not null,
  seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null
);
create table summaries (
  referral text not null,
  version integer not null,
  sent_at timestamp(3) with time zone,
  summary jsonb not null
);
create table timers (
  referral text not null,
  kind text not null,
  percent integer not null default 0,
  rule text not null,
  at timestamp(3) with time zone not null,
  retry_at timestamp(3) with time zone,
  attempts integer not null default 0
);

-- constraints

alter table annex_keys add constraint annex_keys_pkey PRIMARY KEY (referral, organisation);
alter table annex_keys add constraint annex_keys_referral_organisation_fkey FOREIGN KEY (referral, organisation) REFERENCES case_rows(referral, organisation) ON DELETE CASCADE;
alter table annexes add constraint annexes_pkey PRIMARY KEY (referral);
alter table answers add constraint answers_pkey PRIMARY KEY (organisation, asker, key);
alter table case_keys add constraint case_keys_pkey PRIMARY KEY (stream);
alter table case_rows add constraint case_rows_pkey PRIMARY KEY (referral, organisation);
alter table case_rows add constraint case_rows_party_check CHECK ((party = ANY (ARRAY['unit'::text, 'platform'::text, 'oversight'::text, 'audit'::text])));
alter table case_rows add constraint oversight_is_of_a_unit CHECK (((party = 'oversight'::text) = (organisation = ('oversight:'::text || unit))));
alter table challenges add constraint challenges_pkey PRIMARY KEY (id);
alter table challenges add constraint challenges_purpose_check CHECK ((purpose = ANY (ARRAY['sign-in'::text, 'enrolment'::text])));
alter table checkpoints add constraint checkpoints_pkey PRIMARY KEY (size);
alter table checkpoints add constraint checkpoints_root_check CHECK ((length(root) = 32));
alter table credentials add constraint credentials_pkey PRIMARY KEY (id);
alter table dataset_counts add constraint dataset_counts_pkey PRIMARY KEY (file, part, month, kind, attribute, value);
alter table dataset_counts add constraint dataset_counts_file_part_fkey FOREIGN KEY (file, part) REFERENCES dataset_files(month, part);
alter table dataset_files add constraint dataset_files_pkey PRIMARY KEY (month, part);
alter table dataset_files add constraint dataset_files_check CHECK ((stop >= start));
alter table dataset_files add constraint dataset_files_digest_check CHECK ((length(digest) = 32));
alter table dataset_files add constraint dataset_files_part_check CHECK ((part = ANY (ARRAY['entries'::text, 'parties'::text])));
alter table demo_accounts add constraint demo_accounts_pkey PRIMARY KEY (account);
alter table desk_key_wraps add constraint desk_key_wraps_pkey PRIMARY KEY (organisation, key_id, sealed_to);
alter table enrolment_codes add constraint enrolment_codes_organisation_person_key UNIQUE (organisation, person);
alter table enrolment_codes add constraint enrolment_codes_pkey PRIMARY KEY (digest);
alter table enrolment_codes add constraint enrolment_codes_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text));
alter table entry_feedback add constraint entry_feedback_pkey PRIMARY KEY (organisation, entry, day);
alter table entry_receipts add constraint entry_receipts_pkey PRIMARY KEY (organisation, entry, author, at);
alter table entry_rows add constraint entry_rows_pkey PRIMARY KEY (organisation, entry);
alter table entry_sources add constraint entry_sources_pkey PRIMARY KEY (organisation, entry);
alter table entry_states add constraint entry_states_pkey PRIMARY KEY (entry);
alter table fact_salts add constraint fact_salts_pkey PRIMARY KEY (stream, version);
alter table facts add constraint facts_pkey PRIMARY KEY (stream, version);
alter table facts add constraint facts_actor_check CHECK (((actor ->> 'type'::text) = ANY (ARRAY['person'::text, 'key'::text, 'system'::text])));
alter table facts add constraint facts_check CHECK (((version = 1) = (previous IS NULL)));
alter table facts add constraint facts_digest_check CHECK ((length(digest) = 32));
alter table facts add constraint facts_previous_check CHECK ((length(previous) = 32));
alter table facts add constraint facts_version_check CHECK ((version > 0));
alter table imports add constraint imports_pkey PRIMARY KEY (organisation, id);
alter table installation add constraint installation_pkey PRIMARY KEY (only_row);
alter table installation add constraint installation_only_row_check CHECK (only_row);
alter table installation add constraint installation_purpose_check CHECK ((purpose = ANY (ARRAY['demonstration'::text, 'service'::text])));
alter table item_rows add constraint item_rows_pkey PRIMARY KEY (organisation, referral, item);
alter table list_blobs add constraint list_blobs_pkey PRIMARY KEY (digest);
alter table list_checks add constraint list_checks_pkey PRIMARY KEY (organisation, day);
alter table list_items add constraint list_items_pkey PRIMARY KEY (organisation, entry);
alter table list_pending add constraint list_pending_pkey PRIMARY KEY (entry, version);
alter table list_recipients add constraint list_recipients_pkey PRIMARY KEY (organisation);
alter table list_versions add constraint list_versions_pkey PRIMARY KEY (organisation, version);
alter table log_entries add constraint log_entries_pkey PRIMARY KEY (index);
alter table log_entries add constraint log_entries_check CHECK (((stream IS NULL) = (version IS NULL)));
alter table log_entries add constraint log_entries_index_check CHECK ((index >= 0));
alter table log_entries add constraint log_entries_leaf_check CHECK ((length(leaf) = 449));
alter table log_fillers add constraint log_fillers_pkey PRIMARY KEY (index);
alter table log_fillers add constraint log_fillers_salts_check CHECK ((length(salts) = 224));
alter table log_incidents add constraint log_incidents_pkey PRIMARY KEY (index);
alter table log_leader add constraint log_leader_pkey PRIMARY KEY (single);
alter table log_leader add constraint log_leader_check CHECK (((refuses IS NULL) = (refuses_since IS NULL)));
alter table log_leader add constraint log_leader_single_check CHECK (single);
alter table log_pending add constraint log_pending_pkey PRIMARY KEY (stream, version);
alter table log_retired add constraint log_retired_pkey PRIMARY KEY (origin, path);
alter table log_state add constraint log_state_pkey PRIMARY KEY (single);
alter table log_state add constraint log_state_check CHECK ((signed_size <= size));
alter table log_state add constraint log_state_single_check CHECK (single);
alter table log_tiles add constraint log_tiles_pkey PRIMARY KEY (path);
alter table log_unpublished add constraint log_unpublished_pkey PRIMARY KEY (single);
alter table log_unpublished add constraint log_unpublished_root_check CHECK ((length(root) = 32));
alter table log_unpublished add constraint log_unpublished_single_check CHECK (single);
alter table migration add constraint migration_pkey PRIMARY KEY (name);
alter table nonces add constraint nonces_pkey PRIMARY KEY (key, nonce);
alter table notices add constraint notices_pkey PRIMARY KEY (organisation, id);
alter table organisation_rows add constraint organisation_rows_pkey PRIMARY KEY (organisation);
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table queue_entries add constraint queue_entries_pkey PRIMARY KEY (organisation, queue, referral);
alter table reads add constraint reads_pkey PRIMARY KEY (id);
alter table reference_numbers add constraint reference_numbers_pkey PRIMARY KEY (organisation, year);
alter table sample_due add constraint sample_due_pkey PRIMARY KEY (referral);
alter table sessions add constraint sessions_pkey PRIMARY KEY (digest);
alter table sessions add constraint sessions_digest_check CHECK ((length(digest) = 32));
alter table summaries add constraint summaries_pkey PRIMARY KEY (referral);
alter table timers add constraint timers_pkey PRIMARY KEY (referral, kind, percent);

-- indexes

CREATE INDEX case_rows_reference ON public.case_rows USING btree (organisation, reference);
CREATE INDEX challenges_expiry ON public.challenges USING btree (expires_at);
CREATE INDEX checkpoints_at ON public.checkpoints USING btree (at);
CREATE INDEX credentials_person ON public.credentials USING btree (organisation, person);
CREATE INDEX deconfliction_budget ON public.deconfliction_questions USING btree (organisation, person, at);
CREATE INDEX entry_feedback_kind ON public.entry_feedback USING btree (kind, day);
CREATE INDEX entry_receipts_missing ON public.entry_receipts USING btree (author, at) WHERE (received_at IS NULL);
CREATE INDEX entry_rows_entry ON public.entry_rows USING btree (entry);
CREATE INDEX entry_rows_newest ON public.entry_rows USING btree (organisation, updated_at DESC, entry);
CREATE UNIQUE INDEX facts_erased ON public.facts USING btree (stream) WHERE (kind = 'CaseErased'::text);
CREATE INDEX item_rows_handle ON public.item_rows USING btree (organisation, platform, handle, sent_at) WHERE (handle IS NOT NULL);
CREATE INDEX item_rows_held ON public.item_rows USING btree (locator) WHERE held;
CREATE INDEX item_rows_locator ON public.item_rows USING btree (organisation, locator);
CREATE INDEX item_rows_sent ON public.item_rows USING btree (organisation, platform, sent_at) WHERE (sent_at IS NOT NULL);
CREATE UNIQUE INDEX log_entries_fact ON public.log_entries USING btree (stream, version) WHERE (stream IS NOT NULL);
CREATE INDEX nonces_age ON public.nonces USING btree (at);
CREATE INDEX organisation_ceremony ON public.organisation_rows USING gin ((((state -> 'ceremony'::text) -> 'people'::text)) jsonb_path_ops);
CREATE INDEX organisation_keys ON public.organisation_rows USING gin (((state -> 'keys'::text)) jsonb_path_ops);
CREATE INDEX outbox_next ON public.outbox USING btree (available_at, id);
CREATE INDEX queue_by_due ON public.queue_entries USING btree (organisation, queue, due_at, referral);
CREATE INDEX queue_by_status ON public.queue_entries USING btree (organisation, queue, status, due_at, referral);
CREATE INDEX reads_object ON public.reads USING btree (object, id DESC);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_person ON public.sessions USING btree (organisation, person);
CREATE INDEX summaries_sent ON public.summaries USING btree (sent_at);
CREATE INDEX timers_due ON public.timers USING btree (at);

-- functions

CREATE OR REPLACE FUNCTION public.desks_of(asked text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  SELECT asked || coalesce((SELECT array_agg('oversight:' || unit) FROM unnest(units_overseen_by(asked)) AS unit), '{}')
$function$;
CREATE OR REPLACE FUNCTION public.destroy_keys(seconds integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  WITH gone AS (
    DELETE FROM case_keys k USING facts f JOIN log_entries e USING (stream, version)
    WHERE f.kind = 'CaseErased' AND k.stream = f.stream AND EXISTS (SELECT FROM checkpoints c
      WHERE c.size > e.index AND c.at <= clock_timestamp() - make_interval(secs => seconds))
    RETURNING k.stream
  )
  DELETE FROM answers a USING gone g WHERE 'referral:' || (a.answer ->> 'id') = g.stream
$function$;
CREATE OR REPLACE FUNCTION public.held_elsewhere(asking text, keys bytea[])
 RETURNS TABLE(locator bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT DISTINCT i.locator FROM item_rows i WHERE i.held AND i.organisation <> asking AND i.locator = ANY (keys)
$function$;
CREATE OR REPLACE FUNCTION public.list_tier(asked text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  SELECT CASE o.kind WHEN 'LE_UNIT' THEN 'ADMITTED' WHEN 'PLATFORM' THEN o.state ->> 'tier' END
  FROM organisation_rows o WHERE o.organisation = asked AND o.state ->> 'status' = 'ADMITTED'
$function$;
CREATE OR REPLACE FUNCTION public.missing_receipts()
 RETURNS TABLE(withdrawals bigint, missing bigint, oldest timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT count(DISTINCT (entry, author, at)), count(*), min(at) FROM entry_receipts WHERE received_at IS NULL
$function$;
CREATE OR REPLACE FUNCTION public.organisations_with_case(asked text, among text[])
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT each FROM unnest(among) AS each
  WHERE EXISTS (SELECT FROM case_rows WHERE referral = asked AND organisation = ANY (desks_of(each)))
$function$;
CREATE OR REPLACE FUNCTION public.published_entries(asked text)
 RETURNS TABLE(version integer, index bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT e.version, e.index FROM log_entries e
  WHERE e.stream = asked AND e.index < (SELECT max(size) FROM checkpoints)
    AND (EXISTS (
      SELECT FROM case_rows c
      WHERE asked LIKE 'referral:%' AND c.referral = substr(asked, 10)
        AND c.organisation = ANY (desks_of(current_setting('remit.organisation', true)))
    ) OR EXISTS (
      SELECT FROM entry_rows r
      WHERE 'entry:' || r.entry = asked AND r.organisation = ANY (ARRAY[current_setting('remit.organisation', true),
        '*' || coalesce(list_tier(current_setting('remit.organisation', true)), '')])
    ))
$function$;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'facts are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_erased()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF EXISTS (SELECT FROM added a JOIN facts f ON f.stream = a.stream AND f.kind = 'CaseErased' AND f.version < a.version) THEN
    RAISE EXCEPTION 'the case was erased' USING ERRCODE = 'RE001';
  END IF;
  RETURN NULL;
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_key_loss()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF NOT EXISTS (SELECT FROM facts f JOIN log_entries e USING (stream, version) WHERE f.stream = OLD.stream
      AND f.kind = 'CaseErased' AND e.index < (SELECT max(size) FROM checkpoints)) THEN
    RAISE EXCEPTION 'the key of a case goes only after its published erasure' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $function$;
CREATE OR REPLACE FUNCTION public.refuse_log_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  RAISE EXCEPTION 'the log only grows' USING ERRCODE = 'integrity_constraint_violation';
END $function$;
CREATE OR REPLACE FUNCTION public.units_overseen_by(asked text)
 RETURNS text[]
 LANGUAGE sql
 STABLE
 SET search_path TO 'public'
AS $function$
  SELECT coalesce(array_agg(unit), '{}') FROM organisation_rows o,
    jsonb_array_elements_text(o.state -> 'appointment' -> 'units') AS unit
  WHERE o.organisation = asked AND o.kind = 'OVERSIGHT' AND o.state ->> 'status' = 'ADMITTED'
    AND (o.state -> 'appointment' ->> 'until')::timestamptz > now()
$function$;
CREATE OR REPLACE FUNCTION public.work_figures()
 RETURNS TABLE(outbox_messages integer, outbox_seconds double precision, timers_due integer, clock_seconds double precision, facts_unsequenced integer, sequencer_seconds double precision, samples_due integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
  SELECT o.n, o.seconds, t.n, t.seconds, p.n, p.seconds, (SELECT count(*)::int FROM sample_due)
  FROM (SELECT count(*)::int AS n, coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(available_at))), 0)::float8 AS seconds
      FROM outbox) AS o,
    (SELECT count(*)::int AS n, coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 AS seconds
      FROM timers WHERE at <= clock_timestamp() AND (retry_at IS NULL OR retry_at <= clock_timestamp())) AS t,
    (SELECT count(*)::int AS n, coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(f.at))), 0)::float8 AS seconds
      FROM log_pending l LEFT JOIN facts f USING (stream, version)) AS p
$function$;

-- triggers

CREATE TRIGGER keys_are_not_emptied BEFORE TRUNCATE ON public.case_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keys_go_by_erasure BEFORE DELETE ON public.case_keys FOR EACH ROW EXECUTE FUNCTION refuse_key_loss();
CREATE TRIGGER keys_never_change BEFORE UPDATE ON public.case_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.dataset_counts FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.dataset_counts FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.dataset_files FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.dataset_files FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER erased_cases_stay_erased AFTER INSERT ON public.facts REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_erased();
CREATE TRIGGER facts_are_append_only BEFORE DELETE OR UPDATE ON public.facts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER facts_are_not_truncated BEFORE TRUNCATE ON public.facts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.log_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.log_entries FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.log_fillers FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.log_fillers FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.log_incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE DELETE OR UPDATE ON public.log_incidents FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON public.log_tiles FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER only_grows BEFORE UPDATE ON public.log_tiles FOR EACH ROW EXECUTE FUNCTION refuse_log_change();

-- policies

create policy writer on annex_keys as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on case_rows as permissive for select to remit_reader using ((organisation = ANY (( SELECT desks_of(current_setting('remit.organisation'::text, true)) AS desks_of)::text[])));
create policy writer on case_rows as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on deconfliction_questions as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy writer on deconfliction_questions as permissive for all to remit_writer using (true) with check (true);
create policy own_desk on desk_key_wraps as permissive for all to remit_working using ((organisation = current_setting('remit.organisation'::text, true))) with check ((organisation = current_setting('remit.organisation'::text, true)));
create policy own_rows on entry_receipts as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy own_withdrawals on entry_receipts as permissive for select to remit_reader using ((author = current_setting('remit.organisation'::text, true)));
create policy writer on entry_receipts as permissive for all to remit_writer using (true) with check (true);
create policy listed on entry_rows as permissive for select to remit_reader using ((organisation = ('*'::text || COALESCE(( SELECT list_tier(current_setting('remit.organisation'::text, true)) AS list_tier), ''::text))));
create policy own_rows on entry_rows as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy writer on entry_rows as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on imports as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy writer on imports as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on item_rows as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy writer on item_rows as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on list_versions as permissive for select to remit_reader using ((organisation = current_setting('remit.organisation'::text, true)));
create policy writer on list_versions as permissive for all to remit_writer using (true) with check (true);
create policy own_notices_read on notices as permissive for update to remit_reader using ((organisation = current_setting('remit.organisation'::text, true))) with check ((organisation = current_setting('remit.organisation'::text, true)));
create policy own_rows on notices as permissive for select to remit_reader using (((organisation = current_setting('remit.organisation'::text, true)) AND ((referral IS NULL) OR (EXISTS ( SELECT
   FROM case_rows c
  WHERE ((c.referral = notices.referral) AND (c.organisation = ANY (( SELECT desks_of(current_setting('remit.organisation'::text, true)) AS desks_of)::text[]))))))));
create policy writer on notices as permissive for all to remit_writer using (true) with check (true);
create policy own_rows on queue_entries as permissive for select to remit_reader using ((organisation = ANY (( SELECT desks_of(current_setting('remit.organisation'::text, true)) AS desks_of)::text[])));
create policy writer on queue_entries as permissive for all to remit_writer using (true) with check (true);
create policy auditors_alone on reads as permissive for select to remit_reader using ((EXISTS ( SELECT 1
   FROM organisation_rows o
  WHERE ((o.organisation = current_setting('remit.organisation'::text, true)) AND (o.kind = 'AUDIT'::text)))));
create policy recorded on reads as permissive for insert to remit_working with check (true);

-- grants

grant delete, insert, select, update on annex_keys to remit_writer;
grant delete, insert, select, update on annexes to remit_writer;
grant insert, select on answers to remit_writer;
grant insert, select on case_keys to remit_writer;
grant select on case_keys to remit_log;
grant delete, insert, select, update on case_rows to remit_writer;
grant select on case_rows to remit_reader;
grant delete, insert, select on challenges to remit_working;
grant insert, select on checkpoints to remit_log;
grant select on checkpoints to remit_public;
grant select on checkpoints to remit_writer;
grant delete, insert, select, update on credentials to remit_working;
grant insert, select on dataset_counts to remit_log;
grant select on dataset_counts to remit_public;
grant insert, select on dataset_files to remit_log;
grant select on dataset_files to remit_public;
grant delete, insert, select, update on deconfliction_questions to remit_writer;
grant select on deconfliction_questions to remit_reader;
grant select on demo_accounts to remit_working;
grant insert, select on desk_key_wraps to remit_working;
grant delete, insert, select on enrolment_codes to remit_working;
grant delete, insert, select, update on entry_feedback to remit_writer;
grant delete, insert, select, update on entry_receipts to remit_writer;
grant select on entry_receipts to remit_reader;
grant delete, insert, select, update on entry_rows to remit_writer;
grant select on entry_rows to remit_reader;
grant delete, insert, select, update on entry_sources to remit_writer;
grant delete, insert, select, update on entry_states to remit_writer;
grant insert, select on fact_salts to remit_writer;
grant select on fact_salts to remit_log;
grant insert, select on facts to remit_writer;
grant select on facts to remit_log;
grant delete, insert, select, update on imports to remit_writer;
grant select on imports to remit_reader;
grant delete, insert, select, update on item_rows to remit_writer;
grant select on item_rows to remit_reader;
grant insert, select on list_blobs to remit_writer;
grant select on list_blobs to remit_public;
grant insert, select, update on list_checks to remit_working;
grant delete, insert, select, update on list_items to remit_writer;
grant delete, insert, select, update on list_pending to remit_writer;
grant delete, insert, select, update on list_recipients to remit_writer;
grant delete, insert, select, update on list_versions to remit_writer;
grant select on list_versions to remit_reader;
grant insert, select on log_entries to remit_log;
grant insert, select on log_fillers to remit_log;
grant insert, select on log_incidents to remit_log;
grant select on log_incidents to remit_public;
grant select on log_leader to remit_log;
grant delete, select on log_pending to remit_log;
grant insert, select on log_pending to remit_writer;
grant select, update on log_state to remit_log;
grant delete, insert, select on log_tiles to remit_log;
grant select on log_tiles to remit_public;
grant delete, insert, select, update on log_unpublished to remit_log;
grant delete, insert, select on nonces to remit_working;
grant delete, insert, select, update on notices to remit_writer;
grant select on notices to remit_reader;
grant insert, select, update on organisation_rows to remit_writer;
grant select on organisation_rows to remit_public;
grant select on organisation_rows to remit_reader;
grant select on organisation_rows to remit_working;
grant delete, insert, select, update on outbox to remit_writer;
grant delete, insert, select, update on queue_entries to remit_writer;
grant select on queue_entries to remit_reader;
grant insert on reads to remit_working;
grant select on reads to remit_reader;
grant insert, select, update on reference_numbers to remit_writer;
grant delete, insert, select, update on sample_due to remit_writer;
grant delete, insert, select, update on sessions to remit_working;
grant insert, select, update on summaries to remit_writer;
grant select on summaries to remit_public;
grant select on summaries to remit_reader;
grant delete, insert, select, update on timers to remit_writer;
grant update on column log_leader (refuses) to remit_log;
grant update on column log_leader (refuses_since) to remit_log;
grant update on column notices (read_at) to remit_reader;
grant execute on function desks_of(text) to remit_reader;
grant execute on function desks_of(text) to remit_working;
grant execute on function destroy_keys(integer) to remit_log;
grant execute on function held_elsewhere(text,bytea[]) to remit_writer;
grant execute on function list_tier(text) to remit_reader;
grant execute on function missing_receipts() to remit_public;
grant execute on function organisations_with_case(text,text[]) to remit_working;
grant execute on function published_entries(text) to remit_reader;
grant execute on function refuse_change() to public;
grant execute on function refuse_erased() to public;
grant execute on function refuse_key_loss() to public;
grant execute on function refuse_log_change() to public;
grant execute on function units_overseen_by(text) to remit_reader;
grant execute on function units_overseen_by(text) to remit_working;
grant execute on function work_figures() to remit_log;
