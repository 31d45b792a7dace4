-- 节点: windows in which every institution is visited. The dates belong to the whole installation; what is done in a
-- window is told of the actor's scope.

-- fragment: key_date_columns
SELECT k.id, k.uuid, k.name, k.from_on, k.to_on, k.note, k.sample, k.content_hash, k.row_version FROM key_date k

-- name: key_date_between
       {{key_date_columns}}
 WHERE k.to_on >= :from_on
   AND k.from_on <= :to_on --? to_on
 ORDER BY k.from_on, k.id

-- name: key_date_get
       {{key_date_columns}}
 WHERE k.uuid = :uuid

-- name: key_date_insert
INSERT INTO key_date (uuid, name, from_on, to_on, note, content_hash) VALUES (:uuid, :name, :from_on, :to_on, :note, :content_hash)

-- name: key_date_update
UPDATE key_date SET name = :name, from_on = :from_on, to_on = :to_on, note = :note, sample = 0, row_version = row_version + 1
 WHERE id = :id

-- Who is planned, who was visited in the window and by whom, as sets (minan/db/id_set.h): read by their days, once for all
-- counties, whether or not an institution has moved from one to another since.
-- name: key_date_planned
-- unscoped: a set to count what is scoped; nothing of it is shown
SELECT id_set(p.institution_id) FROM visit_plan p
 WHERE p.key_date_id = :id AND p.state <> 'cancelled'
   AND (p.level = 'county' OR p.unannounced = 0)                                           --? no_secrets

-- name: key_date_visited
-- unscoped: a set to count what is scoped; nothing of it is shown
SELECT id_set(v.institution_id)
  FROM region c CROSS JOIN inspection v ON v.county_id = c.id
 WHERE c.level = 'county' AND c.city_id = :in_city
   AND v.state = 'submitted' AND v.level IN ('city', 'county') AND v.finished_on BETWEEN :from_on AND :to_on
   AND v.led_by_leader = 1                                                                 --? led

-- name: key_date_counties
-- scan: the register is gone through once
SELECT c.code AS county, c.name,
       count(*) AS institutions,
       sum(id_in(:planned, i.id)) AS planned, sum(id_in(:visited, i.id)) AS visited, sum(id_in(:led, i.id)) AS led
  FROM institution i CROSS JOIN region c ON c.id = i.county_id
 WHERE i.status = 'operating'
   {{scope_own i}}
 GROUP BY i.county_id
 ORDER BY c.code

-- name: key_date_leaders
SELECT a.uuid AS account, a.name, a.role, sum(w.planned) AS planned, sum(w.visited) AS visited
  FROM (SELECT p.leader_id, count(*) AS planned, 0 AS visited FROM visit_plan p
         WHERE p.from_on >= date(:from_on, '-183 days') AND p.from_on <= :to_on AND p.to_on >= :from_on
           AND p.leader_id IS NOT NULL AND p.state <> 'cancelled'
           AND (p.level = 'county' OR p.unannounced = 0)                                   --? no_secrets
   {{scope p}}
         GROUP BY p.leader_id
        UNION ALL
        SELECT m.account_id, 0, count(DISTINCT v.institution_id) FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id
         WHERE v.finished_on BETWEEN :from_on AND :to_on AND v.state = 'submitted' AND v.led_by_leader = 1
   {{scope v}}
         GROUP BY m.account_id) w
  JOIN account a ON a.id = w.leader_id AND a.role IN ('city_leader', 'county_leader')
 GROUP BY a.id
 ORDER BY a.role, a.id

-- Operating institutions without a plan of this date and not yet visited in the window by that level.
-- name: key_date_missing
SELECT i.id, i.uuid, i.city_id, i.county_id, i.town_id
  FROM institution i
 WHERE i.status = 'operating'
   {{scope_own i}}
   AND i.county_id = :in_county                                                            --? in_county
   AND i.type = :institution_type                                                          --? institution_type
   AND NOT EXISTS (SELECT 1 FROM visit_plan p WHERE p.institution_id = i.id AND p.level = :level AND p.key_date_id = :id AND p.state <> 'cancelled')
   AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.institution_id = i.id AND v.level = :level AND v.state = 'submitted'
                      AND v.finished_on BETWEEN :from_on AND :to_on)
