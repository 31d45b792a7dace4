-- Second factor 身份验证器: time-based codes (RFC 6238) beside the password, for whoever adds them; the bureau may ask them of all.
-- The secret lies here as it is: who reads this file still needs the password, and a restored backup must let people in.

CREATE TABLE second_factor (
    account_id   INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE RESTRICT,
    secret       TEXT NOT NULL,              -- Base32 (RFC 4648), 160 bits
    last_step    INTEGER NOT NULL DEFAULT 0, -- 30-second step of the last code taken; none up to it is taken again
    confirmed_at INTEGER,                    -- NULL: offered, and not asked for until a code has proved it arrived
    created_at   INTEGER NOT NULL
) STRICT;
