-- Visits and self-checks: the ledger, one record, and what sending one writes.

-- Every member of struct inspection_filter, as predicates on inspection columns (alias v).
-- fragment: inspection_where
   AND v.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND v.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND v.institution_type = :institution_type                                              --? institution_type
   AND v.level = :level                                                                    --? level
   AND v.level IN ('city', 'county')                                                       --? only_bureau
   AND v.level = 'institution'                                                             --? only_own
   AND v.kind = :kind                                                                      --? kind
   AND v.state = :state                                                                    --? state
   AND v.led_by_leader = :led_by_leader                                                    --? led_by_leader
   AND v.finished_on >= :finished_from                                                     --? finished_from
   AND v.finished_on <= :finished_to                                                       --? finished_to
   AND id_in(:named, v.institution_id)                                                     --? named

-- The ways into an index for a filter that matches few rows (inspection_list.c picks at most one). Without one a list
-- walks the ledger in its order, which is quick for a filter that matches many. The likelihood is a hint: of a whole city
-- SQLite would rather read the table than believe that few are meant.
-- fragment: inspection_seek
   AND likelihood(v.facet IN (SELECT value FROM json_each(:facets)), 0.0001)               --? facets
   AND v.institution_id IN (SELECT w.id FROM institution_search s CROSS JOIN institution w ON w.id = s.rowid WHERE s.tokens MATCH :name_match AND (:within_city IS NULL OR w.city_id = :within_city)) --? name_match
   AND v.institution_id IN (SELECT w.id FROM institution w WHERE w.county_id = :within_county AND id_in(:name_set, w.id)) --? name_set

-- name: inspection_count
SELECT 1 FROM inspection v WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
   {{inspection_seek}}

-- name: inspection_list
SELECT r.uuid, r.number, i.uuid AS institution, i.name AS institution_name, r.institution_type, c.name AS county_name,
       r.level, r.kind, r.state, r.led_by_leader, r.led_by_principal, r.refused, a.name AS author, r.finished_on,
       r.finished_at, r.team_size, r.items_failed, r.id
  FROM (SELECT v.id AS page_id, v.finished_on AS page_finished_on FROM inspection v WHERE 1 = 1
   {{scope v}}
   {{inspection_where}}
   {{inspection_seek}}
   AND (v.finished_on, v.id) < (:after_key, :after_id)                                     --? after_walking
   AND (+v.finished_on, +v.id) < (:after_key, :after_id)                                   --? after_gathering
 ORDER BY v.finished_on DESC, v.id DESC                                                    --? by_ledger
 ORDER BY +v.finished_on DESC, +v.id DESC                                                  --? by_gathering
 LIMIT :limit) p
  CROSS JOIN inspection r ON r.id = p.page_id
  CROSS JOIN institution i ON i.id = r.institution_id
  CROSS JOIN region c ON c.id = r.county_id
  CROSS JOIN account a ON a.id = r.author_id
 ORDER BY p.page_finished_on DESC, p.page_id DESC

-- name: inspection_get
SELECT v.id, v.uuid, v.number, i.uuid AS institution, i.name AS institution_name, v.institution_type,
       c.name AS county_name, v.level, v.kind, v.state, v.unannounced, v.led_by_leader, v.led_by_principal,
       l.uuid AS checklist, l.number AS checklist_number, a.name AS author, v.started_at, v.finished_at, v.received_at,
       v.place, v.partners, v.items_passed, v.items_failed, v.items_not_applicable, v.items_bulk_passed, v.team_size,
       v.institution_signer, v.refused, v.refusal_reason, v.refusal_witness, v.conclusion, v.notice_number,
       v.void_reason, v.row_version
  FROM inspection v
  JOIN institution i ON i.id = v.institution_id
  JOIN region c ON c.id = v.county_id
  JOIN checklist l ON l.id = v.checklist_id
  JOIN account a ON a.id = v.author_id
 WHERE v.uuid = :uuid
   {{scope v}}

-- name: inspection_known
-- unscoped: a UUID belongs to one record of the whole installation; the record is then read in scope
SELECT content_hash FROM inspection WHERE uuid = :uuid

-- name: inspection_insert
-- unscoped: institution and regions were read in scope
INSERT INTO inspection (uuid, number, institution_id, institution_type, city_id, county_id, town_id, level, kind,
                        unannounced, led_by_leader, led_by_principal, checklist_id, author_id, started_at, finished_at,
                        finished_on, received_at, clock_offset_ms, place, longitude, latitude, partners, team_size,
                        items_passed, items_failed, items_not_applicable, items_bulk_passed, bulk_pass_used,
                        institution_signer, refused, refusal_reason, refusal_witness, conclusion, notice_number,
                        content_hash)
VALUES (:uuid, :number, :institution_id, :institution_type, :city_id, :county_id, :town_id, :level, :kind,
        :unannounced, :led_by_leader, :led_by_principal, :checklist_id, :author_id, :started_at, :finished_at,
        :finished_on, :received_at, :clock_offset_ms, :place, :longitude, :latitude, :partners, :team_size,
        :items_passed, :items_failed, :items_not_applicable, :items_bulk_passed, :bulk_pass_used,
        :institution_signer, :refused, :refusal_reason, :refusal_witness, :conclusion, :notice_number,
        :content_hash)

-- name: inspection_member_insert
INSERT INTO inspection_member (inspection_id, position, account_id, name, unit)
VALUES (:inspection_id, :position, :account_id, :name, :unit)

-- name: inspection_members
SELECT a.uuid AS account, m.name, m.unit
  FROM inspection_member m LEFT JOIN account a ON a.id = m.account_id
 WHERE m.inspection_id = :inspection_id ORDER BY m.position

-- name: inspection_account
SELECT id, uuid, name FROM account WHERE uuid = :uuid AND city_id = :city_id

-- name: inspection_void
-- unscoped: a row read in scope, by its id
UPDATE inspection SET state = 'void', void_reason = :reason, row_version = row_version + 1 WHERE id = :id

-- Projections on the institution's row; its version stays, nobody edited the register.
-- name: inspection_visited
-- unscoped: an institution read in scope, by its id
UPDATE institution SET last_visited_on = :finished_on
 WHERE id = :institution_id AND coalesce(last_visited_on, '') < :finished_on

-- name: inspection_self_checked
-- unscoped: an institution read in scope, by its id
UPDATE institution SET last_self_check_on = :finished_on
 WHERE id = :institution_id AND coalesce(last_self_check_on, '') < :finished_on

-- name: inspection_recount_last
-- unscoped: the institution of a visit read in scope
UPDATE institution SET
       last_visited_on = (SELECT max(w.finished_on) FROM inspection w WHERE w.institution_id = institution.id
                             AND w.level IN ('city', 'county') AND w.state = 'submitted'),
       last_self_check_on = (SELECT max(w.finished_on) FROM inspection w WHERE w.institution_id = institution.id
                             AND w.level = 'institution' AND w.state = 'submitted')
 WHERE id = (SELECT v.institution_id FROM inspection v WHERE v.id = :id)
