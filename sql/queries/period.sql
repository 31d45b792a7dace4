-- Periods, their confirmations, and what a freeze writes and reads.

-- name: period_all
SELECT p.id, p.code, p.frozen_at, p.frozen_audit, f.name AS frozen_by, p.override_reason,
       (SELECT count(*) FROM period_confirmation c WHERE c.period_id = p.id
          AND c.county_id = :county_id                                                     --? county_id
       ) AS confirmed
  FROM period p LEFT JOIN account f ON f.id = p.frozen_by
 WHERE p.city_id = :city_id
   AND p.code = :code                                                                      --? code

-- name: period_county_count
SELECT count(*) FROM region WHERE city_id = :city_id AND level = 'county'

-- name: period_open
INSERT INTO period (city_id, code, from_on, to_on) VALUES (:city_id, :code, :from_on, :to_on)
    ON CONFLICT (city_id, code) DO NOTHING

-- name: period_id
SELECT id FROM period WHERE city_id = :city_id AND code = :code

-- name: period_confirmations
SELECT r.code AS county, r.name AS county_name, r.id AS county_id, c.confirmed_at, a.name AS confirmed_by, c.note,
       c.figures_hash
  FROM region r
  LEFT JOIN period_confirmation c ON c.county_id = r.id AND c.period_id = :period_id
  LEFT JOIN account a ON a.id = c.confirmed_by
 WHERE r.city_id = :city_id AND r.level = 'county'
   AND r.id = :county_id                                                                   --? county_id
 ORDER BY r.code

-- name: period_confirm
INSERT INTO period_confirmation (period_id, county_id, confirmed_at, confirmed_by, note, figures_hash)
VALUES (:period_id, :county_id, :now, :by, :note, :figures_hash)
    ON CONFLICT (period_id, county_id) DO UPDATE SET confirmed_at = excluded.confirmed_at,
       confirmed_by = excluded.confirmed_by, note = excluded.note, figures_hash = excluded.figures_hash

-- ---- the freeze -------------------------------------------------------------------------------------------------

-- name: frozen_definition_insert
INSERT INTO frozen_definition (period_id, position, figure, label, wording, unit, list, measure, bit, per)
VALUES (:period_id, :position, :figure, :label, :wording, :unit, :list, :measure, :bit, :per)

-- A record that several figures count is written once; each adds its bit.
-- fragment: frozen_record_columns
INSERT INTO frozen_record (period_id, list, record_id, city_id, county_id, town_id, institution_id, institution_type, area,
                           value_bits, whole_bits, weight, author_id, day)

-- fragment: frozen_record_bits
    ON CONFLICT (period_id, list, record_id) DO UPDATE SET value_bits = value_bits | excluded.value_bits,
       whole_bits = whole_bits | excluded.whole_bits

-- name: frozen_hazards_insert
INSERT INTO frozen_record (period_id, list, record_id, city_id, county_id, town_id, institution_id, institution_type, area,
                           value_bits, whole_bits, weight, funds_fen)
SELECT :period_id, 'hazards', h.id, h.city_id, h.county_id, h.town_id, h.institution_id, h.institution_type, h.area,
       :value_bit, :whole_bit, {{hazard_days}}, h.funds_fen
  FROM hazard h WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
{{frozen_record_bits}}

-- name: frozen_institutions_insert
{{frozen_record_columns}}
SELECT :period_id, 'institutions', i.id, i.city_id, i.county_id, i.town_id, i.id, i.type, '', :value_bit, :whole_bit, 0,
       NULL, NULL
  FROM institution i WHERE 1 = 1
   {{institution_where}}
{{frozen_record_bits}}

-- name: frozen_inspections_insert
{{frozen_record_columns}}
SELECT :period_id, 'inspections', v.id, v.city_id, v.county_id, v.town_id, v.institution_id, v.institution_type, '',
       :value_bit, :whole_bit, v.team_size, v.author_id, v.finished_on
  FROM inspection v WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
{{frozen_record_bits}}

