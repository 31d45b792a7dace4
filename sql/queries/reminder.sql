-- What is due, whom to tell, and what was fired.

-- name: reminder_due
-- unscoped: the engine looks after the whole installation
SELECT h.id, h.uuid, i.name AS institution_name, h.institution_id, h.city_id, h.county_id, h.source, h.severity, h.state,
       substr(h.description, 1, 60) AS description, h.found_on, h.deadline, h.logged_by, h.submitted_by,
       (h.first_close_by IS NOT NULL) AS signed_once, (h.extension_asked IS NOT NULL) AS paused
  FROM reminder_agenda a
  CROSS JOIN hazard h ON h.id = a.hazard_id
  CROSS JOIN institution i ON i.id = h.institution_id
 WHERE a.look_on <= :today
 ORDER BY a.look_on, a.hazard_id LIMIT :limit

-- name: reminder_fired
SELECT rung AS value FROM reminder WHERE hazard_id = :hazard_id

-- name: reminder_look_on
UPDATE reminder_agenda SET look_on = :look_on WHERE hazard_id = :hazard_id

-- name: reminder_look_no_more
DELETE FROM reminder_agenda WHERE hazard_id = :hazard_id

-- name: reminder_insert
INSERT INTO reminder (hazard_id, rung, deadline, due_on, fired_at, outcome)
VALUES (:hazard_id, :rung, :deadline, :due_on, :now, :outcome)

-- fragment: reminder_reachable
   AND a.status = 'active' AND (a.expires_on IS NULL OR a.expires_on >= :today)

-- A liaison 联络员 hears whatever its unit hears.
-- name: reminder_tell_institution
-- unscoped: the institution of the hazard itself
SELECT a.id, a.role FROM account a
 WHERE a.institution_id = :institution_id AND (a.role IN ('institution_principal', 'institution_officer') OR a.liaison = 1)
   {{reminder_reachable}}
 ORDER BY a.id

-- name: reminder_tell_principal
-- unscoped: the institution of the hazard itself
SELECT a.id, a.role FROM account a
 WHERE a.institution_id = :institution_id AND a.role = 'institution_principal' AND a.id IS NOT :but
   {{reminder_reachable}}
 ORDER BY a.id

-- name: reminder_tell_county
SELECT a.id, a.role FROM account a
 WHERE a.county_id = :county_id AND a.role IN ('county_leader', 'county_supervisor')
   AND (a.role = :role OR a.liaison = 1)  --? by_role
   AND (a.id = :only OR a.liaison = 1)    --? by_account
   {{reminder_reachable}}
 ORDER BY a.id

-- name: reminder_tell_city
SELECT a.id, a.role FROM account a
 WHERE a.city_id = :city_id AND a.role IN ('city_leader', 'city_supervisor')
   AND (a.role = :role OR a.liaison = 1)  --? by_role
   AND (a.id = :only OR a.liaison = 1)    --? by_account
   {{reminder_reachable}}
 ORDER BY a.id

-- What a hazard's ladder did so far, and how many of those told have read it.
-- name: reminder_of_hazard
SELECT r.rung, r.due_on, r.deadline, r.fired_at, r.outcome,
       (SELECT count(*) FROM message m WHERE m.reminder_id = r.id) AS told,
       (SELECT count(*) FROM message m WHERE m.reminder_id = r.id AND m.read_at IS NOT NULL) AS read
  FROM reminder r
 WHERE r.hazard_id = :hazard_id
 ORDER BY r.rung
