-- On which days an account took part in visits by a bureau: who inspects, and how many people did, without walking
-- through the teams of all visits. Kept by the triggers below in the transaction of the visit itself.
CREATE TABLE inspector_day (
    account_id INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    day        TEXT NOT NULL,
    visits     INTEGER NOT NULL, -- on a team, not void
    PRIMARY KEY (account_id, day)
) STRICT, WITHOUT ROWID;

INSERT INTO inspector_day (account_id, day, visits)
SELECT m.account_id, v.finished_on, count(*)
  FROM inspection v JOIN inspection_member m ON m.inspection_id = v.id
 WHERE m.account_id IS NOT NULL AND v.level <> 'institution' AND v.state = 'submitted'
 GROUP BY m.account_id, v.finished_on;

CREATE TRIGGER inspector_day_of_member AFTER INSERT ON inspection_member WHEN new.account_id IS NOT NULL
BEGIN
    INSERT INTO inspector_day (account_id, day, visits)
    SELECT new.account_id, v.finished_on, 1 FROM inspection v
     WHERE v.id = new.inspection_id AND v.level <> 'institution' AND v.state = 'submitted'
        ON CONFLICT (account_id, day) DO UPDATE SET visits = visits + 1;
END;

-- A visit is voided once and for all.
CREATE TRIGGER inspector_day_of_void AFTER UPDATE OF state ON inspection
WHEN old.state = 'submitted' AND new.state = 'void' AND new.level <> 'institution'
BEGIN
    UPDATE inspector_day SET visits = visits - 1
     WHERE day = new.finished_on AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = new.id);
    DELETE FROM inspector_day
     WHERE visits = 0 AND day = new.finished_on
       AND account_id IN (SELECT m.account_id FROM inspection_member m WHERE m.inspection_id = new.id);
END;
