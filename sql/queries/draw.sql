-- 双随机: the urn, the draws, and what became of what was drawn.

-- name: draw_institutions
SELECT i.uuid, replace(i.name, char(9), ' ') AS name,
       replace(coalesce(i.city_leader || '、', '') || coalesce(i.county_leader || '、', '') || coalesce(i.city_person || '、', '')
         || coalesce(i.county_person || '、', '') || coalesce(i.town_person, ''), char(9), ' ') AS recused
  FROM institution i
 WHERE i.status = 'operating'
   {{scope_own i}}
   AND i.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND i.type = :institution_type                                                          --? institution_type
   AND coalesce(i.last_visited_on, '') < :not_visited_since                                --? not_visited_since
   AND NOT EXISTS (SELECT 1 FROM visit_plan p WHERE p.institution_id = i.id AND p.level = :level AND p.state IN ('planned', 'noticed')) --? unplanned_at
   AND (SELECT count(*) FROM inspection v WHERE v.institution_id = i.id AND v.finished_on BETWEEN :year_start AND :year_end AND v.state = 'submitted' AND v.level IN ('city', 'county')) + (SELECT count(*) FROM visit_plan p WHERE p.institution_id = i.id AND p.from_on BETWEEN :year_start AND :year_end AND p.state IN ('planned', 'noticed') AND (p.level = :level OR p.unannounced = 0)) < :ceiling --? ceiling
 ORDER BY i.uuid LIMIT :limit

-- name: draw_inspectors
SELECT a.uuid, replace(a.name, char(9), ' ') AS name, NULL AS recused
  FROM account a
 WHERE a.role = :role AND a.city_id = :city_id AND a.status = 'active' AND (a.expires_on IS NULL OR a.expires_on >= :today)
   AND a.county_id = :county_id                                                            --? county_id
 ORDER BY a.uuid

-- name: draw_account
SELECT id, uuid, name FROM account WHERE uuid = :uuid

-- name: draw_insert
INSERT INTO draw (uuid, city_id, county_id, title, level, kind, from_on, to_on, unannounced, conditions, wanted, team_size,
                  algorithm, seed, institution_count, institution_pool, institution_hash, inspector_count, inspector_pool,
                  inspector_hash, result, drawn_at, drawn_by, content_hash)
VALUES (:uuid, :city_id, :county_id, :title, :level, :kind, :from_on, :to_on, :unannounced, :conditions, :wanted, :team_size,
        :algorithm, :seed, :institution_count, :institution_pool, :institution_hash, :inspector_count, :inspector_pool,
        :inspector_hash, :result, :drawn_at, :drawn_by, :content_hash)

-- fragment: draw_within
   AND d.city_id = :within_city                                                            --? within_city
   AND d.county_id = :within_county                                                        --? within_county

-- name: draw_count
SELECT count(*) FROM (SELECT 1 FROM draw d WHERE 1 = 1
   {{draw_within}}
 LIMIT :total_limit)

-- name: draw_page
SELECT d.id, d.uuid, d.title, coalesce(c.name, t.name) AS unit, d.level, d.kind, d.from_on, d.to_on, d.unannounced, d.conditions,
       d.wanted, d.team_size, d.algorithm, d.seed, d.institution_count, d.institution_hash, d.inspector_count, d.inspector_hash,
       d.drawn_at, a.name AS drawn_by
  FROM draw d JOIN account a ON a.id = d.drawn_by JOIN region t ON t.id = d.city_id LEFT JOIN region c ON c.id = d.county_id
 WHERE 1 = 1
   {{draw_within}}
   AND d.id < :before_id                                                                   --? before_id
 ORDER BY d.id DESC LIMIT :limit

-- name: draw_get
SELECT d.id, d.uuid, d.title, coalesce(c.name, t.name) AS unit, d.level, d.kind, d.from_on, d.to_on, d.unannounced, d.conditions,
       d.wanted, d.team_size, d.algorithm, d.seed, d.institution_count, d.institution_hash, d.inspector_count, d.inspector_hash,
       d.drawn_at, a.name AS drawn_by, d.institution_pool, d.inspector_pool, d.result, d.content_hash
  FROM draw d JOIN account a ON a.id = d.drawn_by JOIN region t ON t.id = d.city_id LEFT JOIN region c ON c.id = d.county_id
 WHERE d.uuid = :uuid
   {{draw_within}}

-- name: draw_taken
SELECT id FROM draw WHERE uuid = :uuid

-- name: draw_plans
-- unscoped: of a draw read within the actor's bureau
SELECT p.draw_position AS position, p.uuid AS plan, p.state AS plan_state, p.done_on
  FROM visit_plan p
 WHERE p.draw_id = :id
 ORDER BY p.draw_position
