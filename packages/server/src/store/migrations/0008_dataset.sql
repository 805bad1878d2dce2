-- The monthly dataset as it is served (spec/dataset.md): what is published is never changed.
CREATE TABLE dataset_files (
  month  text   NOT NULL,
  part   text   NOT NULL CHECK (part IN ('entries', 'parties')),
  start  bigint NOT NULL,
  stop   bigint NOT NULL CHECK (stop >= start),
  digest bytea  NOT NULL CHECK (length(digest) = 32),
  bytes  bytea  NOT NULL,
  PRIMARY KEY (month, part)
);
ALTER TABLE dataset_files ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What can be counted in each file, so that published totals need not read it. A file holds a few entries of the month
-- after its own, so the month counted stands beside the month of the file.
CREATE TABLE dataset_counts (
  file      text   NOT NULL,
  part      text   NOT NULL,
  month     text   NOT NULL,
  kind      text   NOT NULL,
  attribute text   NOT NULL,
  value     text   NOT NULL,
  count     bigint NOT NULL,
  PRIMARY KEY (file, part, month, kind, attribute, value),
  FOREIGN KEY (file, part) REFERENCES dataset_files (month, part)
);

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['dataset_files', 'dataset_counts'] LOOP
    EXECUTE format('CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_log_change()', name);
    EXECUTE format('CREATE TRIGGER not_emptied BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON dataset_files, dataset_counts TO remit_log;
GRANT SELECT ON dataset_files, dataset_counts TO remit_public;
