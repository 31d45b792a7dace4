-- The projection of a hazard's events, and acts that wait for what they build on.

-- name: hazard_life_get
-- unscoped: a row read in scope, by its id
SELECT found_on, severity, assessment_reason, assessed_by, deadline, state, acknowledged_at, submitted_at, submitted_by, return_count,
       first_close_by, closed_on, closed_at, closed_by, void_reason, extension_asked, extension_asked_by, extension_count,
       listed_level, delist_asked_on, restriction, planned, settled, funds_fen, building_grade, case_measure, transferred_to,
       transferred_on, transfer_resolved, row_version
  FROM hazard WHERE id = :id

-- name: hazard_life_update
-- unscoped: a row read in scope, by its id
UPDATE hazard SET severity = :severity, assessment_reason = :assessment_reason, assessed_by = :assessed_by, deadline = :deadline,
       state = :state, acknowledged_at = :acknowledged_at, submitted_at = :submitted_at, submitted_by = :submitted_by,
       return_count = :return_count, first_close_by = :first_close_by, closed_on = :closed_on, closed_at = :closed_at,
       closed_by = :closed_by, void_reason = :void_reason, extension_asked = :extension_asked,
       extension_asked_by = :extension_asked_by, extension_count = :extension_count, listed_level = :listed_level,
       delist_asked_on = :delist_asked_on, restriction = :restriction, planned = :planned, settled = :settled, funds_fen = :funds_fen,
       building_grade = :building_grade, case_measure = :case_measure, transferred_to = :transferred_to,
       transferred_on = :transferred_on, transfer_resolved = :transfer_resolved, row_version = :row_version
 WHERE id = :id

-- name: hazard_parked_insert
-- unscoped: of a hazard read in scope
INSERT INTO hazard_parked (event, hazard_id, act, actor_id, actor_name, actor_role, device_at, received_at, made_on, text,
                           deadline, done_on, cost_fen, report_number, severity, photos, content, content_hash)
VALUES (:event, :hazard_id, :act, :actor_id, :actor_name, :actor_role, :device_at, :received_at, :made_on, :text,
        :deadline, :done_on, :cost_fen, :report_number, :severity, :photos, :content, :content_hash)

-- name: hazard_parked_known
-- unscoped: a UUID belongs to one event of the whole installation; the hazard is then read in scope
SELECT h.uuid AS hazard, p.content_hash, coalesce(p.outcome = 'conflict', 0) AS lost
  FROM hazard_parked p JOIN hazard h ON h.id = p.hazard_id
 WHERE p.event = :uuid

-- name: hazard_parked_of_hazard
-- unscoped: of a hazard read in scope
SELECT event, act, actor_name, device_at, received_at, made_on
  FROM hazard_parked WHERE hazard_id = :hazard_id AND outcome IS NULL ORDER BY made_on, id

-- The one whose turn it is: made on the version the hazard has reached.
-- name: hazard_parked_next
-- unscoped: of a hazard read in scope
SELECT e.event, e.act, e.device_at, e.text, e.deadline, e.done_on, e.cost_fen, e.report_number, e.severity, e.actor_id,
       e.actor_name, e.actor_role, e.received_at, e.made_on, e.photos, {{deed_details}}, e.content, e.content_hash
  FROM (SELECT p.event AS uuid, p.* FROM hazard_parked p WHERE p.hazard_id = :hazard_id AND p.outcome IS NULL AND p.made_on <= :version
         ORDER BY p.made_on, p.id LIMIT 1) e
   {{deed_records}}

-- name: hazard_parked_settle
UPDATE hazard_parked SET outcome = :outcome, settled_at = :now WHERE event = :event
