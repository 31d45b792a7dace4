-- Hazards: the ledger and its count by one fragment, one record, and what its life writes.

-- Every member of struct hazard_filter, as predicates on hazard columns (alias h). Raw columns are never led by in an
-- index but by institution, visit, town and found_on: what narrows a search is chosen by the seek lines below, not guessed.
-- fragment: hazard_where
   AND h.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND h.inspection_id = (SELECT w.id FROM inspection w WHERE w.uuid = :inspection)        --? inspection
   AND h.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND h.town_id = (SELECT w.id FROM region w WHERE w.code = :town)                        --? town
   AND h.institution_type = :institution_type                                              --? institution_type
   AND h.area = :area                                                                      --? area
   AND h.severity = :severity                                                              --? severity
   AND h.source = :source                                                                  --? source
   AND h.state = :state                                                                    --? state
   AND (h.state = 'open' OR h.state = 'submitted')                                         --? only_unresolved
   AND h.state = 'closed'                                                                  --? only_closed
   AND h.state = 'open' AND h.deadline < :today                                            --? only_overdue
   AND NOT (h.state = 'open' AND h.deadline < :today)                                      --? only_not_overdue
   AND h.state <> 'void'                                                                   --? only_not_void
   AND h.found_on >= :found_from                                                           --? found_from
   AND h.found_on <= :found_to                                                             --? found_to
   AND h.closed_on >= :closed_from                                                         --? closed_from
   AND h.closed_on <= :closed_to AND h.found_on <= :closed_to                              --? closed_to
   AND h.deadline < :due_before AND h.found_on < :due_before                               --? due_before
   AND h.deadline >= :deadline_from                                                        --? deadline_from
   AND h.deadline <= :deadline_to AND h.found_on <= :deadline_to                           --? deadline_to
   AND h.found_on <= :open_on AND (h.closed_on IS NULL OR h.closed_on > :open_on)          --? open_on
   AND h.state <> 'void' AND h.state <> 'transferred'                                      --? open_on
   AND (h.closed_on IS NULL OR h.closed_on > :not_closed_on)                               --? not_closed_on
   AND h.closed_on <= h.deadline                                                           --? only_on_time
   AND (h.closed_on IS NULL OR h.closed_on > h.deadline)                                   --? only_not_on_time
   AND h.repeat = :repeat                                                                  --? repeat
   AND h.fixed_on_site = :fixed_on_site                                                    --? fixed_on_site
   AND (h.acknowledged_at IS NOT NULL OR h.notice_number IS NULL)                          --? only_acknowledged
   AND h.state = 'open' AND h.notice_number IS NOT NULL AND h.acknowledged_at IS NULL      --? only_unacknowledged
   AND h.extension_count > 0                                                               --? only_extended
   AND h.extension_count = 0                                                               --? only_not_extended
   AND h.severity = 'major' AND CASE :major_with WHEN 'plan' THEN h.planned WHEN 'settlements' THEN h.settled WHEN 'funds' THEN h.funds_fen > 0 WHEN 'listed' THEN h.listed_level IS NOT NULL ELSE 'listed_' || h.listed_level = :major_with END --? major_with
   AND h.building_grade IS NOT NULL                                                        --? only_graded_cd
   AND (:by_city IS NULL OR (h.source = 'city') = :by_city) AND (:returned IS NULL OR (h.return_count > 0) = :returned) AND (:listed_level IS NULL OR h.listed_level = :listed_level) AND (:delist_asked IS NULL OR (h.delist_asked_on IS NOT NULL) = :delist_asked) AND (:delist_by_city IS NULL OR (h.delist_asked_on IS NOT NULL AND (h.listed_level <> 'county') = :delist_by_city)) AND (:transfer_answered IS NULL OR (h.transferred_to IS NOT NULL AND coalesce(h.transfer_resolved, 0) = :transfer_answered)) AND (:restricted IS NULL OR (h.restriction IS NOT NULL) = :restricted) AND (:listed IS NULL OR (h.listed_level IS NOT NULL) = :listed) AND (:extension_pending IS NULL OR (h.extension_asked IS NOT NULL) = :extension_pending) AND (:awaits_second_name IS NULL OR (h.state = 'submitted' AND h.first_close_by IS NOT NULL) = :awaits_second_name) AND (:plan_missing IS NULL OR h.plan_missing = :plan_missing) --? only_in_life
   AND h.severity = 'major' AND h.assessment_reason IS NULL AND (h.state = 'open' OR h.state = 'submitted') --? only_unassessed
   AND h.item_code = :item_code                                                            --? item_code
   AND id_in(:named, h.institution_id)                                                     --? named

