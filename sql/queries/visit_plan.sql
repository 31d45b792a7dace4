-- Planned visits: the list, a month, one plan, and what becomes of it.

-- A county does not see the city's unannounced visits.
-- fragment: visit_plan_where
   AND (p.level = 'county' OR p.unannounced = 0)                                           --? no_secrets
   AND p.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND p.county_id = (SELECT w.id FROM region w WHERE w.code = :county)                    --? county
   AND EXISTS (SELECT 1 FROM institution w WHERE w.id = p.institution_id AND w.type = :institution_type) --? institution_type
   AND p.level = :level                                                                    --? level
   AND p.kind = :kind                                                                      --? kind
   AND p.state = :state                                                                    --? state
   AND p.state IN ('planned', 'noticed')                                                   --? only_open
   AND p.state NOT IN ('planned', 'noticed')                                               --? only_settled
   AND p.state IN ('planned', 'noticed') AND p.to_on < :today                              --? only_overdue
   AND NOT (p.state IN ('planned', 'noticed') AND p.to_on < :today)                        --? only_not_overdue
   AND p.state = 'planned' AND p.notice_due_on <= :today                                   --? only_notice_due
   AND NOT (p.state = 'planned' AND coalesce(p.notice_due_on <= :today, 0))                --? only_notice_not_due
   AND p.from_on = p.to_on                                                                 --? only_dated
   AND p.from_on <> p.to_on                                                                --? only_undated
   AND p.source = :source                                                                  --? source
   AND p.unannounced = :unannounced                                                        --? unannounced
   AND p.led_by_leader = :led_by_leader                                                    --? led_by_leader
   AND p.from_on >= date(:from, '-183 days') AND p.to_on >= :from                          --? from
   AND p.from_on <= :to                                                                    --? to
   AND (p.leader_id = :mine_id OR p.id IN (SELECT m.plan_id FROM visit_plan_member m WHERE m.account_id = :mine_id)) --? mine_id
   AND NOT (coalesce(p.leader_id = :others_than, 0) OR p.id IN (SELECT m.plan_id FROM visit_plan_member m WHERE m.account_id = :others_than)) --? others_than
   AND p.draw_id = (SELECT d.id FROM draw d WHERE d.uuid = :draw)                          --? draw
   AND p.key_date_id = (SELECT k.id FROM key_date k WHERE k.uuid = :key_date)              --? key_date
   AND p.institution_id IN (SELECT rowid FROM institution_search WHERE institution_search MATCH :search_match) --? search_match

-- name: visit_plan_count
SELECT count(*) FROM (
SELECT 1 FROM visit_plan p WHERE 1 = 1
   {{scope p}}
   {{visit_plan_where}}
 LIMIT :limit)

-- name: visit_plan_list
SELECT r.uuid, i.uuid AS institution, i.name AS institution_name, i.type AS institution_type, c.name AS county_name,
       r.level, r.kind, r.state, r.from_on, r.to_on, (r.state IN ('planned', 'noticed') AND r.to_on < :today) AS overdue,
       r.unannounced, r.led_by_leader, l.name AS leader_name, r.source,
       (SELECT group_concat(t.name, '、') FROM (SELECT m.name FROM visit_plan_member m WHERE m.plan_id = r.id ORDER BY m.position) t) AS team_names,
       r.notice_due_on, r.noticed_on, v.uuid AS inspection, r.done_on, r.row_version, r.id
  FROM (SELECT p.id AS page_id, p.from_on AS page_from_on FROM visit_plan p WHERE 1 = 1
   {{scope p}}
   {{visit_plan_where}}
   AND (p.from_on, p.id) > (:after_key, :after_id)                                         --? after_key
 ORDER BY p.from_on, p.id LIMIT :limit) g
  CROSS JOIN visit_plan r ON r.id = g.page_id
  CROSS JOIN institution i ON i.id = r.institution_id
  CROSS JOIN region c ON c.id = r.county_id
  LEFT JOIN account l ON l.id = r.leader_id
  LEFT JOIN inspection v ON v.id = r.inspection_id
 ORDER BY g.page_from_on, g.page_id

