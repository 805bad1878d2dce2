-- What is not a fact: who is signed in, open challenges, one-time codes, used nonces, and who read what. Nothing here
-- can change a case; losing it signs people out.
GRANT SELECT ON organisation_rows TO remit_working;

-- A session's identifier is never kept, only its SHA-256: whoever reads this table can sign in as nobody.
CREATE TABLE sessions (
  digest       bytea PRIMARY KEY CHECK (length(digest) = 32),
  organisation text NOT NULL,
  person       text NOT NULL,
  role         text NOT NULL,
  software_key boolean NOT NULL,
  started_at   timestamptz(3) NOT NULL,
  seen_at      timestamptz(3) NOT NULL,
  expires_at   timestamptz(3) NOT NULL
);
CREATE INDEX sessions_person ON sessions (organisation, person);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Passkeys. Their identifiers are unique across organisations, because a passkey is named before its organisation is
-- known. `waits_for` is the code of a founding ceremony that is not complete; such a passkey signs nobody in.
CREATE TABLE credentials (
  id           text PRIMARY KEY,
  organisation text NOT NULL,
  person       text NOT NULL,
  public_key   bytea NOT NULL,
  counter      bigint NOT NULL,
  transports   text[] NOT NULL,
  backed_up    boolean NOT NULL,
  waits_for    text,
  created_at   timestamptz(3) NOT NULL,
  used_at      timestamptz(3)
);
CREATE INDEX credentials_person ON credentials (organisation, person);

-- One question to an authenticator each; answered once, or run out.
CREATE TABLE challenges (
  id         text PRIMARY KEY,
  challenge  text NOT NULL,
  purpose    text NOT NULL CHECK (purpose IN ('sign-in', 'enrolment')),
  subject    text,
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX challenges_expiry ON challenges (expires_at);

-- One-time codes for people whom an administrator enrolled; those of a founding ceremony stand in its fact.
CREATE TABLE enrolment_codes (
  digest       text PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  organisation text NOT NULL,
  person       text NOT NULL,
  expires_at   timestamptz(3) NOT NULL,
  UNIQUE (organisation, person)
);

-- Nonces of signed requests, kept for as long as a request stays fresh.
CREATE TABLE nonces (
  key   text NOT NULL,
  nonce text NOT NULL,
  at    timestamptz(3) NOT NULL,
  PRIMARY KEY (key, nonce)
);
CREATE INDEX nonces_age ON nonces (at);

-- Who read what: append-only by grant, readable by auditors alone.
CREATE TABLE reads (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  organisation text NOT NULL,
  person       text NOT NULL,
  role         text NOT NULL,
  what         text NOT NULL,
  object       text,
  at           timestamptz(3) NOT NULL
);
CREATE INDEX reads_object ON reads (object, id DESC);

-- The demonstration's made-up people; empty everywhere else.
CREATE TABLE demo_accounts (
  account      text PRIMARY KEY,
  person       text NOT NULL,
  organisation text NOT NULL,
  role         text NOT NULL,
  pseudonym    text NOT NULL,
  purpose      text NOT NULL,
  position     integer GENERATED ALWAYS AS IDENTITY
);

GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, credentials TO remit_working;
GRANT SELECT, INSERT, DELETE ON challenges, enrolment_codes, nonces TO remit_working;
GRANT SELECT ON demo_accounts TO remit_working;
GRANT INSERT ON reads TO remit_working;
GRANT SELECT ON reads TO remit_reader;

ALTER TABLE reads ENABLE ROW LEVEL SECURITY;
CREATE POLICY recorded ON reads FOR INSERT TO remit_working WITH CHECK (true);
CREATE POLICY auditors_alone ON reads FOR SELECT TO remit_reader USING (
  EXISTS (
    SELECT 1 FROM organisation_rows o
    WHERE o.organisation = current_setting('remit.organisation', true) AND o.kind = 'AUDIT'
  )
);

-- Signed requests and codes name a key or a digest before their organisation is known.
CREATE INDEX organisation_keys ON organisation_rows USING gin ((state -> 'keys') jsonb_path_ops);
CREATE INDEX organisation_ceremony ON organisation_rows USING gin ((state -> 'ceremony' -> 'people') jsonb_path_ops);

-- Whose live queues a change of a case concerns: identifiers alone, and for the edge's own use.
CREATE FUNCTION organisations_with_case(asked text, among text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT organisation FROM case_rows WHERE referral = asked AND organisation = ANY (among)
$$;
REVOKE ALL ON FUNCTION organisations_with_case(text, text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION organisations_with_case(text, text[]) TO remit_working;
