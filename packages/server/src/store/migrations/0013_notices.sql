-- A notice names a case, so it is read only where the case is: a body whose appointment ended (migration 0007) keeps no
-- list of the cases that it was once told of. The policy of updating reads its rows through this one.
DROP POLICY own_rows ON notices;
CREATE POLICY own_rows ON notices FOR SELECT TO remit_reader USING (
  organisation = current_setting('remit.organisation', true)
  AND (referral IS NULL
    OR EXISTS (SELECT FROM case_rows c WHERE c.organisation = notices.organisation AND c.referral = notices.referral))
);