-- From its discovery to its closing.
-- fragment: hazard_days
       CAST(coalesce(julianday(h.closed_on) - julianday(h.found_on), 0) AS INTEGER)

-- The ways into an index for a filter that matches few rows (hazard_list.c picks at most one). Without one a list walks
-- the ledger in its order, which is quick for a filter that matches many.
-- fragment: hazard_seek
   AND h.institution_id IN (SELECT w.id FROM institution_search s CROSS JOIN institution w ON w.id = s.rowid WHERE s.institution_search MATCH coalesce(:seek_match, '""') AND (:seek_city IS NULL OR w.city_id = :seek_city) UNION ALL SELECT w.id FROM institution w WHERE w.county_id = :seek_county AND id_in(:seek_named, w.id)) --? seek_name
   AND h.facet IN (SELECT value FROM json_each(:facets))                                   --? facets
   AND h.closed_day >= :closed_day_from                                                    --? closed_day_from
   AND h.closed_day <= :closed_day_to                                                      --? closed_day_to
   AND h.due >= :due_from                                                                  --? due_from
   AND h.due <= :due_to                                                                    --? due_to
   AND h.attention = 1                                                                     --? attention
   AND h.state IN ('open', 'submitted')                                                    --? seek_open

-- A name in many institutions and nothing that narrows: they are gone through one by one, so that the cap comes early.
-- name: hazard_count
SELECT 1 FROM hazard h WHERE 1 = 1                                                         --? by_ledger
SELECT 1 FROM institution_search s CROSS JOIN institution w ON w.id = s.rowid CROSS JOIN hazard h ON h.institution_id = w.id --? by_name
SELECT 1 FROM institution w CROSS JOIN hazard h ON h.institution_id = w.id                 --? by_register
 WHERE s.institution_search MATCH :name_match AND (:seek_city IS NULL OR w.city_id = :seek_city) --? by_name
 WHERE w.county_id = :seek_county AND id_in(:register_named, w.id)                         --? by_register
   {{scope h}}
   {{hazard_where}}
   {{hazard_seek}}

-- fragment: hazard_row_columns
SELECT r.uuid, i.uuid AS institution, i.name AS institution_name, r.institution_type, c.name AS county_name, r.source,
       r.item_code, r.area, r.severity, r.place, r.description, r.found_on, r.deadline, r.state,
       (r.acknowledged_at IS NOT NULL) AS acknowledged,
       (r.state = 'submitted' AND r.first_close_by IS NOT NULL) AS awaits_second_name,
       (r.extension_asked IS NOT NULL) AS extension_pending, r.extension_asked, (r.extension_count > 0) AS extended,
       (r.listed_level IS NOT NULL) AS listed, r.delist_asked_on, r.transferred_to, r.transferred_on, r.restriction,
       r.plan_missing, r.funds_fen, r.repeat, r.fixed_on_site, r.return_count, r.closed_on, r.row_version, r.id

-- name: hazard_list
{{hazard_row_columns}}
  FROM (SELECT h.id AS page_id, h.found_on AS page_found_on, h.deadline AS page_due FROM hazard h WHERE 1 = 1
   {{scope h}}
   {{hazard_where}}
   {{hazard_seek}}
   AND (h.found_on, h.id) < (:after_key, :after_id)                                        --? after_found
   AND (h.due, h.id) > (:after_key, :after_id)                                             --? after_due
   AND (h.deadline, h.id) > (:after_key, :after_id)                                        --? after_deadline
   AND h.state IN ('open', 'submitted')                                                    --? by_open_deadline
 ORDER BY h.found_on DESC, h.id DESC                                                       --? by_found
 ORDER BY h.due, h.id                                                                      --? by_deadline
 ORDER BY h.deadline, h.id                                                                 --? by_open_deadline
 ORDER BY h.deadline, h.id                                                                 --? by_few_deadline
 LIMIT :limit) p
  CROSS JOIN hazard r ON r.id = p.page_id
  CROSS JOIN institution i ON i.id = r.institution_id
  CROSS JOIN region c ON c.id = r.county_id
 ORDER BY p.page_found_on DESC, p.page_id DESC                                             --? by_found
 ORDER BY p.page_due, p.page_id                                                            --? by_deadline
 ORDER BY p.page_due, p.page_id                                                            --? by_open_deadline
 ORDER BY p.page_due, p.page_id                                                            --? by_few_deadline

