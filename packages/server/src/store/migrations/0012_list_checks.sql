-- How many fingerprints of single files an organisation compared with its list on a day: counted, so that nobody learns
-- the list by asking. The days are those of UTC.
CREATE TABLE list_checks (
  organisation text    NOT NULL,
  day          date    NOT NULL,
  checks       integer NOT NULL,
  PRIMARY KEY (organisation, day)
);
GRANT SELECT, INSERT, UPDATE ON list_checks TO remit_working;
