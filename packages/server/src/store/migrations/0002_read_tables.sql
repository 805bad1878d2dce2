-- Views of the facts, one row for each organisation and case, rebuilt from facts whenever needed. Row-level security
-- stands behind the application's own checks: a reader sees the rows of the organisation it acts for, and no other.
CREATE TABLE case_rows (
  organisation text        NOT NULL,
  referral     text        NOT NULL,
  party        text        NOT NULL CHECK (party IN ('unit', 'platform', 'oversight', 'audit')),
  version      integer     NOT NULL,
  reference    text        NOT NULL,
  title        text        NOT NULL,
  status       text        NOT NULL,
  instrument   text,
  priority     text,
  unit         text        NOT NULL,
  platform     text        NOT NULL,
  officer      text,
  items        integer     NOT NULL,
  open_items   integer     NOT NULL,
  turn         text        NOT NULL,
  due          jsonb,
  due_for      text,
  triggers     text[]      NOT NULL,
  flags        text[]      NOT NULL,
  proof        text,
  updated_at   timestamptz(3) NOT NULL,
  view         json        NOT NULL,
  PRIMARY KEY (referral, organisation)
);
-- A view is written often and read whole by key: it stays the text that it was sent as, and compressing each version
-- would cost more than the room it saves.
ALTER TABLE case_rows ALTER COLUMN view SET STORAGE EXTERNAL;

-- Which queue of which desk a case stands in. `due_at` is 'infinity' where nothing is due. The primary key, read
-- backwards, gives the newest first.
CREATE TABLE queue_entries (
  organisation text        NOT NULL,
  queue        text        NOT NULL,
  referral     text        NOT NULL,
  status       text        NOT NULL,
  due_at       timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation, queue, referral)
);
CREATE INDEX queue_by_due ON queue_entries (organisation, queue, due_at, referral);
CREATE INDEX queue_by_status ON queue_entries (organisation, queue, status, due_at, referral);

-- Items by keyed hash of their normalised locator: history (G7), rolling counts (D1) and deconfliction (G6).
CREATE TABLE item_rows (
  organisation text    NOT NULL,
  platform     text    NOT NULL,
  referral     text    NOT NULL,
  item         text    NOT NULL,
  locator      bytea   NOT NULL,
  handle       bytea,
  sent_at      timestamptz(3),
  decided_at   timestamptz(3),
  outcome      text,
  reasons      text,
  held         boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organisation, referral, item)
);
CREATE INDEX item_rows_locator ON item_rows (organisation, locator);
CREATE INDEX item_rows_held ON item_rows (locator) WHERE held;
CREATE INDEX item_rows_sent ON item_rows (organisation, platform, sent_at) WHERE sent_at IS NOT NULL;
CREATE INDEX item_rows_handle ON item_rows (organisation, platform, handle, sent_at) WHERE handle IS NOT NULL;

-- Organisations with their people, cards and parameter sets: what every signed-in desk may read (directory), and the
-- state that deciders start from.
CREATE TABLE organisation_rows (
  organisation text    PRIMARY KEY,
  kind         text    NOT NULL,
  version      integer NOT NULL,
  state        jsonb   NOT NULL
);

-- One short line for each referral, from which totals are counted: codes, months, counts; no words, no locators.
CREATE TABLE summaries (
  referral text PRIMARY KEY,
  version  integer NOT NULL,
  sent_at  timestamptz(3),
  summary  jsonb NOT NULL
);
CREATE INDEX summaries_sent ON summaries (sent_at);

CREATE TABLE imports (
  organisation text NOT NULL,
  id           text NOT NULL,
  at           timestamptz(3) NOT NULL,
  items        integer NOT NULL,
  view         jsonb NOT NULL,
  PRIMARY KEY (organisation, id)
);

CREATE TABLE notices (
  organisation text NOT NULL,
  id           text NOT NULL,
  at           timestamptz(3) NOT NULL,
  kind         text NOT NULL,
  referral     text,
  reference    text,
  read_at      timestamptz(3),
  PRIMARY KEY (organisation, id)
);

-- Reference numbers of each unit and year: gaps are allowed, repeats are not.
CREATE TABLE reference_numbers (
  organisation text NOT NULL,
  year         integer NOT NULL,
  number       integer NOT NULL,
  PRIMARY KEY (organisation, year)
);

-- Each question of deconfliction, with who asked; the holder is told (D10).
CREATE TABLE deconfliction_questions (
  organisation text NOT NULL,
  person       text NOT NULL,
  at           timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  locators     integer NOT NULL,
  delayed      integer NOT NULL
);
CREATE INDEX deconfliction_budget ON deconfliction_questions (organisation, person, at);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['case_rows', 'queue_entries', 'item_rows', 'imports', 'notices', 'deconfliction_questions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON %I FOR SELECT TO remit_reader USING (organisation = current_setting(''remit.organisation'', true))', name);
    EXECUTE format('CREATE POLICY writer ON %I TO remit_writer USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO remit_reader', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO remit_writer', name);
  END LOOP;
END $$;
CREATE POLICY own_notices_read ON notices FOR UPDATE TO remit_reader
  USING (organisation = current_setting('remit.organisation', true))
  WITH CHECK (organisation = current_setting('remit.organisation', true));
GRANT UPDATE (read_at) ON notices TO remit_reader;

GRANT SELECT ON organisation_rows TO remit_reader, remit_public, remit_writer;
GRANT INSERT, UPDATE ON organisation_rows TO remit_writer;
GRANT SELECT, INSERT, UPDATE ON summaries, reference_numbers TO remit_writer;
GRANT SELECT ON summaries TO remit_public, remit_reader;

-- Deconfliction across units: which of these keyed locators another unit holds. It names neither unit nor case (D10).
CREATE FUNCTION held_elsewhere(asking text, keys bytea[]) RETURNS TABLE (locator bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT DISTINCT i.locator FROM item_rows i WHERE i.held AND i.organisation <> asking AND i.locator = ANY (keys)
$$;
REVOKE ALL ON FUNCTION held_elsewhere(text, bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION held_elsewhere(text, bytea[]) TO remit_writer;
