-- Figures of few hazards among millions: each has a short index of its own, so that a board does not walk the ledger.
CREATE INDEX hazard_major_by_county ON hazard (county_id, found_on, id, state, planned, settled, listed_level, area, institution_type, source, closed_on) WHERE severity = 'major';
CREATE INDEX hazard_major_by_city ON hazard (city_id, found_on, id, state, planned, settled, listed_level, area, institution_type, source, closed_on) WHERE severity = 'major';
CREATE INDEX hazard_graded_by_county ON hazard (county_id, found_on, id, state, closed_on, institution_type, area, severity, source) WHERE building_grade IS NOT NULL;
CREATE INDEX hazard_graded_by_city ON hazard (city_id, found_on, id, state, closed_on, institution_type, area, severity, source) WHERE building_grade IS NOT NULL;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('hazard', 'hazard_major_by_county', '90000 7500 11 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_major_by_city', '90000 90000 130 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_graded_by_county', '6000 500 2 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_graded_by_city', '6000 6000 9 1 1 1 1 1 1 1');
