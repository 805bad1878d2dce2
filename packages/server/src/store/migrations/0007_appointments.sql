-- A row of oversight's holds only as long as its appointment does (spec/oversight.md, Appointment). What was written for
-- a body stays; whether it may read it is asked when it reads, because a term ends without any fact of the case.
CREATE FUNCTION units_overseen_by(asked text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(array_agg(unit), '{}') FROM organisation_rows o,
    jsonb_array_elements_text(o.state -> 'appointment' -> 'units') AS unit
  WHERE o.organisation = asked AND o.kind = 'OVERSIGHT' AND o.state ->> 'status' = 'ADMITTED'
    AND (o.state -> 'appointment' ->> 'until')::timestamptz > now()
$$;
REVOKE ALL ON FUNCTION units_overseen_by(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION units_overseen_by(text) TO remit_reader, remit_working;

-- The list of units is asked once for each statement, and only where a row is oversight's.
DROP POLICY own_rows ON case_rows;
CREATE POLICY own_rows ON case_rows FOR SELECT TO remit_reader USING (
  organisation = current_setting('remit.organisation', true)
  AND (party <> 'oversight' OR unit = ANY ((SELECT units_overseen_by(current_setting('remit.organisation', true)))::text[]))
);
-- A queue of oversight's names no case that its row does not show; the other queues are spared the question.
DROP POLICY own_rows ON queue_entries;
CREATE POLICY own_rows ON queue_entries FOR SELECT TO remit_reader USING (
  organisation = current_setting('remit.organisation', true)
  AND (queue NOT IN ('oversight', 'sample')
    OR EXISTS (SELECT FROM case_rows c WHERE c.organisation = queue_entries.organisation AND c.referral = queue_entries.referral))
);

-- These two look past row-level security, so they ask for themselves.
CREATE OR REPLACE FUNCTION organisations_with_case(asked text, among text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT organisation FROM case_rows WHERE referral = asked AND organisation = ANY (among)
    AND (party <> 'oversight' OR unit = ANY (units_overseen_by(organisation)))
$$;
CREATE OR REPLACE FUNCTION published_entries(asked text) RETURNS TABLE (version integer, index bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT e.version, e.index FROM log_entries e
  WHERE e.stream = asked AND e.index < (SELECT max(size) FROM checkpoints)
    AND EXISTS (
      SELECT FROM case_rows c
      WHERE c.organisation = current_setting('remit.organisation', true) AND 'referral:' || c.referral = asked
        AND (c.party <> 'oversight' OR c.unit = ANY (units_overseen_by(c.organisation)))
    )
$$;
