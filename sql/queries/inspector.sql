-- Inspectors: the accounts that may visit from outside, and on which days they did.

-- fragment: inspector_where
   AND a.role IN ('city_leader', 'city_supervisor', 'county_leader', 'county_supervisor', 'town_officer', 'guest_inspector')
       {{account_within}}
   AND a.role = :role                                                                      --? role
   AND (a.role IN ('city_supervisor', 'county_supervisor')) = :supervisor                  --? supervisor
   AND a.county_id = (SELECT c.id FROM region c WHERE c.code = :county)                    --? county
   AND (CASE WHEN a.county_id IS NULL THEN 'city' ELSE 'county' END) = :level              --? level
   AND (a.status = 'active' AND coalesce(a.expires_on, '9999') >= :today) = :active        --? active
   AND a.created_at < :created_before                                                      --? created_before
   AND EXISTS (SELECT 1 FROM inspector_day d WHERE d.account_id = a.id AND d.day >= coalesce(:inspected_from, '') AND d.day <= coalesce(:inspected_to, '9999')) = :inspected --? inspected

-- name: inspector_list
-- unscoped: accounts are limited by :within_city and :within_county
SELECT a.id, a.uuid, a.login, a.name, a.title, a.role, r.name AS region_name, a.status,
       (SELECT count(*) FROM inspector_day d WHERE d.account_id = a.id AND d.day >= coalesce(:inspected_from, '')
           AND d.day <= coalesce(:inspected_to, '9999')) AS inspection_days,
       (SELECT max(d.day) FROM inspector_day d WHERE d.account_id = a.id) AS last_inspected_on
  FROM account a
  LEFT JOIN region r ON r.id = coalesce(a.town_id, a.county_id, a.city_id)
 WHERE 1 = 1
       {{inspector_where}}
   AND a.login > :after                                                                    --? after
 ORDER BY a.login
 LIMIT :limit

-- name: inspector_count
-- unscoped: accounts are limited by :within_city and :within_county
SELECT count(*) FROM (SELECT 1 FROM account a WHERE 1 = 1
       {{inspector_where}}
 LIMIT :limit)
