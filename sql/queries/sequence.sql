-- Gapless numbers.

-- name: sequence_next
INSERT INTO sequence (kind, region_id, year, last) VALUES (:kind, :region_id, :year, 1)
    ON CONFLICT (kind, region_id, year) DO UPDATE SET last = sequence.last + 1
RETURNING last;
