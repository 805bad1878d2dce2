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
GRANT DELETE ON case_keys TO remit_log;
GRANT DELETE ON answers TO remit_writer;

-- Who could see the case is told that it was erased; nothing else of it is left in the row.
ALTER TABLE case_rows ADD COLUMN erased_at timestamptz(3);
