-- Tallies: how many hazards and visits there are of each kind in each month, so that a figure costs the months it asks
-- about and not the records of all years. Triggers keep them in the transaction of the record itself; a month that a
-- period only touches is counted from the records (src/domain/figure_tally.c). Proved equal to a recount by
-- minan check and by tests.

-- A hazard stands in four slices: of all, of its type, of its area, of its source. Never closed: closed_month 9999-12.
CREATE TABLE hazard_tally (
    city_id      INTEGER NOT NULL,
    county_id    INTEGER NOT NULL,
    slice        TEXT NOT NULL, -- '', 'type:elderly_care', 'area:fire', 'source:self'
    found_month  TEXT NOT NULL, -- 2026-01
    closed_month TEXT NOT NULL,
    due_month    TEXT NOT NULL,
    severity     TEXT NOT NULL,
    outcome      TEXT NOT NULL, -- live (unresolved or closed), transferred, void
    hazards      INTEGER NOT NULL,
    on_time      INTEGER NOT NULL, -- closed on or before the deadline
    repeats      INTEGER NOT NULL,
    days         INTEGER NOT NULL, -- from discovery to closing, added up
    PRIMARY KEY (county_id, slice, found_month, closed_month, due_month, severity, outcome)
) STRICT, WITHOUT ROWID;
-- what was closed in a month, and what was open at the end of one
CREATE INDEX hazard_tally_closed ON hazard_tally (county_id, slice, closed_month, found_month, outcome, severity, hazards, on_time, repeats, days);

-- Where each hazard stands: what the triggers add and take away, and what a recount adds up.
CREATE VIEW hazard_slice AS
SELECT h.id AS hazard_id, h.city_id, h.county_id,
       CASE s.part WHEN 1 THEN '' WHEN 2 THEN 'type:' || h.institution_type WHEN 3 THEN 'area:' || h.area
                   ELSE 'source:' || h.source END AS slice,
       substr(h.found_on, 1, 7) AS found_month, coalesce(substr(h.closed_on, 1, 7), '9999-12') AS closed_month,
       substr(h.deadline, 1, 7) AS due_month, h.severity,
       CASE h.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END AS outcome,
       coalesce(h.closed_on <= h.deadline, 0) AS on_time, h.repeat AS repeats,
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER) AS days
  FROM hazard h CROSS JOIN (SELECT 1 AS part UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4) s;

CREATE VIEW hazard_tally_recount AS
SELECT city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, count(*) AS hazards,
       sum(on_time) AS on_time, sum(repeats) AS repeats, sum(days) AS days
  FROM hazard_slice
 GROUP BY city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome;

