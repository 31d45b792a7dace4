-- Every share of every duty that fell due in 2026: code, due, place (the county's code, the city's for its own bureau), met.
-- Written from the rules (D1-D19) and the records alone; nothing of it is the engine's.
CREATE TEMP TABLE share AS
WITH RECURSIVE
n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < 11),
day (day) AS (SELECT '2026-01-01' UNION ALL SELECT date(day, '+1 day') FROM day WHERE day < '2026-12-31'),

-- Once in so many months, by the end of a month of the year, by whoever worked so many days of it.
duty (code, months, due_month, least) AS (VALUES
    ('D1', 1, NULL, 15), ('D2', 3, NULL, 30), ('D3', 1, NULL, 15), ('D4', 6, NULL, 30), ('D5', 1, NULL, 0), ('D6', 12, NULL, 30),
    ('D7', 3, NULL, 0), ('D8', 12, NULL, 30), ('D9', 3, NULL, 0), ('D10', 12, 6, 0), ('D11', 12, NULL, 30), ('D12', 12, NULL, 0),
    ('D13', 1, NULL, 15), ('D13B', 1, NULL, 0), ('D14', 3, NULL, 30), ('D15', 12, 10, 30), ('D16', 12, 10, 30),
    ('D17', 12, NULL, 30), ('D18', 12, NULL, 30)),
term (code, least, from_on, due) AS MATERIALIZED (
    SELECT code, least, date('2026-01-01', k || ' months'),
           coalesce(date('2026-01-01', due_month || ' months', '-1 day'), date('2026-01-01', (k + months) || ' months', '-1 day'))
      FROM duty JOIN n ON k % months = 0
     UNION ALL
    SELECT 'D19', 1, from_on, to_on FROM key_date WHERE to_on <= '2026-12-31'),

works (id, day) AS MATERIALIZED (
    SELECT i.id, d.day FROM institution i JOIN day d ON d.day >= i.opened_on AND d.day < coalesce(i.closed_on, '9999')
     WHERE NOT EXISTS (SELECT 1 FROM institution_pause p
                        WHERE p.institution_id = i.id AND p.paused_on <= d.day AND coalesce(p.resumed_on, '9999') > d.day)),
visit (id, county_id, level, kind, led, day) AS MATERIALIZED (
    SELECT institution_id, county_id, level, kind, led_by_principal OR led_by_leader, finished_on FROM inspection WHERE state = 'submitted'),
held (id, county_id, level, kind, day, until, stock) AS MATERIALIZED (
    SELECT institution_id, county_id, level, kind, held_on, coalesce(held_to, '9999'), stock_days FROM activity WHERE state = 'submitted'
     UNION ALL
    SELECT p.institution_id, NULL, 'institution', 'took part', a.held_on, a.held_on, NULL
      FROM activity a JOIN activity_participant p ON p.activity_id = a.id WHERE a.kind = 'training'),

-- ---- institutions, each alone or as a part of a share ----
owes (code, from_on, due, id, place, station) AS MATERIALIZED (
    SELECT t.code, t.from_on, t.due, i.id, r.code, i.micro_fire_station AND i.volunteer_brigade
      FROM term t JOIN institution i JOIN region r ON r.id = i.county_id
     WHERE CASE t.code WHEN 'D3' THEN i.kitchen_fuel IN ('piped_gas', 'bottled_gas', 'liquid_fuel')
                       WHEN 'D15' THEN i.people_served + i.staff >= 100
                       WHEN 'D16' THEN i.building_grade IN ('C', 'D')
                       WHEN 'D17' THEN i.type = 'elderly_care'
                       ELSE t.code NOT IN ('D5', 'D7', 'D9', 'D10', 'D12', 'D13B') END
       AND EXISTS (SELECT 1 FROM works w WHERE w.id = i.id AND w.day = t.due)
       AND (SELECT count(*) FROM works w WHERE w.id = i.id AND w.day BETWEEN t.from_on AND t.due) >= t.least),
visited (code, kind, level, led) AS (VALUES
    ('D1', 'self', 'institution', 0), ('D2', 'self', 'institution', 1), ('D3', 'gas_self', 'institution', 0), ('D6', NULL, 'county', 0),
    ('D8', NULL, 'city', 1), ('D19', 'key_date', 'county', 0)),
acted (code, kind, stock) AS (VALUES
    ('D4', 'emergency_drill', 0), ('D11', 'took part', 0), ('D14', 'supplies', 30), ('D18', 'risk_report', 0)),
