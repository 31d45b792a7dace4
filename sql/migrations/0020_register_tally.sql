-- Figures of institutions in one walk through the register (src/domain/figure_register.c): what a figure asks of an
-- institution stands in one index, the months of a year in which it was visited in one row. Triggers keep that row in the
-- transaction of the visit itself; proved equal to a recount by minan check and by tests.

-- Whether somebody of it may sign in. (No counter: a trigger on new accounts would look for every new one in all tables
-- that name accounts.)
CREATE INDEX account_online ON account (institution_id) WHERE role IN ('institution_principal', 'institution_officer') AND status = 'active';
-- Who may visit: few among the accounts of institutions.
CREATE INDEX account_inspectors ON account (city_id, county_id, role, status, expires_on, created_at, id)
 WHERE role IN ('city_leader', 'city_supervisor', 'county_leader', 'county_supervisor', 'town_officer', 'guest_inspector');

CREATE INDEX institution_figures ON institution (county_id, id, type, status, opened_on, closed_on, kitchen_fuel, converted_on,
    people_served, staff, micro_fire_station, volunteer_brigade);
-- the visits of some days
CREATE INDEX inspection_days ON inspection (county_id, finished_on, institution_id, level, kind, led_by_leader, led_by_principal) WHERE state = 'submitted';

-- What a visit or self-check that is not void counts as.
CREATE VIEW visit_mark AS
SELECT v.id AS inspection_id, v.institution_id, v.county_id, v.finished_on, CAST(substr(v.finished_on, 1, 4) AS INTEGER) AS year,
       1 << CAST(substr(v.finished_on, 6, 2) AS INTEGER) - 1 AS month, -- a bit: January 1, February 2, March 4
       v.level = 'county' AS by_county, v.level = 'city' AS by_city, v.level = 'city' AND v.led_by_leader = 1 AS by_leader,
       v.level <> 'institution' AND v.kind = 'joint' AS joint, v.level = 'institution' AS own,
       v.level = 'institution' AND v.led_by_principal = 1 AS own_by_principal,
       v.level = 'institution' AND v.kind = 'gas_self' AS own_of_gas
  FROM inspection v WHERE v.state = 'submitted';

-- The months of a year, as bits, in which an institution was visited or checked itself.
CREATE TABLE visit_year (
    institution_id   INTEGER NOT NULL REFERENCES institution (id) ON DELETE RESTRICT,
    year             INTEGER NOT NULL,
    by_county        INTEGER NOT NULL,
    by_city          INTEGER NOT NULL,
    by_leader        INTEGER NOT NULL, -- of the city bureau
    joint            INTEGER NOT NULL,
    own              INTEGER NOT NULL,
    own_by_principal INTEGER NOT NULL,
    own_of_gas       INTEGER NOT NULL,
    PRIMARY KEY (year, institution_id) -- a year's rows lie together
) STRICT, WITHOUT ROWID;

CREATE VIEW visit_year_recount AS
SELECT institution_id, year, sum(DISTINCT by_county * month) AS by_county, sum(DISTINCT by_city * month) AS by_city,
       sum(DISTINCT by_leader * month) AS by_leader, sum(DISTINCT joint * month) AS joint, sum(DISTINCT own * month) AS own,
       sum(DISTINCT own_by_principal * month) AS own_by_principal, sum(DISTINCT own_of_gas * month) AS own_of_gas
  FROM visit_mark GROUP BY institution_id, year;
INSERT INTO visit_year (institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas)
SELECT institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas FROM visit_year_recount;

CREATE TRIGGER visit_year_insert AFTER INSERT ON inspection WHEN new.state = 'submitted'
BEGIN
    INSERT INTO visit_year (institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas)
    SELECT institution_id, year, by_county * month, by_city * month, by_leader * month, joint * month, own * month,
           own_by_principal * month, own_of_gas * month
      FROM visit_mark WHERE inspection_id = new.id
        ON CONFLICT (year, institution_id) DO UPDATE
       SET by_county = by_county | excluded.by_county, by_city = by_city | excluded.by_city, by_leader = by_leader | excluded.by_leader,
           joint = joint | excluded.joint, own = own | excluded.own,
           own_by_principal = own_by_principal | excluded.own_by_principal, own_of_gas = own_of_gas | excluded.own_of_gas;
END;

-- Another visit of that month may say the same: what changes is counted anew, an institution's year at a time.
CREATE TRIGGER visit_year_change AFTER UPDATE OF institution_id, level, kind, state, led_by_leader, led_by_principal, finished_on ON inspection
BEGIN
    DELETE FROM visit_year
     WHERE institution_id = old.institution_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER);
    INSERT OR REPLACE INTO visit_year (institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas)
    SELECT institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas
      FROM visit_year_recount WHERE institution_id = old.institution_id AND year = CAST(substr(old.finished_on, 1, 4) AS INTEGER);
    INSERT OR REPLACE INTO visit_year (institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas)
    SELECT institution_id, year, by_county, by_city, by_leader, joint, own, own_by_principal, own_of_gas
      FROM visit_year_recount WHERE institution_id = new.institution_id AND year = CAST(substr(new.finished_on, 1, 4) AS INTEGER);
END;

-- As before, but for somebody who stands on a team twice.
DROP TRIGGER inspection_tally_leave;
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
    UPDATE inspector_day
       SET visits = visits - (SELECT count(*) FROM inspection_member m WHERE m.inspection_id = old.id AND m.account_id = inspector_day.account_id)
     WHERE day = old.finished_on AND old.level <> 'institution'
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
    DELETE FROM inspector_day
     WHERE visits = 0 AND day = old.finished_on
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = old.id);
END;