-- Of the city's own people and activities no county answers: 0.
-- name: frozen_inspectors_insert
-- unscoped: accounts are limited by :within_city and :within_county
{{frozen_record_columns}}
SELECT :period_id, 'inspectors', a.id, a.city_id, coalesce(a.county_id, 0), a.town_id, a.institution_id, '', '',
       :value_bit, :whole_bit, 0, NULL, NULL
  FROM account a WHERE 1 = 1
       {{inspector_where}}
{{frozen_record_bits}}

-- name: frozen_activities_insert
{{frozen_record_columns}}
SELECT :period_id, 'activities', a.id, a.city_id, coalesce(a.county_id, 0), NULL, a.institution_id, '', '',
       :value_bit, :whole_bit, {{activity_weight}}, NULL, NULL
  FROM activity a WHERE 1 = 1
   {{scope a}}
   {{activity_where}}
{{frozen_record_bits}}

-- name: frozen_incidents_insert
INSERT INTO frozen_record (period_id, list, record_id, city_id, county_id, town_id, institution_id, institution_type, area,
                           value_bits, whole_bits, weight, deaths, injured, cases)
SELECT :period_id, 'incidents', n.id, n.city_id, n.county_id, n.town_id, n.institution_id, n.institution_type, '',
       :value_bit, :whole_bit, 0, n.deaths, n.serious_injuries + n.minor_injuries, n.cases
  FROM incident n WHERE 1 = 1
   {{scope n}}
   {{incident_where}}
{{frozen_record_bits}}

-- What a figure adds up of a frozen record: of a hazard or an incident, one of several.
-- fragment: frozen_weight
       CASE :adds WHEN 'funds' THEN f.funds_fen WHEN 'deaths' THEN f.deaths WHEN 'injured' THEN f.injured WHEN 'cases' THEN f.cases ELSE f.weight END

-- name: frozen_figure_insert
-- unscoped: of the records just frozen for the whole city
INSERT INTO frozen_figure (period_id, figure, city_id, county_id, institution_type, area, counted, summed, whole)
SELECT :period_id, :figure, f.city_id, f.county_id, f.institution_type, f.area,
       sum((f.value_bits & :bit) <> 0), sum(CASE WHEN f.value_bits & :bit THEN {{frozen_weight}} ELSE 0 END),
       sum((f.whole_bits & :bit) <> 0)
  FROM frozen_record f
 WHERE f.period_id = :period_id AND f.list = :list AND (f.value_bits | f.whole_bits) & :bit <> 0
 GROUP BY f.city_id, f.county_id, f.institution_type, f.area

-- A group's day in a county is one, whatever the types of the institutions it went to.
-- name: frozen_group_days_insert
-- unscoped: of the visits just frozen for the whole city
INSERT INTO frozen_figure (period_id, figure, city_id, county_id, institution_type, area, counted, summed, whole)
SELECT :period_id, :figure, g.city_id, g.county_id, g.institution_type, '', count(*), 0, 0 FROM (
   SELECT DISTINCT f.city_id, f.county_id, CASE WHEN k.typed THEN f.institution_type ELSE '' END AS institution_type,
          f.author_id, f.day
     FROM frozen_record f
     CROSS JOIN (SELECT 0 AS typed UNION ALL SELECT 1) k
    WHERE f.period_id = :period_id AND f.list = 'inspections' AND f.value_bits & :bit <> 0) g
 GROUP BY g.city_id, g.county_id, g.institution_type

-- name: period_close
UPDATE period SET frozen_at = :now, frozen_by = :by, override_reason = :override_reason,
       frozen_audit = (SELECT coalesce(max(id), 0) FROM audit)
 WHERE id = :period_id

-- ---- reading what is frozen -------------------------------------------------------------------------------------

-- One cell of a breakdown, or all of them; whose records, the scope says.
-- fragment: frozen_cell
   AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)                    --? county
   AND f.institution_type IN (:institution_type, '')                                       --? institution_type
   AND f.area = :area                                                                      --? area

-- Days of groups are no sums: those of a type stand beside those of all, which have none. People and activities have no type.
-- fragment: frozen_figure_cell
          AND f.county_id = :only_county                                                   --? only_county
          AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)             --? county
          AND (f.institution_type = :institution_type OR d.list IN ('inspectors', 'activities')) --? institution_type
          AND (d.measure <> 'group_days' OR f.institution_type = coalesce(:institution_type, ''))
          AND (f.area = :area OR d.list <> 'hazards')                                      --? area