-- What an institution may know: announced, and still to be made.
-- name: announced_visit_list
SELECT r.uuid, i.uuid AS institution, i.name AS institution_name, r.level, r.kind, r.from_on AS visit_on, l.name AS leader_name,
       (SELECT group_concat(t.name, '、') FROM (SELECT m.name FROM visit_plan_member m WHERE m.plan_id = r.id ORDER BY m.position) t) AS team_names,
       r.noticed_on, w.uuid AS notice, w.number AS notice_number, r.id
  FROM (SELECT p.id AS page_id, p.from_on AS page_from_on FROM visit_plan p
 WHERE p.state = 'noticed' AND p.unannounced = 0
   {{scope p}}
   AND p.institution_id = (SELECT w.id FROM institution w WHERE w.uuid = :institution)     --? institution
   AND (p.from_on, p.id) > (:after_key, :after_id)                                         --? after_key
 ORDER BY p.from_on, p.id LIMIT :limit) g
  CROSS JOIN visit_plan r ON r.id = g.page_id
  CROSS JOIN institution i ON i.id = r.institution_id
  LEFT JOIN account l ON l.id = r.leader_id
  LEFT JOIN paper w ON w.visit_plan_id = r.id AND w.state = 'valid'
 ORDER BY g.page_from_on, g.page_id

-- name: visit_plan_tally
SELECT p.from_on AS day,                                                                   --? by_day
SELECT NULL AS day,                                                                        --? by_total
       count(*) FILTER (WHERE p.state = 'planned') AS planned, count(*) FILTER (WHERE p.state = 'noticed') AS noticed,
       count(*) FILTER (WHERE p.state = 'done') AS done,
       count(*) FILTER (WHERE p.state IN ('planned', 'noticed') AND p.to_on < :today) AS overdue
  FROM visit_plan p
 WHERE p.state <> 'cancelled'
   {{scope p}}
   {{visit_plan_where}}
 GROUP BY p.from_on                                                                        --? by_day

-- name: visit_plan_get
SELECT p.id, p.uuid, i.uuid AS institution, i.name AS institution_name, i.type AS institution_type, c.name AS county_name,
       p.level, p.kind, p.state, p.from_on, p.to_on, (p.state IN ('planned', 'noticed') AND p.to_on < :today) AS overdue,
       p.unannounced, p.led_by_leader, l.uuid AS leader, l.name AS leader_name, p.source, d.uuid AS draw,
       k.uuid AS key_date, k.name AS key_date_name, p.campaign, p.note, p.notice_due_on, p.noticed_on,
       n.name AS noticed_by, w.uuid AS notice, w.number AS notice_number, v.uuid AS inspection, v.number AS inspection_number, p.done_on,
       (p.state = 'done' AND p.done_on > p.to_on) AS late, p.cancel_reason, a.name AS created_by, p.created_at,
       p.institution_id, p.city_id, p.county_id, p.content_hash, p.row_version
  FROM visit_plan p
  JOIN institution i ON i.id = p.institution_id
  JOIN region c ON c.id = p.county_id
  JOIN account a ON a.id = p.created_by
  LEFT JOIN account l ON l.id = p.leader_id
  LEFT JOIN account n ON n.id = p.noticed_by
  LEFT JOIN draw d ON d.id = p.draw_id
  LEFT JOIN key_date k ON k.id = p.key_date_id
  LEFT JOIN inspection v ON v.id = p.inspection_id
  LEFT JOIN paper w ON w.visit_plan_id = p.id AND w.state = 'valid'
 WHERE p.uuid = :uuid
   AND (p.level = 'county' OR p.unannounced = 0)                                           --? no_secrets
   {{scope p}}

-- name: visit_plan_taken
-- unscoped: a UUID belongs to one record of the whole installation; nothing of it is shown
SELECT id FROM visit_plan WHERE uuid = :uuid

-- name: visit_plan_members
SELECT a.uuid AS account, m.name, m.unit
  FROM visit_plan_member m LEFT JOIN account a ON a.id = m.account_id
 WHERE m.plan_id = :plan_id ORDER BY m.position

-- name: visit_plan_leader
SELECT id FROM account
 WHERE uuid = :uuid AND city_id = :city_id AND role IN ('city_leader', 'county_leader') AND status = 'active'

