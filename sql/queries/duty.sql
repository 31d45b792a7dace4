-- Duties 履职: their versions, and who has done what in a period. One statement a counting rule gives the outcome of every
-- institution at once; the days of the period, and how far it has gone, are said by struct duty_term.

-- fragment: duty_columns
SELECT d.id, d.uuid, d.code, d.number, d.title, d.basis, d.subject, d.act, d.rule, d.period, d.threshold, d.target,
       d.institution_type, d.applies_when, d.least_stock, d.due_month, d.lead_days, d.least_days, d.effective_from, d.in_force,
       d.created_at, a.name AS created_by
  FROM duty d LEFT JOIN account a ON a.id = d.created_by

-- Every version, the one that counts first: later ones, and of one day the newest, go before.
-- name: duty_versions
-- scan: some dozens of rows, all are wanted
{{duty_columns}}
 WHERE 1 = 1
   AND d.code = :code                                                                      --? code
 ORDER BY length(d.code), d.code, d.effective_from DESC, d.number DESC

-- name: duty_windows
-- scan: some dozens of rows, all are wanted
SELECT duty_id, name, first_day, last_day FROM duty_window ORDER BY duty_id, first_day

-- name: duty_known
SELECT content_hash FROM duty WHERE uuid = :uuid

-- name: duty_insert
INSERT INTO duty (uuid, code, number, title, basis, subject, act, rule, period, threshold, target, institution_type,
                  applies_when, least_stock, due_month, lead_days, least_days, effective_from, in_force, created_at, created_by,
                  content_hash)
VALUES (:uuid, :code, :number, :title, :basis, :subject, :act, :rule, :period, :threshold, :target, :institution_type,
        :applies_when, :least_stock, :due_month, :lead_days, :least_days, :effective_from, :in_force, :created_at, :created_by,
        :content_hash)

-- name: duty_window_insert
INSERT INTO duty_window (duty_id, position, name, first_day, last_day) VALUES (:duty_id, :position, :name, :first_day, :last_day)

-- Institutions that owe the duty: enough days in operation before it is due, not closed and not suspended on that day.
-- fragment: duty_institution_where
       {{scope_own i}}
       AND i.county_id = :county_id --? county_id
       AND i.id = :institution_id --? institution_id
       AND i.type = :type --? type
       AND i.kitchen_fuel IN ('piped_gas', 'bottled_gas', 'liquid_fuel') --? only_gas
       AND coalesce(i.people_served, 0) + coalesce(i.staff, 0) >= 100 --? only_people
       AND i.building_grade IN ('C', 'D') --? only_cd
       AND (i.opened_on IS NULL OR i.opened_on <= :open_by)
       AND CASE WHEN i.closed_on IS NULL THEN i.status <> 'closed' ELSE i.closed_on > :due END
       AND (i.status <> 'suspended' OR EXISTS (SELECT 1 FROM institution_pause s WHERE s.institution_id = i.id AND s.resumed_on IS NULL))
       AND NOT EXISTS (SELECT 1 FROM institution_pause s WHERE s.institution_id = i.id AND s.paused_on <= :due
                          AND coalesce(s.resumed_on, '9999-12-31') > :due)
       AND :least_days <= julianday(:due) + 1 - julianday(max(:from, coalesce(i.opened_on, :from)))
           - (SELECT coalesce(sum(julianday(min(s.resumed_on, date(:due, '+1 day'))) - julianday(max(s.paused_on, :from, coalesce(i.opened_on, :from)))), 0)
                FROM institution_pause s WHERE s.institution_id = i.id AND s.paused_on <= :due
                 AND s.resumed_on > max(s.paused_on, :from, coalesce(i.opened_on, :from)))

-- The first day of the period that wants a roster and has none. It is the first day asked for, or follows the last day of a
-- roster, or is the day on which work was taken up again: no other day need be looked at.
-- fragment: duty_first_gap
(SELECT min(d.day) FROM (
            SELECT max(:from, coalesce(i.opened_on, :from)) AS day
            UNION ALL SELECT date(a.held_to, '+1 day') FROM activity a WHERE a.institution_id = i.id AND a.kind = 'duty_roster' AND a.state = 'submitted' AND a.held_to >= date(:from, '-1 day')
            UNION ALL SELECT s.resumed_on FROM institution_pause s WHERE s.institution_id = i.id) d
   WHERE d.day BETWEEN max(:from, coalesce(i.opened_on, :from)) AND :due
     AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.institution_id = i.id AND a.kind = 'duty_roster' AND a.state = 'submitted' AND a.held_on <= d.day AND a.held_to >= d.day)
     AND NOT EXISTS (SELECT 1 FROM institution_pause s WHERE s.institution_id = i.id AND s.paused_on <= d.day AND coalesce(s.resumed_on, '9999-12-31') > d.day))