-- name: frozen_figures
SELECT d.position, d.bit, d.figure AS id, d.label, d.wording, d.unit, d.list, d.measure, d.per,
       (SELECT coalesce(sum(f.counted), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          {{frozen_figure_cell}}
       ) AS counted,
       (SELECT coalesce(sum(f.summed), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          {{frozen_figure_cell}}
       ) AS summed,
       (SELECT coalesce(sum(f.whole), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          {{frozen_figure_cell}}
       ) AS whole
  FROM frozen_definition d
 WHERE d.period_id = :period_id
   AND d.figure = :figure                                                                  --? figure
 ORDER BY d.position

-- fragment: frozen_part
   AND f.value_bits & :bit <> 0                                                            --? of_value
   AND f.whole_bits & :bit <> 0                                                            --? of_whole

-- fragment: frozen_record_where
 WHERE f.period_id = :period_id AND f.list = :list
   {{scope f}}
   {{frozen_cell}}
   {{frozen_part}}

-- name: frozen_record_count
SELECT count(*) FROM frozen_record f
   {{frozen_record_where}}

-- fragment: frozen_record_shown
       coalesce(h.uuid, v.uuid, i.uuid) AS uuid, i.name AS institution_name, c.name AS county_name,
       coalesce(h.description, v.number) AS text, coalesce(h.found_on, v.finished_on) AS day

-- name: frozen_records
SELECT p.id, :list AS list,
       {{frozen_record_shown}}
  FROM (SELECT f.record_id AS id, f.institution_id, f.county_id FROM frozen_record f
   {{frozen_record_where}}
   AND f.record_id > :after_id                                                             --? after_id
 ORDER BY f.record_id LIMIT :limit) p
  CROSS JOIN institution i ON i.id = p.institution_id
  CROSS JOIN region c ON c.id = p.county_id
  LEFT JOIN hazard h ON :list = 'hazards' AND h.id = p.id
  LEFT JOIN inspection v ON :list = 'inspections' AND v.id = p.id
 ORDER BY p.id

-- A group's day is shown by its first visit.
-- fragment: frozen_group_days
SELECT min(f.record_id) AS id, f.author_id, f.county_id, f.day FROM frozen_record f
   {{frozen_record_where}}
 GROUP BY f.author_id, f.county_id, f.day

-- name: frozen_group_day_count
-- scan: the days are made of the visits frozen
SELECT count(*) FROM (
   {{frozen_group_days}}
)

-- name: frozen_group_day_records
-- scan: the days are made of the visits frozen
SELECT p.id, :list AS list,
       {{frozen_record_shown}}
  FROM (SELECT id, county_id FROM (
   {{frozen_group_days}}
) WHERE 1 = 1
   AND id > :after_id                                                                      --? after_id
 ORDER BY id LIMIT :limit) p
  CROSS JOIN inspection v ON v.id = p.id
  CROSS JOIN institution i ON i.id = v.institution_id
  CROSS JOIN region c ON c.id = p.county_id
  LEFT JOIN hazard h ON h.id = 0
 ORDER BY p.id

-- fragment: frozen_person_shown
       a.uuid AS uuid, r.name AS institution_name, r.name AS county_name, a.name || coalesce(' ' || a.title, '') AS text

-- name: frozen_inspectors
SELECT p.id, :list AS list,
       {{frozen_person_shown}}
  FROM (SELECT f.record_id AS id FROM frozen_record f
   {{frozen_record_where}}
   AND f.record_id > :after_id                                                             --? after_id
 ORDER BY f.record_id LIMIT :limit) p
  CROSS JOIN account a ON a.id = p.id
  CROSS JOIN region r ON r.id = coalesce(a.town_id, a.county_id, a.city_id)
 ORDER BY p.id

-- fragment: frozen_activity_shown
       a.uuid AS uuid, coalesce(i.name, u.name || '民政局') AS institution_name, u.name AS county_name, a.title AS text, a.held_on AS day

-- fragment: activity_of_record
  CROSS JOIN region u ON u.id = coalesce(a.county_id, a.city_id)
  LEFT JOIN institution i ON i.id = a.institution_id

-- name: frozen_activities
SELECT p.id, :list AS list,
       {{frozen_activity_shown}}
  FROM (SELECT f.record_id AS id FROM frozen_record f
   {{frozen_record_where}}
   AND f.record_id > :after_id                                                             --? after_id
 ORDER BY f.record_id LIMIT :limit) p
  CROSS JOIN activity a ON a.id = p.id
{{activity_of_record}}
 ORDER BY p.id

-- fragment: frozen_incident_shown
       n.uuid AS uuid, i.name AS institution_name, c.name AS county_name, n.description AS text, n.happened_on AS day

-- fragment: incident_of_record
  CROSS JOIN institution i ON i.id = n.institution_id
  CROSS JOIN region c ON c.id = n.county_id

-- name: frozen_incidents
SELECT p.id, :list AS list,
       {{frozen_incident_shown}}
  FROM (SELECT f.record_id AS id FROM frozen_record f
   {{frozen_record_where}}
   AND f.record_id > :after_id                                                             --? after_id
 ORDER BY f.record_id LIMIT :limit) p
  CROSS JOIN incident n ON n.id = p.id
{{incident_of_record}}
 ORDER BY p.id

-- ---- the difference list: what is counted today and not then, then and not today, or with another weight ----------

-- The frozen record of one that lives; what stands next says whose.
-- fragment: beside_frozen
  LEFT JOIN frozen_record f ON f.period_id = :period_id AND f.list = :list
   {{scope f}}
   {{frozen_cell}}
   {{frozen_part}}

-- fragment: or_frozen_alone
UNION ALL
SELECT f.record_id, NULL, f.weight FROM frozen_record f
   {{frozen_record_where}}

-- fragment: differs_hazards
SELECT h.id AS id, {{hazard_days}} AS live_weight, f.weight AS frozen_weight
  FROM hazard h
{{beside_frozen}}
   AND f.record_id = h.id
 WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> {{hazard_days}})                                --? by_weight
{{or_frozen_alone}}
   AND NOT EXISTS (SELECT 1 FROM hazard h WHERE h.id = f.record_id
   {{scope h}}
   {{hazard_where}}
       )

-- Money of hazards: with the filter of major ones it is read from their short index.
-- fragment: differs_funds
SELECT h.id AS id, h.funds_fen AS live_weight, f.funds_fen AS frozen_weight
  FROM hazard h
{{beside_frozen}}
   AND f.record_id = h.id
 WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   AND (f.record_id IS NULL OR f.funds_fen <> h.funds_fen)
UNION ALL
SELECT f.record_id, NULL, f.funds_fen FROM frozen_record f
   {{frozen_record_where}}
   AND NOT EXISTS (SELECT 1 FROM hazard h WHERE h.id = f.record_id
   {{scope h}}
   {{hazard_where}}
       )

-- fragment: differs_institutions
SELECT i.id AS id, 0 AS live_weight, f.weight AS frozen_weight
  FROM institution i
{{beside_frozen}}
   AND f.record_id = i.id
 WHERE 1 = 1
   {{institution_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> 0)                                              --? by_weight
{{or_frozen_alone}}
   AND NOT EXISTS (SELECT 1 FROM institution i WHERE i.id = f.record_id
   {{institution_where}}
       )

-- fragment: differs_inspections
SELECT v.id AS id, v.team_size AS live_weight, f.weight AS frozen_weight
  FROM inspection v
{{beside_frozen}}
   AND f.record_id = v.id
 WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> v.team_size)                                    --? by_weight
{{or_frozen_alone}}
   AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.id = f.record_id
   {{scope v}}
   {{inspection_where}}
       )

-- fragment: differs_inspectors
SELECT a.id AS id, 0 AS live_weight, f.weight AS frozen_weight
  FROM account a
{{beside_frozen}}
   AND f.record_id = a.id
 WHERE 1 = 1
   {{inspector_where}}
   AND f.record_id IS NULL
{{or_frozen_alone}}
   AND NOT EXISTS (SELECT 1 FROM account a WHERE a.id = f.record_id
   {{inspector_where}}
       )

-- fragment: differs_activities
SELECT a.id AS id, {{activity_weight}} AS live_weight, f.weight AS frozen_weight
  FROM activity a
{{beside_frozen}}
   AND f.record_id = a.id
 WHERE 1 = 1
   {{scope a}}
   {{activity_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> {{activity_weight}})                            --? by_weight
{{or_frozen_alone}}
   AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.id = f.record_id
   {{scope a}}
   {{activity_where}}
       )

-- fragment: differs_incidents
SELECT n.id AS id, {{incident_weight}} AS live_weight, {{frozen_weight}} AS frozen_weight
  FROM incident n
{{beside_frozen}}
   AND f.record_id = n.id
 WHERE 1 = 1
   {{scope n}}
   {{incident_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR {{frozen_weight}} <> {{incident_weight}})                   --? by_weight
UNION ALL
SELECT f.record_id, NULL, {{frozen_weight}} FROM frozen_record f
   {{frozen_record_where}}
   AND NOT EXISTS (SELECT 1 FROM incident n WHERE n.id = f.record_id
   {{scope n}}
   {{incident_where}}
       )

-- fragment: live_group_days
SELECT min(v.id) AS id, v.author_id, v.county_id, v.finished_on AS day FROM inspection v
 WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
 GROUP BY v.author_id, v.county_id, v.finished_on

-- fragment: differs_group_days
SELECT l.id AS id, 1 AS live_weight, NULL AS frozen_weight FROM (
   {{live_group_days}}
) l LEFT JOIN (
   {{frozen_group_days}}
) z USING (author_id, county_id, day)
 WHERE z.id IS NULL
UNION ALL
SELECT z.id, NULL, 1 FROM (
   {{frozen_group_days}}
) z LEFT JOIN (
   {{live_group_days}}
) l USING (author_id, county_id, day)
 WHERE l.id IS NULL

-- fragment: period_difference_sum
SELECT coalesce(sum((d.live_weight IS NOT NULL) - (d.frozen_weight IS NOT NULL)), 0) AS amount, --? by_rows
SELECT coalesce(sum(coalesce(d.live_weight, 0) - coalesce(d.frozen_weight, 0)), 0) AS amount,   --? by_weight
       count(*) AS total

-- fragment: period_difference_page
SELECT d.id, :list AS list, d.live_weight, d.frozen_weight,
       {{frozen_record_shown}},
       a.act AS cause, a.detail AS cause_detail, a.actor AS cause_by, a.at AS cause_at

-- The newest change of the record since the freeze; of an institution, also of a visit to it; else of its institution.
-- fragment: period_difference_cause
  LEFT JOIN audit a ON a.id = coalesce(
       (SELECT max(k.id) FROM audit k WHERE k.record = coalesce(h.uuid, v.uuid, i.uuid) AND k.id > :frozen_audit),
       (SELECT max(k.id) FROM inspection w JOIN audit k ON k.record = w.uuid
         WHERE :list = 'institutions' AND w.institution_id = i.id AND k.id > :frozen_audit),
       (SELECT max(k.id) FROM audit k WHERE k.record = i.uuid AND k.id > :frozen_audit))
 ORDER BY d.id

-- A page of the differences between these two.
-- fragment: period_difference_from
  FROM (SELECT * FROM (

-- fragment: period_difference_to
) WHERE 1 = 1
   AND id > :after_id                                                                      --? after_id
 ORDER BY id LIMIT :limit) d

-- fragment: period_difference_of_hazard
  CROSS JOIN hazard h ON h.id = d.id
  CROSS JOIN institution i ON i.id = h.institution_id
  CROSS JOIN region c ON c.id = h.county_id
  LEFT JOIN inspection v ON v.id = 0
{{period_difference_cause}}

-- name: period_differences_hazards_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_hazards}}
) d