CREATE TRIGGER hazard_tally_insert AFTER INSERT ON hazard
BEGIN
    INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT s.city_id, s.county_id, s.slice, s.found_month, s.closed_month, s.due_month, s.severity, s.outcome, 1, s.on_time, s.repeats, s.days
      FROM hazard_slice s WHERE s.hazard_id = new.id
        ON CONFLICT (county_id, slice, found_month, closed_month, due_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;

CREATE TRIGGER hazard_tally_leave BEFORE UPDATE OF city_id, county_id, institution_type, area, source, severity, found_on,
    deadline, closed_on, state, repeat ON hazard
BEGIN
    UPDATE hazard_tally
       SET hazards = hazards - 1, on_time = on_time - coalesce(old.closed_on <= old.deadline, 0), repeats = repeats - old.repeat,
           days = days - CAST(coalesce(julianday(old.closed_on) - julianday(old.found_on), 0) AS INTEGER)
     WHERE county_id = old.county_id
       AND slice IN ('', 'type:' || old.institution_type, 'area:' || old.area, 'source:' || old.source)
       AND found_month = substr(old.found_on, 1, 7) AND closed_month = coalesce(substr(old.closed_on, 1, 7), '9999-12')
       AND due_month = substr(old.deadline, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
    DELETE FROM hazard_tally
     WHERE hazards = 0 AND county_id = old.county_id
       AND slice IN ('', 'type:' || old.institution_type, 'area:' || old.area, 'source:' || old.source)
       AND found_month = substr(old.found_on, 1, 7) AND closed_month = coalesce(substr(old.closed_on, 1, 7), '9999-12')
       AND due_month = substr(old.deadline, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
END;

CREATE TRIGGER hazard_tally_enter AFTER UPDATE OF city_id, county_id, institution_type, area, source, severity, found_on,
    deadline, closed_on, state, repeat ON hazard
BEGIN
    INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT s.city_id, s.county_id, s.slice, s.found_month, s.closed_month, s.due_month, s.severity, s.outcome, 1, s.on_time, s.repeats, s.days
      FROM hazard_slice s WHERE s.hazard_id = new.id
        ON CONFLICT (county_id, slice, found_month, closed_month, due_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;

-- Visits and self-checks that are not void.
CREATE TABLE inspection_tally (
    city_id          INTEGER NOT NULL,
    county_id        INTEGER NOT NULL,
    month            TEXT NOT NULL, -- in which it was finished
    institution_type TEXT NOT NULL,
    level            TEXT NOT NULL,
    visits           INTEGER NOT NULL,
    people           INTEGER NOT NULL, -- team sizes added up
    PRIMARY KEY (county_id, month, institution_type, level)
) STRICT, WITHOUT ROWID;

CREATE VIEW inspection_tally_recount AS
SELECT city_id, county_id, substr(finished_on, 1, 7) AS month, institution_type, level, count(*) AS visits, sum(team_size) AS people
  FROM inspection WHERE state = 'submitted'
 GROUP BY city_id, county_id, substr(finished_on, 1, 7), institution_type, level;

-- Days of the groups that visit from outside: one author, one county, one day.
CREATE TABLE group_day (
    city_id   INTEGER NOT NULL,
    county_id INTEGER NOT NULL,
    day       TEXT NOT NULL,
    author_id INTEGER NOT NULL,
    visits    INTEGER NOT NULL,
    PRIMARY KEY (county_id, day, author_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW group_day_recount AS
SELECT city_id, county_id, finished_on AS day, author_id, count(*) AS visits
  FROM inspection WHERE state = 'submitted' AND level <> 'institution'
 GROUP BY city_id, county_id, finished_on, author_id;

CREATE VIEW inspector_day_recount AS
SELECT m.account_id, v.finished_on AS day, count(*) AS visits
  FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id
 WHERE m.account_id IS NOT NULL AND v.level <> 'institution' AND v.state = 'submitted'
 GROUP BY m.account_id, v.finished_on;

CREATE TRIGGER inspection_tally_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
    VALUES (new.city_id, new.county_id, substr(new.finished_on, 1, 7), new.institution_type, new.level, 1, new.team_size)
        ON CONFLICT (county_id, month, institution_type, level) DO UPDATE SET visits = visits + 1, people = people + excluded.people;
    INSERT INTO group_day (city_id, county_id, day, author_id, visits)
    SELECT new.city_id, new.county_id, new.finished_on, new.author_id, 1 WHERE new.level <> 'institution'
        ON CONFLICT (county_id, day, author_id) DO UPDATE SET visits = visits + 1;
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
     WHERE county_id = old.county_id AND day = old.finished_on AND author_id = old.author_id AND old.level <> 'institution';
    DELETE FROM group_day
     WHERE visits = 0 AND county_id = old.county_id AND day = old.finished_on AND author_id = old.author_id;
    UPDATE inspector_day SET visits = visits - 1
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
    INSERT INTO group_day (city_id, county_id, day, author_id, visits)
    SELECT new.city_id, new.county_id, new.finished_on, new.author_id, 1 WHERE new.level <> 'institution'
        ON CONFLICT (county_id, day, author_id) DO UPDATE SET visits = visits + 1;
    INSERT INTO inspector_day (account_id, day, visits)
    SELECT m.account_id, new.finished_on, 1 FROM inspection_member m
     WHERE m.inspection_id = new.id AND m.account_id IS NOT NULL AND new.level <> 'institution'
        ON CONFLICT (account_id, day) DO UPDATE SET visits = visits + 1;
END;
DROP TRIGGER inspector_day_of_void; -- the two above do its work

-- The newest change in a county: what the tags of its figures are made of.
CREATE INDEX audit_by_county ON audit (county_id, id);

INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
SELECT city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days FROM hazard_tally_recount;
INSERT INTO inspection_tally (city_id, county_id, month, institution_type, level, visits, people)
SELECT city_id, county_id, month, institution_type, level, visits, people FROM inspection_tally_recount;
INSERT INTO group_day (city_id, county_id, day, author_id, visits)
SELECT city_id, county_id, day, author_id, visits FROM group_day_recount;
