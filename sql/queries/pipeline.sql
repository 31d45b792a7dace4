-- What the pipeline itself asks: whether a write left its trace (debug builds).

-- name: pipeline_audit_last
SELECT coalesce(max(id), 0) FROM audit
