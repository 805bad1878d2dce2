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
  view         jsonb       NOT NULL,
  PRIMARY KEY (organisation, referral)
);
-- Written often, read by key: compressing each version costs more than the room it saves.
ALTER TABLE case_rows ALTER COLUMN view SET STORAGE EXTERNAL;
CREATE INDEX case_rows_reference ON case_rows (organisation, reference text_pattern_ops);
CREATE INDEX case_rows_referral ON case_rows (referral);

-- Which queue of which desk a case stands in. `due_at` is 'infinity' where nothing is due.
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
CREATE INDEX queue_newest ON queue_entries (organisation, queue, referral DESC);

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

-- One round trip for all that a batch of commands changes: facts with their keys, salts and pending leaves, answers,
-- messages, timers, and the rows of every organisation that may know of the case. Binary fields travel as base64.
-- Each part is a parameter of its own: taking it out of one large document would copy that document each time.
CREATE FUNCTION append_changes(p_facts jsonb, p_keys jsonb, p_answers jsonb, p_outbox jsonb, p_referrals text[], p_timers jsonb,
  p_cases jsonb, p_items jsonb, p_summaries jsonb, p_organisations jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  INSERT INTO facts (stream, version, kind, at, actor, open, sealed, digest, previous, desk_signature, person_signature)
    SELECT stream, version, kind, at, actor, open, decode(sealed, 'base64'), decode(digest, 'hex'), decode(previous, 'hex'),
      convert_to(desk_signature, 'UTF8'), decode(person_signature, 'base64')
    FROM jsonb_to_recordset(p_facts)
      AS f (stream text, version integer, kind text, at timestamptz, actor jsonb, open jsonb, sealed text, digest text, previous text,
        desk_signature text, person_signature text);
  INSERT INTO fact_salts SELECT stream, version, decode(disclosed, 'base64'), decode(salts, 'base64')
    FROM jsonb_to_recordset(p_facts) AS f (stream text, version integer, disclosed text, salts text);
  INSERT INTO log_pending SELECT stream, version, decode(leaf, 'base64')
    FROM jsonb_to_recordset(p_facts) AS f (stream text, version integer, leaf text);
  INSERT INTO case_keys SELECT stream, decode(wrapped, 'base64')
    FROM jsonb_to_recordset(p_keys) AS k (stream text, wrapped text);
  INSERT INTO answers (organisation, asker, key, request, answer)
    SELECT organisation, asker, key, decode(request, 'hex'), answer
    FROM jsonb_to_recordset(p_answers) AS a (organisation text, asker text, key text, request text, answer jsonb);
  IF p_outbox <> '[]' THEN
    INSERT INTO outbox (id, stream, kind, organisation)
      SELECT id, stream, kind, organisation
      FROM jsonb_to_recordset(p_outbox) AS o (id text, stream text, kind text, organisation text);
  END IF;
  DELETE FROM timers WHERE referral = ANY (p_referrals);
  IF p_timers <> '[]' THEN
    INSERT INTO timers (referral, kind, percent, rule, at) SELECT referral, kind, percent, rule, at
      FROM jsonb_to_recordset(p_timers) AS t (referral text, kind text, percent integer, rule text, at timestamptz);
  END IF;
  PERFORM write_case_rows(p_cases);
  IF p_items <> '[]' THEN
    INSERT INTO item_rows SELECT organisation, platform, referral, item, decode(locator, 'base64'), decode(handle, 'base64'),
        sent_at, decided_at, outcome, reasons, held
      FROM jsonb_to_recordset(p_items) AS i (organisation text, platform text, referral text, item text, locator text,
        handle text, sent_at timestamptz, decided_at timestamptz, outcome text, reasons text, held boolean)
      ON CONFLICT (organisation, referral, item) DO UPDATE SET locator = excluded.locator, handle = excluded.handle,
        sent_at = excluded.sent_at, decided_at = excluded.decided_at, outcome = excluded.outcome,
        reasons = excluded.reasons, held = excluded.held;
  END IF;
  IF p_summaries <> '[]' THEN
    INSERT INTO summaries SELECT referral, version, sent_at, summary
      FROM jsonb_to_recordset(p_summaries) AS s (referral text, version integer, sent_at timestamptz, summary jsonb)
      ON CONFLICT (referral) DO UPDATE SET version = excluded.version, sent_at = excluded.sent_at, summary = excluded.summary;
  END IF;
  IF p_organisations <> '[]' THEN
    INSERT INTO organisation_rows SELECT organisation, kind, version, state
      FROM jsonb_to_recordset(p_organisations) AS o (organisation text, kind text, version integer, state jsonb)
      ON CONFLICT (organisation) DO UPDATE SET kind = excluded.kind, version = excluded.version, state = excluded.state;
  END IF;
END $$;

CREATE FUNCTION write_case_rows(p_cases jsonb) RETURNS void LANGUAGE plpgsql SET search_path = public AS $$
BEGIN
  INSERT INTO case_rows
    SELECT organisation, referral, party, version, reference, title, status, instrument, priority, unit, platform, officer,
      items, open_items, turn, due, due_for, triggers, flags, proof, updated_at, view
    FROM jsonb_to_recordset(p_cases) AS c (organisation text, referral text, party text, version integer,
      reference text, title text, status text, instrument text, priority text, unit text, platform text, officer text,
      items integer, open_items integer, turn text, due jsonb, due_for text, triggers text[], flags text[], proof text,
      updated_at timestamptz, view jsonb)
    ON CONFLICT (organisation, referral) DO UPDATE SET version = excluded.version, title = excluded.title,
      status = excluded.status, instrument = excluded.instrument, priority = excluded.priority, officer = excluded.officer,
      items = excluded.items, open_items = excluded.open_items, turn = excluded.turn, due = excluded.due,
      due_for = excluded.due_for, triggers = excluded.triggers, flags = excluded.flags, proof = excluded.proof,
      updated_at = excluded.updated_at, view = excluded.view;
  DELETE FROM queue_entries q USING jsonb_to_recordset(p_cases) AS c (organisation text, referral text, queues text[])
    WHERE q.organisation = c.organisation AND q.referral = c.referral AND NOT q.queue = ANY (c.queues);
  INSERT INTO queue_entries SELECT c.organisation, q.queue, c.referral, c.status, coalesce(c.due_at, 'infinity')
    FROM jsonb_to_recordset(p_cases) AS c (organisation text, referral text, status text, due_at timestamptz, queues text[]),
      LATERAL unnest(c.queues) AS q (queue)
    ON CONFLICT (organisation, queue, referral) DO UPDATE SET status = excluded.status, due_at = excluded.due_at;
END $$;
REVOKE ALL ON FUNCTION append_changes, write_case_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_changes, write_case_rows TO remit_writer;
