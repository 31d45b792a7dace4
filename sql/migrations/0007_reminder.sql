-- Reminders 提醒 of hazards that are due: the escalation ladder as data, what was fired, and everybody's inbox.

-- The ladder 升级提醒 of a city. One that was never changed has no row: the defaults stand in src/domain/ladder.c.
CREATE TABLE ladder (
    city_id     INTEGER PRIMARY KEY REFERENCES region (id) ON DELETE RESTRICT,
    row_version INTEGER NOT NULL,
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT
) STRICT;

-- A rung keeps its number whatever its day becomes, so that no hazard meets it twice.
CREATE TABLE ladder_rung (
    city_id         INTEGER NOT NULL REFERENCES ladder (city_id) ON DELETE RESTRICT,
    number          INTEGER NOT NULL CONSTRAINT ladder_rung_number CHECK (number BETWEEN 1 AND 5),
    days            INTEGER NOT NULL CONSTRAINT ladder_rung_days CHECK (days BETWEEN -60 AND 365), -- after the deadline; below 0: before it
    active          INTEGER NOT NULL CONSTRAINT ladder_rung_active CHECK (active IN (0, 1)),
    institution     INTEGER NOT NULL CONSTRAINT ladder_rung_institution CHECK (institution IN (0, 1)), -- whom it tells
    issuer          INTEGER NOT NULL CONSTRAINT ladder_rung_issuer CHECK (issuer IN (0, 1)),
    county_leader   INTEGER NOT NULL CONSTRAINT ladder_rung_county_leader CHECK (county_leader IN (0, 1)),
    city_supervisor INTEGER NOT NULL CONSTRAINT ladder_rung_city_supervisor CHECK (city_supervisor IN (0, 1)),
    city_leader     INTEGER NOT NULL CONSTRAINT ladder_rung_city_leader CHECK (city_leader IN (0, 1)),
    PRIMARY KEY (city_id, number)
) STRICT, WITHOUT ROWID;

-- The day on which a hazard has to be looked at again; '' at once. Hazards that wait for nothing are not in it, so that
-- looking costs what is due and never what is in stock. Whatever happens to a hazard puts it here (triggers below).
CREATE TABLE reminder_agenda (
    hazard_id INTEGER PRIMARY KEY REFERENCES hazard (id) ON DELETE RESTRICT,
    look_on   TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_agenda_by_day ON reminder_agenda (look_on, hazard_id);

INSERT INTO reminder_agenda (hazard_id, look_on) SELECT id, '' FROM hazard WHERE state IN ('open', 'submitted');

CREATE TRIGGER reminder_agenda_logged AFTER INSERT ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '');
END;
CREATE TRIGGER reminder_agenda_changed AFTER UPDATE OF state, deadline ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '') ON CONFLICT (hazard_id) DO UPDATE SET look_on = '';
END;
CREATE TRIGGER reminder_agenda_ended AFTER UPDATE OF state ON hazard WHEN new.state NOT IN ('open', 'submitted') BEGIN
    DELETE FROM reminder_agenda WHERE hazard_id = new.id;
END;

-- One rung of one hazard, once.
CREATE TABLE reminder (
    id        INTEGER PRIMARY KEY,
    hazard_id INTEGER NOT NULL REFERENCES hazard (id) ON DELETE RESTRICT,
    rung      INTEGER NOT NULL,
    deadline  TEXT NOT NULL CONSTRAINT reminder_deadline CHECK (deadline IS date(deadline, '+0 days')), -- it was counted from
    due_on    TEXT NOT NULL CONSTRAINT reminder_due_on CHECK (due_on IS date(due_on, '+0 days')),
    fired_at  INTEGER NOT NULL,
    outcome   TEXT NOT NULL CONSTRAINT reminder_outcome CHECK (outcome IN ('told', 'skipped', 'nobody')),
    CONSTRAINT reminder_once UNIQUE (hazard_id, rung)
) STRICT;

-- The inbox 消息 of an account.
CREATE TABLE message (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT message_uuid_unique UNIQUE,
    account_id  INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    kind        TEXT NOT NULL CONSTRAINT message_kind CHECK (kind IN ('due', 'overdue', 'recheck')),
    title       TEXT NOT NULL,
    text        TEXT NOT NULL,
    reminder_id INTEGER REFERENCES reminder (id) ON DELETE RESTRICT, -- it tells of
    created_at  INTEGER NOT NULL,
    read_at     INTEGER
) STRICT;
CREATE INDEX message_by_account ON message (account_id, id, read_at);
CREATE INDEX message_unread ON message (account_id, id) WHERE read_at IS NULL;
CREATE INDEX message_by_reminder ON message (reminder_id) WHERE reminder_id IS NOT NULL;
