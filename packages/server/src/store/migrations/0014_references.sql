-- A referral names others by their reference: gate G7 asks whether they are known, and a case leads to them.
CREATE INDEX case_rows_reference ON case_rows (organisation, reference);
