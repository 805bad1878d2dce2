-- A desk's key, sealed to each member's own wrapping key: what stands here opens for nobody but that member's passkey
-- (spec/signatures.md, Desk keys). Losing it loses no signature; a member makes a new desk key.
CREATE TABLE desk_key_wraps (
  organisation text NOT NULL,
  key_id       text NOT NULL,
  -- The member's wrapping key: after a recovery the member has another one, and what was sealed to the old opens no more.
  sealed_to    text NOT NULL,
  wrapped      jsonb NOT NULL,
  sealed_by    text NOT NULL,
  sealed_at    timestamptz(3) NOT NULL,
  PRIMARY KEY (organisation, key_id, sealed_to)
);
ALTER TABLE desk_key_wraps ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_desk ON desk_key_wraps TO remit_working
  USING (organisation = current_setting('remit.organisation', true))
  WITH CHECK (organisation = current_setting('remit.organisation', true));
GRANT SELECT, INSERT ON desk_key_wraps TO remit_working;
