-- The ledger of visits at millions of rows: its filters stand in the index it is walked by, and any mix of attributes
-- leads into an index of its own (src/domain/inspection_list.c picks). inspection_trips is part of the first. That of an
-- institution holds the filters as well, for searches by name.

-- Joins the first characters of level, kind, type and state, so that one index serves every mix. Plain predicates never lead
-- into it.
ALTER TABLE inspection ADD COLUMN facet TEXT NOT NULL GENERATED ALWAYS AS (substr(level, 1, 2) || substr(kind, 1, 2) ||
    substr(institution_type, 1, 2) || substr(state, 1, 1) || led_by_leader) VIRTUAL;

DROP INDEX inspection_by_institution;
DROP INDEX inspection_by_county;
DROP INDEX inspection_by_city;
DROP INDEX inspection_trips;
CREATE INDEX inspection_by_institution ON inspection (institution_id, finished_on, id, level, kind, institution_type, state, led_by_leader, city_id, county_id);
CREATE INDEX inspection_ledger_by_county ON inspection (county_id, finished_on, id, level, kind, institution_type, state, led_by_leader, team_size, institution_id, city_id);
CREATE INDEX inspection_ledger_by_city ON inspection (city_id, finished_on, id, level, kind, institution_type, state, led_by_leader, team_size, institution_id, county_id);
CREATE INDEX inspection_facet_by_county ON inspection (county_id, facet, finished_on, id, institution_id, city_id);
CREATE INDEX inspection_facet_by_city ON inspection (city_id, facet, finished_on, id, institution_id, county_id);

-- Coverage asks every institution of a city for its visits by bureaus, the register for its unresolved hazards: what both
-- look through lies close together when nothing else is in the index.
DROP INDEX inspection_coverage;
CREATE INDEX inspection_coverage ON inspection (institution_id, level, finished_on, state) WHERE state = 'submitted' AND level IN ('city', 'county');
CREATE INDEX hazard_open_by_institution ON hazard (institution_id, state, deadline) WHERE state IN ('open', 'submitted');

-- What the planner should think of the big table (see inspection and hazards in 0004): 60,000 institutions, six years.
DELETE FROM sqlite_stat1 WHERE tbl = 'inspection';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('inspection', 'sqlite_autoindex_inspection_1', '5000000 1'),
    ('inspection', 'sqlite_autoindex_inspection_2', '5000000 1'),
    ('inspection', 'inspection_by_institution', '5000000 80 2 1 1 1 1 1 1 1 1'),
    ('inspection', 'inspection_by_town', '5000000 28000 15 1'),
    ('inspection', 'inspection_coverage', '750000 13 7 1 1'),
    ('inspection', 'inspection_ledger_by_county', '5000000 400000 200 1 1 1 1 1 1 1 1 1'),
    ('inspection', 'inspection_ledger_by_city', '5000000 5000000 2300 1 1 1 1 1 1 1 1 1'),
    ('inspection', 'inspection_facet_by_county', '5000000 400000 6000 4 1 1 1'),
    ('inspection', 'inspection_facet_by_city', '5000000 5000000 70000 40 1 1 1'),
    ('hazard', 'hazard_open_by_institution', '120000 2 2 1');
