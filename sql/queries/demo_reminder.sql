-- Reminders and deliveries of the demo city.

-- A hazard is looked at from the day it was logged or, once submitted, submitted: no message knows what came later.
-- name: demo_reminder_agenda
-- unscoped: the generator makes the whole city
-- scan: every hazard of the demo city, once
INSERT INTO reminder_agenda (hazard_id, look_on)
SELECT h.id, CASE h.state WHEN 'submitted' THEN date(h.submitted_at / 1000, 'unixepoch', '+8 hours') ELSE date(h.received_at / 1000, 'unixepoch', '+8 hours') END
  FROM hazard h WHERE h.state IN ('open', 'submitted')
    ON CONFLICT (hazard_id) DO UPDATE SET look_on = excluded.look_on

-- Whoever signs in at a county hears what its bureau hears.
-- name: demo_liaisons
UPDATE account SET liaison = 1 WHERE login IN ('county', 'county2')

-- name: demo_reminder_read
-- scan: every message of the demo city, once
UPDATE message SET read_at = created_at + 3600000 * (1 + id % 9) WHERE created_at < :before AND id % 4 <> 0

-- name: demo_reminder_none
DELETE FROM reminder_agenda

-- name: demo_channel_insert
INSERT INTO channel (uuid, city_id, kind, name, url, with_institutions, quiet_from, quiet_to, active, content_hash, created_at)
VALUES (:uuid, :city_id, 'wecom', :name, :url, 0, 1260, 420, 0, :uuid, :at)

-- name: demo_delivery_insert
INSERT INTO delivery (uuid, channel_id, subject, text, hazards, state, tries, due_at, created_at, tried_at, settled_at, error)
VALUES (:uuid, :channel_id, :subject, :subject, :hazards, :state, :tries, :at, :at, :at, :settled_at, :error)
