-- Answers of a visit, shown with the wording of the checklist version it used.

-- name: answer_insert
-- unscoped: of a visit written by this very request
INSERT INTO answer (inspection_id, item_id, result, bulk, note) VALUES (:inspection_id, :item_id, :result, :bulk, :note)

-- name: answer_of_inspection
-- unscoped: of a visit read in scope
SELECT ci.code AS item_code, ci.area, ci.requirement, ci.basis, n.result, n.bulk, n.note
  FROM answer n JOIN checklist_item ci ON ci.id = n.item_id
 WHERE n.inspection_id = :inspection_id ORDER BY ci.position, ci.id
