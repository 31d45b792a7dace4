-- The walk through the register reads one county at a time, in the order in which things lie: what an institution is from
-- an index that holds it worked out, the months of its visits from a table with the county in front, and what it did by a
-- day from an index of its own for each (src/domain/figure_register_read.c).

-- What an institution is, worked out once a change: the expressions are those of sql/queries/institution.sql, letter by
-- letter, and the statement that asks for them takes them from here.
CREATE INDEX institution_facts ON institution (county_id, id, type,
    CASE status WHEN 'suspended' THEN '2199-12-31' ELSE coalesce(opened_on, '1900-01-01') END,
    coalesce(closed_on, CASE status WHEN 'closed' THEN '1900-01-01' ELSE '2199-12-31' END),
    coalesce(CASE kitchen_fuel WHEN 'electric' THEN converted_on END, '2199-12-31'),
    coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0)
    + 2 * (coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0) OR converted_on IS NOT NULL)
    + 4 * (coalesce(people_served, 0) + coalesce(staff, 0) >= 100)
    + 8 * coalesce(micro_fire_station, 0) + 16 * coalesce(volunteer_brigade, 0));

-- Accounts of institutions that moved to another county, before they moved along.
UPDATE account SET (city_id, county_id) = (SELECT i.city_id, i.county_id FROM institution i WHERE i.id = account.institution_id)
 WHERE institution_id IS NOT NULL
   AND county_id <> (SELECT i.county_id FROM institution i WHERE i.id = account.institution_id);
CREATE INDEX account_online_by_county ON account (county_id, institution_id)
 WHERE role IN ('institution_principal', 'institution_officer') AND status = 'active';
CREATE INDEX activity_drills ON activity (county_id, held_on, institution_id)
 WHERE kind = 'emergency_drill' AND state = 'submitted' AND institution_id IS NOT NULL;
CREATE INDEX activity_trainings ON activity (held_on) WHERE kind = 'training' AND state = 'submitted';
CREATE INDEX activity_acceptances ON activity (county_id, coalesce(held_to, '9999-12-31'), held_on, institution_id)
 WHERE kind = 'standard_acceptance' AND state = 'submitted' AND institution_id IS NOT NULL;
-- Few lay down measures: figures of them do not look at the others.
CREATE INDEX activity_measures_by_county ON activity (county_id, held_on, kind, people, measures, state, level) WHERE measures > 0 AND state = 'submitted';
CREATE INDEX activity_measures_by_city ON activity (city_id, held_on, kind, people, measures, state, level, county_id) WHERE measures > 0 AND state = 'submitted';

-- ---- the months of a year in which an institution was visited or checked itself ----

DROP TRIGGER visit_year_insert;
DROP TRIGGER visit_year_change;
DROP VIEW visit_year_recount;
DROP VIEW visit_mark;
DROP TABLE visit_year;

-- What a visit or self-check that is not void counts as: a bit a kind, as far apart as a year has months
-- (src/domain/visit_marks.h).
CREATE VIEW visit_mark AS
SELECT v.id AS inspection_id, v.county_id, v.institution_id, v.finished_on, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year,
       CAST(substr(v.finished_on, 6, 2) AS INTEGER) - 1 AS month, -- January 0
       (v.level = 'county') + ((v.level = 'city') << 12) + ((v.level = 'city' AND v.led_by_leader) << 24)
       + ((v.level <> 'institution' AND v.kind = 'joint') << 36) AS visits,
       (v.level = 'institution') * (1 + (v.led_by_principal << 12) + ((v.kind = 'gas_self') << 24)) AS checks
  FROM inspection v WHERE v.state = 'submitted';

CREATE TABLE visit_year (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year           INTEGER NOT NULL,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    visits         INTEGER NOT NULL, -- the bits of visit_mark, each in its twelve months
    checks         INTEGER NOT NULL,
    PRIMARY KEY (county_id, year, institution_id) -- a county's year lies together
) STRICT, WITHOUT ROWID;

