-- The channels of bureaus. Whoever manages them reaches those of the own city: :within_city, :within_county.

-- fragment: channel_columns
SELECT c.id, c.uuid, c.city_id, c.county_id, r.code AS region, r.name AS region_name, c.kind, c.name, c.endpoint, c.url, c.secret,
       (c.secret IS NOT NULL) AS has_secret, c.login, c.sender, c.recipients, c.with_institutions, c.quiet_from, c.quiet_to,
       c.active, c.content_hash, c.row_version
  FROM channel c JOIN region r ON r.id = coalesce(c.county_id, c.city_id)

-- fragment: channel_within
   AND c.city_id = :within_city     --? within_city
   AND c.county_id = :within_county --? within_county

-- name: channel_list
{{channel_columns}}
 WHERE 1 = 1
       {{channel_within}}
 ORDER BY r.code, c.id LIMIT :limit

-- name: channel_by_uuid
{{channel_columns}}
 WHERE c.uuid = :uuid
       {{channel_within}}

-- name: channel_taken
SELECT id FROM channel WHERE uuid = :uuid

-- Whatever hears what happens in a city.
-- name: channel_listening
{{channel_columns}}
 WHERE c.city_id = :city_id AND c.active = 1
 ORDER BY c.id

-- name: channel_insert
INSERT INTO channel (uuid, city_id, county_id, kind, name, endpoint, url, secret, login, sender, recipients, with_institutions,
                     quiet_from, quiet_to, content_hash, created_at)
VALUES (:uuid, :city_id, :county_id, :kind, :name, :shown, :sealed_url, :sealed_secret, :login, :sender, :recipients, coalesce(:with_institutions, 0),
        :quiet_from, :quiet_to, :content_hash, :now)

-- name: channel_update
UPDATE channel
   SET name = :name, login = :login, sender = :sender, recipients = :recipients,
       endpoint = :shown, url = :sealed_url, secret = :sealed_secret, --? do_seal
       with_institutions = :with_institutions, quiet_from = :quiet_from, quiet_to = :quiet_to, active = :active,
       row_version = row_version + 1
 WHERE id = :id

-- From before channels were sealed.
-- name: channel_plain
SELECT id, url, secret FROM channel WHERE endpoint IS NULL

-- name: channel_seal
UPDATE channel SET endpoint = :shown, url = :sealed_url, secret = :sealed_secret WHERE id = :id
