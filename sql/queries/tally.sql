-- Tallies filled anew, and held against a recount. The triggers that keep them stand in the migrations.

-- name: tally_clear_hazards
DELETE FROM hazard_tally;

-- name: tally_fill_hazards
-- unscoped: every record of the installation is counted
-- scan: every record is counted on purpose
INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards,
                          on_time, repeats, days)
SELECT city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days
  FROM hazard_tally_recount;

-- name: tally_clear_hazard_days
DELETE FROM hazard_day;

-- name: tally_fill_hazard_days
-- unscoped: every record of the installation is counted
-- scan: every record is counted on purpose
INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
SELECT county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days FROM hazard_day_recount;

-- name: tally_clear_inspections
DELETE FROM inspection_tally;

-- name: tally_fill_inspections
-- scan: every record is counted on purpose
INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
SELECT city_id, county_id, month, institution_type, level, visits, people FROM inspection_tally_recount;

-- name: tally_clear_group_days
DELETE FROM group_day;

-- name: tally_fill_group_days
-- scan: every record is counted on purpose
INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
SELECT city_id, county_id, slice, day, author_id, visits FROM group_day_recount;

-- name: tally_clear_inspector_days
DELETE FROM inspector_day;

-- name: tally_fill_inspector_days
-- scan: every record is counted on purpose
INSERT INTO inspector_day (account_id, day, visits) SELECT account_id, day, visits FROM inspector_day_recount;

-- name: tally_clear_visit_years
DELETE FROM visit_year;

-- name: tally_fill_visit_years
-- scan: every record is counted on purpose
INSERT INTO visit_year (county_id, year, institution_id, visits, checks)
SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount;

-- name: tally_clear_stock_spans
DELETE FROM stock_span;

-- name: tally_fill_stock_spans
-- scan: every record is counted on purpose
INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount;

-- name: tally_clear_duty_years
DELETE FROM duty_year;

-- name: tally_fill_duty_years
-- unscoped: every record of the installation is counted
-- scan: every record is counted on purpose
INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
SELECT county_id, year, institution_id, checks, visits, activities, trainings FROM duty_year_recount;

-- Rows that only one side has. A row with other numbers is on both.
-- name: tally_differences
-- unscoped: every record of the installation is counted
-- scan: every record is counted on purpose
SELECT (SELECT count(*) FROM (SELECT * FROM hazard_tally EXCEPT SELECT * FROM hazard_tally_recount))
     + (SELECT count(*) FROM (SELECT * FROM hazard_tally_recount EXCEPT SELECT * FROM hazard_tally))
     + (SELECT count(*) FROM (SELECT * FROM hazard_day EXCEPT SELECT * FROM hazard_day_recount))
     + (SELECT count(*) FROM (SELECT * FROM hazard_day_recount EXCEPT SELECT * FROM hazard_day))
     + (SELECT count(*) FROM (SELECT * FROM inspection_tally EXCEPT SELECT * FROM inspection_tally_recount))
     + (SELECT count(*) FROM (SELECT * FROM inspection_tally_recount EXCEPT SELECT * FROM inspection_tally))
     + (SELECT count(*) FROM (SELECT * FROM group_day EXCEPT SELECT * FROM group_day_recount))
     + (SELECT count(*) FROM (SELECT * FROM group_day_recount EXCEPT SELECT * FROM group_day))
     + (SELECT count(*) FROM (SELECT * FROM inspector_day EXCEPT SELECT * FROM inspector_day_recount))
     + (SELECT count(*) FROM (SELECT * FROM inspector_day_recount EXCEPT SELECT * FROM inspector_day))
     + (SELECT count(*) FROM (SELECT * FROM visit_year EXCEPT SELECT * FROM visit_year_recount))
     + (SELECT count(*) FROM (SELECT * FROM visit_year_recount EXCEPT SELECT * FROM visit_year))
     + (SELECT count(*) FROM (SELECT * FROM stock_span EXCEPT SELECT * FROM stock_span_recount))
     + (SELECT count(*) FROM (SELECT * FROM stock_span_recount EXCEPT SELECT * FROM stock_span))
     + (SELECT count(*) FROM (SELECT * FROM duty_year EXCEPT SELECT * FROM duty_year_recount))
     + (SELECT count(*) FROM (SELECT * FROM duty_year_recount EXCEPT SELECT * FROM duty_year))
