-- Signing in. Only the SHA-256 of a token is here.

-- fragment: signer_columns
a.id, a.uuid, a.login, a.name, a.role, a.status, a.must_change_password, a.expires_on, a.password_hash,
a.failed_logins, a.locked_until, a.city_id, a.county_id, a.town_id, a.institution_id,
(SELECT f.secret FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS factor_secret,
(SELECT f.last_step FROM second_factor f WHERE f.account_id = a.id) AS factor_step,
EXISTS (SELECT 1 FROM setting p WHERE p.key = 'second_factor_required' AND p.value = '1') AS factor_required

-- name: session_by_token
SELECT {{signer_columns}}, s.id AS session_id, s.client, s.last_seen_at, s.expires_at AS session_expires_at
  FROM session s JOIN account a ON a.id = s.account_id
 WHERE s.token_hash = :token_hash AND s.revoked_at IS NULL;

-- name: signer_by_login
SELECT {{signer_columns}} FROM account a WHERE a.login = :login;

-- name: signer_by_id
SELECT {{signer_columns}} FROM account a WHERE a.id = :id;

-- name: session_insert
INSERT INTO session (token_hash, account_id, client, created_at, last_seen_at, expires_at)
VALUES (:token_hash, :account_id, :client, :now, :now, :expires_at);

-- name: session_touch
UPDATE session SET last_seen_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: session_client
SELECT client FROM session WHERE id = :id;

-- name: session_revoke
UPDATE session SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL;

-- name: session_revoke_all
UPDATE session SET revoked_at = :now WHERE account_id = :account_id AND revoked_at IS NULL;

-- name: session_forget_old
DELETE FROM session WHERE account_id = :account_id AND revoked_at IS NULL AND expires_at <= :now;

-- name: login_failed
UPDATE account SET failed_logins = failed_logins + 1, locked_until = :locked_until WHERE id = :id;

-- name: login_succeeded
UPDATE account SET failed_logins = 0, locked_until = NULL, last_login_at = :now WHERE id = :id;
