-- 包挂领导 and 点对点责任人 of institutions. Rows without an end are those who answer now; one a post.

-- fragment: assignment_columns
SELECT a.id, a.uuid, i.uuid AS institution, i.name AS institution_name, a.post, c.uuid AS account, a.name, a.title,
       a.phone, a.starts_on, a.ends_on, a.reason, a.end_reason, m.name AS made_by, a.made_at, a.institution_id,
       a.row_version
  FROM assignment a
  CROSS JOIN institution i ON i.id = a.institution_id
  LEFT JOIN account c ON c.id = a.account_id
  LEFT JOIN account m ON m.id = a.made_by

-- name: assignment_of_institution
{{assignment_columns}}
 WHERE a.institution_id = :institution_id
       {{scope_own i}}
 ORDER BY a.ends_on IS NOT NULL, a.id DESC
 LIMIT :limit;

-- name: assignment_by_uuid
{{assignment_columns}}
 WHERE a.uuid = :uuid
       {{scope_own i}};

-- name: assignment_known
-- unscoped: a client-made UUID is unique over all counties
SELECT coalesce(a.content_hash, '') FROM assignment a WHERE a.uuid = :uuid;

-- name: assignment_current
-- unscoped: of an institution already read in scope
SELECT a.id, a.uuid, a.institution_id, a.post, a.name, a.starts_on, a.row_version
  FROM assignment a
 WHERE a.institution_id = :institution_id AND a.ends_on IS NULL
   AND a.post = :post --? post
 ORDER BY a.post;

-- name: assignment_insert
-- unscoped: the institution was read in scope
INSERT INTO assignment (uuid, institution_id, post, account_id, name, title, phone, starts_on, reason, made_by, made_at,
                        reassignment_id, content_hash)
VALUES (:uuid, :institution_id, :post, :account_id, :name, :title, :phone, :starts_on, :reason, :made_by, :now,
        :reassignment_id, :content_hash);

-- name: assignment_finish
-- unscoped: of a row already read in scope
UPDATE assignment SET ends_on = :ends_on, end_reason = :end_reason, row_version = row_version + 1
 WHERE id = :id AND ends_on IS NULL;

-- name: assignment_project
-- unscoped: of an institution already read in scope
UPDATE institution
   SET city_leader = CASE WHEN :post = 'city_leader' THEN :name ELSE city_leader END,
       county_leader = CASE WHEN :post = 'county_leader' THEN :name ELSE county_leader END,
       city_person = CASE WHEN :post = 'city_person' THEN :name ELSE city_person END,
       county_person = CASE WHEN :post = 'county_person' THEN :name ELSE county_person END,
       town_person = CASE WHEN :post = 'town_person' THEN :name ELSE town_person END,
       updated_at = :now, row_version = row_version + 1
 WHERE id = :institution_id;

-- The account of somebody who is to answer: reachable from the institution, at the level of the post.
-- name: assignment_candidate
-- unscoped: the institution was read in scope, and the account is held against it
SELECT c.id, c.name, c.title, c.phone, c.role
  FROM account c CROSS JOIN institution i ON i.id = :institution_id
 WHERE c.uuid = :account AND c.status = 'active' AND c.city_id = i.city_id
   AND (c.county_id IS NULL OR c.county_id = i.county_id)
   AND (c.town_id IS NULL OR c.town_id = i.town_id)
   AND (c.institution_id IS NULL OR c.institution_id = i.id);

-- ---- many at once ----

-- name: assignment_holders
SELECT a.post, a.name, max(a.title) AS title, count(*) AS institutions
  FROM institution i CROSS JOIN assignment a ON a.institution_id = i.id AND a.ends_on IS NULL
 WHERE i.status <> 'closed'
       {{scope_own i}}
   AND a.post = :post --? post
   AND i.county_id = (SELECT w.id FROM region w WHERE w.code = :county) --? county
 GROUP BY a.post, a.name
 ORDER BY a.post, count(*) DESC, a.name
 LIMIT :limit;

-- name: assignment_held
SELECT a.id, a.uuid, a.institution_id, a.post, a.name, a.starts_on, a.row_version
  FROM assignment a CROSS JOIN institution i ON i.id = a.institution_id
 WHERE a.ends_on IS NULL AND a.name = :from_name AND a.post = :post
       {{scope_own i}}
   AND i.county_id = (SELECT w.id FROM region w WHERE w.code = :county) --? county
 ORDER BY a.institution_id
 LIMIT :limit;

-- name: reassignment_insert
INSERT INTO reassignment (uuid, post, from_name, name, starts_on, reason, institutions, made_by, made_at, content_hash)
VALUES (:uuid, :post, :from_name, :name, :starts_on, :reason, :institutions, :made_by, :now, :content_hash);

-- name: reassignment_by_uuid
SELECT r.uuid, r.post, r.from_name, r.name, r.starts_on, r.reason, r.institutions, m.name AS made_by, r.made_at,
       r.made_by AS made_by_id, r.content_hash
  FROM reassignment r JOIN account m ON m.id = r.made_by
 WHERE r.uuid = :uuid;

-- ---- the matrix: one institution a row, one post a column ----

-- fragment: responsibility_where
       {{scope_own i}}
       {{institution_match}}
       AND i.status <> 'closed'
       AND i.county_id = (SELECT w.id FROM region w WHERE w.code = :county) --? county
       AND i.town_id = (SELECT w.id FROM region w WHERE w.code = :town) --? town
       AND i.type = :type --? type
       AND i.id IN (SELECT a.institution_id FROM assignment a WHERE a.name = :person AND a.ends_on IS NULL AND (:post IS NULL OR a.post = :post)) --? person
       AND NOT EXISTS (SELECT 1 FROM assignment a WHERE a.institution_id = i.id AND a.post = :vacant AND a.ends_on IS NULL) --? vacant
       AND (:vacant <> 'institution_person' OR i.principal IS NULL) --? vacant

-- fragment: responsibility_holder
SELECT a.name || CASE WHEN a.title IS NULL THEN '' ELSE '（' || a.title || '）' END FROM assignment a WHERE a.institution_id = i.id AND a.ends_on IS NULL AND a.post

-- name: responsibility_list
SELECT i.id, i.uuid AS institution, i.name, i.type, c.name AS county_name, t.name AS town_name,
       ({{responsibility_holder}} = 'city_leader') AS city_leader,
       ({{responsibility_holder}} = 'county_leader') AS county_leader,
       ({{responsibility_holder}} = 'city_person') AS city_person,
       ({{responsibility_holder}} = 'county_person') AS county_person,
       ({{responsibility_holder}} = 'town_person') AS town_person,
       coalesce(({{responsibility_holder}} = 'institution_person'), i.principal) AS institution_person
  FROM institution i
  CROSS JOIN region c ON c.id = i.county_id
  LEFT JOIN region t ON t.id = i.town_id
 WHERE 1 = 1
       {{responsibility_where}}
       AND (i.name, i.id) > (:after_key, :after_id) --? after_key
 ORDER BY i.name, i.id
 LIMIT :limit;

-- name: responsibility_count
SELECT count(*) FROM (SELECT 1 FROM institution i WHERE 1 = 1
       {{responsibility_where}}
 LIMIT :total_limit);