-- What discharges the duty, one row an act: who, and on what day. A state that holds is an act of the day since when.
-- fragment: duty_judged
WITH deed (institution_id, day) AS NOT MATERIALIZED (
  SELECT v.institution_id, v.finished_on FROM inspection v WHERE v.state = 'submitted' AND v.kind = :kind AND v.led_by_principal >= :led --? by_own_check
  SELECT v.institution_id, v.finished_on FROM inspection v WHERE v.state = 'submitted' AND v.level = :level AND v.led_by_leader >= :led --? by_visit
  SELECT v.institution_id, v.finished_on FROM inspection v WHERE v.state = 'submitted' AND v.kind = 'key_date' AND v.level = :level --? by_key_date
  SELECT a.institution_id, a.held_on FROM activity a WHERE a.state = 'submitted' AND a.kind = :activity AND coalesce(a.stock_days, 0) >= :least_stock --? by_activity
  SELECT p.institution_id, a.held_on FROM activity_participant p CROSS JOIN activity a ON a.id = p.activity_id AND a.state = 'submitted' --? by_participation
  SELECT a.institution_id, max(a.held_on, :from) FROM activity a WHERE a.state = 'submitted' AND a.kind = :activity AND coalesce(a.held_to, '9999-12-31') >= :until --? by_standing
  SELECT k.id, :until FROM institution k WHERE k.micro_fire_station = 1 AND k.volunteer_brigade = 1 --? by_fire_station
  SELECT k.id, max(:from, coalesce((SELECT max(h.closed_on) FROM hazard h WHERE h.institution_id = k.id AND h.area = 'building' AND h.state = 'closed' AND h.found_on <= :until AND h.closed_on <= :late_until), :from)) FROM institution k --? by_building
   WHERE NOT EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = k.id AND h.area = 'building' AND h.found_on <= :until AND h.state IN ('open', 'submitted', 'closed') AND coalesce(h.closed_on, '9999-12-31') > :late_until) --? by_building
  SELECT i.id, :until FROM institution i WHERE {{duty_first_gap}} IS NULL --? by_roster
 ),
 fact AS MATERIALIZED (
  SELECT i.id, i.county_id, i.name,
         (SELECT count(*) FROM deed WHERE deed.institution_id = i.id AND deed.day BETWEEN :from AND :until) AS times,
         (SELECT count(*) FROM deed WHERE deed.institution_id = i.id AND deed.day BETWEEN :late_from AND :late_until) AS late_times,
         CASE WHEN :soon IS NULL THEN 0 ELSE coalesce({{duty_first_gap}} <= :soon, 0) END AS lagging
    FROM institution i WHERE 1 = 1
  {{duty_institution_where}}
 ),
 judged AS (
  SELECT f.id, f.county_id, f.name, f.times, f.late_times,
         CASE WHEN f.times >= :threshold THEN 'met' WHEN f.late_times > 0 AND f.times + f.late_times >= :late_needs THEN 'late'
              WHEN f.lagging THEN 'lagging' ELSE 'open' END AS outcome
    FROM fact f)

-- name: duty_institution_counts
{{duty_judged}}
SELECT county_id, outcome, count(*) AS counted FROM judged GROUP BY county_id, outcome

-- name: duty_institution_rows
{{duty_judged}}
SELECT i.uuid AS institution, i.name, c.name AS county_name, p.times, p.outcome, p.id
  FROM (SELECT j.* FROM judged j WHERE 1 = 1
           AND j.outcome IN (:outcome_1, :outcome_2, :outcome_3) --? outcome_1
           AND (j.name, j.id) > (:after_key, :after_id) --? after_key
         ORDER BY j.name, j.id LIMIT :limit) p
  CROSS JOIN institution i ON i.id = p.id
  CROSS JOIN region c ON c.id = p.county_id
 ORDER BY p.name, p.id

-- Acts of bureaus: a county's by county, the city bureau's together.
-- name: duty_bureau_visits
SELECT v.county_id AS unit_id,                                                             --? by_county
SELECT v.city_id AS unit_id,                                                               --? by_city
       sum(v.finished_on <= :until) AS times, sum(v.finished_on > :until) AS late_times
  FROM inspection v
 WHERE v.state = 'submitted' AND v.level = :level AND v.finished_on BETWEEN :from AND :late_until
   AND v.kind = :kind                                                                      --? kind
   AND v.led_by_leader = 1                                                                 --? led_by_leader
   {{scope v}}
 GROUP BY v.county_id                                                                      --? by_county
 GROUP BY v.city_id                                                                        --? by_city

