-- Saved filters: everybody's own.

-- name: saved_filter_list
SELECT f.uuid, f.ledger, f.name, f.query
  FROM saved_filter f
 WHERE f.account_id = :account_id
   AND f.ledger = :ledger --? ledger
 ORDER BY f.ledger, f.name
 LIMIT :limit;

-- name: saved_filter_by_uuid
SELECT f.uuid, f.ledger, f.name, f.query, f.account_id, f.content_hash
  FROM saved_filter f
 WHERE f.uuid = :uuid;

-- name: saved_filter_count
SELECT count(*) FROM saved_filter f WHERE f.account_id = :account_id AND f.ledger = :ledger;

-- name: saved_filter_insert
INSERT INTO saved_filter (uuid, account_id, ledger, name, query, created_at, content_hash)
VALUES (:uuid, :account_id, :ledger, :name, :query, :now, :content_hash);

-- name: saved_filter_delete
DELETE FROM saved_filter WHERE uuid = :uuid AND account_id = :account_id;
