-- The words of a restricted annex (spec/referral.md, Restricted annex), sealed under a key of their own, with the
-- service's copy of that key; and a copy for each organisation that may know of the case, which goes with its row. No
-- role reads either but the one writer, in the transaction that records who opened the annex.
CREATE TABLE annexes (
  referral text  PRIMARY KEY,
  wrapped  bytea NOT NULL,
  sealed   bytea NOT NULL
);
CREATE TABLE annex_keys (
  organisation text  NOT NULL,
  referral     text  NOT NULL,
  wrapped      bytea NOT NULL,
  PRIMARY KEY (referral, organisation),
  FOREIGN KEY (referral, organisation) REFERENCES case_rows (referral, organisation) ON DELETE CASCADE
);
ALTER TABLE annex_keys ENABLE ROW LEVEL SECURITY;
CREATE POLICY writer ON annex_keys TO remit_writer USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON annexes, annex_keys TO remit_writer;
