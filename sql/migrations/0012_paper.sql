-- Official papers: a number, a copy that never changes (a file named by its SHA-256), and a token under which
-- everybody may see whether the paper is valid.

CREATE TABLE paper (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT paper_uuid_unique UNIQUE,
    kind           TEXT NOT NULL CONSTRAINT paper_kind CHECK (kind IN ('inspection_notice', 'inspection_record',
                       'rectification_order', 'reinspection_opinion', 'supervision_letter', 'hazard_ledger')),
    number         TEXT NOT NULL CONSTRAINT paper_number_unique UNIQUE,
    issuer_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT, -- city or county of the bureau
    issuer         TEXT NOT NULL, -- as printed
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT, -- NULL: a ledger of a whole area
    city_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id      INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- NULL: a ledger of the whole city
    town_id        INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    inspection_id  INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    hazard_id      INTEGER REFERENCES hazard (id) ON DELETE RESTRICT,
    subject        TEXT NOT NULL,
    issued_on      TEXT NOT NULL CONSTRAINT paper_issued_on CHECK (issued_on IS date(issued_on, '+0 days')),
    issued_at      INTEGER NOT NULL,
    issued_by      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    state          TEXT NOT NULL DEFAULT 'valid' CONSTRAINT paper_state CHECK (state IN ('valid', 'void')),
    void_reason    TEXT,
    voided_at      INTEGER,
    voided_by      INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    token          TEXT NOT NULL CONSTRAINT paper_token_unique UNIQUE, -- random, of the public page
    sha256         TEXT NOT NULL CONSTRAINT paper_sha256 CHECK (length(sha256) = 64),
    bytes          INTEGER NOT NULL,
    chain_position INTEGER NOT NULL, -- head of the audit chain, as printed
    chain_hash     TEXT NOT NULL,
    content_hash   TEXT NOT NULL,
    row_version    INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT paper_void_has_reason CHECK ((state = 'void') = (void_reason IS NOT NULL AND voided_at IS NOT NULL AND
                                             voided_by IS NOT NULL))
) STRICT;
CREATE INDEX paper_by_city ON paper (city_id, issued_on, id);
CREATE INDEX paper_by_county ON paper (county_id, issued_on, id);
CREATE INDEX paper_by_town ON paper (town_id, issued_on, id);
CREATE INDEX paper_by_institution ON paper (institution_id, issued_on, id);
CREATE INDEX paper_by_inspection ON paper (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX paper_by_hazard ON paper (hazard_id) WHERE hazard_id IS NOT NULL;

CREATE TRIGGER paper_no_change BEFORE UPDATE OF uuid, kind, number, issuer_id, issuer, institution_id, city_id, county_id,
    town_id, inspection_id, hazard_id, subject, issued_on, issued_at, issued_by, token, sha256, bytes, chain_position,
    chain_hash, content_hash ON paper BEGIN SELECT raise(ABORT, 'papers do not change'); END;
CREATE TRIGGER paper_void_once BEFORE UPDATE OF state ON paper WHEN old.state = 'void'
    BEGIN SELECT raise(ABORT, 'a void paper stays void'); END;
CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper BEGIN SELECT raise(ABORT, 'papers stay'); END;
