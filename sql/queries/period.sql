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
INSERT INTO frozen_definition (period_id, position, figure, label, wording, unit, list, measure)
VALUES (:period_id, :position, :figure, :label, :wording, :unit, :list, :measure)

-- A record that several figures count is written once; each adds its bit.
-- fragment: frozen_record_columns
INSERT INTO frozen_record (period_id, list, record_id, city_id, county_id, town_id, institution_id, institution_type, area,
                           value_bits, whole_bits, weight)

-- fragment: frozen_record_bits
    ON CONFLICT (period_id, list, record_id) DO UPDATE SET value_bits = value_bits | excluded.value_bits,
       whole_bits = whole_bits | excluded.whole_bits

-- name: frozen_hazards_insert
{{frozen_record_columns}}
SELECT :period_id, 'hazards', h.id, h.city_id, h.county_id, h.town_id, h.institution_id, h.institution_type, h.area,
       :value_bit, :whole_bit, {{hazard_weight}}
  FROM hazard h WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
{{frozen_record_bits}}

-- name: frozen_institutions_insert
{{frozen_record_columns}}
SELECT :period_id, 'institutions', i.id, i.city_id, i.county_id, i.town_id, i.id, i.type, '', :value_bit, :whole_bit, 0
  FROM institution i WHERE 1 = 1
   {{institution_where}}
{{frozen_record_bits}}

-- name: frozen_inspections_insert
{{frozen_record_columns}}
SELECT :period_id, 'inspections', v.id, v.city_id, v.county_id, v.town_id, v.institution_id, v.institution_type, '',
       :value_bit, :whole_bit, v.team_size
  FROM inspection v WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
{{frozen_record_bits}}

-- fragment: hazard_weight
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER)

-- name: frozen_figure_insert
-- unscoped: of the records just frozen for the whole city
INSERT INTO frozen_figure (period_id, figure, city_id, county_id, institution_type, area, counted, summed, whole)
SELECT :period_id, :figure, f.city_id, f.county_id, f.institution_type, f.area,
       sum((f.value_bits & :bit) <> 0), sum(CASE WHEN f.value_bits & :bit THEN f.weight ELSE 0 END),
       sum((f.whole_bits & :bit) <> 0)
  FROM frozen_record f
 WHERE f.period_id = :period_id AND f.list = :list AND (f.value_bits | f.whole_bits) & :bit <> 0
 GROUP BY f.city_id, f.county_id, f.institution_type, f.area

-- name: period_close
UPDATE period SET frozen_at = :now, frozen_by = :by, override_reason = :override_reason,
       frozen_audit = (SELECT coalesce(max(id), 0) FROM audit)
 WHERE id = :period_id

-- ---- reading what is frozen -------------------------------------------------------------------------------------

-- One cell of a breakdown, or all of them; whose records, the scope says.
-- fragment: frozen_cell
   AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)                    --? county
   AND f.institution_type = :institution_type                                              --? institution_type
   AND f.area = :area                                                                      --? area

-- name: frozen_figures
SELECT d.position, d.figure AS id, d.label, d.wording, d.unit, d.list, d.measure,
       (SELECT coalesce(sum(f.counted), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          AND f.county_id = :only_county                                                   --? only_county
          AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)             --? county
          AND f.institution_type = :institution_type                                       --? institution_type
          AND (f.area = :area OR d.list <> 'hazards')                                      --? area
       ) AS counted,
       (SELECT coalesce(sum(f.summed), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          AND f.county_id = :only_county                                                   --? only_county
          AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)             --? county
          AND f.institution_type = :institution_type                                       --? institution_type
          AND (f.area = :area OR d.list <> 'hazards')                                      --? area
       ) AS summed,
       (SELECT coalesce(sum(f.whole), 0) FROM frozen_figure f WHERE f.period_id = d.period_id AND f.figure = d.figure
          AND f.county_id = :only_county                                                   --? only_county
          AND f.county_id = (SELECT c.id FROM region c WHERE c.code = :county)             --? county
          AND f.institution_type = :institution_type                                       --? institution_type
          AND (f.area = :area OR d.list <> 'hazards')                                      --? area
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

-- ---- the difference list: what is counted today and not then, then and not today, or with another weight ----------

-- fragment: differs_hazards
SELECT h.id AS id, {{hazard_weight}} AS live_weight, f.weight AS frozen_weight
  FROM hazard h LEFT JOIN frozen_record f ON f.period_id = :period_id AND f.list = :list AND f.record_id = h.id
   {{scope f}}
   {{frozen_cell}}
   {{frozen_part}}
 WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER)) --? by_weight
