-- What an institution did in a year that a duty may ask of it: one row an institution and year, so that judging a year of
-- duties reads one row where it read every visit, self-check, drill and roster of it (src/domain/duty_deed.c). The rows lie by the county
-- that the institution is of now and move along with it: what it did counts wherever it was done.

-- What it is, worked out once a change: the expression stands letter by letter in sql/queries/duty.sql.
CREATE INDEX institution_duty ON institution (city_id, county_id, id, type, status, opened_on, closed_on,
    coalesce(kitchen_fuel = 'piped_gas' OR kitchen_fuel = 'bottled_gas' OR kitchen_fuel = 'liquid_fuel', 0)
    + 2 * (coalesce(people_served, 0) + coalesce(staff, 0) >= 100)
    + 4 * coalesce(building_grade = 'C' OR building_grade = 'D', 0)
    + 8 * coalesce(micro_fire_station = 1 AND volunteer_brigade = 1, 0));

CREATE TABLE duty_year (
    county_id      INTEGER NOT NULL REFERENCES region (id) ON DELETE RESTRICT,
    year           INTEGER NOT NULL,
    institution_id INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    checks         TEXT NOT NULL, -- the deeds of duty_check, one behind the other in the order of the records; of equal length
    visits         TEXT NOT NULL, -- of duty_visit
    activities     TEXT NOT NULL, -- of duty_activity
    trainings      TEXT NOT NULL, -- of duty_training: those of bureaus that it took part in
    PRIMARY KEY (county_id, year, institution_id) -- a county's year lies together
) STRICT, WITHOUT ROWID;
CREATE INDEX duty_year_by_institution ON duty_year (institution_id);

-- The day of the year, 001 to 366, then 1 when the principal led it, plus 2 when it was of the gas.
CREATE VIEW duty_check AS
SELECT v.id, v.institution_id, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year, v.finished_on AS day,
       strftime('%j', v.finished_on) || (v.led_by_principal + 2 * (v.kind = 'gas_self')) AS deed
  FROM inspection v WHERE v.state = 'submitted' AND v.kind IN ('self', 'gas_self');

-- The day of the year, then 1 when it was the city's, plus 2 when a leader led it, plus 4 when it was for a key date.
CREATE VIEW duty_visit AS
SELECT v.id, v.institution_id, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year, v.finished_on AS day,
       strftime('%j', v.finished_on) || ((v.level = 'city') + 2 * v.led_by_leader + 4 * (v.kind = 'key_date')) AS deed
  FROM inspection v WHERE v.state = 'submitted' AND v.level IN ('city', 'county');

-- The first letter of its kind; the day of the year in four places; in four more the days of a roster, or the days that
-- supplies last plus one (0: not said). A roster stands in the year in which it ends: its first day may be 0 or below.
CREATE VIEW duty_activity AS
SELECT a.id, a.institution_id, CAST(substr(CASE a.kind WHEN 'duty_roster' THEN a.held_to ELSE a.held_on END, 1, 4) AS INTEGER) AS year,
       a.held_on AS day,
       substr(a.kind, 1, 1) || CASE a.kind
           WHEN 'duty_roster' THEN printf('%04d%04d', julianday(a.held_on) - julianday(substr(a.held_to, 1, 4) || '-01-01') + 1,
                                          julianday(a.held_to) - julianday(a.held_on) + 1)
           WHEN 'supplies' THEN strftime('0%j', a.held_on) || printf('%04d', coalesce(min(a.stock_days, 9998) + 1, 0))
           ELSE strftime('0%j0000', a.held_on) END AS deed
  FROM activity a
 WHERE a.institution_id IS NOT NULL AND a.state = 'submitted'
   AND a.kind IN ('emergency_drill', 'fire_drill', 'training', 'lecture', 'supplies', 'risk_report', 'duty_roster')
   AND (a.kind <> 'duty_roster' OR julianday(a.held_to) - julianday(a.held_on) < 92);

-- The day of the year.
CREATE VIEW duty_training AS
SELECT a.id, p.institution_id, CAST(substr(a.held_on, 1, 4) AS INTEGER) AS year, strftime('%j', a.held_on) AS deed
  FROM activity_participant p JOIN activity a ON a.id = p.activity_id
 WHERE a.state = 'submitted' AND a.kind = 'training';

CREATE VIEW duty_year_recount AS
SELECT i.county_id, k.year, k.institution_id,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_check d WHERE d.institution_id = k.institution_id
               AND d.day BETWEEN k.year || '-01-01' AND k.year || '-12-31' ORDER BY d.id)) AS checks,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_visit d WHERE d.institution_id = k.institution_id
               AND d.day BETWEEN k.year || '-01-01' AND k.year || '-12-31' ORDER BY d.id)) AS visits,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_activity d WHERE d.institution_id = k.institution_id AND d.year = k.year
               AND d.day BETWEEN (k.year - 1) || '-10-01' AND k.year || '-12-31' ORDER BY d.id)) AS activities,
       (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_training d WHERE d.institution_id = k.institution_id AND d.year = k.year ORDER BY d.id)) AS trainings
  FROM (SELECT institution_id, year FROM duty_check UNION SELECT institution_id, year FROM duty_visit
        UNION SELECT institution_id, year FROM duty_activity UNION SELECT institution_id, year FROM duty_training) k
  JOIN institution i ON i.id = k.institution_id;
INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
SELECT county_id, year, institution_id, checks, visits, activities, trainings FROM duty_year_recount;

-- A new record is the last one: its deed goes to the end.
CREATE TRIGGER duty_year_inspection_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, d.deed, '', '', '' FROM duty_check d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET checks = checks || excluded.checks;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', d.deed, '', '' FROM duty_visit d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET visits = visits || excluded.visits;
END;
CREATE TRIGGER duty_year_activity_insert AFTER INSERT ON activity WHEN new.state = 'submitted' AND new.institution_id IS NOT NULL
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', d.deed, '' FROM duty_activity d JOIN institution i ON i.id = d.institution_id WHERE d.id = new.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET activities = activities || excluded.activities;
END;

-- What changes is counted anew, all of an institution: records are voided rarely. Its id is inserted into this view.
CREATE VIEW duty_year_anew AS SELECT id AS institution_id FROM institution;
CREATE TRIGGER duty_year_count_anew INSTEAD OF INSERT ON duty_year_anew
BEGIN
    DELETE FROM duty_year WHERE institution_id = new.institution_id;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, d.deed, '', '', '' FROM duty_check d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET checks = checks || excluded.checks;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', d.deed, '', '' FROM duty_visit d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET visits = visits || excluded.visits;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', d.deed, '' FROM duty_activity d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET activities = activities || excluded.activities;
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', d.deed FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.institution_id = new.institution_id ORDER BY d.id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET trainings = trainings || excluded.trainings;
END;
CREATE TRIGGER duty_year_inspection_change AFTER UPDATE OF institution_id, level, kind, state, led_by_leader, led_by_principal, finished_on ON inspection
BEGIN
    INSERT INTO duty_year_anew (institution_id) SELECT id FROM institution WHERE id IN (old.institution_id, new.institution_id);
END;
CREATE TRIGGER duty_year_activity_change AFTER UPDATE OF institution_id, kind, state, held_on, held_to, stock_days ON activity
BEGIN
    INSERT INTO duty_year_anew (institution_id) SELECT id FROM institution WHERE id IN (old.institution_id, new.institution_id);
END;

-- Of those who took part, which may be many, the trainings alone are counted anew. Its id is inserted into this view.
CREATE VIEW duty_year_training_anew AS SELECT id AS activity_id FROM activity;
CREATE TRIGGER duty_year_count_training_anew INSTEAD OF INSERT ON duty_year_training_anew
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', '' FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.id = new.activity_id
        ON CONFLICT (county_id, year, institution_id) DO NOTHING;
    UPDATE duty_year SET trainings = (SELECT coalesce(group_concat(deed, ''), '') FROM (
            SELECT d.deed FROM duty_training d WHERE d.institution_id = duty_year.institution_id AND d.year = duty_year.year ORDER BY d.id))
     WHERE institution_id IN (SELECT p.institution_id FROM activity_participant p WHERE p.activity_id = new.activity_id);
    DELETE FROM duty_year
     WHERE institution_id IN (SELECT p.institution_id FROM activity_participant p WHERE p.activity_id = new.activity_id)
       AND checks = '' AND visits = '' AND activities = '' AND trainings = '';
END;
CREATE TRIGGER duty_year_participant_insert AFTER INSERT ON activity_participant
BEGIN
    INSERT INTO duty_year (county_id, year, institution_id, checks, visits, activities, trainings)
    SELECT i.county_id, d.year, i.id, '', '', '', d.deed FROM duty_training d JOIN institution i ON i.id = d.institution_id
     WHERE d.id = new.activity_id AND d.institution_id = new.institution_id
        ON CONFLICT (county_id, year, institution_id) DO UPDATE SET trainings = (SELECT group_concat(deed, '') FROM (
            SELECT t.deed FROM duty_training t WHERE t.institution_id = duty_year.institution_id AND t.year = duty_year.year ORDER BY t.id));
END;
CREATE TRIGGER duty_year_training_change AFTER UPDATE OF kind, state, held_on ON activity WHEN old.kind = 'training' OR new.kind = 'training'
BEGIN
    INSERT INTO duty_year_training_anew (activity_id) VALUES (new.id);
END;

-- Records stay where they are, the row goes along.
CREATE TRIGGER duty_year_move AFTER UPDATE OF county_id ON institution WHEN new.county_id <> old.county_id
BEGIN
    UPDATE duty_year SET county_id = new.county_id WHERE institution_id = new.id;
END;
