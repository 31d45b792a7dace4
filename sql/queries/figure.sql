-- Figures: exact counts through the very fragments the ledgers are selected with (hazard_where, institution_where,
-- inspection_where, inspector_where), whole or by one key. What is counted is said by a filter alone (src/domain/figure_definitions.c).

-- fragment: figure_hazard_key
SELECT 'total' AS key,                                                                     --? by_total
SELECT (SELECT c.code FROM region c WHERE c.id = h.county_id) AS key,                      --? by_county
SELECT h.institution_type AS key,                                                          --? by_type
SELECT h.area AS key,                                                                      --? by_area
SELECT h.severity AS key,                                                                  --? by_severity
SELECT h.source AS key,                                                                    --? by_source
SELECT substr(h.found_on, 1, 7) AS key,                                                    --? by_month_found
SELECT substr(h.closed_on, 1, 7) AS key,                                                   --? by_month_closed

-- fragment: figure_hazard_group
 GROUP BY h.county_id                                                                      --? by_county
 GROUP BY h.institution_type                                                               --? by_type
 GROUP BY h.area                                                                           --? by_area
 GROUP BY h.severity                                                                       --? by_severity
 GROUP BY h.source                                                                         --? by_source
 GROUP BY substr(h.found_on, 1, 7)                                                         --? by_month_found
 GROUP BY substr(h.closed_on, 1, 7)                                                        --? by_month_closed

-- name: figure_hazards
{{figure_hazard_key}}
       coalesce(sum({{hazard_days}}), 0) AS summed,                                        --? days_summed
       count(*) AS counted
  FROM hazard h
 WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   {{hazard_seek}}
   AND +h.found_on >= :found_first                                                         --? found_first
   AND +h.found_on <= :found_last                                                          --? found_last
{{figure_hazard_group}}

-- What was done about major hazards, told apart as :major_with does, and the money: all in one walk.
-- name: figure_majors
{{figure_hazard_key}}
       count(*) FILTER (WHERE h.planned) AS planned, count(*) FILTER (WHERE h.settled) AS settled,
       count(*) FILTER (WHERE h.funds_fen > 0) AS funded, coalesce(sum(h.funds_fen), 0) AS funds_fen,
       count(*) FILTER (WHERE h.listed_level = 'province') AS listed_province,
       count(*) FILTER (WHERE h.listed_level = 'city') AS listed_city,
       count(*) FILTER (WHERE h.listed_level = 'county') AS listed_county
  FROM hazard h
 WHERE h.severity = 'major'
   {{scope h}}
   {{hazard_where}}
{{figure_hazard_group}}

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

-- Days of all hazards together, those that were found, closed or due then.
-- name: figure_hazard_days
SELECT 'total' AS key,                                                                     --? by_total
SELECT c.code AS key,                                                                      --? by_county
SELECT t.severity AS key,                                                                  --? by_severity
SELECT t.found_month AS key,                                                               --? by_month_found
SELECT substr(t.day, 1, 7) AS key,                                                         --? by_month_closed
       coalesce(sum(CASE :measure WHEN 'on_time' THEN t.on_time WHEN 'repeats' THEN t.repeats ELSE t.hazards END), 0) AS counted,
       coalesce(sum(t.days), 0) AS summed
  FROM region c CROSS JOIN hazard_day t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.kind = :kind AND t.day >= :day_from AND t.day <= :day_to
   AND t.found_month >= :found_month_from                                                  --? found_month_from
   AND t.severity = :severity                                                              --? severity
   AND t.outcome = :outcome                                                                --? outcome
   AND t.outcome <> 'void'                                                                 --? not_void
 GROUP BY c.code                                                                           --? by_county
 GROUP BY t.severity                                                                       --? by_severity
 GROUP BY t.found_month                                                                    --? by_month_found
 GROUP BY substr(t.day, 1, 7)                                                              --? by_month_closed

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
   AND t.slice = :slice AND t.day >= :day_from AND t.day <= :day_to

-- The register, a county at a time (src/domain/figure_register_read.c).
-- name: figure_register_counties
SELECT c.id, c.code FROM region c
   {{figure_tally_where}}

-- name: figure_register
-- unscoped: of a county that the actor looks at
SELECT i.id, i.type, {{institution_used_from}} AS used_from, {{institution_used_before}} AS used_before,
       {{institution_electric_from}} AS electric_from, {{institution_facts}} AS facts
  FROM institution i INDEXED BY institution_facts
 WHERE i.county_id = :county_id
 ORDER BY i.id

-- Months of visits and self-checks, as bits (src/domain/visit_marks.h).
-- name: figure_register_years
SELECT y.year, y.institution_id AS id, y.visits, y.checks
  FROM visit_year y
 WHERE y.county_id = :county_id AND y.year >= :first_year AND y.year <= :last_year
 ORDER BY y.year, y.institution_id

-- The visits of some days, with bits as in January.
-- name: figure_register_days
-- unscoped: of a county that the actor looks at
SELECT m.institution_id AS id, m.visits, m.checks
  FROM visit_mark m
 WHERE m.county_id = :county_id AND m.finished_on >= :day_from AND m.finished_on <= :day_to

-- Sets of institutions.
-- name: figure_register_online
-- unscoped: of a county that the actor looks at
SELECT id_set(a.institution_id) FROM account a INDEXED BY account_online_by_county
 WHERE a.county_id = :county_id AND {{account_is_online}}

-- name: figure_register_stocked
SELECT id_set(s.institution_id) FROM stock_span s
 WHERE s.county_id = :county_id AND s.before_day > :day_to AND s.from_day <= :day_to AND s.stock_days >= :least

-- name: figure_register_drilled
-- unscoped: of a county that the actor looks at
SELECT id_set(a.institution_id) FROM activity a INDEXED BY activity_drills
 WHERE a.county_id = :county_id AND a.kind = 'emergency_drill' AND a.state = 'submitted' AND a.institution_id IS NOT NULL
   AND a.held_on >= :day_from AND a.held_on <= :day_to

-- name: figure_register_accepted
-- unscoped: of a county that the actor looks at
SELECT id_set(a.institution_id) FROM activity a INDEXED BY activity_acceptances
 WHERE a.county_id = :county_id AND a.kind = 'standard_acceptance' AND a.state = 'submitted' AND a.institution_id IS NOT NULL
   AND coalesce(a.held_to, '9999-12-31') >= :day_to AND a.held_on <= :day_to

-- Of all counties together, since any bureau may have invited them; but only as far as ids of the register go, which lie
-- close together where a county came in as a whole.
-- name: figure_register_trained
-- unscoped: of the institutions only those of counties that the actor looks at are asked for
SELECT id_set(p.institution_id)
  FROM activity a INDEXED BY activity_trainings CROSS JOIN activity_participant p ON p.activity_id = a.id
 WHERE a.kind = 'training' AND a.state = 'submitted' AND a.held_on >= :day_from AND a.held_on <= :day_to
   AND p.institution_id >= :first_id AND p.institution_id <= :last_id

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
