-- Frozen shares 份 of 履职完成率: one subject in one term of one duty that fell due in the period. Figures are read by the city
-- and by counties: what a county may see of them says :only_county.

-- ---- the freeze -------------------------------------------------------------------------------------------------

-- name: frozen_term_insert
INSERT INTO frozen_term (period_id, number, code, title, term, due) VALUES (:period_id, :number, :code, :title, :term, :due)

-- name: frozen_due_insert
INSERT INTO frozen_due (period_id, number, term_number, unit, subject_id, city_id, county_id, status, done, needed)
VALUES (:period_id, :number, :term_number, :unit, :subject_id, :city_id, :county_id, :status, :done, :needed)

-- name: frozen_fulfilment_insert
INSERT INTO frozen_figure (period_id, figure, city_id, county_id, institution_type, area, counted, summed, whole)
SELECT :period_id, :figure, f.city_id, f.county_id, '', '', sum(f.status = 'met'), 0, count(*)
  FROM frozen_due f
 WHERE f.period_id = :period_id
 GROUP BY f.city_id, f.county_id

-- ---- reading what is frozen -------------------------------------------------------------------------------------

-- fragment: frozen_due_where
 WHERE f.period_id = :period_id
   AND f.county_id = :only_county                                                          --? only_county
   AND f.county_id = (SELECT CASE c.level WHEN 'city' THEN 0 ELSE c.id END FROM region c WHERE c.code = :county) --? county
   AND f.status = 'met'                                                                    --? of_value

-- name: frozen_due_count
SELECT count(*) FROM frozen_due f
{{frozen_due_where}}

-- A subject as it is called today, where it stood then.
-- fragment: due_subject_shown
       coalesce(i.uuid, a.uuid) AS uuid, r.code AS region, coalesce(c.name, '市本级') AS county_name,
       coalesce(i.name, a.name, CASE r.level WHEN 'city' THEN '市本级' ELSE r.name END || '民政局') AS institution_name

-- fragment: due_subject_of
  LEFT JOIN institution i ON s.unit = 'institution' AND i.id = s.subject_id
  LEFT JOIN account a ON s.unit = 'leader' AND a.id = s.subject_id
  LEFT JOIN region r ON s.unit = 'bureau' AND r.id = s.subject_id
  LEFT JOIN region c ON c.id = s.county_id

-- name: frozen_due_records
-- unscoped: of the shares that :only_county lets the actor see
SELECT s.number AS id, 'duties' AS list, t.code || ' ' || t.title AS text, t.due AS day, t.code AS duty, t.term, s.unit, s.status,
       {{due_subject_shown}}
  FROM (SELECT f.number, f.term_number, f.unit, f.subject_id, f.county_id, f.status FROM frozen_due f
   {{frozen_due_where}}
   AND f.number > :after_id                                                                --? after_id
 ORDER BY f.number LIMIT :limit) s
  CROSS JOIN frozen_term t ON t.period_id = :period_id AND t.number = s.term_number
{{due_subject_of}}
 ORDER BY s.number

-- ---- the difference list: both sides are put beside each other in memory (src/domain/period_due_difference.c) ----

-- name: frozen_terms
SELECT number, code, title, term, due FROM frozen_term WHERE period_id = :period_id ORDER BY number

-- name: frozen_dues
SELECT f.term_number, f.unit, f.subject_id, f.county_id, f.status FROM frozen_due f
{{frozen_due_where}}
 ORDER BY f.number

-- name: due_subject
-- unscoped: of a share that the actor has been shown
SELECT {{due_subject_shown}}
  FROM (SELECT :unit AS unit, :subject_id AS subject_id, :county_id AS county_id) s
{{due_subject_of}}
