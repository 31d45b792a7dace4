-- Visits and self-checks, their answers, hazards with append-only events, and attachments.
-- Business rows carry city, county, town and institution, so that scope is a plain predicate.

CREATE TABLE inspection (
    id                 INTEGER PRIMARY KEY,
    uuid               TEXT NOT NULL CONSTRAINT inspection_uuid_unique UNIQUE,
    number             TEXT CONSTRAINT inspection_number_unique UNIQUE,
    institution_id     INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type   TEXT NOT NULL,
    city_id            INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id          INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id            INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    level              TEXT NOT NULL CONSTRAINT inspection_level CHECK (level IN ('city', 'county', 'institution')),
    kind               TEXT NOT NULL CONSTRAINT inspection_kind CHECK (kind IN ('routine', 'special', 'case', 'joint',
                           'supervision', 'key_date', 'self', 'gas_self')),
    state              TEXT NOT NULL DEFAULT 'submitted' CONSTRAINT inspection_state CHECK (state IN ('submitted', 'void')),
    unannounced        INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_unannounced CHECK (unannounced IN (0, 1)),
    led_by_leader      INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_led_by_leader CHECK (led_by_leader IN (0, 1)),
    led_by_principal   INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_led_by_principal CHECK (led_by_principal IN (0, 1)),
    checklist_id       INTEGER NOT NULL REFERENCES checklist (id) ON DELETE RESTRICT,
    author_id          INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    started_at         INTEGER NOT NULL, -- device time
    finished_at        INTEGER NOT NULL, -- device time
    finished_on        TEXT NOT NULL CONSTRAINT inspection_finished_on CHECK (finished_on IS date(finished_on, '+0 days')),
    received_at        INTEGER NOT NULL, -- server time
    clock_offset_ms    INTEGER,          -- server minus device, as the device saw it
    place              TEXT,
    longitude          REAL,
    latitude           REAL,
    partners           TEXT, -- 住建、市场监管、应急管理、消防救援 ...
    team_size          INTEGER NOT NULL CONSTRAINT inspection_team_size CHECK (team_size >= 1),
    items_passed       INTEGER NOT NULL,
    items_failed       INTEGER NOT NULL,
    items_not_applicable INTEGER NOT NULL,
    items_bulk_passed  INTEGER NOT NULL DEFAULT 0, -- by 其余均合格
    bulk_pass_used     INTEGER NOT NULL DEFAULT 0,
    institution_signer TEXT,
    refused            INTEGER NOT NULL DEFAULT 0 CONSTRAINT inspection_refused CHECK (refused IN (0, 1)), -- 拒签, Work Safety Law art. 68
    refusal_reason     TEXT,
    refusal_witness    TEXT,
    conclusion         TEXT,
    notice_number      TEXT, -- 责令限期整改通知书, when hazards were found
    void_reason        TEXT,
    content_hash       TEXT NOT NULL,
    row_version        INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT inspection_refusal CHECK (refused = 0 OR (refusal_reason IS NOT NULL AND refusal_witness IS NOT NULL)),
    CONSTRAINT inspection_order CHECK (finished_at >= started_at)
) STRICT;
CREATE INDEX inspection_by_institution ON inspection (institution_id, finished_on, id);
CREATE INDEX inspection_by_county ON inspection (county_id, finished_on, id);
CREATE INDEX inspection_by_city ON inspection (city_id, finished_on, id);
CREATE INDEX inspection_by_town ON inspection (town_id, finished_on, id);
-- coverage: distinct institutions visited by city or county in a period
CREATE INDEX inspection_coverage ON inspection (institution_id, level, finished_on) WHERE state = 'submitted';
CREATE INDEX inspection_trips ON inspection (city_id, finished_on, level, county_id, institution_type, team_size, state);

