-- The log as it is kept: entries in their order, tiles as they are served, checkpoints as they were signed
-- (spec/evidence-log.md). Only the elected sequencer writes here, and nobody changes what is written.
CREATE TABLE log_entries (
  index   bigint  PRIMARY KEY CHECK (index >= 0),
  stream  text,
  version integer,
  leaf    bytea   NOT NULL CHECK (length(leaf) = 449),
  filler  boolean NOT NULL GENERATED ALWAYS AS (stream IS NULL) STORED,
  CHECK ((stream IS NULL) = (version IS NULL))
);
CREATE UNIQUE INDEX log_entries_fact ON log_entries (stream, version) WHERE stream IS NOT NULL;

-- Salts of the entries that stand for no fact, kept so that later datasets can disclose them as fillers (D12).
CREATE TABLE log_fillers (
  index bigint PRIMARY KEY,
  month text   NOT NULL,
  salts bytea  NOT NULL CHECK (length(salts) = 224)
);

-- Tiles and bundles of published sizes alone. Hashes do not compress, so they are stored as they are.
CREATE TABLE log_tiles (
  path  text COLLATE "C" PRIMARY KEY,
  bytes bytea NOT NULL
);
ALTER TABLE log_tiles ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE checkpoints (
  size bigint PRIMARY KEY,
  root bytea NOT NULL CHECK (length(root) = 32),
  note text NOT NULL,
  at   timestamptz(3) NOT NULL
);
CREATE INDEX checkpoints_at ON checkpoints (at);

-- How far the log has grown and how far it is signed; its row is the lock under which it grows.
CREATE TABLE log_state (
  single      boolean PRIMARY KEY DEFAULT true CHECK (single),
  size        bigint  NOT NULL DEFAULT 0,
  peaks       bytea   NOT NULL DEFAULT '',
  signed_size bigint  NOT NULL DEFAULT 0 CHECK (signed_size <= size),
  signed_root bytea
);
INSERT INTO log_state DEFAULT VALUES;

-- The elected sequencer: its term, its connection, its last sign of life, and why it signs nothing at present, if so.
CREATE TABLE log_leader (
  single        boolean PRIMARY KEY DEFAULT true CHECK (single),
  epoch         bigint  NOT NULL DEFAULT 0,
  pid           integer,
  beat_at       timestamptz(3) NOT NULL DEFAULT '-infinity',
  refuses       text,
  refuses_since timestamptz(3),
  CHECK ((refuses IS NULL) = (refuses_since IS NULL))
);
INSERT INTO log_leader DEFAULT VALUES;

-- Referrals sent without lock 2 whose sample waits for a checkpoint published after lock 1 (D1).
CREATE TABLE sample_due (
  referral text PRIMARY KEY,
  lock1_at timestamptz(3) NOT NULL,
  retry_at timestamptz(3),
  attempts integer NOT NULL DEFAULT 0
);

-- A timer whose command was refused is tried again later; any new fact of the case replaces it.
ALTER TABLE timers ADD COLUMN retry_at timestamptz(3), ADD COLUMN attempts integer NOT NULL DEFAULT 0;

-- Rows pass through this table within seconds, so that its dead ones would soon outnumber the living.
ALTER TABLE log_pending SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the log only grows' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['log_entries', 'log_fillers', 'checkpoints'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_log_change()', name);
    EXECUTE format('CREATE TRIGGER not_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()', name);
  END LOOP;
END $$;
-- Partial tiles go once the full one is stored; nothing is overwritten.
CREATE TRIGGER only_grows BEFORE UPDATE ON log_tiles FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON log_tiles FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();

GRANT SELECT, INSERT ON log_entries, log_fillers, checkpoints TO remit_log;
GRANT SELECT, INSERT, DELETE ON log_tiles TO remit_log;
GRANT SELECT, UPDATE ON log_state TO remit_log;
GRANT SELECT, UPDATE (refuses, refuses_since) ON log_leader TO remit_log;
GRANT SELECT ON log_tiles, checkpoints TO remit_public;
GRANT SELECT ON checkpoints TO remit_writer;
GRANT SELECT, INSERT, UPDATE, DELETE ON sample_due TO remit_writer;

-- How much work waits, as numbers: whoever watches the service needs no row of any table.
CREATE FUNCTION work_figures() RETURNS TABLE (outbox_messages integer, outbox_seconds float8, timers_due integer,
  clock_seconds float8, facts_unsequenced integer, sequencer_seconds float8, samples_due integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT o.n, o.seconds, t.n, t.seconds, p.n, p.seconds, (SELECT count(*)::int FROM sample_due)
  FROM (SELECT count(*)::int AS n, coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(available_at))), 0)::float8 AS seconds
      FROM outbox) AS o,
    (SELECT count(*)::int AS n, coalesce(extract(epoch FROM clock_timestamp() - min(at)), 0)::float8 AS seconds
      FROM timers WHERE at <= clock_timestamp() AND (retry_at IS NULL OR retry_at <= clock_timestamp())) AS t,
    (SELECT count(*)::int AS n, coalesce(greatest(0, extract(epoch FROM clock_timestamp() - min(f.at))), 0)::float8 AS seconds
      FROM log_pending l LEFT JOIN facts f USING (stream, version)) AS p
$$;
REVOKE ALL ON FUNCTION work_figures() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION work_figures() TO remit_log;

-- Published positions of a case's facts, for an organisation that may know of the case. What is sequenced and not yet
-- published stays unknown here, so that no reader can time the work of others (D12).
CREATE FUNCTION published_entries(asked text) RETURNS TABLE (version integer, index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT e.version, e.index FROM log_entries e
  WHERE e.stream = asked AND e.index < (SELECT signed_size FROM log_state)
    AND EXISTS (
      SELECT FROM case_rows c
      WHERE c.organisation = current_setting('remit.organisation', true) AND 'referral:' || c.referral = asked
    )
$$;
REVOKE ALL ON FUNCTION published_entries(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION published_entries(text) TO remit_reader;