CREATE VIEW visit_year_recount AS
SELECT county_id, year, institution_id,
       sum(DISTINCT (visits & 1) << month) + (sum(DISTINCT (visits >> 12 & 1) << month) << 12)
       + (sum(DISTINCT (visits >> 24 & 1) << month) << 24) + (sum(DISTINCT (visits >> 36 & 1) << month) << 36) AS visits,
       sum(DISTINCT (checks & 1) << month) + (sum(DISTINCT (checks >> 12 & 1) << month) << 12)
       + (sum(DISTINCT (checks >> 24 & 1) << month) << 24) AS checks
  FROM visit_mark GROUP BY county_id, year, institution_id;
INSERT INTO visit_year (county_id, year, institution_id, visits, checks)
SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount;

CREATE TRIGGER visit_year_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits << month, checks << month FROM visit_mark WHERE inspection_id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE
       SET visits = visits | excluded.visits, checks = checks | excluded.checks;
END;

-- Another visit of that month may say the same: what changes is counted anew, an institution's year at a time.
CREATE TRIGGER visit_year_change AFTER UPDATE OF institution_id, county_id, level, kind, state, led_by_leader, led_by_principal, finished_on ON inspection
BEGIN
    DELETE FROM visit_year
     WHERE county_id = old.county_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER) AND institution_id = old.institution_id;
    INSERT OR REPLACE INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount
     WHERE county_id = old.county_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER) AND institution_id = old.institution_id;
    INSERT OR REPLACE INTO visit_year (county_id, year, institution_id, visits, checks)
    SELECT county_id, year, institution_id, visits, checks FROM visit_year_recount
     WHERE county_id = new.county_id AND year = CAST(substr(new.finished_on, 1, 4) AS INTEGER) AND institution_id = new.institution_id;
END;

-- ---- how many days of supplies an institution had, by its newest stocktaking, from a day to the day before another ----

