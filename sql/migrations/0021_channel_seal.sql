-- Address and secret of a channel lie sealed under a key beside the database, which no backup holds. What may be shown of the
-- address lies beside them; NULL: from before and still in plain text, sealed when the program starts.

ALTER TABLE channel ADD COLUMN endpoint TEXT;
