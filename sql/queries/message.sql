-- The inbox of whoever asks.

-- fragment: message_columns
SELECT m.id, m.uuid, m.kind, m.title, m.text, h.uuid AS hazard, n.uuid AS incident, m.created_at, m.read_at
  FROM message m
  LEFT JOIN reminder r ON r.id = m.reminder_id
  LEFT JOIN hazard h ON h.id = r.hazard_id
  LEFT JOIN incident n ON n.id = m.incident_id

-- name: message_insert
INSERT INTO message (uuid, account_id, kind, title, text, reminder_id, incident_id, created_at)
VALUES (:uuid, :account_id, :kind, :title, :text, :reminder_id, :incident_id, :now)

-- name: message_page
-- unscoped: messages of the account itself; opening the hazard or incident asks for its scope
{{message_columns}}
 WHERE m.account_id = :account_id
   AND m.read_at IS NULL            --? only_unread
   AND m.read_at IS NOT NULL        --? only_read
   AND m.kind = :kind               --? kind
   AND m.id < :before_id            --? before_id
 ORDER BY m.id DESC LIMIT :limit

-- name: message_count
SELECT count(*) FROM (SELECT 1 FROM message m
 WHERE m.account_id = :account_id
   AND m.read_at IS NULL            --? only_unread
   AND m.read_at IS NOT NULL        --? only_read
   AND m.kind = :kind               --? kind
 LIMIT :total_limit)

-- name: message_by_uuid
-- unscoped: a message of the account itself
{{message_columns}}
 WHERE m.uuid = :uuid AND m.account_id = :account_id

-- name: message_read
UPDATE message SET read_at = :now WHERE id = :id

-- name: message_read_all
UPDATE message SET read_at = :now WHERE account_id = :account_id AND read_at IS NULL
