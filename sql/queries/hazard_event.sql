-- The append-only events of hazards.

-- name: hazard_event_insert
-- unscoped: of a hazard read or written in scope
INSERT INTO hazard_event (uuid, hazard_id, institution_id, city_id, county_id, town_id, act, actor_id, actor_name, actor_role,
                          device_at, received_at, base_version, state_after, text, deadline, done_on, cost_fen,
                          report_number, severity, content_hash)
VALUES (:uuid, :hazard_id, :institution_id, :city_id, :county_id, :town_id, :act, :actor_id, :actor_name, :actor_role,
        :device_at, :received_at, :base_version, :state_after, :text, :deadline, :done_on, :cost_fen,
        :report_number, :severity, :content_hash)

-- name: hazard_event_of_hazard
-- unscoped: of a hazard read in scope
SELECT uuid, act, actor_name, actor_role, device_at, received_at, state_after, text, deadline, done_on, cost_fen,
       report_number, severity
  FROM hazard_event WHERE hazard_id = :hazard_id ORDER BY id

-- An event already known by its UUID: of which hazard, and with what content.
-- name: hazard_event_known
-- unscoped: a UUID belongs to one event of the whole installation; the hazard is then read in scope
SELECT h.uuid AS hazard, e.content_hash
  FROM hazard_event e JOIN hazard h ON h.id = e.hazard_id
 WHERE e.uuid = :uuid
