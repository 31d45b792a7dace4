-- The escalation ladder of a city.

-- name: ladder_get
SELECT l.row_version, l.changed_at, a.name AS changed_by
  FROM ladder l JOIN account a ON a.id = l.changed_by
 WHERE l.city_id = :city_id

-- name: ladder_rungs
-- unscoped: "institution" is a column here, whether a rung tells the institution
SELECT number, days, active, institution, issuer, county_leader, city_supervisor, city_leader
  FROM ladder_rung WHERE city_id = :city_id ORDER BY number

-- name: ladder_put
INSERT INTO ladder (city_id, row_version, changed_at, changed_by) VALUES (:city_id, :row_version, :now, :by)
    ON CONFLICT (city_id) DO UPDATE SET row_version = excluded.row_version, changed_at = excluded.changed_at,
                                        changed_by = excluded.changed_by

-- name: ladder_put_rung
-- unscoped: "institution" is a column here, whether a rung tells the institution
INSERT INTO ladder_rung (city_id, number, days, active, institution, issuer, county_leader, city_supervisor, city_leader)
VALUES (:city_id, :number, :days, :active, :institution, :issuer, :county_leader, :city_supervisor, :city_leader)
    ON CONFLICT (city_id, number) DO UPDATE SET
       days = excluded.days, active = excluded.active, institution = excluded.institution, issuer = excluded.issuer,
       county_leader = excluded.county_leader, city_supervisor = excluded.city_supervisor, city_leader = excluded.city_leader

-- Every open hazard of the city is looked at again under its new ladder.
-- name: ladder_look_again
-- unscoped: the whole city of whoever sets its ladder
INSERT INTO reminder_agenda (hazard_id, look_on)
SELECT h.id, '' FROM hazard h WHERE h.city_id = :city_id AND h.state IN ('open', 'submitted')
    ON CONFLICT (hazard_id) DO UPDATE SET look_on = ''
