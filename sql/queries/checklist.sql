-- Checklists in versions. They belong to the whole installation: no scope.

-- fragment: checklist_columns
SELECT c.id, c.uuid, c.number, c.title, c.note, c.state, c.effective_from, c.published_at, a.name AS published_by,
       (SELECT count(*) FROM checklist_item n WHERE n.checklist_id = c.id) AS item_count,
       c.id IS (SELECT f.id FROM checklist f WHERE f.state = 'published' AND f.effective_from <= :today
                 ORDER BY f.effective_from DESC, f.number DESC LIMIT 1) AS in_force,
       c.row_version
  FROM checklist c LEFT JOIN account a ON a.id = c.published_by

-- name: checklist_all
-- scan: a few versions a year
       {{checklist_columns}}
 WHERE 1 = 1
       AND c.state = 'published' --? published_only
 ORDER BY c.number DESC
 LIMIT 500

-- name: checklist_get
       {{checklist_columns}}
 WHERE c.uuid = :uuid
       AND c.state = 'published' --? published_only

-- name: checklist_in_force
SELECT f.uuid FROM checklist f WHERE f.state = 'published' AND f.effective_from <= :today
 ORDER BY f.effective_from DESC, f.number DESC LIMIT 1

-- name: checklist_items
SELECT n.id, n.code, n.institution_type, n.area, n.requirement, n.basis, n.severity, n.deadline_days,
       n.photo_required, n.applies_when, n.confidence, n.position
  FROM checklist_item n WHERE n.checklist_id = :id
 ORDER BY n.position, n.id

-- name: checklist_taken
SELECT content_hash FROM checklist WHERE uuid = :uuid

-- name: checklist_insert
-- scan: inserting a parent only looks at children while a foreign key is deferred, and none is
INSERT INTO checklist (uuid, number, title, note, content_hash, created_at)
SELECT :uuid, coalesce(max(number), 0) + 1, :title, :note, :content_hash, :now FROM checklist

-- name: checklist_copy_items
-- scan: inserting a parent only looks at children while a foreign key is deferred, and none is
INSERT INTO checklist_item (checklist_id, code, institution_type, area, requirement, basis, severity, deadline_days,
       photo_required, applies_when, confidence, position)
SELECT :checklist_id, n.code, n.institution_type, n.area, n.requirement, n.basis, n.severity, n.deadline_days,
       n.photo_required, n.applies_when, n.confidence, n.position
  FROM checklist_item n WHERE n.checklist_id = :from_id
 ORDER BY n.position, n.id

-- name: checklist_put_item
-- scan: inserting a parent only looks at children while a foreign key is deferred, and none is
INSERT INTO checklist_item (checklist_id, code, institution_type, area, requirement, basis, severity, deadline_days,
       photo_required, applies_when, confidence, position)
SELECT :checklist_id, :code, :institution_type, :area, :requirement, :basis, :severity, :deadline_days,
       :photo_required, :applies_when, :confidence, coalesce(max(n.position), 0) + 1
  FROM checklist_item n WHERE n.checklist_id = :checklist_id
    ON CONFLICT (checklist_id, code) DO UPDATE
   SET institution_type = excluded.institution_type, area = excluded.area, requirement = excluded.requirement,
       basis = excluded.basis, severity = excluded.severity, deadline_days = excluded.deadline_days,
       photo_required = excluded.photo_required, applies_when = excluded.applies_when,
       confidence = excluded.confidence

-- name: checklist_drop_item
-- scan: only drafts lose items, seldom; the foreign keys of hazard and answer look once
DELETE FROM checklist_item WHERE checklist_id = :checklist_id AND code = :code

-- name: checklist_touch
UPDATE checklist SET row_version = row_version + 1 WHERE id = :id

-- name: checklist_publish
UPDATE checklist
   SET state = 'published', effective_from = :effective_from, published_at = :now, published_by = :account_id,
       row_version = row_version + 1
 WHERE id = :id
