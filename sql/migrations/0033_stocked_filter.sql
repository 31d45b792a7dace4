-- What supplies must last is said by a duty that may change: a kept filter asks for that, not for 30 days.
UPDATE saved_filter SET query = replace(query, 'stock_30=', 'stocked=') WHERE ledger = 'institutions' AND query LIKE '%stock_30=%';
