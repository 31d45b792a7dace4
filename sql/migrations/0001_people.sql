-- Regions, accounts, sessions, settings, numbering and the audit chain: who acts, where, and the proof of it.

CREATE TABLE region (
    id          INTEGER PRIMARY KEY,
    code        TEXT NOT NULL CONSTRAINT region_code_unique UNIQUE
                CONSTRAINT region_code_form CHECK (length(code) IN (6, 9) AND code NOT GLOB '*[^0-9]*'), -- GB/T 2260
    name        TEXT NOT NULL,
    level       TEXT NOT NULL CONSTRAINT region_level CHECK (level IN ('city', 'county', 'town')),
    parent_id   INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    city_id     INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of the city itself: its own id
    county_id   INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of a county itself: its own id; of a city: NULL
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT region_name_in_parent UNIQUE (parent_id, name)
) STRICT;
CREATE INDEX region_by_city ON region (city_id, level, code);
CREATE INDEX region_by_county ON region (county_id, level, code);

CREATE TABLE account (
    id                   INTEGER PRIMARY KEY,
    uuid                 TEXT NOT NULL CONSTRAINT account_uuid_unique UNIQUE,
    login                TEXT NOT NULL CONSTRAINT account_login_unique UNIQUE
                         CONSTRAINT account_login_form CHECK (login = lower(login)),
    name                 TEXT NOT NULL,
    title                TEXT,
    phone                TEXT,
    role                 TEXT NOT NULL CONSTRAINT account_role CHECK (role IN ('system_admin', 'city_leader', 'city_supervisor',
                             'county_leader', 'county_supervisor', 'institution_principal', 'institution_officer',
                             'town_officer', 'auditor', 'guest_inspector')),
    city_id              INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    county_id            INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    town_id              INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    institution_id       INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    liaison              INTEGER NOT NULL DEFAULT 0 CONSTRAINT account_liaison CHECK (liaison IN (0, 1)),
    status               TEXT NOT NULL DEFAULT 'active' CONSTRAINT account_status CHECK (status IN ('active', 'disabled')),
    password_hash        TEXT NOT NULL,
    must_change_password INTEGER NOT NULL DEFAULT 1,
    failed_logins        INTEGER NOT NULL DEFAULT 0,
    locked_until         INTEGER,
    expires_on           TEXT CONSTRAINT account_expires_on CHECK (expires_on IS date(expires_on, '+0 days')),
    last_login_at        INTEGER,
    content_hash         TEXT, -- of the request that made it, so that the same one again changes nothing
    created_at           INTEGER NOT NULL,
    created_by           INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    row_version          INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX account_by_county ON account (county_id, role, id);
CREATE INDEX account_by_city ON account (city_id, role, id);
CREATE INDEX account_by_institution ON account (institution_id) WHERE institution_id IS NOT NULL;

CREATE TABLE session (
    id           INTEGER PRIMARY KEY,
    token_hash   TEXT NOT NULL CONSTRAINT session_token_unique UNIQUE, -- SHA-256; the token itself is never stored
    account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    client       TEXT NOT NULL CONSTRAINT session_client CHECK (client IN ('office', 'phone')),
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    revoked_at   INTEGER
) STRICT;
CREATE INDEX session_by_account ON session (account_id) WHERE revoked_at IS NULL;

CREATE TABLE setting (
    key        TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Gapless numbers: notices, visits. One row per kind, region and year.
CREATE TABLE sequence (
    kind      TEXT NOT NULL,
    region_id INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year      INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    PRIMARY KEY (kind, region_id, year)
) STRICT, WITHOUT ROWID;

-- Every change, chained by SHA-256, written in the transaction of what it records.
CREATE TABLE audit (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL,
    account_id INTEGER,
    actor      TEXT NOT NULL,
    role       TEXT NOT NULL,
    act        TEXT NOT NULL, -- hazard.close
    noun       TEXT NOT NULL,
    record     TEXT NOT NULL, -- uuid, code or key of the record
    county_id  INTEGER,
    detail     TEXT NOT NULL,
    request_id TEXT NOT NULL,
    prev_hash  TEXT NOT NULL,
    hash       TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_record ON audit (record, id);
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'audit is append-only'); END;

-- The same UUID sent with other content: kept for a person to look at, so that nothing is lost.
CREATE TABLE conflict (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT conflict_uuid_unique UNIQUE, -- of this entry, made by the server
    noun        TEXT NOT NULL,
    record      TEXT NOT NULL, -- the UUID both contents claim
    content     TEXT NOT NULL, -- as received (uploads: their SHA-256 and size)
    content_hash TEXT NOT NULL,
    account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    city_id     INTEGER,
    county_id   INTEGER,
    received_at INTEGER NOT NULL,
    resolved_at INTEGER,
    resolved_by INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    resolution  TEXT,
    CONSTRAINT conflict_once UNIQUE (record, content_hash)
) STRICT;
