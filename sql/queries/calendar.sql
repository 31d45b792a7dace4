-- Working days: what differs from Monday to Friday. Of the whole installation: no scope.

-- name: calendar_days
SELECT day, kind, name, sample FROM calendar_day WHERE day BETWEEN :from_on AND :to_on ORDER BY day

-- name: calendar_put
INSERT INTO calendar_day (day, kind, name) VALUES (:day, :kind, :name)
    ON CONFLICT (day) DO UPDATE SET kind = excluded.kind, name = excluded.name, sample = 0

-- name: calendar_drop
DELETE FROM calendar_day WHERE day = :day