UNION ALL
SELECT f.record_id, NULL, f.weight FROM frozen_record f
   {{frozen_record_where}}
   AND NOT EXISTS (SELECT 1 FROM hazard h WHERE h.id = f.record_id
   {{scope h}}
   {{hazard_where}}
       )

-- fragment: differs_institutions
SELECT i.id AS id, 0 AS live_weight, f.weight AS frozen_weight
  FROM institution i LEFT JOIN frozen_record f ON f.period_id = :period_id AND f.list = :list AND f.record_id = i.id
   {{scope f}}
   {{frozen_cell}}
   {{frozen_part}}
 WHERE 1 = 1
   {{institution_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> 0)                                       --? by_weight
UNION ALL
SELECT f.record_id, NULL, f.weight FROM frozen_record f
   {{frozen_record_where}}
   AND NOT EXISTS (SELECT 1 FROM institution i WHERE i.id = f.record_id
   {{institution_where}}
       )

-- fragment: differs_inspections
SELECT v.id AS id, v.team_size AS live_weight, f.weight AS frozen_weight
  FROM inspection v LEFT JOIN frozen_record f ON f.period_id = :period_id AND f.list = :list AND f.record_id = v.id
   {{scope f}}
   {{frozen_cell}}
   {{frozen_part}}
 WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
   AND f.record_id IS NULL                                                                 --? by_rows
   AND (f.record_id IS NULL OR f.weight <> v.team_size)                                       --? by_weight
UNION ALL
SELECT f.record_id, NULL, f.weight FROM frozen_record f
   {{frozen_record_where}}
   AND NOT EXISTS (SELECT 1 FROM inspection v WHERE v.id = f.record_id
   {{scope v}}
   {{inspection_where}}
       )

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

-- name: period_differences_hazards_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_hazards}}
) d

-- name: period_differences_hazards
-- scan: both sides of the period are compared whole
{{period_difference_page}}
  FROM (SELECT * FROM (
   {{differs_hazards}}
) WHERE 1 = 1
   AND id > :after_id                                                                      --? after_id
 ORDER BY id LIMIT :limit) d
  CROSS JOIN hazard h ON h.id = d.id
  CROSS JOIN institution i ON i.id = h.institution_id
  CROSS JOIN region c ON c.id = h.county_id
  LEFT JOIN inspection v ON v.id = 0
{{period_difference_cause}}

-- name: period_differences_institutions_sum
-- scan: both sides of the period are compared whole
{{period_difference_sum}}
  FROM (
   {{differs_institutions}}
) d

-- name: period_differences_institutions
-- scan: both sides of the period are compared whole
{{period_difference_page}}
  FROM (SELECT * FROM (
   {{differs_institutions}}
) WHERE 1 = 1
   AND id > :after_id                                                                      --? after_id
 ORDER BY id LIMIT :limit) d
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
  FROM (SELECT * FROM (
   {{differs_inspections}}
) WHERE 1 = 1
   AND id > :after_id                                                                      --? after_id
 ORDER BY id LIMIT :limit) d
  CROSS JOIN inspection v ON v.id = d.id
  CROSS JOIN institution i ON i.id = v.institution_id
  CROSS JOIN region c ON c.id = v.county_id
  LEFT JOIN hazard h ON h.id = 0
{{period_difference_cause}}
