-- Days of hazards beside their months, so that a period that begins or ends within a month costs the days it asks about and
-- not the records of them (src/domain/figure_tally.c). Of all hazards together: a slice by type, area or source would make as
-- many rows as there are records. Kept by triggers, proved equal to a recount like the months.
CREATE TABLE hazard_day (
    county_id   INTEGER NOT NULL,
    kind         TEXT NOT NULL, -- what fell on the day: found, closed, due
    day         TEXT NOT NULL,
    found_month TEXT NOT NULL,
    severity    TEXT NOT NULL,
    outcome     TEXT NOT NULL, -- as in hazard_tally
    hazards     INTEGER NOT NULL,
    on_time     INTEGER NOT NULL,
    repeats     INTEGER NOT NULL,
    days        INTEGER NOT NULL, -- from discovery to closing, added up
    PRIMARY KEY (county_id, kind, day, found_month, severity, outcome)
) STRICT, WITHOUT ROWID;

-- The days of each hazard: what the triggers add and take away, and what a recount adds up.
CREATE VIEW hazard_on_day AS
SELECT h.id AS hazard_id, h.county_id, a.kind, CASE a.kind WHEN 'found' THEN h.found_on WHEN 'closed' THEN h.closed_on ELSE h.deadline END AS day,
       substr(h.found_on, 1, 7) AS found_month, h.severity,
       CASE h.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END AS outcome,
       coalesce(h.closed_on <= h.deadline, 0) AS on_time, h.repeat AS repeats,
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER) AS days
  FROM hazard h CROSS JOIN (SELECT 'found' AS kind UNION ALL SELECT 'closed' UNION ALL SELECT 'due') a
 WHERE a.kind <> 'closed' OR h.closed_on IS NOT NULL;

CREATE VIEW hazard_day_recount AS
SELECT county_id, kind, day, found_month, severity, outcome, count(*) AS hazards, sum(on_time) AS on_time, sum(repeats) AS repeats,
       sum(days) AS days
  FROM hazard_on_day
 GROUP BY county_id, kind, day, found_month, severity, outcome;

CREATE TRIGGER hazard_day_insert AFTER INSERT ON hazard
BEGIN
    INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT a.county_id, a.kind, a.day, a.found_month, a.severity, a.outcome, 1, a.on_time, a.repeats, a.days
      FROM hazard_on_day a WHERE a.hazard_id = new.id
        ON CONFLICT (county_id, kind, day, found_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;

-- A hazard that is submitted or returned stands where it stood: nothing is taken away and added again.
CREATE TRIGGER hazard_day_leave BEFORE UPDATE OF county_id, severity, found_on, deadline, closed_on, state, repeat ON hazard
WHEN (old.county_id, old.severity, old.found_on, old.deadline, old.closed_on, old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.county_id, new.severity, new.found_on, new.deadline, new.closed_on, new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    UPDATE hazard_day
       SET hazards = hazards - 1, on_time = on_time - coalesce(old.closed_on <= old.deadline, 0), repeats = repeats - old.repeat,
           days = days - CAST(coalesce(julianday(old.closed_on) - julianday(old.found_on), 0) AS INTEGER)
     WHERE county_id = old.county_id AND (kind = 'found' AND day = old.found_on OR kind = 'closed' AND day = old.closed_on OR kind = 'due' AND day = old.deadline)
       AND found_month = substr(old.found_on, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
    DELETE FROM hazard_day
     WHERE hazards = 0 AND county_id = old.county_id
       AND (kind = 'found' AND day = old.found_on OR kind = 'closed' AND day = old.closed_on OR kind = 'due' AND day = old.deadline)
       AND found_month = substr(old.found_on, 1, 7) AND severity = old.severity
       AND outcome = CASE old.state WHEN 'void' THEN 'void' WHEN 'transferred' THEN 'transferred' ELSE 'live' END;
END;

CREATE TRIGGER hazard_day_enter AFTER UPDATE OF county_id, severity, found_on, deadline, closed_on, state, repeat ON hazard
WHEN (old.county_id, old.severity, old.found_on, old.deadline, old.closed_on, old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.county_id, new.severity, new.found_on, new.deadline, new.closed_on, new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT a.county_id, a.kind, a.day, a.found_month, a.severity, a.outcome, 1, a.on_time, a.repeats, a.days
      FROM hazard_on_day a WHERE a.hazard_id = new.id
        ON CONFLICT (county_id, kind, day, found_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;

-- The two that keep the months, as before but for changes that they do not see.
DROP TRIGGER hazard_tally_leave;
DROP TRIGGER hazard_tally_enter;
CREATE TRIGGER hazard_tally_leave BEFORE UPDATE OF city_id, county_id, institution_type, area, source, severity, found_on,
    deadline, closed_on, state, repeat ON hazard
WHEN (old.city_id, old.county_id, old.institution_type, old.area, old.source, old.severity, old.found_on, old.deadline, old.closed_on,
      old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.city_id, new.county_id, new.institution_type, new.area, new.source, new.severity, new.found_on, new.deadline, new.closed_on,
      new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
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
WHEN (old.city_id, old.county_id, old.institution_type, old.area, old.source, old.severity, old.found_on, old.deadline, old.closed_on,
      old.state IN ('void', 'transferred'), old.state = 'void', old.repeat)
     IS NOT (new.city_id, new.county_id, new.institution_type, new.area, new.source, new.severity, new.found_on, new.deadline, new.closed_on,
      new.state IN ('void', 'transferred'), new.state = 'void', new.repeat)
BEGIN
    INSERT INTO hazard_tally (city_id, county_id, slice, found_month, closed_month, due_month, severity, outcome, hazards, on_time, repeats, days)
    SELECT s.city_id, s.county_id, s.slice, s.found_month, s.closed_month, s.due_month, s.severity, s.outcome, 1, s.on_time, s.repeats, s.days
      FROM hazard_slice s WHERE s.hazard_id = new.id
        ON CONFLICT (county_id, slice, found_month, closed_month, due_month, severity, outcome) DO UPDATE
       SET hazards = hazards + 1, on_time = on_time + excluded.on_time, repeats = repeats + excluded.repeats, days = days + excluded.days;
END;

INSERT INTO hazard_day (county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days)
SELECT county_id, kind, day, found_month, severity, outcome, hazards, on_time, repeats, days FROM hazard_day_recount;

-- Major hazards by all that a figure asks of them, so that none is read for its deadline alone.
DROP INDEX hazard_major_by_county;
DROP INDEX hazard_major_by_city;
CREATE INDEX hazard_major_by_county ON hazard (county_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, severity, deadline, closed_on, repeat) WHERE severity = 'major';
CREATE INDEX hazard_major_by_city ON hazard (city_id, found_on, id, state, planned, settled, listed_level, funds_fen, area, institution_type, source, severity, deadline, closed_on, repeat, county_id) WHERE severity = 'major';
DELETE FROM sqlite_stat1 WHERE idx IN ('hazard_major_by_county', 'hazard_major_by_city');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('hazard', 'hazard_major_by_county', '90000 7500 11 1 1 1 1 1 1 1 1 1 1 1 1 1'),
    ('hazard', 'hazard_major_by_city', '90000 90000 130 1 1 1 1 1 1 1 1 1 1 1 1 1 1');