judged (code, due, place, met) AS MATERIALIZED (
    SELECT o.code, o.due, o.place, CASE
        WHEN o.code = 'D13' THEN NOT EXISTS (
            SELECT 1 FROM works w WHERE w.id = o.id AND w.day BETWEEN o.from_on AND o.due
               AND NOT EXISTS (SELECT 1 FROM held h WHERE h.id = o.id AND h.kind = 'duty_roster' AND w.day BETWEEN h.day AND h.until))
        WHEN o.code = 'D15' THEN o.station
        WHEN o.code = 'D16' THEN NOT EXISTS (
            SELECT 1 FROM hazard h WHERE h.institution_id = o.id AND h.area = 'building' AND h.found_on <= o.due
               AND coalesce(h.closed_on, '9999') > o.due)
        WHEN o.code = 'D17' THEN EXISTS (
            SELECT 1 FROM held h WHERE h.id = o.id AND h.kind = 'standard_acceptance' AND o.due BETWEEN h.day AND h.until)
        ELSE EXISTS (SELECT 1 FROM visited k JOIN visit v ON v.level = k.level AND v.kind = coalesce(k.kind, v.kind) AND v.led >= k.led
                      WHERE k.code = o.code AND v.id = o.id AND v.day BETWEEN o.from_on AND o.due)
          OR EXISTS (SELECT 1 FROM acted k JOIN held h ON h.kind = k.kind AND coalesce(h.stock, 0) >= k.stock
                      WHERE k.code = o.code AND h.id = o.id AND h.day BETWEEN o.from_on AND o.due) END
      FROM owes o),

-- ---- bureaus: of a county, or the city's ----
unit (id, code, level) AS (
    SELECT id, code, level FROM region WHERE level = 'county' AND city_id = 1
     UNION ALL
    SELECT id, code, 'city' FROM region WHERE id = 1),
asked (code, from_on, due, unit, place, level) AS MATERIALIZED (
    SELECT t.code, t.from_on, t.due, u.id, u.code, u.level
      FROM term t JOIN unit u ON t.code IN ('D9', 'D12', 'D13B') OR (t.code = 'D5' AND u.level = 'county') OR (t.code = 'D7' AND u.level = 'city')),
bureau_act (code, kind) AS (VALUES ('D9', 'safety_report'), ('D12', 'fire_drill')),
bureau_held (unit, level, kind, day, until) AS MATERIALIZED (
    SELECT CASE h.level WHEN 'city' THEN 1 ELSE h.county_id END, h.level, h.kind, h.day, h.until FROM held h WHERE h.id IS NULL)

SELECT code, due, place, met FROM judged WHERE code NOT IN ('D6', 'D8', 'D11', 'D16', 'D19')
 UNION ALL -- a county answers for all of its institutions
SELECT code, due, place, sum(met) = count(*) FROM judged WHERE code IN ('D6', 'D11', 'D16', 'D19') GROUP BY code, due, place
 UNION ALL -- the city's leaders for a tenth of all
SELECT code, due, '529900', sum(met) * 10 >= count(*) FROM judged WHERE code = 'D8' GROUP BY due
 UNION ALL
SELECT q.code, q.due, q.place, CASE
    WHEN q.code IN ('D5', 'D7') THEN EXISTS (
        SELECT 1 FROM visit v WHERE v.level = q.level AND (q.level = 'city' OR v.county_id = q.unit) AND v.day BETWEEN q.from_on AND q.due)
    WHEN q.code = 'D13B' THEN NOT EXISTS (
        SELECT 1 FROM day d WHERE d.day BETWEEN q.from_on AND q.due
           AND NOT EXISTS (SELECT 1 FROM bureau_held h WHERE h.unit = q.unit AND h.level = q.level AND h.kind = 'duty_roster' AND d.day BETWEEN h.day AND h.until))
    ELSE EXISTS (
        SELECT 1 FROM bureau_act k JOIN bureau_held h ON h.kind = k.kind
         WHERE k.code = q.code AND h.unit = q.unit AND h.level = q.level AND h.day BETWEEN q.from_on AND q.due) END
  FROM asked q
 UNION ALL
SELECT t.code, t.due, u.code, EXISTS (
        SELECT 1 FROM activity a WHERE a.leader_id = p.id AND a.kind = 'lecture' AND a.held_on BETWEEN t.from_on AND t.due)
  FROM term t
  JOIN account p ON p.role IN ('city_leader', 'county_leader') AND p.status = 'active' AND p.city_id = 1
  JOIN region u ON u.id = coalesce(p.county_id, p.city_id)
 WHERE t.code = 'D10'