CREATE TABLE inspection_member (
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    position      INTEGER NOT NULL,
    account_id    INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    name          TEXT NOT NULL,
    unit          TEXT,
    PRIMARY KEY (inspection_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE answer (
    inspection_id INTEGER NOT NULL REFERENCES inspection (id) ON DELETE RESTRICT,
    item_id       INTEGER NOT NULL REFERENCES checklist_item (id) ON DELETE RESTRICT,
    result        TEXT NOT NULL CONSTRAINT answer_result CHECK (result IN ('pass', 'fail', 'not_applicable')),
    bulk          INTEGER NOT NULL DEFAULT 0, -- filled by 其余均合格
    note          TEXT,
    PRIMARY KEY (inspection_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hazard (
    id                INTEGER PRIMARY KEY,
    uuid              TEXT NOT NULL CONSTRAINT hazard_uuid_unique UNIQUE,
    institution_id    INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type  TEXT NOT NULL, -- at logging
    city_id           INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id           INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    source            TEXT NOT NULL CONSTRAINT hazard_source CHECK (source IN ('city', 'county', 'self', 'report', 'superior')),
    inspection_id     INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    item_id           INTEGER REFERENCES checklist_item (id) ON DELETE RESTRICT,
    item_code         TEXT,
    area              TEXT NOT NULL CONSTRAINT hazard_area CHECK (area IN ('management', 'fire', 'electricity', 'building',
                          'gas', 'food', 'special_equipment', 'duty_watch', 'emergency', 'epidemic', 'security', 'service')),
    severity          TEXT NOT NULL CONSTRAINT hazard_severity CHECK (severity IN ('general', 'major')),
    assessment_reason TEXT, -- 研判: by whom and why, when the severity differs from the item's or is major
    assessed_by       INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    place             TEXT,
    description       TEXT NOT NULL,
    basis             TEXT,
    responsible       TEXT,
    measures_required TEXT,
    found_on          TEXT NOT NULL CONSTRAINT hazard_found_on CHECK (found_on IS date(found_on, '+0 days')),
    found_at          INTEGER NOT NULL, -- device time
    logged_by         INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    deadline          TEXT NOT NULL CONSTRAINT hazard_deadline CHECK (deadline IS date(deadline, '+0 days')),
    original_deadline TEXT NOT NULL,
    notice_number     TEXT,
    state             TEXT NOT NULL CONSTRAINT hazard_state CHECK (state IN ('open', 'submitted', 'closed', 'transferred', 'void')),
    fixed_on_site     INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_fixed_on_site CHECK (fixed_on_site IN (0, 1)),
    repeat            INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_repeat CHECK (repeat IN (0, 1)), -- same item within 12 months of a close
    acknowledged_at   INTEGER,
    submitted_at      INTEGER,
    submitted_by      INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    return_count      INTEGER NOT NULL DEFAULT 0,
    first_close_by    INTEGER REFERENCES account (id) ON DELETE RESTRICT, -- major hazards need two names
    closed_on         TEXT CONSTRAINT hazard_closed_on CHECK (closed_on IS date(closed_on, '+0 days')),
    closed_at         INTEGER,
    closed_by         INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    void_reason       TEXT,
    content_hash      TEXT NOT NULL,
    received_at       INTEGER NOT NULL,
    row_version       INTEGER NOT NULL DEFAULT 1,
    -- Ways into the indexes below for filters that match few rows. Plain predicates never lead into them, so a list that
    -- matches many walks its ledger in order instead (src/domain/hazard_list.c picks).
    facet             TEXT NOT NULL GENERATED ALWAYS AS (substr(state, 1, 1) || substr(severity, 1, 1) || substr(source, 1, 2) ||
                          substr(area, 1, 3) || substr(institution_type, 1, 2) || repeat || fixed_on_site) VIRTUAL,
    due               TEXT NOT NULL GENERATED ALWAYS AS (deadline) VIRTUAL,
    closed_day        TEXT GENERATED ALWAYS AS (closed_on) VIRTUAL,
    CONSTRAINT hazard_deadline_after_found CHECK (deadline >= found_on AND original_deadline >= found_on),
    CONSTRAINT hazard_closed_has_day CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
    CONSTRAINT hazard_closed_after_found CHECK (closed_on IS NULL OR closed_on >= found_on)
) STRICT;
CREATE INDEX hazard_by_institution ON hazard (institution_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, item_code, county_id, city_id);
CREATE INDEX hazard_by_inspection ON hazard (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX hazard_by_item ON hazard (item_code, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, city_id, institution_id) WHERE item_code IS NOT NULL;
CREATE INDEX hazard_by_town ON hazard (town_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, city_id, institution_id);
CREATE INDEX hazard_open_by_county ON hazard (county_id, deadline, id, state, severity, area, institution_type, source, found_on, closed_on, repeat, fixed_on_site, city_id, institution_id) WHERE state IN ('open', 'submitted');
CREATE INDEX hazard_open_by_city ON hazard (city_id, deadline, id, state, severity, area, institution_type, source, found_on, closed_on, repeat, fixed_on_site, county_id, institution_id) WHERE state IN ('open', 'submitted');
-- Ledgers, counts and figures read these alone: in order of discovery and of deadline, and by what a filter narrows to.
CREATE INDEX hazard_ledger_by_county ON hazard (county_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, city_id, institution_id);
CREATE INDEX hazard_ledger_by_city ON hazard (city_id, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, institution_id);
CREATE INDEX hazard_due_by_county ON hazard (county_id, due, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, city_id, institution_id);
CREATE INDEX hazard_due_by_city ON hazard (city_id, due, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, county_id, institution_id);
CREATE INDEX hazard_facet_by_county ON hazard (county_id, facet, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, city_id, institution_id);
CREATE INDEX hazard_facet_by_city ON hazard (city_id, facet, found_on, id, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, county_id, institution_id);
CREATE INDEX hazard_closed_by_county ON hazard (county_id, closed_day, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, city_id, institution_id) WHERE closed_day IS NOT NULL;
CREATE INDEX hazard_closed_by_city ON hazard (city_id, closed_day, id, found_on, state, severity, area, institution_type, source, deadline, closed_on, repeat, fixed_on_site, due, county_id, institution_id) WHERE closed_day IS NOT NULL;

CREATE TABLE hazard_event (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT hazard_event_uuid_unique UNIQUE,
    hazard_id    INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    city_id      INTEGER NOT NULL,
    county_id    INTEGER NOT NULL,
    town_id      INTEGER,
    act          TEXT NOT NULL CONSTRAINT hazard_event_act CHECK (act IN ('log', 'fixed_on_site', 'issue', 'acknowledge', 'submit',
                     'close', 'return', 'assess', 'void', 'recheck')),
    actor_id     INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name   TEXT NOT NULL,
    actor_role   TEXT NOT NULL,
    device_at    INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    base_version INTEGER NOT NULL,
    state_after  TEXT NOT NULL,
    text         TEXT,    -- reason, measures or result, by act
    deadline     TEXT,    -- new deadline, by return
    done_on      TEXT,    -- rectified on, by submit
    cost_fen     INTEGER, -- by submit, in 1/100 yuan
    report_number TEXT,   -- appraisal or test report, closing a major hazard
    severity     TEXT,    -- by assess
    content_hash TEXT NOT NULL
) STRICT;
CREATE INDEX hazard_event_by_hazard ON hazard_event (hazard_id, id);
CREATE TRIGGER hazard_event_no_update BEFORE UPDATE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER hazard_event_no_delete BEFORE DELETE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;

-- A file is named by its SHA-256 in the data directory; the row says what it shows. It is awaited from the moment a
-- record names it until its bytes arrive (text first, then photos).
CREATE TABLE attachment (
    id              INTEGER PRIMARY KEY,
    uuid            TEXT NOT NULL CONSTRAINT attachment_uuid_unique UNIQUE,
    institution_id  INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    city_id         INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id       INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    inspection_id   INTEGER REFERENCES inspection (id) ON DELETE RESTRICT,
    hazard_id       INTEGER REFERENCES hazard (id) ON DELETE RESTRICT,
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
    CONSTRAINT attachment_stored CHECK (state = 'awaited' OR (sha256 IS NOT NULL AND bytes IS NOT NULL AND media_type IS NOT NULL))
) STRICT;
CREATE INDEX attachment_by_hazard ON attachment (hazard_id) WHERE hazard_id IS NOT NULL;
CREATE INDEX attachment_by_inspection ON attachment (inspection_id) WHERE inspection_id IS NOT NULL;
CREATE INDEX attachment_awaited ON attachment (named_by) WHERE state = 'awaited';
CREATE INDEX attachment_by_file ON attachment (sha256) WHERE sha256 IS NOT NULL;

-- What the planner should think of the big table, so that plans do not depend on when ANALYZE last ran: a city of
-- 12 counties, 180 towns, 3 million hazards in 60,000 institutions. ANALYZE replaces it by what it finds.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('hazard', 'sqlite_autoindex_hazard_1', '3000000 1'),
    ('hazard', 'hazard_by_institution', '3000000 50 2 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_by_inspection', '3000000 2'),
    ('hazard', 'hazard_by_item', '3000000 20000 30 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_by_town', '3000000 17000 25 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_open_by_county', '120000 10000 80 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_open_by_city', '120000 120000 1000 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_ledger_by_county', '3000000 250000 350 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_ledger_by_city', '3000000 3000000 4200 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_due_by_county', '3000000 250000 350 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_due_by_city', '3000000 3000000 4200 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_facet_by_county', '3000000 250000 70 2 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_facet_by_city', '3000000 3000000 800 6 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_closed_by_county', '2700000 220000 320 1 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_closed_by_city', '2700000 2700000 3800 1 1 1 1 1 1 1 1 1 1 1 1 1 1');
