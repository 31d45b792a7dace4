-- What the person at the screen should do now, beside what the ledgers' own statements tell.

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
