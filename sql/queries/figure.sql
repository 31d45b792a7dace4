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
 GROUP BY h.county_id                                                                      --? by_county
 GROUP BY h.institution_type                                                               --? by_type
 GROUP BY h.area                                                                           --? by_area
 GROUP BY h.severity                                                                       --? by_severity
 GROUP BY h.source                                                                         --? by_source
 GROUP BY substr(h.found_on, 1, 7)                                                         --? by_month_found
 GROUP BY substr(h.closed_on, 1, 7)                                                        --? by_month_closed

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
 GROUP BY v.county_id                                                                      --? by_county
 GROUP BY v.institution_type                                                               --? by_type
 GROUP BY substr(v.finished_on, 1, 7)                                                      --? by_month

-- name: figure_inspectors
-- unscoped: accounts are limited by :within_city and :within_county
SELECT 'total' AS key, count(*) AS counted
  FROM account a
 WHERE 1 = 1
       {{inspector_where}}
