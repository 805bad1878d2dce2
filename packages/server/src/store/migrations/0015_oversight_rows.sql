-- What oversight may know of a case stands in one row of no particular body, `oversight:<unit>`, written whether or not
-- a body is appointed (docs/decisions/0018). Whoever is appointed for the unit now reads it: at once, and no longer.
CREATE FUNCTION desks_of(asked text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT asked || coalesce((SELECT array_agg('oversight:' || unit) FROM unnest(units_overseen_by(asked)) AS unit), '{}')
$$;
REVOKE ALL ON FUNCTION desks_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desks_of(text) TO remit_reader, remit_working;

-- Of the rows from before one for each case is kept. Its copy of the key was wrapped for one body, so it goes: the
-- service reads for whoever is appointed until the case's next fact, as for rows older than the copies.
DELETE FROM case_rows c USING case_rows other
  WHERE c.party = 'oversight' AND other.party = 'oversight' AND other.referral = c.referral
    AND (other.version, other.organisation) > (c.version, c.organisation);
DELETE FROM queue_entries q WHERE q.queue IN ('oversight', 'sample')
  AND NOT EXISTS (SELECT FROM case_rows c WHERE (c.organisation, c.referral) = (q.organisation, q.referral));
UPDATE queue_entries q SET organisation = 'oversight:' || c.unit FROM case_rows c
  WHERE q.queue IN ('oversight', 'sample') AND (c.organisation, c.referral) = (q.organisation, q.referral);
UPDATE case_rows SET organisation = 'oversight:' || unit, key = '' WHERE party = 'oversight';
ALTER TABLE case_rows ADD CONSTRAINT oversight_is_of_a_unit
  CHECK ((party = 'oversight') = (organisation = 'oversight:' || unit));

-- Asked once for each statement.
DROP POLICY own_rows ON case_rows;
CREATE POLICY own_rows ON case_rows FOR SELECT TO remit_reader
  USING (organisation = ANY ((SELECT desks_of(current_setting('remit.organisation', true)))::text[]));
DROP POLICY own_rows ON queue_entries;
CREATE POLICY own_rows ON queue_entries FOR SELECT TO remit_reader
  USING (organisation = ANY ((SELECT desks_of(current_setting('remit.organisation', true)))::text[]));
DROP POLICY own_rows ON notices;
CREATE POLICY own_rows ON notices FOR SELECT TO remit_reader USING (
  organisation = current_setting('remit.organisation', true)
  AND (referral IS NULL OR EXISTS (SELECT FROM case_rows c WHERE c.referral = notices.referral
    AND c.organisation = ANY ((SELECT desks_of(current_setting('remit.organisation', true)))::text[])))
);

-- These two look past row-level security, so they ask for themselves.
CREATE OR REPLACE FUNCTION organisations_with_case(asked text, among text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT each FROM unnest(among) AS each
  WHERE EXISTS (SELECT FROM case_rows WHERE referral = asked AND organisation = ANY (desks_of(each)))
$$;
CREATE OR REPLACE FUNCTION published_entries(asked text) RETURNS TABLE (version integer, index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
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
$$;
