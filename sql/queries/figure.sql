-- Figures: exact counts through the very fragments the ledgers are selected with (hazard_where, institution_where,
-- inspection_where, inspector_where), whole or by one key. What is counted is said by a filter alone (src/domain/figure_definitions.c).

-- name: figure_hazards
SELECT 'total' AS key,                                                                     --? by_total
SELECT (SELECT c.code FROM region c WHERE c.id = h.county_id) AS key,                      --? by_county
SELECT h.institution_type AS key,                                                          --? by_type
SELECT h.area AS key,                                                                      --? by_area
SELECT h.severity AS key,                                                                  --? by_severity
SELECT h.source AS key,                                                                    --? by_source
SELECT substr(h.found_on, 1, 7) AS key,                                                    --? by_month_found
SELECT substr(h.closed_on, 1, 7) AS key,                                                   --? by_month_closed
       CAST(coalesce(sum(julianday(h.closed_on) - julianday(h.found_on)), 0) AS INTEGER) AS summed, --? summed
       count(*) AS counted
  FROM hazard h
 WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   {{hazard_seek}}
   AND +h.found_on >= :found_first                                                         --? found_first
   AND +h.found_on <= :found_last                                                          --? found_last
 GROUP BY h.county_id                                                                      --? by_county
 GROUP BY h.institution_type                                                               --? by_type
 GROUP BY h.area                                                                           --? by_area
 GROUP BY h.severity                                                                       --? by_severity
 GROUP BY h.source                                                                         --? by_source
 GROUP BY substr(h.found_on, 1, 7)                                                         --? by_month_found
 GROUP BY substr(h.closed_on, 1, 7)                                                        --? by_month_closed

-- The same from the tallies, whole months at a time (figure_tally.c says which). Whose they are is said by :in_city and
-- :in_county; without either, everybody's.
-- fragment: figure_tally_where
 WHERE c.level = 'county'
   AND c.city_id = :in_city                                                                --? in_city
   AND c.id = :in_county                                                                   --? in_county
   AND c.code = :county                                                                    --? county

-- name: figure_hazard_tally
SELECT 'total' AS key,                                                                     --? by_total
SELECT c.code AS key,                                                                      --? by_county
SELECT substr(t.slice, instr(t.slice, ':') + 1) AS key,                                    --? by_slice
SELECT t.severity AS key,                                                                  --? by_severity
SELECT t.found_month AS key,                                                               --? by_month_found
SELECT t.closed_month AS key,                                                              --? by_month_closed
       coalesce(sum(CASE :measure WHEN 'on_time' THEN t.on_time WHEN 'repeats' THEN t.repeats ELSE t.hazards END), 0) AS counted,
       coalesce(sum(t.days), 0) AS summed
  FROM region c CROSS JOIN hazard_tally t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.slice = :slice                                                                    --? slice
   AND t.slice >= :slice_from AND t.slice < :slice_to                                      --? slice_from
   AND t.severity = :severity                                                              --? severity
   AND t.outcome = :outcome                                                                --? outcome
   AND t.outcome <> 'void'                                                                 --? not_void
   AND t.found_month >= :found_month_from                                                  --? found_month_from
   AND t.found_month <= :found_month_to                                                    --? found_month_to
   AND t.closed_month >= :closed_month_from                                                --? closed_month_from
   AND t.closed_month <= :closed_month_to                                                  --? closed_month_to
   AND +t.found_month <= :stock_month                                                      --? stock_month
   AND t.closed_month > :stock_month                                                       --? stock_month
   AND t.due_month <= :due_month_to                                                        --? due_month_to
 GROUP BY c.code                                                                           --? by_county
 GROUP BY t.slice                                                                          --? by_slice
 GROUP BY t.severity                                                                       --? by_severity
 GROUP BY t.found_month                                                                    --? by_month_found
 GROUP BY t.closed_month                                                                   --? by_month_closed

-- name: figure_inspection_tally
SELECT 'total' AS key,                                                                     --? by_total
SELECT c.code AS key,                                                                      --? by_county
SELECT t.institution_type AS key,                                                          --? by_type
SELECT t.month AS key,                                                                     --? by_month
       coalesce(sum(t.visits), 0) AS counted, coalesce(sum(t.people), 0) AS summed
  FROM region c CROSS JOIN inspection_tally t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.institution_type = :institution_type                                              --? institution_type
   AND t.level <> 'institution'
   AND t.month >= :month_from AND t.month <= :month_to
 GROUP BY c.code                                                                           --? by_county
 GROUP BY t.institution_type                                                               --? by_type
 GROUP BY t.month                                                                          --? by_month

