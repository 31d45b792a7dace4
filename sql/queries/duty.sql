-- Duties 履职: their versions, and who has done what in a period. The days of the period, and how far it has gone, are said
-- by struct duty_term.

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

-- name: duty_known
SELECT content_hash FROM duty WHERE uuid = :uuid

-- name: duty_insert
INSERT INTO duty (uuid, code, number, title, basis, subject, act, rule, period, threshold, target, institution_type,
                  applies_when, least_stock, due_month, lead_days, least_days, effective_from, in_force, created_at, created_by,
                  content_hash)
VALUES (:uuid, :code, :number, :title, :basis, :subject, :act, :rule, :period, :threshold, :target, :institution_type,
        :applies_when, :least_stock, :due_month, :lead_days, :least_days, :effective_from, :in_force, :created_at, :created_by,
        :content_hash)

-- ---- institutions: read once, judged in memory (src/domain/duty_judge.c) ----------------------------------------

-- fragment: duty_home_where
   {{scope_own i}}
   AND i.county_id = :only_county                                                          --? only_county
   AND i.id = :only_institution                                                            --? only_institution

-- fragment: duty_home_facts
       coalesce(i.kitchen_fuel = 'piped_gas' OR i.kitchen_fuel = 'bottled_gas' OR i.kitchen_fuel = 'liquid_fuel', 0)
       + 2 * (coalesce(i.people_served, 0) + coalesce(i.staff, 0) >= 100)
       + 4 * coalesce(i.building_grade = 'C' OR i.building_grade = 'D', 0)
       + 8 * coalesce(i.micro_fire_station = 1 AND i.volunteer_brigade = 1, 0)

-- All of them, or the one that is asked for.
-- fragment: duty_home_from
  FROM institution i INDEXED BY institution_duty                                           --? by_register
  FROM institution i                                                                       --? by_one

-- name: duty_homes
-- scan: the register is gone through once
SELECT i.id, i.county_id, i.type, i.status, i.opened_on, i.closed_on, {{duty_home_facts}} AS facts
  {{duty_home_from}}
 WHERE 1 = 1
   AND i.city_id = :in_city                                                                --? in_city
   {{duty_home_where}}

-- name: duty_pauses
-- scan: of few institutions, each a few times
SELECT s.institution_id AS id, s.paused_on AS first, s.resumed_on AS until
  FROM institution_pause s CROSS JOIN institution i ON i.id = s.institution_id
 WHERE 1 = 1
   {{duty_home_where}}
 ORDER BY s.institution_id, s.paused_on

-- What institutions of a county did in a year (sql/migrations/0036_duty_year.sql), read by src/domain/duty_deed.c.
-- name: duty_year_deeds
SELECT y.institution_id AS id
     , y.checks                                                                            --? checks
     , y.visits                                                                            --? visits
     , y.activities                                                                        --? activities
     , y.trainings                                                                         --? trainings
  FROM duty_year y
 WHERE y.county_id = :county_id AND y.year = :year
   AND y.institution_id = :only_institution                                                --? only_institution

-- Other things that discharge a duty: who, and on what day. Each goes from the institution to its records, so that those of
-- one that moved count wherever they were made.
-- A state that holds on the day is a deed of the day since when.
-- name: duty_deeds_standing
-- scan: every institution that is meant is asked
SELECT i.id, max(a.held_on, :from) AS first
  {{duty_home_from}}
 CROSS JOIN activity a INDEXED BY activity_standing ON a.institution_id = i.id
 WHERE a.kind = 'standard_acceptance' AND a.state = 'submitted' AND a.institution_id IS NOT NULL
   AND a.held_on <= :late_until AND coalesce(a.held_to, '9999-12-31') >= :until
   AND i.type = :only_type                                                                 --? only_type
   AND i.city_id = :in_city                                                                --? in_city
   {{duty_home_where}}

-- name: duty_deeds_buildings
-- scan: every institution that is meant is asked
SELECT i.id, max(:from, coalesce((SELECT max(h.closed_on) FROM hazard h WHERE h.institution_id = i.id AND h.area = 'building' AND h.state = 'closed'
                                     AND h.found_on <= :until AND h.closed_on <= :late_until), :from)) AS first
  {{duty_home_from}}
 WHERE NOT EXISTS (SELECT 1 FROM hazard h WHERE h.institution_id = i.id AND h.area = 'building' AND h.found_on <= :until
                      AND h.state IN ('open', 'submitted', 'closed') AND coalesce(h.closed_on, '9999-12-31') > :late_until)
   AND ({{duty_home_facts}}) & 4 <> 0                                                      --? only_cd
   AND i.city_id = :in_city                                                                --? in_city
   {{duty_home_where}}

-- Those of a set, by name.
-- name: duty_institution_rows
SELECT i.uuid AS institution, i.name, c.name AS county_name, i.id
  FROM institution i CROSS JOIN region c ON c.id = i.county_id
 WHERE id_in(:chosen, i.id)
   AND (i.name, i.id) > (:after_key, :after_id)                                            --? after_key
   {{duty_home_where}}
 ORDER BY i.name, i.id LIMIT :limit

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

