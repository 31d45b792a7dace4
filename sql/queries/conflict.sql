-- The same UUID sent with other content.

-- name: conflict_insert
INSERT INTO conflict (uuid, noun, record, content, content_hash, reason, account_id, city_id, county_id, received_at)
VALUES (:uuid, :noun, :record, :content, :content_hash, :reason, :account_id, :city_id, :county_id, :now)
    ON CONFLICT (record, content_hash) DO NOTHING;

-- fragment: conflict_columns
SELECT c.id, c.uuid, c.noun, c.record, c.content, s.name AS sent_by, c.received_at, c.resolved_at,
       b.name AS resolved_by, c.resolution, c.reason
  FROM conflict c JOIN account s ON s.id = c.account_id LEFT JOIN account b ON b.id = c.resolved_by

-- fragment: conflict_where
   AND c.city_id = :within_city     --? within_city
   AND c.county_id = :within_county --? within_county
   AND (c.resolved_at IS NOT NULL) = :resolved --? resolved

-- name: conflict_page
{{conflict_columns}}
 WHERE 1 = 1
       {{conflict_where}}
   AND c.id < :before_id            --? before_id
 ORDER BY c.id DESC LIMIT :limit;

-- name: conflict_count
SELECT count(*) FROM (SELECT 1 FROM conflict c
 WHERE 1 = 1
       {{conflict_where}}
 LIMIT :total_limit);

-- name: conflict_by_uuid
{{conflict_columns}}
 WHERE c.uuid = :uuid
   AND c.city_id = :within_city     --? within_city
   AND c.county_id = :within_county --? within_county

-- name: conflict_settle
UPDATE conflict SET resolved_at = :now, resolved_by = :by, resolution = :resolution WHERE id = :id;
