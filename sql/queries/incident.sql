-- Incidents 突发事件: the ledger, one with its events, and what reporting and following up write.

-- State Council decree 493, art. 3; of infections there is none.
-- fragment: incident_level
       CASE WHEN n.type <> 'accident' THEN NULL
            WHEN n.deaths >= 30 OR n.serious_injuries >= 100 OR coalesce(n.loss_yuan, 0) >= 100000000 THEN 'especially_major'
            WHEN n.deaths >= 10 OR n.serious_injuries >= 50 OR coalesce(n.loss_yuan, 0) >= 50000000 THEN 'major'
            WHEN n.deaths >= 3 OR n.serious_injuries >= 10 OR coalesce(n.loss_yuan, 0) >= 10000000 THEN 'larger'
            ELSE 'general' END

-- Art. 9: within one hour.
-- fragment: incident_late
       n.reported_at - n.happened_at > 3600000

-- Every member of struct incident_filter, as predicates on incident columns (alias n).
-- fragment: incident_where
   AND n.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND n.institution_type = :institution_type                                              --? institution_type
   AND n.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND n.type = :type                                                                      --? type
   AND n.kind = :kind                                                                      --? kind
   AND {{incident_level}} = :accident_level                                                --? accident_level
   AND n.state = :state                                                                    --? state
   AND (n.state <> 'void') = :not_void                                                     --? not_void
   AND n.acknowledged_at IS NULL AND n.state <> 'void'                                     --? only_unacknowledged
   AND n.acknowledged_at IS NOT NULL                                                       --? only_acknowledged
   AND ({{incident_late}}) = :late                                                         --? late
   AND n.deaths > 0                                                                        --? with_deaths
   AND n.serious_injuries + n.minor_injuries > 0                                           --? with_injured
   AND n.happened_on >= :happened_from                                                     --? happened_from
   AND n.happened_on <= :happened_to                                                       --? happened_to
   AND n.institution_id IN (SELECT rowid FROM institution_search WHERE institution_search MATCH :search_match) --? search_match

-- What a figure adds up of an incident.
-- fragment: incident_weight
       CASE :adds WHEN 'deaths' THEN n.deaths WHEN 'injured' THEN n.serious_injuries + n.minor_injuries
            WHEN 'cases' THEN n.cases ELSE 0 END

-- name: incident_count
SELECT count(*) FROM (
SELECT 1 FROM incident n WHERE 1 = 1
   {{scope n}}
   {{incident_where}}
 LIMIT :total_limit)

-- name: incident_list
SELECT n.uuid, n.type, n.kind, {{incident_level}} AS accident_level, i.uuid AS institution, i.name AS institution_name,
       n.institution_type, c.name AS county_name, n.place, n.happened_at, n.happened_on, n.reported_at, {{incident_late}} AS late,
       n.deaths, n.serious_injuries, n.minor_injuries, n.cases, n.loss_yuan, n.state,
       (n.acknowledged_at IS NOT NULL) AS acknowledged, n.id
  FROM (SELECT n.id AS page_id, n.happened_on AS page_happened_on FROM incident n WHERE 1 = 1
   {{scope n}}
   {{incident_where}}
   AND (n.happened_on, n.id) < (:after_key, :after_id)                                     --? after_key
 ORDER BY n.happened_on DESC, n.id DESC LIMIT :limit) s
  CROSS JOIN incident n ON n.id = s.page_id
  CROSS JOIN institution i ON i.id = n.institution_id
  CROSS JOIN region c ON c.id = n.county_id
 ORDER BY s.page_happened_on DESC, s.page_id DESC