-- Visits of whole months, from the numbers kept of them.
-- name: duty_bureau_months
SELECT t.county_id AS unit_id,                                                             --? by_county
SELECT t.city_id AS unit_id,                                                               --? by_city
       sum(CASE WHEN t.month <= substr(:until, 1, 7) THEN t.visits ELSE 0 END) AS times,
       sum(CASE WHEN t.month > substr(:until, 1, 7) THEN t.visits ELSE 0 END) AS late_times
  FROM region c CROSS JOIN inspection_tally t ON t.county_id = c.id
   {{figure_tally_where}}
   AND t.level = :level AND t.month >= substr(:from, 1, 7) AND t.month <= substr(:late_until, 1, 7)
 GROUP BY t.county_id                                                                      --? by_county
 GROUP BY t.city_id                                                                        --? by_city

-- name: duty_bureau_activities
SELECT a.county_id AS unit_id,                                                             --? by_county
SELECT a.city_id AS unit_id,                                                               --? by_city
       sum(a.held_on <= :until) AS times, sum(a.held_on > :until) AS late_times
  FROM activity a
 WHERE a.state = 'submitted' AND a.institution_id IS NULL AND a.city_id = :in_city
   AND a.level = :level AND a.kind = :activity AND a.held_on BETWEEN :from AND :late_until
   {{scope a}}
 GROUP BY a.county_id                                                                      --? by_county
 GROUP BY a.city_id                                                                        --? by_city

-- Rosters of bureaus that reach into the period, of the city under 0: none is longer than :roster_from allows for.
-- name: duty_bureau_rosters
SELECT coalesce(a.county_id, 0) AS id, a.held_on AS first, a.held_to AS until
  FROM activity a INDEXED BY activity_of_bureaus
 WHERE a.state = 'submitted' AND a.institution_id IS NULL AND a.city_id = :in_city
   AND a.kind = :activity AND a.held_on BETWEEN :roster_from AND :due AND a.held_to >= :from
   {{scope a}}

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
-- fragment: duty_proof_visit_where
   AND v.finished_on BETWEEN :from AND :late_until
   AND v.institution_id = :institution_id                                                  --? institution_id
   AND v.county_id = :county_id                                                            --? county_id
   AND v.kind = :kind                                                                      --? kind
   AND v.level = :level                                                                    --? level
   AND v.led_by_principal = 1                                                              --? led_by_principal
   AND v.led_by_leader = 1                                                                 --? led_by_leader
   {{scope v}}

-- name: duty_proof_visits
SELECT 'inspection' AS noun, v.uuid, v.finished_on AS day, i.name || '，' || coalesce(v.number, '') AS title, v.finished_on > :until AS late
  FROM inspection v JOIN institution i ON i.id = v.institution_id
 WHERE v.state = 'submitted'
{{duty_proof_visit_where}}
 ORDER BY v.finished_on DESC, v.id DESC LIMIT :limit

-- fragment: duty_proof_activity_where
   AND a.kind = :activity
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

-- name: duty_proof_activities
SELECT 'activity' AS noun, a.uuid, a.held_on AS day, a.title, a.held_on > :until AS late
  FROM activity a
 WHERE a.state = 'submitted'
{{duty_proof_activity_where}}
 ORDER BY a.held_on DESC, a.id DESC LIMIT :limit

-- name: duty_proof_hazards
SELECT 'hazard' AS noun, h.uuid, h.closed_on AS day, substr(h.description, 1, 60) AS title, h.closed_on > :until AS late
  FROM hazard h
 WHERE h.institution_id = :institution_id AND h.area = 'building' AND h.closed_on <= :late_until AND h.closed_on >= :from
   {{scope h}}
 ORDER BY h.closed_on DESC, h.id DESC LIMIT :limit

-- The newest thing done, after an audit row, to a record that proves it, or proved it before it was void.
-- fragment: duty_change_shown
SELECT k.act, k.detail, k.actor, k.at

-- name: duty_change_visits
{{duty_change_shown}}
  FROM inspection v CROSS JOIN audit k ON k.record = v.uuid AND k.id > :after_audit
 WHERE 1 = 1
{{duty_proof_visit_where}}
 ORDER BY k.id DESC LIMIT 1

-- name: duty_change_activities
{{duty_change_shown}}
  FROM activity a CROSS JOIN audit k ON k.record = a.uuid AND k.id > :after_audit
 WHERE 1 = 1
{{duty_proof_activity_where}}
 ORDER BY k.id DESC LIMIT 1

-- Of hazards of buildings every one counts that was open when the duty fell due.
-- name: duty_change_hazards
{{duty_change_shown}}
  FROM hazard h CROSS JOIN audit k ON k.record = h.uuid AND k.id > :after_audit
 WHERE h.institution_id = :institution_id AND h.area = 'building' AND h.found_on <= :due
   {{scope h}}
 ORDER BY k.id DESC LIMIT 1

-- Of an institution or a leader's account itself.
-- name: duty_change_subject
{{duty_change_shown}}
  FROM audit k WHERE k.record = :record AND k.id > :after_audit AND k.noun IN ('institution', 'account')
 ORDER BY k.id DESC LIMIT 1
