-- The key of a case, wrapped for the organisation whose row this is: it comes and goes with what the organisation may
-- know, under the same row-level security. Empty in rows from before, and where the case was erased.
ALTER TABLE case_rows ADD COLUMN key bytea NOT NULL DEFAULT '';
