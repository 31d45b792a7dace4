-- Incidents 突发事件: accidents and clusters of infection, reported within the hour, followed up by events that are
-- only ever added. Level 事故等级 and lateness are computed from what stands here, never stored.

CREATE TABLE incident (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL CONSTRAINT incident_uuid_unique UNIQUE,
    type             TEXT NOT NULL CONSTRAINT incident_type CHECK (type IN ('accident', 'infection')),
    kind             TEXT NOT NULL CONSTRAINT incident_kind CHECK (kind IN ('fire', 'gas', 'electric_shock', 'collapse',
                         'food_poisoning', 'missing_person', 'mishap', 'security', 'traffic', 'special_equipment',
                         'natural_disaster', 'other_accident', 'respiratory', 'intestinal', 'skin', 'other_infection')),
    institution_id   INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    institution_type TEXT NOT NULL, -- when it happened
    city_id          INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id        INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    town_id          INTEGER REFERENCES region (id) ON DELETE RESTRICT,
    happened_at      INTEGER NOT NULL,
    happened_on      TEXT NOT NULL CONSTRAINT incident_happened_on CHECK (happened_on IS date(happened_on, '+0 days')), -- in China time
    reported_at      INTEGER NOT NULL, -- when the bureau heard of it first
    place            TEXT NOT NULL,
    description      TEXT NOT NULL,
    measures         TEXT NOT NULL,
    deaths           INTEGER NOT NULL CONSTRAINT incident_deaths CHECK (deaths >= 0),
    serious_injuries INTEGER NOT NULL CONSTRAINT incident_serious_injuries CHECK (serious_injuries >= 0),
    minor_injuries   INTEGER NOT NULL CONSTRAINT incident_minor_injuries CHECK (minor_injuries >= 0),
    cases            INTEGER NOT NULL CONSTRAINT incident_cases CHECK (cases >= 0), -- of infection
    loss_yuan         INTEGER CONSTRAINT incident_loss CHECK (loss_yuan >= 0), -- direct loss, yuan
    state            TEXT NOT NULL DEFAULT 'open' CONSTRAINT incident_state CHECK (state IN ('open', 'concluded', 'void')),
    acknowledged_at  INTEGER, -- by the county's bureau
    acknowledged_by  INTEGER REFERENCES account (id) ON DELETE RESTRICT,
    conclusion       TEXT,
    concluded_on     TEXT CONSTRAINT incident_concluded_on CHECK (concluded_on IS date(concluded_on, '+0 days')),
    void_reason      TEXT,
    author_id        INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    received_at      INTEGER NOT NULL,
    content_hash     TEXT NOT NULL,
    row_version      INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT incident_kind_of_type CHECK ((type = 'infection') = (kind IN ('respiratory', 'intestinal', 'skin', 'other_infection'))),
    CONSTRAINT incident_count_of_type CHECK (CASE type WHEN 'accident' THEN cases = 0
        ELSE cases > 0 AND serious_injuries = 0 AND minor_injuries = 0 AND loss_yuan IS NULL END)
) STRICT;
CREATE INDEX incident_by_county ON incident (county_id, happened_on, id);
CREATE INDEX incident_by_city ON incident (city_id, happened_on, id);
CREATE INDEX incident_by_institution ON incident (institution_id, happened_on, id);
CREATE INDEX incident_unacknowledged ON incident (county_id, happened_on, id) WHERE acknowledged_at IS NULL AND state <> 'void';

CREATE TABLE incident_event (
    id               INTEGER PRIMARY KEY,
    uuid             TEXT NOT NULL CONSTRAINT incident_event_uuid_unique UNIQUE,
    incident_id      INTEGER NOT NULL REFERENCES incident (id) ON DELETE RESTRICT,
    act              TEXT NOT NULL CONSTRAINT incident_event_act CHECK (act IN ('report', 'acknowledge', 'follow_up', 'conclude', 'void')),
    actor_id         INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    actor_name       TEXT NOT NULL,
    actor_role       TEXT NOT NULL,
    device_at        INTEGER NOT NULL,
    received_at      INTEGER NOT NULL,
    base_version     INTEGER NOT NULL,
    text             TEXT,
    told_at          INTEGER, -- of an acknowledgement: when the bureau was told by telephone
    changed_on       TEXT CONSTRAINT incident_event_changed_on CHECK (changed_on IS date(changed_on, '+0 days')), -- when people died, were found hurt ...
    deaths           INTEGER, -- the new totals; NULL: as before
    serious_injuries INTEGER,
    minor_injuries   INTEGER,
    cases            INTEGER,
    loss_yuan         INTEGER,
    content_hash     TEXT NOT NULL
) STRICT;
CREATE INDEX incident_event_by_incident ON incident_event (incident_id, id);
CREATE TRIGGER incident_event_no_update BEFORE UPDATE ON incident_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;
CREATE TRIGGER incident_event_no_delete BEFORE DELETE ON incident_event BEGIN SELECT raise(ABORT, 'events are append-only'); END;

ALTER TABLE attachment ADD COLUMN incident_id INTEGER REFERENCES incident (id) ON DELETE RESTRICT;
CREATE INDEX attachment_by_incident ON attachment (incident_id) WHERE incident_id IS NOT NULL;

-- The inbox tells of incidents, too: the table is made anew with that kind.
CREATE TABLE message_new (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT message_uuid_unique UNIQUE,
    account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CONSTRAINT message_kind CHECK (kind IN ('due', 'overdue', 'recheck', 'incident')),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    reminder_id INTEGER REFERENCES reminder (id) ON DELETE RESTRICT, -- it tells of
    incident_id INTEGER REFERENCES incident (id) ON DELETE RESTRICT, -- it tells of
    created_at  INTEGER NOT NULL,
    read_at     INTEGER
) STRICT;
INSERT INTO message_new (id, uuid, account_id, kind, title, text, reminder_id, created_at, read_at)
SELECT id, uuid, account_id, kind, title, text, reminder_id, created_at, read_at FROM message;
DROP TABLE message;
ALTER TABLE message_new RENAME TO message;
CREATE INDEX message_by_account ON message (account_id, id, read_at);
CREATE INDEX message_unread ON message (account_id, id) WHERE read_at IS NULL;
CREATE INDEX message_by_reminder ON message (reminder_id) WHERE reminder_id IS NOT NULL;
CREATE INDEX message_by_incident ON message (incident_id) WHERE incident_id IS NOT NULL;

-- What cannot wait for the end of quiet hours.
ALTER TABLE delivery ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0 CONSTRAINT delivery_urgent CHECK (urgent IN (0, 1));

-- What the figures of an incident add up, frozen with it.
ALTER TABLE frozen_record ADD COLUMN deaths INTEGER;
ALTER TABLE frozen_record ADD COLUMN injured INTEGER;
ALTER TABLE frozen_record ADD COLUMN cases INTEGER;
