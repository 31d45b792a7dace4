-- What acts record beside their events, and read back with what followed them. Every list is of a hazard read in scope,
-- of events received before a moment; an act that waits or came too late has its record but no event, so it shows nowhere.

-- name: hazard_extension_insert
INSERT INTO hazard_extension (event, interim_measures) VALUES (:event, :interim_measures)

-- name: hazard_listing_insert
INSERT INTO hazard_listing (event, level, number, unit, list_deadline, published_on, publication)
VALUES (:event, :level, :number, :unit, :list_deadline, :published_on, :publication)

-- name: hazard_delisting_insert
INSERT INTO hazard_delisting (event, reviewed_on) VALUES (:event, :reviewed_on)

-- name: hazard_restriction_insert
INSERT INTO hazard_restriction (event, measure, scope) VALUES (:event, :measure, :scope)

-- name: hazard_plan_insert
INSERT INTO hazard_plan (event, goals, methods, funds_and_materials, people, time_limits, safety_and_emergency)
VALUES (:event, :goals, :methods, :funds_and_materials, :people, :time_limits, :safety_and_emergency)

-- name: hazard_settlement_insert
INSERT INTO hazard_settlement (event, responsibility, measures, funds_fen, funds, time_limit, contingency)
VALUES (:event, :responsibility, :measures, :funds_fen, :funds, :time_limit, :contingency)

-- name: hazard_case_plan_insert
INSERT INTO hazard_case_plan (event, building_grade, measure) VALUES (:event, :building_grade, :measure)

-- name: hazard_transfer_insert
INSERT INTO hazard_transfer (event, department, number, transferred_on) VALUES (:event, :department, :number, :transferred_on)

-- name: hazard_answer_insert
INSERT INTO hazard_answer (event, answered_on, resolved) VALUES (:event, :answered_on, :resolved)

-- The decision is the next one of the hazard, unless something else ended the asking before.
-- name: hazard_extension_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.actor_name AS asked_by, e.received_at AS asked_at, e.deadline AS asked_deadline, e.text AS reason,
       x.interim_measures, d.act AS decision, d.actor_name AS decided_by, d.received_at AS decided_at,
       CASE d.act WHEN 'grant' THEN d.deadline END AS granted_deadline, d.text AS decision_reason
  FROM hazard_event e
  JOIN hazard_extension x ON x.event = e.uuid
  LEFT JOIN hazard_event d ON d.act IN ('grant', 'refuse') AND d.received_at < :before
       AND d.id = (SELECT min(n.id) FROM hazard_event n WHERE n.hazard_id = e.hazard_id AND n.id > e.id
                      AND n.act IN ('grant', 'refuse', 'submit', 'close', 'transfer', 'void'))
 WHERE e.hazard_id = :hazard_id AND e.act = 'extend' AND e.received_at < :before ORDER BY e.id

-- name: hazard_listing_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, l.level, e.actor_name AS listed_by, e.received_at AS listed_at, l.number, l.unit, l.list_deadline, l.published_on, l.publication,
       a.actor_name AS delist_asked_by, a.received_at AS delist_asked_at, a.text AS delist_reason,
       d.actor_name AS delisted_by, d.received_at AS delisted_at, r.reviewed_on, d.text AS review_result
  FROM hazard_event e
  JOIN hazard_listing l ON l.event = e.uuid
  LEFT JOIN hazard_event a ON a.received_at < :before
       AND a.id = (SELECT min(n.id) FROM hazard_event n WHERE n.hazard_id = e.hazard_id AND n.id > e.id AND n.act = 'ask_delist')
  LEFT JOIN hazard_event d ON d.received_at < :before
       AND d.id = (SELECT min(n.id) FROM hazard_event n WHERE n.hazard_id = e.hazard_id AND n.id > e.id AND n.act = 'delist')
  LEFT JOIN hazard_delisting r ON r.event = d.uuid
 WHERE e.hazard_id = :hazard_id AND e.act = 'list' AND e.received_at < :before ORDER BY e.id

-- name: hazard_restriction_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, r.measure, r.scope, e.text AS reason, e.actor_name AS taken_by, e.received_at AS taken_at,
       d.actor_name AS resumed_by, d.received_at AS resumed_at, d.text AS resume_reason
  FROM hazard_event e
  JOIN hazard_restriction r ON r.event = e.uuid
  LEFT JOIN hazard_event d ON d.received_at < :before
       AND d.id = (SELECT min(n.id) FROM hazard_event n WHERE n.hazard_id = e.hazard_id AND n.id > e.id AND n.act = 'resume')
 WHERE e.hazard_id = :hazard_id AND e.act = 'restrict' AND e.received_at < :before ORDER BY e.id

-- name: hazard_plan_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.actor_name AS made_by, e.received_at AS made_at, p.goals, p.methods, p.funds_and_materials, p.people,
       p.time_limits, p.safety_and_emergency
  FROM hazard_event e JOIN hazard_plan p ON p.event = e.uuid
 WHERE e.hazard_id = :hazard_id AND e.act = 'plan' AND e.received_at < :before ORDER BY e.id

-- name: hazard_settlement_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.actor_name AS made_by, e.received_at AS made_at, s.responsibility, s.measures, s.funds_fen, s.funds,
       s.time_limit, s.contingency
  FROM hazard_event e JOIN hazard_settlement s ON s.event = e.uuid
 WHERE e.hazard_id = :hazard_id AND e.act = 'settle' AND e.received_at < :before ORDER BY e.id

-- name: hazard_case_plan_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.actor_name AS made_by, e.received_at AS made_at, c.building_grade, c.measure, e.text
  FROM hazard_event e JOIN hazard_case_plan c ON c.event = e.uuid
 WHERE e.hazard_id = :hazard_id AND e.act = 'case_plan' AND e.received_at < :before ORDER BY e.id

-- name: hazard_transfer_of_hazard
-- unscoped: of a hazard read in scope
SELECT e.uuid AS event, e.actor_name AS transferred_by, t.department, t.number, t.transferred_on, e.text AS reason,
       d.text AS answer, d.actor_name AS answered_by, w.answered_on, w.resolved, d.deadline AS new_deadline
  FROM hazard_event e
  JOIN hazard_transfer t ON t.event = e.uuid
  LEFT JOIN hazard_event d ON d.received_at < :before
       AND d.id = (SELECT min(n.id) FROM hazard_event n WHERE n.hazard_id = e.hazard_id AND n.id > e.id AND n.act = 'answer')
  LEFT JOIN hazard_answer w ON w.event = d.uuid
 WHERE e.hazard_id = :hazard_id AND e.act = 'transfer' AND e.received_at < :before ORDER BY e.id
