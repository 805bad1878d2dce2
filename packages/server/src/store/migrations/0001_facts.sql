-- Facts: what happened, once, for ever. Everything else in this database can be rebuilt from these tables.
-- Roles belong to the whole cluster; several databases of one cluster share them.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['remit_writer', 'remit_reader', 'remit_public', 'remit_log', 'remit_working'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;
GRANT remit_writer, remit_reader, remit_public, remit_log, remit_working TO CURRENT_USER;

CREATE TABLE facts (
  stream           text          NOT NULL,
  version          integer       NOT NULL CHECK (version > 0),
  kind             text          NOT NULL,
  kind_version     smallint      NOT NULL DEFAULT 1,
  at               timestamptz(3) NOT NULL,
  actor            jsonb         NOT NULL CHECK (actor ->> 'type' IN ('person', 'key', 'system')),
  open             jsonb         NOT NULL,
  sealed           bytea         NOT NULL,
  digest           bytea         NOT NULL CHECK (length(digest) = 32),
  previous         bytea         CHECK (length(previous) = 32),
  desk_signature   bytea,
  person_signature bytea,
  PRIMARY KEY (stream, version),
  CHECK ((version = 1) = (previous IS NULL))
);

-- Ciphertext does not compress.
ALTER TABLE facts ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- A data key for each case, wrapped by the service's key. Destroying a row erases the case's words, not its proofs.
CREATE TABLE case_keys (
  stream  text PRIMARY KEY,
  wrapped bytea NOT NULL
);

-- Salts of the log's leaves. `disclosed` (kind, month, class, result) outlives the case's key, so that totals stay
-- complete after an erasure (D12); `sealed` is encrypted under it.
CREATE TABLE fact_salts (
  stream    text    NOT NULL,
  version   integer NOT NULL,
  disclosed bytea   NOT NULL,
  sealed    bytea   NOT NULL,
  PRIMARY KEY (stream, version)
);

-- Facts that have no place in the log yet. The sequencer takes what is committed and visible here, so a slow
-- transaction can be late and never left behind.
CREATE TABLE log_pending (
  stream  text    NOT NULL,
  version integer NOT NULL,
  leaf    bytea   NOT NULL,
  PRIMARY KEY (stream, version)
);

-- The first answer to each write, by who asked and under which key.
CREATE TABLE answers (
  organisation text  NOT NULL,
  asker        text  NOT NULL,
  key          text  NOT NULL,
  request      bytea NOT NULL,
  answer       jsonb NOT NULL,
  at           timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (organisation, asker, key)
);

-- Messages to the outside, written with the fact that causes them, delivered at least once.
CREATE TABLE outbox (
  id           text PRIMARY KEY,
  stream       text NOT NULL,
  kind         text NOT NULL,
  organisation text NOT NULL,
  available_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  attempts     integer NOT NULL DEFAULT 0
);
CREATE INDEX outbox_next ON outbox (available_at, id);

-- What time alone will bring about, replaced whenever a case changes.
CREATE TABLE timers (
  referral text NOT NULL,
  kind     text NOT NULL,
  percent  integer NOT NULL DEFAULT 0,
  rule     text NOT NULL,
  at       timestamptz(3) NOT NULL,
  PRIMARY KEY (referral, kind, percent)
);
CREATE INDEX timers_due ON timers (at);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'facts are append-only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER facts_are_append_only BEFORE UPDATE OR DELETE ON facts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER facts_are_not_truncated BEFORE TRUNCATE ON facts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON facts, fact_salts, case_keys, answers TO remit_writer;
GRANT SELECT, INSERT ON log_pending TO remit_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox, timers TO remit_writer;
GRANT SELECT ON facts, fact_salts, case_keys TO remit_log;
GRANT SELECT, DELETE ON log_pending TO remit_log;

-- Cases whose key was destroyed: why, and how far they had come. Nothing is ever added to one, not even by a process
-- that still has its key in memory.
CREATE TABLE erasures (
  stream text PRIMARY KEY,
  at     timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  reason text NOT NULL,
  facts  integer NOT NULL
);
GRANT SELECT ON erasures TO remit_writer;
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added JOIN erasures USING (stream)) THEN
    RAISE EXCEPTION 'the case was erased' USING ERRCODE = 'RE001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER erased_cases_stay_erased AFTER INSERT ON facts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_erased();
