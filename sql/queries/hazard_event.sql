-- The append-only events of hazards. What an act records beside its event stands in hazard_record.sql.

-- name: hazard_event_insert
-- unscoped: of a hazard read or written in scope
INSERT INTO hazard_event (uuid, hazard_id, institution_id, city_id, county_id, town_id, act, actor_id, actor_name, actor_role,
                          device_at, received_at, base_version, made_on, state_after, text, deadline, done_on, cost_fen,
                          report_number, severity, content_hash)
VALUES (:event, :hazard_id, :institution_id, :city_id, :county_id, :town_id, :act, :actor_id, :actor_name, :actor_role,
        :device_at, :received_at, :base_version, :made_on, :state_after, :text, :deadline, :done_on, :cost_fen,
        :report_number, :severity, :content_hash)

-- name: hazard_event_of_hazard
-- unscoped: of a hazard read in scope
SELECT uuid, act, actor_name, actor_role, device_at, received_at, state_after, text, deadline, done_on, cost_fen,
       report_number, severity
  FROM hazard_event WHERE hazard_id = :hazard_id AND received_at < :before ORDER BY id

-- An event already known by its UUID: of which hazard, and with what content.
-- name: hazard_event_known
-- unscoped: a UUID belongs to one event of the whole installation; the hazard is then read in scope
SELECT h.uuid AS hazard, e.content_hash
  FROM hazard_event e JOIN hazard h ON h.id = e.hazard_id
 WHERE e.uuid = :uuid

-- Everything the projection is folded from, up to a moment.
-- name: hazard_event_deeds
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.act, e.device_at, e.text, e.deadline, e.done_on, e.cost_fen, e.report_number, e.severity, e.actor_id,
       e.actor_name, e.actor_role, e.received_at, e.base_version, e.made_on, {{deed_details}}
  FROM hazard_event e
   {{deed_records}}
 WHERE e.hazard_id = :hazard_id AND e.received_at < :before ORDER BY e.id

-- What happened to a hazard since a version.
-- name: hazard_event_since
-- unscoped: of a hazard read in scope
SELECT e.act, e.actor_name, e.received_at FROM hazard_event e
 WHERE e.hazard_id = :hazard_id AND e.base_version >= :version ORDER BY e.id

-- What of the records beside an event the projection shows; the event's UUID is e.uuid.
-- fragment: deed_details
r.measure AS restriction, l.level AS listed_level,
       (s.responsibility IS NOT NULL AND s.measures IS NOT NULL AND coalesce(s.funds_fen, s.funds) IS NOT NULL
       AND s.time_limit IS NOT NULL AND s.contingency IS NOT NULL) AS settled, s.funds_fen, c.building_grade, c.measure AS case_measure,
       t.department, w.resolved, coalesce(t.transferred_on, w.answered_on, d.reviewed_on, l.published_on) AS happened_on

-- fragment: deed_records
LEFT JOIN hazard_restriction r ON r.event = e.uuid
  LEFT JOIN hazard_settlement s ON s.event = e.uuid
  LEFT JOIN hazard_case_plan c ON c.event = e.uuid
  LEFT JOIN hazard_transfer t ON t.event = e.uuid
  LEFT JOIN hazard_answer w ON w.event = e.uuid
  LEFT JOIN hazard_delisting d ON d.event = e.uuid
  LEFT JOIN hazard_listing l ON l.event = e.uuid
