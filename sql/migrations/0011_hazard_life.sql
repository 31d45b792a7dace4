-- The hazard's whole life (rules.md section 4): extension, listing, interim measures, plans, transfer; acts that arrive
-- before what they build on.

-- Columns of hazard are the projection of its events. What an act records beside the timeline has a table of its own.
ALTER TABLE hazard ADD COLUMN extension_asked TEXT CONSTRAINT hazard_extension_asked CHECK (extension_asked IS date(extension_asked, '+0 days')); -- not decided yet
ALTER TABLE hazard ADD COLUMN extension_asked_by INTEGER REFERENCES account (id) ON DELETE RESTRICT;
ALTER TABLE hazard ADD COLUMN extension_count INTEGER NOT NULL DEFAULT 0; -- granted ones
ALTER TABLE hazard ADD COLUMN listed_level TEXT CONSTRAINT hazard_listed_level CHECK (listed_level IN ('city', 'county')); -- 挂牌督办 by
ALTER TABLE hazard ADD COLUMN delist_asked_on TEXT CONSTRAINT hazard_delist_asked_on CHECK (delist_asked_on IS date(delist_asked_on, '+0 days'));
ALTER TABLE hazard ADD COLUMN restriction TEXT CONSTRAINT hazard_restriction CHECK (restriction IN ('stop_use', 'evacuate', 'suspend_business'));
ALTER TABLE hazard ADD COLUMN planned INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_planned CHECK (planned IN (0, 1)); -- 治理方案
ALTER TABLE hazard ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CONSTRAINT hazard_settled CHECK (settled IN (0, 1)); -- 五落实, all five
ALTER TABLE hazard ADD COLUMN building_grade TEXT CONSTRAINT hazard_building_grade CHECK (building_grade IN ('C', 'D')); -- 一案一策
ALTER TABLE hazard ADD COLUMN case_measure TEXT CONSTRAINT hazard_case_measure CHECK (case_measure IN ('stop_use', 'demolish', 'reinforce'));
ALTER TABLE hazard ADD COLUMN transferred_to TEXT;
ALTER TABLE hazard ADD COLUMN transferred_on TEXT CONSTRAINT hazard_transferred_on CHECK (transferred_on IS date(transferred_on, '+0 days'));
ALTER TABLE hazard ADD COLUMN transfer_resolved INTEGER CONSTRAINT hazard_transfer_resolved CHECK (transfer_resolved IN (0, 1));
ALTER TABLE hazard ADD COLUMN plan_missing INTEGER GENERATED ALWAYS AS
    (severity = 'major' AND state IN ('open', 'submitted') AND (planned = 0 OR settled = 0)) VIRTUAL;
-- The few that somebody above must look at: one short index for every filter among them (src/domain/hazard_seek.c).
ALTER TABLE hazard ADD COLUMN attention INTEGER GENERATED ALWAYS AS
    (extension_asked IS NOT NULL OR listed_level IS NOT NULL OR restriction IS NOT NULL OR (state = 'submitted' AND first_close_by IS NOT NULL)
     OR (severity = 'major' AND state IN ('open', 'submitted') AND (planned = 0 OR settled = 0))) VIRTUAL;
