-- Activities 活动: the ledger, one record, and what sending one writes.

-- Every member of struct activity_filter, as predicates on activity columns (alias a).
-- fragment: activity_where
   AND a.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND a.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND a.kind = :kind                                                                      --? kind
   AND a.kind IN ('training', 'emergency_drill', 'fire_drill')                             --? of_training_and_drill
   AND a.kind IN ('emergency_drill', 'fire_drill')                                         --? of_drill
   AND a.level = :level                                                                    --? level
   AND a.state = :state                                                                    --? state
   AND a.measures > 0                                                                      --? with_measures
   AND coalesce(a.measures, 0) = 0                                                         --? without_measures
   AND a.held_on >= :held_from                                                             --? held_from
   AND a.held_on <= :held_to                                                               --? held_to
   AND a.institution_id IN (SELECT rowid FROM institution_search WHERE institution_search MATCH :search_match) --? search_match

-- What a figure adds up of an activity: measures of a meeting or document, else people.
-- fragment: activity_weight
       coalesce(CASE WHEN a.kind IN ('meeting', 'document') THEN a.measures ELSE a.people END, 0)

-- name: activity_count
SELECT count(*) FROM (
SELECT 1 FROM activity a WHERE 1 = 1
   {{scope a}}
   {{activity_where}}
 LIMIT :total_limit)

-- name: activity_list
SELECT r.uuid, r.kind, r.level, i.uuid AS institution, coalesce(i.name, u.name || '民政局') AS unit_name,
       c.name AS county_name, r.title, r.held_on, r.held_to, r.people, r.stock_days, r.measures, p.name AS author, r.state, r.id
  FROM (SELECT a.id AS page_id, a.held_on AS page_held_on FROM activity a WHERE 1 = 1
   {{scope a}}
   {{activity_where}}
   AND (a.held_on, a.id) < (:after_key, :after_id)                                         --? after_key
 ORDER BY a.held_on DESC, a.id DESC LIMIT :limit) s
  CROSS JOIN activity r ON r.id = s.page_id
  CROSS JOIN account p ON p.id = r.author_id
  CROSS JOIN region u ON u.id = coalesce(r.county_id, r.city_id)
  LEFT JOIN region c ON c.id = r.county_id
  LEFT JOIN institution i ON i.id = r.institution_id
 ORDER BY s.page_held_on DESC, s.page_id DESC

-- name: activity_get
SELECT a.id, a.uuid, a.kind, a.level, i.uuid AS institution, coalesce(i.name, u.name || '民政局') AS unit_name,
       c.name AS county_name, a.title, a.held_on, a.held_to, a.place, a.people, a.stock_days, a.measures, l.name AS leader,
       a.content, a.result, a.state, a.void_reason, p.name AS author, a.received_at, a.row_version
  FROM activity a
  JOIN account p ON p.id = a.author_id
  JOIN region u ON u.id = coalesce(a.county_id, a.city_id)
  LEFT JOIN region c ON c.id = a.county_id
  LEFT JOIN institution i ON i.id = a.institution_id
  LEFT JOIN account l ON l.id = a.leader_id
 WHERE a.uuid = :uuid
   {{scope a}}

-- name: activity_participants
-- unscoped: of an activity read in scope
SELECT i.uuid, i.name FROM activity_participant p JOIN institution i ON i.id = p.institution_id
 WHERE p.activity_id = :activity_id ORDER BY p.institution_id

-- name: activity_known
-- unscoped: a UUID belongs to one record of the whole installation; the record is then read in scope
SELECT content_hash FROM activity WHERE uuid = :uuid

-- Leaders of the bureau that the activity belongs to: who lectures or presides is one of them.
-- name: activity_leader
SELECT id FROM account
 WHERE uuid = :uuid AND city_id = :city_id
   AND role = 'city_leader'                                                                --? of_city
   AND role = 'county_leader' AND county_id = :of_county                                   --? of_county

-- name: activity_leaders
SELECT uuid, name, title FROM account
 WHERE status = 'active' AND city_id = :city_id
   AND role = 'city_leader'                                                                --? of_city
   AND role = 'county_leader' AND county_id = :of_county                                   --? of_county
 ORDER BY id

-- name: activity_insert
-- unscoped: institution and regions were read in scope
INSERT INTO activity (uuid, kind, level, institution_id, city_id, county_id, town_id, title, held_on, held_to, place, people,
                      stock_days, measures, leader_id, content, result, author_id, received_at, content_hash)
VALUES (:uuid, :kind, :level, :institution_id, :city_id, :county_id, :town_id, :title, :held_on, :held_to, :place, :people,
        :stock_days, :measures, :leader_id, :content, :result, :author_id, :received_at, :content_hash)

-- name: activity_participant_insert
-- unscoped: an institution read in scope
INSERT INTO activity_participant (activity_id, institution_id) VALUES (:activity_id, :institution_id)

-- name: activity_void
-- unscoped: a row read in scope, by its id
UPDATE activity SET state = 'void', void_reason = :reason, row_version = row_version + 1 WHERE id = :id
