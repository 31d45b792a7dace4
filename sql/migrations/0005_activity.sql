-- Activities 活动: the proof of duties that are no visits: drills, training, lectures, rosters, supplies, reports ...
-- Of an institution (level institution) or of a bureau (level county or city; institution_id is NULL then).

CREATE TABLE activity (
    id             INTEGER PRIMARY KEY,
    uuid           TEXT NOT NULL CONSTRAINT activity_uuid_unique UNIQUE,
    kind           TEXT NOT NULL CONSTRAINT activity_kind CHECK (kind IN ('emergency_drill', 'fire_drill', 'training', 'lecture',
                       'safety_report', 'publicity', 'pledge', 'duty_roster', 'supplies', 'risk_report',
                       'standard_acceptance', 'meeting', 'document', 'media_item')),
    level          TEXT NOT NULL CONSTRAINT activity_level CHECK (level IN ('city', 'county', 'institution')),
    institution_id INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    city_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id      INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- of the city bureau's own: NULL
    town_id        INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    title          TEXT NOT NULL,
    held_on        TEXT NOT NULL CONSTRAINT activity_held_on CHECK (held_on IS date(held_on, '+0 days')),
    held_to        TEXT CONSTRAINT activity_held_to CHECK (held_to IS date(held_to, '+0 days')), -- last day of a roster; valid until
    place          TEXT,
    people         INTEGER CONSTRAINT activity_people CHECK (people >= 0), -- taking part, or reached
    stock_days     INTEGER CONSTRAINT activity_stock_days CHECK (stock_days >= 0), -- of supplies at full load
    leader_id      INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- the bureau leader who lectured or presided
    content        TEXT,
    result         TEXT,
    state          TEXT NOT NULL DEFAULT 'submitted' CONSTRAINT activity_state CHECK (state IN ('submitted', 'void')),
    void_reason    TEXT,
    author_id      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at    INTEGER NOT NULL,
    content_hash   TEXT NOT NULL,
    row_version    INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT activity_order CHECK (held_to IS NULL OR held_to >= held_on),
    CONSTRAINT activity_unit CHECK ((level = 'institution') = (institution_id IS NOT NULL) AND (level = 'city') = (county_id IS NULL))
) STRICT;
CREATE INDEX activity_by_county ON activity (county_id, held_on, id, kind, level, state);
CREATE INDEX activity_by_city ON activity (city_id, held_on, id, kind, level, state);
CREATE INDEX activity_by_town ON activity (town_id, held_on, id) WHERE town_id IS NOT NULL;
CREATE INDEX activity_by_institution ON activity (institution_id, kind, held_on, held_to, stock_days, id) WHERE institution_id IS NOT NULL AND state = 'submitted';
CREATE INDEX activity_ledger_by_institution ON activity (institution_id, held_on, id) WHERE institution_id IS NOT NULL;
CREATE INDEX activity_by_leader ON activity (leader_id, kind, held_on) WHERE leader_id IS NOT NULL AND state = 'submitted';

-- Institutions whose principals, deputies or safety officers took part in a bureau's training 轮训.
CREATE TABLE activity_participant (
    activity_id    INTEGER NOT NULL REFERENCES activity (id) ON DELETE RESTRICT,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    PRIMARY KEY (activity_id, institution_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_participant_by_institution ON activity_participant (institution_id, activity_id);

-- Photos of a bureau's own activity belong to no institution: the table is made anew without those two NOT NULLs.
CREATE TABLE attachment_new (
    id              INTEGER PRIMARY KEY,
    uuid            TEXT NOT NULL CONSTRAINT attachment_uuid_unique UNIQUE,
    institution_id  INTEGER REFERENCES institution (id) ON DELETE RESTRICT,
    city_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id       INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    town_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    inspection_id   INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    hazard_id       INTEGER REFERENCES hazard (id) ON DELETE RESTRICT,
    activity_id     INTEGER REFERENCES activity (id) ON DELETE RESTRICT,
    event_uuid      TEXT, -- of the act it belongs to
    purpose         TEXT NOT NULL CONSTRAINT attachment_purpose CHECK (purpose IN ('before', 'after', 'site', 'inspector_signature', 'institution_signature')),
    state           TEXT NOT NULL DEFAULT 'awaited' CONSTRAINT attachment_state CHECK (state IN ('awaited', 'stored')),
    sha256          TEXT,
    bytes           INTEGER,
    media_type      TEXT,
    width           INTEGER,
    height          INTEGER,
    taken_at        INTEGER,
    named_by        INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at     INTEGER,
    CONSTRAINT attachment_stored CHECK (state = 'awaited' OR (sha256 IS NOT NULL AND bytes IS NOT NULL AND media_type IS NOT NULL)),
    CONSTRAINT attachment_unit CHECK (activity_id IS NOT NULL OR (institution_id IS NOT NULL AND county_id IS NOT NULL))
) STRICT;
INSERT INTO attachment_new (id, uuid, institution_id, city_id, county_id, town_id, inspection_id, hazard_id, event_uuid, purpose,
                            state, sha256, bytes, media_type, width, height, taken_at, named_by, received_at)
SELECT id, uuid, institution_id, city_id, county_id, town_id, inspection_id, hazard_id, event_uuid, purpose,
       state, sha256, bytes, media_type, width, height, taken_at, named_by, received_at
  FROM attachment;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_by_hazard ON attachment (hazard_id) WHERE hazard_id IS NOT NULL;
CREATE INDEX attachment_by_inspection ON attachment (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX attachment_by_activity ON attachment (activity_id) WHERE activity_id IS NOT NULL;
CREATE INDEX attachment_awaited ON attachment (named_by) WHERE state = 'awaited';
CREATE INDEX attachment_by_file ON attachment (sha256) WHERE sha256 IS NOT NULL;