-- name: period_differences_hazards
-- scan: both sides of the period are compared whole
{{period_difference_page}}
{{period_difference_from}}
   {{differs_hazards}}
{{period_difference_to}}
{{period_difference_of_hazard}}

-- name: period_differences_funds_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_funds}}
) d

-- name: period_differences_funds
-- scan: both sides of the period are compared whole
{{period_difference_page}}
{{period_difference_from}}
   {{differs_funds}}
{{period_difference_to}}
{{period_difference_of_hazard}}

-- name: period_differences_institutions_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_institutions}}
) d

-- name: period_differences_institutions
-- scan: both sides of the period are compared whole
{{period_difference_page}}
{{period_difference_from}}
   {{differs_institutions}}
{{period_difference_to}}
  CROSS JOIN institution i ON i.id = d.id
  CROSS JOIN region c ON c.id = i.county_id
  LEFT JOIN hazard h ON h.id = 0
  LEFT JOIN inspection v ON v.id = 0
{{period_difference_cause}}

-- name: period_differences_inspections_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_inspections}}
) d

-- name: period_differences_inspections
-- scan: both sides of the period are compared whole
{{period_difference_page}}
{{period_difference_from}}
   {{differs_inspections}}
{{period_difference_to}}
  CROSS JOIN inspection v ON v.id = d.id
  CROSS JOIN institution i ON i.id = v.institution_id
  CROSS JOIN region c ON c.id = v.county_id
  LEFT JOIN hazard h ON h.id = 0
{{period_difference_cause}}

