-- Opinions about fingerprints (spec/hashes.md). The state of each entry, from which lists are made; no reader sees it.
CREATE TABLE entry_states (
  entry   text    PRIMARY KEY,
  version integer NOT NULL,
  kind    text    NOT NULL,
  hash    bytea   NOT NULL,
  state   jsonb   NOT NULL
);
-- Entries that changed since the lists were last made, taken away by whoever makes them.
CREATE TABLE list_pending (
  entry   text    NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (entry, version)
);

-- What each organisation may see of an entry. Whoever merely has it in a list shares one row with all others of its
-- tier: `*ADMITTED`, `*VERIFIED`.
CREATE TABLE entry_rows (
  organisation text        NOT NULL,
  entry        text        NOT NULL,
  version      integer     NOT NULL,
  status       text        NOT NULL,
  kind         text        NOT NULL,
  ground       text,
  parties      text[]      NOT NULL,
  own          text,
  missing      integer     NOT NULL,
  owes         boolean     NOT NULL,
  matched      integer     NOT NULL,
  confirmed    integer     NOT NULL,
  rejected     integer     NOT NULL,
  first_at     timestamptz(3) NOT NULL,
  until        timestamptz(3),
  updated_at   timestamptz(3) NOT NULL,
  view         jsonb       NOT NULL,
  PRIMARY KEY (organisation, entry)
);
CREATE INDEX entry_rows_newest ON entry_rows (organisation, updated_at DESC, entry);
CREATE INDEX entry_rows_entry ON entry_rows (entry);

-- On which item of a referral an opinion rests, so that its correction reaches it.
CREATE TABLE entry_sources (
  organisation text NOT NULL,
  entry        text NOT NULL,
  referral     text NOT NULL,
  item         text NOT NULL,
  PRIMARY KEY (organisation, entry)
);

-- Receipts owed and given; `organisation` owes, `author` withdrew.
CREATE TABLE entry_receipts (
  organisation text           NOT NULL,
  entry        text           NOT NULL,
  author       text           NOT NULL,
  at           timestamptz(3) NOT NULL,
  received_at  timestamptz(3),
  PRIMARY KEY (organisation, entry, author, at)
);
CREATE INDEX entry_receipts_missing ON entry_receipts (author, at) WHERE received_at IS NULL;

CREATE TABLE entry_feedback (
  organisation text    NOT NULL,
  entry        text    NOT NULL,
  day          text    NOT NULL,
  kind         text    NOT NULL,
  matched      integer NOT NULL,
  PRIMARY KEY (organisation, entry, day)
);
CREATE INDEX entry_feedback_kind ON entry_feedback (kind, day);

-- Who takes the list, and the key of its list: wrapped for us, and sealed to the recipient's own key.
CREATE TABLE list_recipients (
  organisation  text PRIMARY KEY,
  public_key    text           NOT NULL,
  key           bytea          NOT NULL,
  wrapped       jsonb          NOT NULL,
  registered_by text           NOT NULL,
  registered_at timestamptz(3) NOT NULL
);
-- What stands in each recipient's list, canaries among it, and since which version what has left it is gone.
CREATE TABLE list_items (
  organisation  text    NOT NULL,
  entry         text    NOT NULL,
  entry_version integer NOT NULL,
  since         integer NOT NULL,
  kind          text    NOT NULL,
  hash          bytea   NOT NULL,
  -- Null where it is in the list no longer.
  opinions      jsonb,
  PRIMARY KEY (organisation, entry)
);
CREATE TABLE list_versions (
  organisation text    NOT NULL,
  version      integer NOT NULL,
  head         text    NOT NULL,
  recorded     boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organisation, version)
);
-- Encrypted for their recipients and named by their digest: nobody has to be asked who fetches them.
CREATE TABLE list_blobs (
  digest bytea PRIMARY KEY,
  bytes  bytea NOT NULL
);
ALTER TABLE list_blobs ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE FUNCTION list_tier(asked text) RETURNS text LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT CASE o.kind WHEN 'LE_UNIT' THEN 'ADMITTED' WHEN 'PLATFORM' THEN o.state ->> 'tier' END
  FROM organisation_rows o WHERE o.organisation = asked AND o.state ->> 'status' = 'ADMITTED'
$$;
REVOKE ALL ON FUNCTION list_tier(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_tier(text) TO remit_reader;

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['entry_rows', 'entry_receipts', 'list_versions'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY own_rows ON %I FOR SELECT TO remit_reader USING (organisation = current_setting(''remit.organisation'', true))', name);
    EXECUTE format('CREATE POLICY writer ON %I TO remit_writer USING (true) WITH CHECK (true)', name);
    EXECUTE format('GRANT SELECT ON %I TO remit_reader', name);
  END LOOP;
END $$;
CREATE POLICY listed ON entry_rows FOR SELECT TO remit_reader USING (
  organisation = '*' || coalesce((SELECT list_tier(current_setting('remit.organisation', true))), '')
);
CREATE POLICY own_withdrawals ON entry_receipts FOR SELECT TO remit_reader
  USING (author = current_setting('remit.organisation', true));

GRANT SELECT, INSERT, UPDATE, DELETE ON entry_states, entry_rows, entry_sources, entry_receipts, entry_feedback,
  list_pending, list_recipients, list_items, list_versions TO remit_writer;
GRANT SELECT, INSERT ON list_blobs TO remit_writer;
GRANT SELECT ON list_blobs TO remit_public;

-- How many receipts are missing, by how long: published by count, and by nothing else.
CREATE FUNCTION missing_receipts() RETURNS TABLE (withdrawals bigint, missing bigint, oldest timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT count(DISTINCT (entry, author, at)), count(*), min(at) FROM entry_receipts WHERE received_at IS NULL
$$;
REVOKE ALL ON FUNCTION missing_receipts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION missing_receipts() TO remit_public;

-- As before for cases, and the same for entries: published positions for whoever has a row of the entry, alone or with
-- its tier.
CREATE OR REPLACE FUNCTION published_entries(asked text) RETURNS TABLE (version integer, index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT e.version, e.index FROM log_entries e
  WHERE e.stream = asked AND e.index < (SELECT max(size) FROM checkpoints)
    AND (EXISTS (
      SELECT FROM case_rows c
      WHERE c.organisation = current_setting('remit.organisation', true) AND 'referral:' || c.referral = asked
        AND (c.party <> 'oversight' OR c.unit = ANY (units_overseen_by(c.organisation)))
    ) OR EXISTS (
      SELECT FROM entry_rows r
      WHERE 'entry:' || r.entry = asked AND r.organisation = ANY (ARRAY[current_setting('remit.organisation', true),
        '*' || coalesce(list_tier(current_setting('remit.organisation', true)), '')])
    ))
$$;
