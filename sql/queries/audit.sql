-- The chain of every change.

-- name: audit_last
-- scan: the newest row by key, one step
SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1;

-- The newest change that can show in a county: its own people's and those of who hangs in no county; in all counties
-- when none is named.
-- name: audit_newest
-- scan: the newest row by key, one step
SELECT coalesce(max(id), 0) FROM audit                                                     --? by_all
SELECT max(coalesce((SELECT max(a.id) FROM audit a WHERE a.county_id = :county_id), 0),     --? by_county
           coalesce((SELECT max(a.id) FROM audit a WHERE a.county_id IS NULL), 0))         --? by_county

-- name: audit_insert
INSERT INTO audit (id, at, account_id, actor, role, act, noun, record, county_id, detail, request_id, prev_hash, hash)
VALUES (:id, :at, :account_id, :actor, :role, :act, :noun, :record, :county_id, :detail, :request_id, :prev_hash, :hash);

-- name: audit_chain
-- scan: the whole chain is walked on purpose
SELECT id, at, account_id, actor, role, act, noun, record, county_id, detail, request_id, prev_hash, hash
  FROM audit ORDER BY id;

-- fragment: audit_where
   AND a.act = :act            --? act
   AND a.record = :record      --? record
   AND a.at >= :from_at        --? from_at
   AND a.at < :to_at           --? to_at

-- name: audit_page
-- scan: newest first by key, stopped by the limit
SELECT a.id, a.at, a.actor, nullif(a.role, '') AS role, a.act, a.record, a.detail, a.request_id, a.hash
  FROM audit a
 WHERE 1 = 1
       {{audit_where}}
   AND a.id < :before_id       --? before_id
 ORDER BY a.id DESC LIMIT :limit;

-- name: audit_count
-- scan: capped by the limit
SELECT count(*) FROM (SELECT 1 FROM audit a WHERE 1 = 1
       {{audit_where}}
 LIMIT :total_limit);