-- name: period_differences_group_days_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_group_days}}
) d

-- name: period_differences_group_days
-- scan: both sides of the period are compared whole
{{period_difference_page}}
{{period_difference_from}}
   {{differs_group_days}}
{{period_difference_to}}
  CROSS JOIN inspection v ON v.id = d.id
  CROSS JOIN institution i ON i.id = v.institution_id
  CROSS JOIN region c ON c.id = v.county_id
  LEFT JOIN hazard h ON h.id = 0
{{period_difference_cause}}

-- name: period_differences_inspectors_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_inspectors}}
) d

-- name: period_differences_inspectors
-- scan: both sides of the period are compared whole
SELECT d.id, :list AS list, d.live_weight, d.frozen_weight,
       {{frozen_person_shown}},
       k.act AS cause, k.detail AS cause_detail, k.actor AS cause_by, k.at AS cause_at
{{period_difference_from}}
   {{differs_inspectors}}
{{period_difference_to}}
  CROSS JOIN account a ON a.id = d.id
  CROSS JOIN region r ON r.id = coalesce(a.town_id, a.county_id, a.city_id)
  LEFT JOIN audit k ON k.id = (SELECT max(x.id) FROM audit x WHERE x.record = a.uuid AND x.id > :frozen_audit
                                  AND x.act LIKE 'account.%')
 ORDER BY d.id

