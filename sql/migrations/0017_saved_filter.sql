-- Filters of ledgers that a person keeps under a name; the query is the address bar's, paging left out.

CREATE TABLE saved_filter (
    id           INTEGER PRIMARY KEY,
    uuid         TEXT NOT NULL CONSTRAINT saved_filter_uuid_unique UNIQUE,
    account_id   INTEGER NOT NULL REFERENCES account (id) ON DELETE RESTRICT,
    ledger       TEXT NOT NULL,
    name         TEXT NOT NULL,
    query        TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    CONSTRAINT saved_filter_name_unique UNIQUE (account_id, ledger, name)
) STRICT;