-- name: figure_group_days
SELECT 'total' AS key, count(*) AS summed, 0 AS counted
  FROM region c CROSS JOIN group_day t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.day >= :day_from AND t.day <= :day_to

-- The register: every institution as often as there are years of visits among those asked about, once without any.
-- Marks of a kind of visit are twelve bits, a month each (src/domain/figure_register.c says where they begin).
-- name: figure_register
-- unscoped: counties are limited by :in_city and :in_county
SELECT i.id, c.code AS county, i.type,
       {{institution_used_from}} AS used_from, {{institution_used_before}} AS used_before,
       {{institution_electric_from}} AS electric_from,
       ({{institution_uses_gas}}) + 2 * ({{institution_gas_user}}) + 4 * ({{institution_people_100}})
       + 8 * coalesce(i.micro_fire_station, 0) + 16 * coalesce(i.volunteer_brigade, 0) + 32 * {{institution_is_online}} AS facts,
       y.year, y.by_county + (y.by_city << 12) + (y.by_leader << 24) + (y.joint << 36) AS visits,
       y.own + (y.own_by_principal << 12) + (y.own_of_gas << 24) AS checks
  FROM region c CROSS JOIN institution i ON i.county_id = c.id
  LEFT JOIN visit_year y ON y.institution_id = i.id AND y.year IN (SELECT value FROM json_each(:years))
   {{figure_tally_where}}

-- The visits of some days, with marks as in the first month.
-- name: figure_register_days
-- unscoped: counties are limited by :in_city and :in_county
SELECT t.institution_id AS id, t.by_county + (t.by_city << 12) + (t.by_leader << 24) + (t.joint << 36) AS visits,
       t.own + (t.own_by_principal << 12) + (t.own_of_gas << 24) AS checks
  FROM region c CROSS JOIN visit_mark t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.finished_on >= :day_from AND t.finished_on <= :day_to

-- name: figure_institutions
SELECT 'total' AS key,                                                                     --? by_total
SELECT (SELECT c.code FROM region c WHERE c.id = i.county_id) AS key,                      --? by_county
SELECT i.type AS key,                                                                      --? by_type
       count(*) AS counted
  FROM institution i
 WHERE 1 = 1
   {{institution_where}}
 GROUP BY i.county_id                                                                      --? by_county
 GROUP BY i.type                                                                           --? by_type

-- name: figure_inspections
SELECT 'total' AS key,                                                                     --? by_total
SELECT (SELECT c.code FROM region c WHERE c.id = v.county_id) AS key,                      --? by_county
SELECT v.institution_type AS key,                                                          --? by_type
SELECT substr(v.finished_on, 1, 7) AS key,                                                 --? by_month
       coalesce(sum(v.team_size), 0) AS summed,                                            --? summed
       count(DISTINCT v.author_id || ' ' || v.county_id || ' ' || v.finished_on) AS summed, --? group_days
       count(*) AS counted
  FROM inspection v
 WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
   AND v.state = 'submitted'                                                               --? only_submitted
 GROUP BY v.county_id                                                                      --? by_county
 GROUP BY v.institution_type                                                               --? by_type
 GROUP BY substr(v.finished_on, 1, 7)                                                      --? by_month

-- name: figure_inspectors
-- unscoped: accounts are limited by :within_city and :within_county
SELECT 'total' AS key, count(*) AS counted
  FROM account a
 WHERE 1 = 1
       {{inspector_where}}

-- name: figure_activities
SELECT 'total' AS key,
       coalesce(sum({{activity_weight}}), 0) AS summed,                                    --? summed
       count(*) AS counted
  FROM activity a
 WHERE 1 = 1
   {{scope a}}
   {{activity_where}}
   AND a.state = 'submitted'                                                               --? only_submitted

-- name: figure_incidents
SELECT 'total' AS key,                                                                     --? by_total
SELECT (SELECT c.code FROM region c WHERE c.id = n.county_id) AS key,                      --? by_county
SELECT n.institution_type AS key,                                                          --? by_type
       coalesce(sum({{incident_weight}}), 0) AS summed,
       count(*) AS counted
  FROM incident n
 WHERE 1 = 1
   {{scope n}}
   {{incident_where}}
 GROUP BY n.county_id                                                                      --? by_county
 GROUP BY n.institution_type                                                               --? by_type
