-- Accounts. Whoever manages them reaches those of the own city or county: :within_city, :within_county.

-- fragment: account_columns
SELECT a.id, a.uuid, a.login, a.name, a.title, a.phone, a.role, r.code AS region, r.name AS region_name,
       i.uuid AS institution, i.name AS institution_name, a.liaison, a.status, a.must_change_password, a.expires_on,
       a.last_login_at, a.row_version,
       EXISTS (SELECT 1 FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS second_factor
  FROM account a
  LEFT JOIN region r ON a.institution_id IS NULL AND r.id = coalesce(a.town_id, a.county_id, a.city_id)
  LEFT JOIN institution i ON i.id = a.institution_id

-- fragment: account_within
   AND a.city_id = :within_city     --? within_city
   AND a.county_id = :within_county --? within_county

-- fragment: account_where
   AND a.role = :role               --? role
   AND a.status = :status           --? status
   AND a.city_id = :in_city         --? in_city
   AND a.county_id = :in_county     --? in_county
   AND a.town_id = :in_town         --? in_town
   AND a.institution_id = (SELECT id FROM institution WHERE uuid = :institution) --? institution
   AND (instr(a.login, :search) > 0 OR instr(a.name, :search) > 0)               --? search

-- name: account_page
-- unscoped: the account's own institution; accounts are limited by :within_city and :within_county
{{account_columns}}
 WHERE 1 = 1
       {{account_within}}
       {{account_where}}
   AND a.login > :after             --? after
 ORDER BY a.login LIMIT :limit;

-- name: account_count
-- unscoped: the account's own institution; accounts are limited by :within_city and :within_county
SELECT count(*) FROM (SELECT 1 FROM account a
 WHERE 1 = 1
       {{account_within}}
       {{account_where}}
 LIMIT :total_limit);

-- name: account_by_uuid
-- unscoped: the account's own institution; accounts are limited by :within_city and :within_county
{{account_columns}}
 WHERE a.uuid = :uuid
       {{account_within}};

-- name: account_by_id
-- unscoped: the signed-in account's own institution
{{account_columns}}
 WHERE a.id = :id;

-- name: account_known
SELECT content_hash FROM account WHERE uuid = :uuid;

-- name: account_login_taken
SELECT id FROM account WHERE login = :login;

-- name: account_place_of_institution
SELECT i.city_id, i.county_id, i.id AS institution_id
  FROM institution i
 WHERE i.uuid = :uuid
       {{scope_own i}};

-- name: account_insert
INSERT INTO account (uuid, login, name, title, phone, role, city_id, county_id, town_id, institution_id, liaison,
                     password_hash, must_change_password, expires_on, content_hash, created_at, created_by)
VALUES (:uuid, :login, :name, :title, :phone, :role, :city_id, :county_id, :town_id, :institution_id,
        coalesce(:liaison, 0), :password_hash, :must_change_password, :expires_on, :content_hash, :now, :by);

-- name: account_update
UPDATE account
   SET name = :name, title = :title, phone = :phone, role = :role, liaison = coalesce(:liaison, 0), status = :status,
       expires_on = :expires_on, row_version = row_version + 1
 WHERE id = :id;

-- name: account_set_password
UPDATE account
   SET password_hash = :password_hash, must_change_password = :must_change_password, failed_logins = 0,
       locked_until = NULL, row_version = row_version + 1
 WHERE id = :id;

-- name: account_password_hash
SELECT password_hash FROM account WHERE id = :id;

-- name: account_any
SELECT id FROM account LIMIT 1;
