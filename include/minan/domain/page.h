/* page.h: keyset paging: lists go on after a row's sort key and id, never by counting rows from the start.
 *
 * A list asks its statement for one row more than the page holds: that there is one means that there is a
 * next page. Texts live in the arena given.
 */
#ifndef MINAN_DOMAIN_PAGE_H
#define MINAN_DOMAIN_PAGE_H

#include "minan/domain/ctx.h"

/* Opaque and URL-safe: stands for the row with this sort key and id. */
char *page_cursor(struct arena *arena, const char *key, int64_t id);

/* NULL: the first page, *ret_key NULL and *ret_id 0. STATUS_INVALID on field "cursor" when it is none of
 * ours. */
MUST_USE enum status page_cursor_parse(struct ctx *ctx, const char *cursor, const char **ret_key,
                                       int64_t *ret_id);

int64_t page_limit(int64_t asked); /* INT_NONE: PAGE_DEFAULT; within 1..PAGE_MOST */

/* True when the list holds more than limit rows; it is cut to limit then. */
bool page_cut(struct list *items, int64_t limit);

/* From a count that stops at TOTAL_CAP + 1 (SELECT count(*) FROM (SELECT 1 ... LIMIT :total_limit)). */
void page_total(int64_t counted, int64_t *ret_total, enum truth *ret_capped);
#define P_TOTAL_LIMIT P_INT("total_limit", TOTAL_CAP + 1)

/* The total of a ledger that may hold millions: the statement is SELECT 1 ... without a limit. It is counted
 * up to TOTAL_CAP and no longer than some 10 ms of work, so that no filter, however it looks things up, is
 * slow; what was not counted is said (共 1万+ 条), never guessed. */
struct page_sum {
    int64_t rows;
    bool complete; /* false: there may be more */
};
MUST_USE enum status page_count(struct ctx *ctx, enum sql statement, const struct db_args *args,
                                struct page_sum *ret_sum);
/* What is said about it, with the rows on the page: where nothing was met in time there are at least these,
 * and all there are when `whole` (the first page and the last at once). */
void page_total_of(const struct page_sum *sum, const struct list *items, bool whole, int64_t *ret_total,
                   enum truth *ret_capped);
bool page_is_empty(const struct page_sum *sum); /* there is nothing to read */
/* Whether a ledger is walked in its order rather than gathered and sorted: many match, or enough of those
 * looked at that a page is full before long. */
bool page_walks(const struct page_sum *sum, int64_t limit);

/* All of them, however long it takes: what an export has before it. */
MUST_USE enum status page_count_whole(struct ctx *ctx, enum sql statement, const struct db_args *args,
                                      int64_t *ret_rows);

/* A whole ledger as an export reads it: in blocks of PAGE_BLOCK rows, each going on after the last row of the
 * one before. One statement over everything would be sorted in memory as a whole. The caller's snapshot
 * holds over all of them. Begins as {0}; the statement is asked for PAGE_BLOCK rows. */
enum { PAGE_BLOCK = 500, PAGE_KEY_ROOM = 512 };
struct page_block {
    int64_t count; /* rows met in this block */
    int64_t last_id;
    char last_key[PAGE_KEY_ROOM];
    char after_key[PAGE_KEY_ROOM]; /* stays as it is while the statement that it is bound to is read */
};
void page_block_met(struct page_block *block, const char *key, int64_t id);
/* Whether there may be another; if so, what its rows come after (points into the block). */
bool page_block_next(struct page_block *block, const char **ret_after_key, int64_t *ret_after_id);

#endif