-- name: period_differences_activities_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_activities}}
) d

-- name: period_differences_activities
-- scan: both sides of the period are compared whole
SELECT d.id, :list AS list, d.live_weight, d.frozen_weight,
       {{frozen_activity_shown}},
       k.act AS cause, k.detail AS cause_detail, k.actor AS cause_by, k.at AS cause_at
{{period_difference_from}}
   {{differs_activities}}
{{period_difference_to}}
  CROSS JOIN activity a ON a.id = d.id
{{activity_of_record}}
  LEFT JOIN audit k ON k.id = (SELECT max(x.id) FROM audit x WHERE x.record = a.uuid AND x.id > :frozen_audit)
 ORDER BY d.id

-- name: period_differences_incidents_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_incidents}}
) d

-- name: period_differences_incidents
-- scan: both sides of the period are compared whole
SELECT d.id, :list AS list, d.live_weight, d.frozen_weight,
       {{frozen_incident_shown}},
       k.act AS cause, k.detail AS cause_detail, k.actor AS cause_by, k.at AS cause_at
{{period_difference_from}}
   {{differs_incidents}}
{{period_difference_to}}
  CROSS JOIN incident n ON n.id = d.id
{{incident_of_record}}
  LEFT JOIN audit k ON k.id = (SELECT max(x.id) FROM audit x WHERE x.record = n.uuid AND x.id > :frozen_audit)
 ORDER BY d.id
