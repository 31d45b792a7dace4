-- What the person at the screen should do now.

-- fragment: todo_hazard_where
 WHERE h.state IN ('open', 'submitted')
   {{scope h}}
   AND h.state = 'submitted' AND (h.severity = 'general' OR h.first_close_by IS NULL)      --? recheck
   AND h.state = 'submitted' AND h.severity = 'major' AND h.first_close_by IS NOT NULL     --? second_name
   AND h.state = 'open' AND h.deadline < :today                                            --? overdue
   AND h.state = 'open' AND h.acknowledged_at IS NULL                                      --? acknowledge
   AND h.state = 'open' AND h.acknowledged_at IS NOT NULL                                  --? rectify

-- name: todo_hazard_count
SELECT count(*) FROM hazard h
   {{todo_hazard_where}}

-- name: todo_hazards
SELECT r.uuid AS hazard, i.uuid AS institution, i.name AS institution_name, substr(r.description, 1, 60) AS text,
       r.deadline AS day
  FROM (SELECT h.id AS page_id, h.deadline AS page_deadline FROM hazard h
   {{todo_hazard_where}}
 ORDER BY h.deadline, h.id LIMIT :limit) p
  CROSS JOIN hazard r ON r.id = p.page_id
  CROSS JOIN institution i ON i.id = r.institution_id
 ORDER BY p.page_deadline, p.page_id

-- name: todo_visit_count
SELECT count(*) FROM institution i
 WHERE i.status = 'operating' AND coalesce(i.last_visited_on, '') < :year_start
   {{scope_own i}}

-- name: todo_visits
SELECT i.uuid AS institution, i.name AS institution_name, i.last_visited_on AS day
  FROM institution i
 WHERE i.status = 'operating' AND coalesce(i.last_visited_on, '') < :year_start
   {{scope_own i}}
 ORDER BY coalesce(i.last_visited_on, ''), i.id LIMIT :limit

-- name: todo_self_check
SELECT i.uuid AS institution, i.name AS institution_name, i.last_self_check_on AS day
  FROM institution i
 WHERE i.status = 'operating' AND coalesce(i.last_self_check_on, '') < :month_start
   {{scope_own i}}

-- name: todo_conflict_count
SELECT count(*) FROM conflict WHERE resolved_at IS NULL
   AND city_id = :within_city                                                              --? within_city
   AND county_id = :within_county                                                          --? within_county
