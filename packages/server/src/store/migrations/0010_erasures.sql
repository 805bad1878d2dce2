-- Erasure is a fact (spec/referral.md, Erasure), so no table beside the facts says of it.
DROP TRIGGER erased_cases_stay_erased ON facts;
DROP TABLE erasures;
CREATE UNIQUE INDEX facts_erased ON facts (stream) WHERE kind = 'CaseErased';

-- Nothing follows an erasure, also not from a process that still has the case in its memory.
CREATE OR REPLACE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM added a JOIN facts f ON f.stream = a.stream AND f.kind = 'CaseErased' AND f.version < a.version) THEN
    RAISE EXCEPTION 'the case was erased' USING ERRCODE = 'RE001';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER erased_cases_stay_erased AFTER INSERT ON facts
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION refuse_erased();

-- A key goes only after the fact that says why, and only when everybody who reads the log can have seen that fact.
CREATE FUNCTION refuse_key_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM facts f JOIN log_entries e USING (stream, version) WHERE f.stream = OLD.stream
      AND f.kind = 'CaseErased' AND e.index < (SELECT max(size) FROM checkpoints)) THEN
    RAISE EXCEPTION 'the key of a case goes only after its published erasure' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER keys_go_by_erasure BEFORE DELETE ON case_keys FOR EACH ROW EXECUTE FUNCTION refuse_key_loss();
CREATE TRIGGER keys_never_change BEFORE UPDATE ON case_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keys_are_not_emptied BEFORE TRUNCATE ON case_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- No role deletes a key by itself: the published erasures alone name the keys that go, and what was answered in their
-- cases goes with them.
CREATE FUNCTION destroy_keys(seconds integer) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH gone AS (
    DELETE FROM case_keys k USING facts f JOIN log_entries e USING (stream, version)
    WHERE f.kind = 'CaseErased' AND k.stream = f.stream AND EXISTS (SELECT FROM checkpoints c
      WHERE c.size > e.index AND c.at <= clock_timestamp() - make_interval(secs => seconds))
    RETURNING k.stream
  )
  DELETE FROM answers a USING gone g WHERE 'referral:' || (a.answer ->> 'id') = g.stream
$$;
REVOKE ALL ON FUNCTION destroy_keys(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION destroy_keys(integer) TO remit_log;

-- Who could see the case is told that it was erased; nothing else of it is left in the row.
ALTER TABLE case_rows ADD COLUMN erased_at timestamptz(3);