-- name: duty_bureau_activities
SELECT a.county_id AS unit_id,                                                             --? by_county
SELECT a.city_id AS unit_id,                                                               --? by_city
       sum(a.held_on <= :until) AS times, sum(a.held_on > :until) AS late_times
  FROM activity a
 WHERE a.state = 'submitted' AND a.level = :level AND a.kind = :activity AND a.held_on BETWEEN :from AND :late_until
   {{scope a}}
 GROUP BY a.county_id                                                                      --? by_county
 GROUP BY a.city_id                                                                        --? by_city

-- Days of the period without a roster, in all and among those at hand.
-- name: duty_bureau_days
WITH RECURSIVE duty_day (day) AS (SELECT :from UNION ALL SELECT date(day, '+1 day') FROM duty_day WHERE day < :due)
SELECT count(*) AS missing, coalesce(sum(k.day <= :soon), 0) AS missing_soon
  FROM duty_day k
 WHERE NOT EXISTS (SELECT 1 FROM activity a WHERE a.level = :level AND a.state = 'submitted' AND a.kind = :activity
   AND a.county_id = :county_id                                                            --? county_id
   AND a.city_id = :city_id                                                                --? city_id
   {{scope a}}
                      AND k.day BETWEEN a.held_on AND a.held_to)

-- Leaders of bureaus, by account.
-- name: duty_leaders
-- unscoped: leaders of the actor's own bureaus; what they lectured is theirs
SELECT p.id, p.uuid AS account, p.name, p.title, r.id AS unit_id, r.name AS county_name,
       (SELECT count(*) FROM activity a WHERE a.leader_id = p.id AND a.kind = :activity AND a.state = 'submitted' AND a.held_on BETWEEN :from AND :until) AS times,
       (SELECT count(*) FROM activity a WHERE a.leader_id = p.id AND a.kind = :activity AND a.state = 'submitted' AND a.held_on BETWEEN :late_from AND :late_until) AS late_times
  FROM account p JOIN region r ON r.id = coalesce(p.county_id, p.city_id)
 WHERE p.status = 'active' AND p.created_at < :made_by AND p.city_id = :city_id
   AND p.role IN ('city_leader', 'county_leader')
   AND p.county_id = :county_id                                                            --? county_id
 ORDER BY p.county_id, p.id

-- The records that prove it, newest first.
-- name: duty_proof_visits
SELECT 'inspection' AS noun, v.uuid, v.finished_on AS day, i.name || '，' || coalesce(v.number, '') AS title, v.finished_on > :until AS late
  FROM inspection v JOIN institution i ON i.id = v.institution_id
 WHERE v.state = 'submitted' AND v.finished_on BETWEEN :from AND :late_until
   AND v.institution_id = :institution_id                                                  --? institution_id
   AND v.county_id = :county_id                                                            --? county_id
   AND v.kind = :kind                                                                      --? kind
   AND v.level = :level                                                                    --? level
   AND v.led_by_principal = 1                                                              --? led_by_principal
   AND v.led_by_leader = 1                                                                 --? led_by_leader
   {{scope v}}
 ORDER BY v.finished_on DESC, v.id DESC LIMIT :limit

-- name: duty_proof_activities
SELECT 'activity' AS noun, a.uuid, a.held_on AS day, a.title, a.held_on > :until AS late
  FROM activity a
 WHERE a.state = 'submitted' AND a.kind = :activity
   AND a.held_on BETWEEN :from AND :late_until                                             --? by_day
   AND a.held_on <= :due AND a.held_to >= :from                                            --? by_days
   AND a.held_on <= :late_until AND coalesce(a.held_to, '9999-12-31') >= :from             --? by_standing
   AND a.stock_days >= :least_stock                                                        --? least_stock
   AND a.institution_id = :institution_id                                                  --? institution_id
   AND a.level = :level                                                                    --? level
   AND a.county_id = :county_id                                                            --? county_id
   AND a.leader_id = :leader_id                                                            --? leader_id
   AND EXISTS (SELECT 1 FROM activity_participant p WHERE p.activity_id = a.id AND p.institution_id = :participant_id) --? participant_id
   {{scope a}}
 ORDER BY a.held_on DESC, a.id DESC LIMIT :limit

-- name: duty_proof_hazards
SELECT 'hazard' AS noun, h.uuid, h.closed_on AS day, substr(h.description, 1, 60) AS title, h.closed_on > :until AS late
  FROM hazard h
 WHERE h.institution_id = :institution_id AND h.area = 'building' AND h.closed_on <= :late_until AND h.closed_on >= :from
   {{scope h}}
 ORDER BY h.closed_on DESC, h.id DESC LIMIT :limit
