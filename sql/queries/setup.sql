-- Settings of this installation, and how far its first steps have come.

-- name: setting_get
SELECT value FROM setting WHERE key = :key;

-- name: setting_put
INSERT INTO setting (key, value, updated_at) VALUES (:key, :value, :now)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at;

-- name: setting_drop
DELETE FROM setting WHERE key = :key;

-- name: setup_progress
-- unscoped: numbers only, for whoever sets the installation up
-- scan: the register is counted as a whole
SELECT EXISTS (SELECT 1 FROM region WHERE level = 'city') AS has_city,
       (SELECT count(*) FROM region WHERE level = 'county') AS counties,
       (SELECT count(*) FROM account
         WHERE role IN ('city_leader', 'city_supervisor', 'county_leader', 'county_supervisor')) AS bureau_accounts,
       (SELECT count(*) FROM institution) AS institutions,
       EXISTS (SELECT 1 FROM checklist WHERE state = 'published') AS checklist_published;