CREATE TABLE stock_span (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    before_day     TEXT NOT NULL, -- of the next stocktaking; 9999-12-31: there is none
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    from_day       TEXT NOT NULL,
    stock_days     INTEGER NOT NULL,
    PRIMARY KEY (county_id, before_day, institution_id) -- what holds today lies together
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_span_by_institution ON stock_span (institution_id);

CREATE VIEW stock_span_recount AS
SELECT s.county_id, s.before_day, s.institution_id, s.from_day, s.stock_days
  FROM (SELECT a.county_id, a.institution_id, a.held_on AS from_day, coalesce(a.stock_days, 0) AS stock_days,
               coalesce((SELECT n.held_on FROM activity n
                          WHERE n.institution_id = a.institution_id AND n.kind = 'supplies' AND n.state = 'submitted'
                            AND n.held_on >= a.held_on AND (n.held_on, n.id) > (a.held_on, a.id)
                          ORDER BY n.held_on, n.id LIMIT 1), '9999-12-31') AS before_day
          FROM activity a
         WHERE a.institution_id IS NOT NULL AND a.kind = 'supplies' AND a.state = 'submitted') s
 WHERE s.before_day > s.from_day; -- of two on one day the later counts
INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount;

CREATE TRIGGER stock_span_insert AFTER INSERT ON activity WHEN new.kind = 'supplies'
BEGIN
    DELETE FROM stock_span WHERE institution_id = new.institution_id;
    INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
    SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount WHERE institution_id = new.institution_id;
END;
CREATE TRIGGER stock_span_change AFTER UPDATE OF institution_id, county_id, kind, state, held_on, stock_days ON activity
WHEN old.kind = 'supplies' OR new.kind = 'supplies'
BEGIN
    DELETE FROM stock_span WHERE institution_id IN (old.institution_id, new.institution_id);
    INSERT INTO stock_span (county_id, before_day, institution_id, from_day, stock_days)
    SELECT county_id, before_day, institution_id, from_day, stock_days FROM stock_span_recount
     WHERE institution_id IN (old.institution_id, new.institution_id);
END;

-- ---- days of groups, of all institutions and of each type ----

DROP VIEW group_day_recount;
DROP TABLE group_day;
CREATE TABLE group_day (
    city_id   INTEGER NOT NULL,
    county_id INTEGER NOT NULL,
    slice     TEXT NOT NULL, -- '' or a type of institution
    day       TEXT NOT NULL,
    author_id INTEGER NOT NULL,
    visits    INTEGER NOT NULL,
    PRIMARY KEY (county_id, slice, day, author_id)
) STRICT, WITHOUT ROWID;
CREATE VIEW group_day_recount AS
SELECT city_id, county_id, '' AS slice, finished_on AS day, author_id, count(*) AS visits
  FROM inspection WHERE state = 'submitted' AND level <> 'institution'
 GROUP BY city_id, county_id, finished_on, author_id
UNION ALL
SELECT city_id, county_id, institution_type, finished_on, author_id, count(*)
  FROM inspection WHERE state = 'submitted' AND level <> 'institution'
 GROUP BY city_id, county_id, institution_type, finished_on, author_id;
INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
SELECT city_id, county_id, slice, day, author_id, visits FROM group_day_recount;

-- The three that keep it, as before but for the slices.
DROP TRIGGER inspection_tally_insert;
DROP TRIGGER inspection_tally_leave;
DROP TRIGGER inspection_tally_enter;
CREATE TRIGGER inspection_tally_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
    VALUES (new.city_id, new.county_id, substr(new.finished_on, 1, 7), new.institution_type, new.level, 1, new.team_size)
        ON CONFLICT (county_id, month, institution_type, level) DO UPDATE SET visits = visits + 1, people = people + excluded.people;
    INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
    SELECT new.city_id, new.county_id, s.slice, new.finished_on, new.author_id, 1
      FROM (SELECT '' AS slice UNION ALL SELECT new.institution_type) s WHERE new.level <> 'institution'
        ON CONFLICT (county_id, slice, day, author_id) DO UPDATE SET visits = visits + 1;
END;

CREATE TRIGGER inspection_tally_leave BEFORE UPDATE OF city_id, county_id, institution_type, level, state, team_size, finished_on, author_id ON inspection
WHEN old.state = 'submitted'
BEGIN
    UPDATE inspection_tally SET visits = visits - 1, people = people - old.team_size
     WHERE county_id = old.county_id AND month = substr(old.finished_on, 1, 7)
       AND institution_type = old.institution_type AND level = old.level;
    DELETE FROM inspection_tally
     WHERE visits = 0 AND county_id = old.county_id AND month = substr(old.finished_on, 1, 7)
       AND institution_type = old.institution_type AND level = old.level;
    UPDATE group_day SET visits = visits - 1
     WHERE county_id = old.county_id AND slice IN ('', old.institution_type) AND day = old.finished_on
       AND author_id = old.author_id AND old.level <> 'institution';
    DELETE FROM group_day
     WHERE visits = 0 AND county_id = old.county_id AND slice IN ('', old.institution_type) AND day = old.finished_on
       AND author_id = old.author_id;
    UPDATE inspector_day
       SET visits = visits - (SELECT count(*) FROM inspection_member m WHERE m.inspection_id = old.id AND m.account_id = inspector_day.account_id)
     WHERE day = old.finished_on AND old.level <> 'institution'
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
    DELETE FROM inspector_day
     WHERE visits = 0 AND day = old.finished_on
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
END;

CREATE TRIGGER inspection_tally_enter AFTER UPDATE OF city_id, county_id, institution_type, level, state, team_size, finished_on, author_id ON inspection
WHEN new.state = 'submitted'
BEGIN
    INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
    VALUES (new.city_id, new.county_id, substr(new.finished_on, 1, 7), new.institution_type, new.level, 1, new.team_size)
        ON CONFLICT (county_id, month, institution_type, level) DO UPDATE SET visits = visits + 1, people = people + excluded.people;
    INSERT INTO group_day (city_id, county_id, slice, day, author_id, visits)
    SELECT new.city_id, new.county_id, s.slice, new.finished_on, new.author_id, 1
      FROM (SELECT '' AS slice UNION ALL SELECT new.institution_type) s WHERE new.level <> 'institution'
        ON CONFLICT (county_id, slice, day, author_id) DO UPDATE SET visits = visits + 1;
    INSERT INTO inspector_day (account_id, day, visits)
    SELECT m.account_id, new.finished_on, 1 FROM inspection_member m
     WHERE m.inspection_id = new.id AND m.account_id IS NOT NULL AND new.level <> 'institution'
        ON CONFLICT (account_id, day) DO UPDATE SET visits = visits + 1;
END;
