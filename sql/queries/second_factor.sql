-- The second factor of an account, and whether the bureau asks it of everybody.

-- name: second_factor_get
SELECT secret, last_step, confirmed_at FROM second_factor WHERE account_id = :account_id;

-- name: second_factor_offer
-- unscoped: one's own
INSERT INTO second_factor (account_id, secret, created_at) VALUES (:account_id, :secret, :now)
    ON CONFLICT (account_id) DO UPDATE SET secret = :secret, last_step = 0, created_at = :now;

-- name: second_factor_confirm
UPDATE second_factor SET confirmed_at = :now, last_step = :step WHERE account_id = :account_id;

-- name: second_factor_use
UPDATE second_factor SET last_step = :step WHERE account_id = :account_id;

-- name: second_factor_drop
DELETE FROM second_factor WHERE account_id = :account_id;
