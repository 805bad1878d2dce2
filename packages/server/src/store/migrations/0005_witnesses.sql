-- A checkpoint on its way. Its root is decided and committed before it is signed, and it is signed before witnesses are
-- asked: whoever goes on after a crash signs the same root again, never another one of that size.
CREATE TABLE log_unpublished (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  size   bigint NOT NULL,
  root   bytea  NOT NULL CHECK (length(root) = 32),
  at     timestamptz(3) NOT NULL,
  -- Null until it is signed; then with the cosignatures that have come.
  note   text
);

-- What the operator declared about damage to the log (spec/evidence-log.md, Incidents), by the entry it stands in.
CREATE TABLE log_incidents (
  index bigint PRIMARY KEY,
  text  text NOT NULL
);
CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON log_incidents FOR EACH ROW EXECUTE FUNCTION refuse_log_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON log_incidents FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change();

-- Logs that an incident ended: what they published stays as evidence, and is served no more.
CREATE TABLE log_retired (
  origin text  NOT NULL,
  path   text  COLLATE "C" NOT NULL,
  bytes  bytea NOT NULL,
  PRIMARY KEY (origin, path)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON log_unpublished TO remit_log;
GRANT SELECT, INSERT ON log_incidents TO remit_log;
GRANT SELECT ON log_incidents TO remit_public;

-- Published is what a checkpoint has that everybody can read, not what is signed and waits for witnesses.
CREATE OR REPLACE FUNCTION published_entries(asked text) RETURNS TABLE (version integer, index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT e.version, e.index FROM log_entries e
  WHERE e.stream = asked AND e.index < (SELECT max(size) FROM checkpoints)
    AND EXISTS (
      SELECT FROM case_rows c
      WHERE c.organisation = current_setting('remit.organisation', true) AND 'referral:' || c.referral = asked
    )
$$;
