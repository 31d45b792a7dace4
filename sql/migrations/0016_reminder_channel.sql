-- Reminders beyond the inbox: a bureau's channels 通知渠道 and what goes out through them 发送记录. And their pause while an
-- extension is undecided.

CREATE TABLE channel (
    id                INTEGER PRIMARY KEY,
    uuid              TEXT NOT NULL CONSTRAINT channel_uuid_unique UNIQUE,
    city_id           INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    county_id         INTEGER REFERENCES region (id) ON DELETE RESTRICT, -- NULL: the bureau of the city
    kind              TEXT NOT NULL CONSTRAINT channel_kind CHECK (kind IN ('wecom', 'dingtalk', 'webhook', 'smtp')),
    name              TEXT NOT NULL,
    url               TEXT NOT NULL, -- robots carry their key in it: written, never read back
    secret            TEXT,          -- signing key, or password of the mail account: written, never read back
    login             TEXT,          -- mail, as the next two
    sender            TEXT,
    recipients        TEXT,          -- separated by commas
    with_institutions INTEGER NOT NULL CONSTRAINT channel_with_institutions CHECK (with_institutions IN (0, 1)), -- what its institutions hear, too
    quiet_from        INTEGER NOT NULL CONSTRAINT channel_quiet_from CHECK (quiet_from BETWEEN 0 AND 1439), -- minutes after midnight, China time
    quiet_to          INTEGER NOT NULL CONSTRAINT channel_quiet_to CHECK (quiet_to BETWEEN 0 AND 1439),
    active            INTEGER NOT NULL DEFAULT 1 CONSTRAINT channel_active CHECK (active IN (0, 1)),
    content_hash      TEXT NOT NULL,
    created_at        INTEGER NOT NULL,
    row_version       INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX channel_by_city ON channel (city_id, county_id, id);

-- The outbox. A row is marked 'sending' on disk before anything leaves; one that is found so later was interrupted, and
-- nobody knows whether it arrived: it becomes 'unknown' and waits for a person. So nothing is sent twice by itself.
CREATE TABLE delivery (
    id          INTEGER PRIMARY KEY,
    uuid        TEXT NOT NULL CONSTRAINT delivery_uuid_unique UNIQUE,
    channel_id  INTEGER NOT NULL REFERENCES channel (id) ON DELETE RESTRICT,
    subject     TEXT NOT NULL,
    text        TEXT NOT NULL,
    hazards     INTEGER NOT NULL, -- how many it tells of; 0: a test
    state       TEXT NOT NULL CONSTRAINT delivery_state CHECK (state IN ('waiting', 'sending', 'sent', 'failed', 'unknown', 'dropped')),
    tries       INTEGER NOT NULL DEFAULT 0,
    due_at      INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    tried_at    INTEGER,
    settled_at  INTEGER,
    error       TEXT, -- of the last try, in words
    row_version INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX delivery_due ON delivery (due_at, id) WHERE state = 'waiting';
CREATE INDEX delivery_interrupted ON delivery (id) WHERE state = 'sending';
CREATE INDEX delivery_trouble ON delivery (channel_id, id) WHERE state IN ('unknown', 'failed');
CREATE INDEX delivery_by_channel ON delivery (channel_id, id);

-- A rung that falls due while an extension is asked waits for the decision, which puts the hazard on the agenda again.
CREATE TRIGGER reminder_agenda_extension AFTER UPDATE OF extension_asked ON hazard WHEN new.state IN ('open', 'submitted') BEGIN
    INSERT INTO reminder_agenda (hazard_id, look_on) VALUES (new.id, '') ON CONFLICT (hazard_id) DO UPDATE SET look_on = '';
END;