CREATE INDEX hazard_attention_by_county ON hazard (county_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_attention_by_city ON hazard (city_id, found_on, id) WHERE attention = 1;
CREATE INDEX hazard_extended_by_county ON hazard (county_id, found_on, id) WHERE extension_count > 0;
CREATE INDEX hazard_extended_by_city ON hazard (city_id, found_on, id) WHERE extension_count > 0;
CREATE INDEX hazard_unacknowledged_by_county ON hazard (county_id, found_on, id) WHERE state = 'open' AND notice_number IS NOT NULL AND acknowledged_at IS NULL;
CREATE INDEX hazard_unacknowledged_by_city ON hazard (city_id, found_on, id) WHERE state = 'open' AND notice_number IS NOT NULL AND acknowledged_at IS NULL;

-- The log of events once more, for the new acts, with the version each was made on. Its vocabulary is the program's
-- (HAZARD_ACT_TABLE), so that a new act needs no new table.
CREATE TABLE hazard_event_new (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT hazard_event_uuid_unique UNIQUE,
    hazard_id    INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    city_id      INTEGER NOT NULL,
    county_id    INTEGER NOT NULL,
    town_id      INTEGER,
    act          TEXT NOT NULL,
    actor_id     INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name   TEXT NOT NULL,
    actor_role   TEXT NOT NULL,
    device_at    INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    base_version INTEGER NOT NULL, -- of the row it was applied to
    made_on      INTEGER,          -- the version its maker saw; NULL: not said
    state_after  TEXT NOT NULL,
    text         TEXT,    -- reason, measures or result, by act
    deadline     TEXT,    -- new deadline: by return, answer, grant; asked for by extend
    done_on      TEXT,    -- rectified on, by submit
    cost_fen     INTEGER, -- by submit, in 1/100 yuan
    report_number TEXT,   -- appraisal or test report, closing a major hazard
    severity     TEXT,    -- by log and assess
    content_hash TEXT NOT NULL
) STRICT;
INSERT INTO hazard_event_new (id, uuid, hazard_id, institution_id, city_id, county_id, town_id, act, actor_id, actor_name, actor_role,
                              device_at, received_at, base_version, made_on, state_after, text, deadline, done_on, cost_fen,
                              report_number, severity, content_hash)
SELECT e.id, e.uuid, e.hazard_id, e.institution_id, e.city_id, e.county_id, e.town_id, e.act, e.actor_id, e.actor_name, e.actor_role,
       e.device_at, e.received_at, e.base_version, NULL, e.state_after, e.text, e.deadline, e.done_on, e.cost_fen,
       e.report_number, CASE e.act WHEN 'log' THEN coalesce(e.severity, h.severity) ELSE e.severity END, e.content_hash
  FROM hazard_event e JOIN hazard h ON h.id = e.hazard_id ORDER BY e.id;
DROP TABLE hazard_event;
ALTER TABLE hazard_event_new RENAME TO hazard_event;
CREATE INDEX hazard_event_by_hazard ON hazard_event (hazard_id, id);
CREATE TRIGGER hazard_event_no_update BEFORE UPDATE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER hazard_event_no_delete BEFORE DELETE ON hazard_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;

-- What an act records beside its event, under the event's UUID: written when the act arrives, even when it must wait.
CREATE TABLE hazard_extension (
    event            TEXT NOT NULL PRIMARY KEY,
    interim_measures TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_listing (
    event         TEXT NOT NULL PRIMARY KEY,
    number        TEXT NOT NULL,
    unit          TEXT NOT NULL,
    list_deadline TEXT NOT NULL,
    published_on  TEXT NOT NULL,
    publication   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_delisting (
    event       TEXT NOT NULL PRIMARY KEY,
    reviewed_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_restriction (
    event   TEXT NOT NULL PRIMARY KEY,
    measure TEXT NOT NULL,
    scope   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_plan ( -- 治理方案, six parts
    event                TEXT NOT NULL PRIMARY KEY,
    goals                TEXT NOT NULL,
    methods              TEXT NOT NULL,
    funds_and_materials  TEXT NOT NULL,
    people               TEXT NOT NULL,
    time_limits          TEXT NOT NULL,
    safety_and_emergency TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_settlement ( -- 五落实
    event          TEXT NOT NULL PRIMARY KEY,
    responsibility TEXT,
    measures       TEXT,
    funds          TEXT,
    time_limit     TEXT,
    contingency    TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_case_plan ( -- 一案一策
    event          TEXT NOT NULL PRIMARY KEY,
    building_grade TEXT NOT NULL,
    measure        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_transfer (
    event          TEXT NOT NULL PRIMARY KEY,
    department     TEXT NOT NULL,
    number         TEXT NOT NULL,
    transferred_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE hazard_answer (
    event       TEXT NOT NULL PRIMARY KEY,
    answered_on TEXT NOT NULL,
    resolved    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Acts that arrived before what they build on. They are kept as received and tried again whenever the hazard moves.
CREATE TABLE hazard_parked (
    id            INTEGER PRIMARY KEY,
    event         TEXT NOT NULL CONSTRAINT hazard_parked_once UNIQUE,
    hazard_id     INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    act           TEXT NOT NULL,
    actor_id      INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name    TEXT NOT NULL,
    actor_role    TEXT NOT NULL,
    device_at     INTEGER NOT NULL,
    received_at   INTEGER NOT NULL,
    made_on       INTEGER NOT NULL,
    text          TEXT,
    deadline      TEXT,
    done_on       TEXT,
    cost_fen      INTEGER,
    report_number TEXT,
    severity      TEXT,
    photos        INTEGER NOT NULL, -- how many were named
    content       TEXT NOT NULL,    -- as received
    content_hash  TEXT NOT NULL,
    outcome       TEXT CONSTRAINT hazard_parked_outcome CHECK (outcome IN ('applied', 'conflict')), -- NULL: waits
    settled_at    INTEGER
) STRICT;
CREATE INDEX hazard_parked_waiting ON hazard_parked (hazard_id, made_on, id) WHERE outcome IS NULL;

-- Why a second content or a late act did not stand, in words.
ALTER TABLE conflict ADD COLUMN reason TEXT;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('hazard', 'hazard_attention_by_county', '4000 350 2 1'),
    ('hazard', 'hazard_attention_by_city', '4000 4000 4 1'),
    ('hazard', 'hazard_extended_by_county', '150000 12500 18 1'),
    ('hazard', 'hazard_extended_by_city', '150000 150000 210 1'),
    ('hazard', 'hazard_unacknowledged_by_county', '20000 1700 10 1'),
    ('hazard', 'hazard_unacknowledged_by_city', '20000 20000 60 1');
