-- What a backup and a check look at: the whole installation.

-- name: upkeep_counts
-- unscoped: the command line counts everything
-- scan: whole tables are counted on purpose
SELECT (SELECT count(*) FROM account) AS accounts,
       (SELECT count(*) FROM institution) AS institutions,
       (SELECT count(*) FROM inspection) AS inspections,
       (SELECT count(*) FROM hazard) AS hazards,
       (SELECT count(*) FROM attachment WHERE state = 'stored') AS attachments,
       (SELECT count(*) FROM paper) AS papers,
       (SELECT count(*) FROM audit) AS audit;

-- name: upkeep_files
-- unscoped: the command line looks at every file
-- scan: every stored attachment and every copy of a paper is wanted
SELECT '附件' AS what, uuid, sha256, bytes FROM attachment WHERE state = 'stored'
UNION ALL
SELECT '文书', uuid, sha256, bytes FROM paper;
