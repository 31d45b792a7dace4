-- The outbox: what waits, what is under way, what became of it.

-- fragment: delivery_columns
SELECT d.id, d.uuid, c.uuid AS channel, c.name AS channel_name, c.kind, r.name AS region_name, d.subject, d.hazards, d.state,
       d.tries, d.due_at, d.created_at, d.tried_at, d.settled_at, d.error, d.row_version
  FROM delivery d
  JOIN channel c ON c.id = d.channel_id
  JOIN region r ON r.id = coalesce(c.county_id, c.city_id)

-- name: delivery_insert
INSERT INTO delivery (uuid, channel_id, subject, text, hazards, urgent, state, due_at, created_at)
VALUES (:uuid, :channel_id, :subject, :text, :hazards, :urgent, 'waiting', :due_at, :now)

-- fragment: delivery_where
   AND c.city_id = :within_city     --? within_city
   AND c.county_id = :within_county --? within_county
   AND c.uuid = :channel            --? channel
   AND d.state = :state             --? state
   AND d.state IN ('unknown', 'failed')  --? trouble

-- name: delivery_page
{{delivery_columns}}
 WHERE 1 = 1
       {{delivery_where}}
   AND d.id < :before_id            --? before_id
 ORDER BY d.id DESC LIMIT :limit

-- name: delivery_count
SELECT count(*) FROM (SELECT 1
  FROM delivery d
  JOIN channel c ON c.id = d.channel_id
 WHERE 1 = 1
       {{delivery_where}}
 LIMIT :total_limit)

-- name: delivery_by_uuid
{{delivery_columns}}
 WHERE d.uuid = :uuid
   AND c.city_id = :within_city     --? within_city
   AND c.county_id = :within_county --? within_county

-- name: delivery_next
SELECT d.id, d.uuid, d.subject, d.text, d.hazards, d.tries, c.kind, c.name AS channel_name, c.url, c.secret, c.login, c.sender,
       c.recipients, c.quiet_from, c.quiet_to, d.urgent, c.active
  FROM delivery d JOIN channel c ON c.id = d.channel_id
 WHERE d.state = 'waiting' AND d.due_at <= :now
 ORDER BY d.due_at, d.id LIMIT 1

-- One line for each thing that may happen to it.
-- name: delivery_update
UPDATE delivery SET
       tries = tries + 1, tried_at = :now,   --? do_try
       tries = 0,                            --? do_again
       due_at = :due_at,                     --? due_at
       settled_at = :now,                    --? do_settle
       settled_at = NULL,                    --? do_again
       error = :error,
       state = :state, row_version = row_version + 1
 WHERE id = :id

-- name: delivery_interrupted
UPDATE delivery SET state = 'unknown', error = :error, row_version = row_version + 1 WHERE state = 'sending'
