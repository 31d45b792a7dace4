-- Official papers: the ledger, one of them, and what issuing and voiding write.

-- Every member of struct paper_filter, as predicates on paper columns (alias p).
-- fragment: paper_where
   AND p.kind = :kind                                                                      --? kind
   AND p.state = :state                                                                    --? state
   AND p.issuer_id = (SELECT w.id FROM region w WHERE w.code = :issuer)                    --? issuer
   AND p.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND p.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND p.inspection_id = (SELECT w.id FROM inspection w WHERE w.uuid = :inspection)        --? inspection
   AND p.hazard_id = (SELECT w.id FROM hazard w WHERE w.uuid = :hazard)                    --? hazard
   AND p.visit_plan_id = (SELECT w.id FROM visit_plan w WHERE w.uuid = :visit_plan)        --? visit_plan
   AND p.number = :number                                                                  --? number
   AND p.issued_on >= :issued_from                                                         --? issued_from
   AND p.issued_on <= :issued_to                                                           --? issued_to
   AND p.institution_id IN (SELECT rowid FROM institution_search WHERE institution_search MATCH :search_match) --? search_match

-- name: paper_count
SELECT count(*) FROM (
SELECT 1 FROM paper p WHERE 1 = 1
   {{scope p}}
   {{paper_where}}
 LIMIT :limit)

-- name: paper_list
SELECT r.uuid, r.kind, r.number, r.issuer, i.uuid AS institution, i.name AS institution_name, c.name AS county_name,
       r.subject, r.issued_on, a.name AS issued_by, r.state, r.void_reason, r.id
  FROM (SELECT p.id AS page_id, p.issued_on AS page_issued_on FROM paper p WHERE 1 = 1
   {{scope p}}
   {{paper_where}}
   AND (p.issued_on, p.id) < (:after_key, :after_id)                                       --? after_key
 ORDER BY p.issued_on DESC, p.id DESC LIMIT :limit) q
  CROSS JOIN paper r ON r.id = q.page_id
  CROSS JOIN account a ON a.id = r.issued_by
  LEFT JOIN institution i ON i.id = r.institution_id
  LEFT JOIN region c ON c.id = r.county_id
 ORDER BY q.page_issued_on DESC, q.page_id DESC

-- name: paper_get
SELECT p.uuid, p.kind, p.number, p.issuer, i.uuid AS institution, i.name AS institution_name, c.name AS county_name,
       v.uuid AS inspection, h.uuid AS hazard, w.uuid AS visit_plan, p.subject, p.issued_on, p.issued_at, a.name AS issued_by, p.state,
       p.void_reason, p.voided_at, b.name AS voided_by, p.sha256, p.bytes, p.chain_position, p.chain_hash, p.token,
       p.row_version, p.id, p.issuer_id, p.content_hash
  FROM paper p
  JOIN account a ON a.id = p.issued_by
  LEFT JOIN institution i ON i.id = p.institution_id
  LEFT JOIN region c ON c.id = p.county_id
  LEFT JOIN inspection v ON v.id = p.inspection_id
  LEFT JOIN hazard h ON h.id = p.hazard_id
  LEFT JOIN visit_plan w ON w.id = p.visit_plan_id
  LEFT JOIN account b ON b.id = p.voided_by
 WHERE p.uuid = :uuid
   {{scope p}}

-- name: paper_known
-- unscoped: a UUID belongs to one paper of the whole installation; it is then read in scope
SELECT content_hash FROM paper WHERE uuid = :uuid

-- name: paper_number_taken
-- unscoped: a number belongs to one paper of the whole installation; nothing of it is shown
SELECT id FROM paper WHERE number = :number

-- The valid one of a kind that stands for a record, and the newest void one it replaces.
-- name: paper_standing
-- unscoped: of a visit or hazard read in scope
SELECT number FROM paper
 WHERE kind = :kind AND state = :state
   AND inspection_id = :inspection_id                                                      --? by_inspection
   AND hazard_id = :hazard_id                                                              --? by_hazard
 ORDER BY id DESC LIMIT 1

-- name: paper_insert
-- unscoped: its record and regions were read in scope
INSERT INTO paper (uuid, kind, number, issuer_id, issuer, institution_id, city_id, county_id, town_id, inspection_id,
                   hazard_id, visit_plan_id, subject, issued_on, issued_at, issued_by, token, sha256, bytes, chain_position, chain_hash,
                   content_hash)
VALUES (:uuid, :kind, :number, :issuer_id, :issuer, :institution_id, :city_id, :county_id, :town_id, :inspection_id,
        :hazard_id, :visit_plan_id, :subject, :issued_on, :issued_at, :issued_by, :token, :sha256, :bytes, :chain_position, :chain_hash,
        :content_hash)

-- The valid notice of a planned visit: one at most.
-- name: paper_of_plan
-- unscoped: of a plan read in scope
SELECT uuid FROM paper WHERE visit_plan_id = :visit_plan_id AND state = 'valid' ORDER BY id LIMIT 1

-- name: paper_void
-- unscoped: a row read in scope, by its id
UPDATE paper SET state = 'void', void_reason = :reason, voided_at = :at, voided_by = :by, row_version = row_version + 1
 WHERE id = :id

-- name: paper_by_token
-- unscoped: whoever holds the paper may know these four things of it
SELECT number, issuer, issued_on, state FROM paper WHERE token = :token