-- name: incident_get
SELECT n.id, n.uuid, n.type, n.kind, {{incident_level}} AS accident_level, i.uuid AS institution, i.name AS institution_name,
       n.institution_type, c.name AS county_name, t.name AS town_name, n.place, n.description, n.measures, n.happened_at,
       n.happened_on, n.reported_at, {{incident_late}} AS late, n.deaths, n.serious_injuries, n.minor_injuries, n.cases, n.loss_yuan,
       n.state, n.acknowledged_at, k.name AS acknowledged_by, n.conclusion, n.concluded_on, n.void_reason, p.name AS author,
       n.received_at, n.row_version, n.institution_id, n.city_id, n.county_id, n.town_id, n.acknowledged_by AS acknowledged_by_id
  FROM incident n
  JOIN institution i ON i.id = n.institution_id
  JOIN region c ON c.id = n.county_id
  JOIN account p ON p.id = n.author_id
  LEFT JOIN region t ON t.id = n.town_id
  LEFT JOIN account k ON k.id = n.acknowledged_by
 WHERE n.uuid = :uuid
   {{scope n}}

-- name: incident_events
SELECT uuid, act, actor_name, actor_role, device_at, received_at, text, told_at, changed_on, deaths, serious_injuries,
       minor_injuries, cases, loss_yuan
  FROM incident_event WHERE incident_id = :incident_id ORDER BY id

-- name: incident_known
-- unscoped: a UUID belongs to one record of the whole installation; the record is then read in scope
SELECT content_hash FROM incident WHERE uuid = :uuid

-- name: incident_insert
-- unscoped: institution and regions were read in scope
INSERT INTO incident (uuid, type, kind, institution_id, institution_type, city_id, county_id, town_id, happened_at, happened_on,
                      reported_at, place, description, measures, deaths, serious_injuries, minor_injuries, cases, loss_yuan,
                      acknowledged_at, acknowledged_by, author_id, received_at, content_hash)
VALUES (:uuid, :type, :kind, :institution_id, :institution_type, :city_id, :county_id, :town_id, :happened_at, :happened_on,
        :reported_at, :place, :description, :measures, :deaths, :serious_injuries, :minor_injuries, :cases, :loss_yuan,
        :acknowledged_at, :acknowledged_by, :author_id, :received_at, :content_hash)

-- name: incident_event_insert
INSERT INTO incident_event (uuid, incident_id, act, actor_id, actor_name, actor_role, device_at, received_at, base_version, text,
                            told_at, changed_on, deaths, serious_injuries, minor_injuries, cases, loss_yuan, content_hash)
VALUES (:event, :incident_id, :act, :actor_id, :actor_name, :actor_role, :device_at, :received_at, :base_version, :text,
        :told_at, :changed_on, :deaths, :serious_injuries, :minor_injuries, :cases, :loss_yuan, :content_hash)

-- An event already known by its UUID: of which incident, and with what content.
-- name: incident_event_known
-- unscoped: a UUID belongs to one event of the whole installation; the incident is then read in scope
SELECT n.uuid AS incident, e.content_hash
  FROM incident_event e JOIN incident n ON n.id = e.incident_id
 WHERE e.uuid = :uuid

-- The row as its events have made it.
-- name: incident_update
-- unscoped: a row read in scope, by its id
UPDATE incident SET state = :state, reported_at = :reported_at, deaths = :deaths, serious_injuries = :serious_injuries,
       minor_injuries = :minor_injuries, cases = :cases, loss_yuan = :loss_yuan, acknowledged_at = :acknowledged_at,
       acknowledged_by = :acknowledged_by_id, conclusion = :conclusion, concluded_on = :concluded_on,
       void_reason = :void_reason, row_version = row_version + 1
 WHERE id = :id

-- The bureaus of its county and its city, but for whoever told of it.
-- name: incident_tell
SELECT a.id, a.role FROM account a
 WHERE a.id <> :teller
   AND (a.county_id = :county_id AND a.role IN ('county_leader', 'county_supervisor')
        OR a.city_id = :city_id AND a.role IN ('city_leader', 'city_supervisor'))
   {{reminder_reachable}}
 ORDER BY a.id