-- name: visit_plan_insert
-- unscoped: institution and regions were read in scope
INSERT INTO visit_plan (uuid, institution_id, city_id, county_id, town_id, level, kind, from_on, to_on, unannounced,
                        led_by_leader, leader_id, source, draw_id, draw_position, key_date_id, campaign, note,
                        notice_due_on, created_by, created_at, content_hash)
VALUES (:uuid, :institution_id, :city_id, :county_id, :town_id, :level, :kind, :from_on, :to_on, :unannounced,
        :led_by_leader, :leader_id, :source, :draw_id, :draw_position, :key_date_id, :campaign, :note,
        :notice_due_on, :created_by, :now, :content_hash)

-- name: visit_plan_member_insert
INSERT INTO visit_plan_member (plan_id, position, account_id, name, unit)
VALUES (:plan_id, :position, :account_id, :name, :unit)

-- name: visit_plan_member_join
INSERT INTO visit_plan_member (plan_id, position, account_id, name)
SELECT :plan_id, (SELECT coalesce(max(m.position), 0) + 1 FROM visit_plan_member m WHERE m.plan_id = :plan_id), :account_id, :name
 WHERE NOT EXISTS (SELECT 1 FROM visit_plan_member m WHERE m.plan_id = :plan_id AND m.account_id = :account_id)

-- name: visit_plan_members_drop
DELETE FROM visit_plan_member WHERE plan_id = :plan_id

-- name: visit_plan_update
-- unscoped: a row read in scope, by its id
UPDATE visit_plan SET
       kind = :kind, from_on = :from_on, to_on = :to_on, unannounced = :unannounced, led_by_leader = :led_by_leader, leader_id = :leader_id, key_date_id = :key_date_id, campaign = :campaign, note = :note, notice_due_on = :notice_due_on, --? do_change
       state = 'planned', noticed_on = NULL, noticed_by = NULL,                            --? do_take_back
       state = 'noticed', noticed_on = :today, noticed_by = :actor,                        --? do_notice
       state = 'cancelled', cancel_reason = :reason,                                       --? do_cancel
       row_version = row_version + 1
 WHERE id = :id

-- ---- visits do plans ----

-- name: visit_plan_fulfil
-- unscoped: of a visit that was just kept in scope
UPDATE visit_plan SET state = 'done', inspection_id = :inspection_id, done_on = :finished_on, row_version = row_version + 1
 WHERE institution_id = :institution_id AND level = :level AND state IN ('planned', 'noticed') AND from_on <= :finished_on
   AND (led_by_leader = 0 OR (SELECT v.led_by_leader FROM inspection v WHERE v.id = :inspection_id) = 1)

-- The earliest other visit that does the plan.
-- fragment: visit_plan_other_visit
       (SELECT v.id FROM inspection v
         WHERE v.institution_id = visit_plan.institution_id AND v.level = visit_plan.level AND v.state = 'submitted'
           AND v.finished_on >= visit_plan.from_on AND (visit_plan.led_by_leader = 0 OR v.led_by_leader = 1)
         ORDER BY v.finished_on, v.id LIMIT 1)

-- name: visit_plan_reopen
-- unscoped: of a visit read in scope, which is void by now
UPDATE visit_plan SET row_version = row_version + 1,
       state = CASE WHEN {{visit_plan_other_visit}} IS NOT NULL THEN 'done' WHEN noticed_on IS NULL THEN 'planned' ELSE 'noticed' END,
       done_on = (SELECT o.finished_on FROM inspection o WHERE o.id = {{visit_plan_other_visit}}),
       inspection_id = {{visit_plan_other_visit}}
 WHERE inspection_id = :inspection_id

-- ---- how often ----

-- name: visit_load
-- unscoped: numbers of an institution read in scope
SELECT (SELECT s.visit_ceiling FROM plan_setting s) AS ceiling,
       (SELECT count(*) FROM inspection v
         WHERE v.institution_id = :institution_id AND v.finished_on BETWEEN :year_start AND :year_end
           AND v.state = 'submitted' AND v.level IN ('city', 'county')) AS visited,
       (SELECT count(*) FROM visit_plan p
         WHERE p.institution_id = :institution_id AND p.from_on BETWEEN :year_start AND :year_end
           AND (p.level = 'county' OR p.unannounced = 0)                                   --? no_secrets
           AND p.state IN ('planned', 'noticed')) AS planned
