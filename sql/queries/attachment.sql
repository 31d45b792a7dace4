-- Photos and signatures: awaited from the moment a record names them, stored once their bytes are on disk.

-- name: attachment_insert
-- unscoped: of an institution read in scope
INSERT INTO attachment (uuid, institution_id, city_id, county_id, town_id, inspection_id, hazard_id, activity_id,
                        incident_id, event_uuid, purpose, named_by)
VALUES (:uuid, :institution_id, :city_id, :county_id, :town_id, :inspection_id, :hazard_id, :activity_id,
        :incident_id, :event, :purpose, :named_by)

-- name: attachment_find
SELECT a.id, a.state, a.sha256, a.bytes, a.media_type, a.named_by, a.institution_id
  FROM attachment a WHERE a.uuid = :uuid
   {{scope a}}

-- name: attachment_store
-- unscoped: a row read in scope, by its id
UPDATE attachment SET state = 'stored', sha256 = :sha256, bytes = :bytes, media_type = :media_type, width = :width,
       height = :height, taken_at = :taken_at, received_at = :received_at
 WHERE id = :id

-- fragment: attachment_columns
SELECT a.uuid, a.purpose, a.state, a.sha256, a.bytes, a.media_type, a.width, a.height, a.taken_at, a.received_at,
       a.event_uuid AS event, a.id
  FROM attachment a

-- name: attachment_get
{{attachment_columns}}
 WHERE a.uuid = :uuid
   {{scope a}}

-- name: attachment_of_hazard
-- unscoped: of a hazard read in scope
{{attachment_columns}}
 WHERE a.hazard_id = :hazard_id ORDER BY a.id

-- name: attachment_of_inspection
-- unscoped: of a visit read in scope
{{attachment_columns}}
 WHERE a.inspection_id = :inspection_id ORDER BY a.id

-- name: attachment_of_activity
-- unscoped: of an activity read in scope
{{attachment_columns}}
 WHERE a.activity_id = :activity_id ORDER BY a.id

-- name: attachment_of_incident
-- unscoped: of an incident read in scope
{{attachment_columns}}
 WHERE a.incident_id = :incident_id ORDER BY a.id