-- fragment: hazard_columns
SELECT h.id, h.uuid, i.uuid AS institution, i.name AS institution_name, h.institution_type, c.name AS county_name,
       t.name AS town_name, h.source, v.uuid AS inspection, h.item_code, ci.requirement, h.area, h.severity,
       h.assessment_reason, ab.name AS assessed_by, h.place, h.description, h.basis, h.responsible,
       h.measures_required, h.found_on, h.found_at, lb.name AS logged_by, h.deadline, h.original_deadline,
       h.notice_number, h.state, h.fixed_on_site, h.repeat, h.acknowledged_at, h.submitted_at, h.return_count,
       (h.state = 'submitted' AND h.first_close_by IS NOT NULL) AS awaits_second_name, h.closed_on,
       cb.name AS closed_by, h.void_reason, h.extension_asked, xb.name AS extension_asked_by, h.extension_count,
       h.listed_level, h.delist_asked_on, h.restriction, h.planned, h.settled, h.funds_fen, h.building_grade, h.case_measure,
       h.transferred_to, h.transferred_on, h.transfer_resolved, h.institution_id, h.city_id, h.county_id, h.town_id,
       h.submitted_by AS submitted_by_id, h.first_close_by AS first_close_by_id, h.logged_by AS logged_by_id,
       h.content_hash, h.row_version
  FROM hazard h
  JOIN institution i ON i.id = h.institution_id
  JOIN region c ON c.id = h.county_id
  JOIN account lb ON lb.id = h.logged_by
  LEFT JOIN region t ON t.id = h.town_id
  LEFT JOIN inspection v ON v.id = h.inspection_id
  LEFT JOIN checklist_item ci ON ci.id = h.item_id
  LEFT JOIN account ab ON ab.id = h.assessed_by
  LEFT JOIN account cb ON cb.id = h.closed_by
  LEFT JOIN account xb ON xb.id = h.extension_asked_by

-- name: hazard_get
{{hazard_columns}}
 WHERE h.uuid = :uuid
   {{scope h}}

-- name: hazard_of_inspection
{{hazard_row_columns}}
  FROM hazard r
  JOIN institution i ON i.id = r.institution_id
  JOIN region c ON c.id = r.county_id
 WHERE r.inspection_id = :inspection_id
   {{scope r}}
 ORDER BY r.id

-- name: hazard_taken
-- unscoped: a UUID belongs to one record of the whole installation; nothing of it is shown
SELECT id FROM hazard WHERE uuid = :uuid

-- name: hazard_repeats
-- unscoped: of an institution already read in scope
SELECT count(*) FROM (SELECT 1 FROM hazard h
 WHERE h.institution_id = :institution_id AND h.item_code = :item_code AND h.closed_on >= :since AND h.closed_on <= :found_on
 LIMIT 1)

-- name: hazard_insert
-- unscoped: institution and regions were read in scope
INSERT INTO hazard (uuid, institution_id, institution_type, city_id, county_id, town_id, source, inspection_id, item_id,
                    item_code, area, severity, assessment_reason, assessed_by, place, description, basis, responsible,
                    measures_required, found_on, found_at, logged_by, deadline, original_deadline, notice_number, state,
                    fixed_on_site, repeat, closed_on, closed_at, closed_by, content_hash, received_at)
VALUES (:uuid, :institution_id, :institution_type, :city_id, :county_id, :town_id, :source, :inspection_id, :item_id,
        :item_code, :area, :severity, :assessment_reason, :assessed_by, :place, :description, :basis, :responsible,
        :measures_required, :found_on, :found_at, :logged_by, :deadline, :deadline, :notice_number, :state,
        :fixed_on_site, :repeat, :closed_on, :closed_at, :closed_by, :content_hash, :received_at)

-- name: hazard_item_in_force
SELECT id, code, institution_type, area, requirement, basis, severity, deadline_days, photo_required, applies_when,
       confidence, position
  FROM checklist_item
 WHERE code = :code
   AND checklist_id = (SELECT id FROM checklist WHERE state = 'published' AND effective_from <= :today
                        ORDER BY effective_from DESC, number DESC LIMIT 1)
