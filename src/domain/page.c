#include "minan/domain/page.h"

#include "minan/base/utf8.h"
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GATHER_MOST = 3000 };
enum { COUNT_WORK = 600000 }; /* steps of SQLite's machine: 10 ms or so */

enum { VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING, MAX_CURSOR = 2000 };

char *page_cursor(struct arena *arena, const char *key, int64_t id) {
    const char *plain = arena_printf(arena, "%s|%lld", key ? key : "", (long long)id);
    size_t size = strlen(plain);
    size_t room = sodium_base64_encoded_len(size, VARIANT);
    char *cursor = arena_alloc(arena, room);
    return sodium_bin2base64(cursor, room, (const unsigned char *)plain, size, VARIANT);
}

static char *decode(struct arena *arena, const char *cursor) {
    size_t size = strlen(cursor);
    size_t bytes;
    const char *end;
    if (size > MAX_CURSOR)
        return NULL;
    char *plain = arena_alloc(arena, size + 1);
    if (sodium_base642bin((unsigned char *)plain, size, cursor, size, NULL, &bytes, &end, VARIANT) != 0)
        return NULL;
    return *end == '\0' && utf8_valid(plain, bytes) ? plain : NULL;
}

static bool parse_id(const char *text, int64_t *ret_id) {
    char *end;
    if (strspn(text, "0123456789") != strlen(text) || strlen(text) > 18)
        return false;
    *ret_id = strtoll(text, &end, 10);
    return *ret_id > 0;
}

enum status page_cursor_parse(struct ctx *ctx, const char *cursor, const char **ret_key, int64_t *ret_id) {
    int64_t id = 0;
    char *plain = cursor ? decode(ctx->arena, cursor) : NULL;
    char *bar = plain ? strrchr(plain, '|') : NULL;
    if (cursor && (bar == NULL || !parse_id(bar + 1, &id)))
        return err_field(ctx->err, "cursor", "format", "翻页标记无效，请从第一页开始");
    if (bar)
        *bar = '\0';
    *ret_key = plain;
    *ret_id = id;
    return STATUS_OK;
}

int64_t page_limit(int64_t asked) {
    if (asked == INT_NONE)
        return PAGE_DEFAULT;
    return asked < 1 ? 1 : asked > PAGE_MOST ? PAGE_MOST : asked;
}

bool page_cut(struct list *items, int64_t limit) {
    if (items->count <= (size_t)limit)
        return false;
    items->count = (size_t)limit;
    return true;
}

void page_total(int64_t counted, int64_t *ret_total, enum truth *ret_capped) {
    *ret_capped = counted > TOTAL_CAP ? YES : NO;
    *ret_total = counted > TOTAL_CAP ? TOTAL_CAP : counted;
}

enum status page_count(struct ctx *ctx, enum sql statement, const struct db_args *args,
                       struct page_sum *ret_sum) {
    return db_count(ctx->db, statement, args, TOTAL_CAP, COUNT_WORK, &ret_sum->rows, &ret_sum->complete);
}

void page_total_of(const struct page_sum *sum, const struct list *items, bool whole, int64_t *ret_total,
                   enum truth *ret_capped) {
    int64_t seen = (int64_t)items->count;
    bool complete = sum->complete || whole;
    *ret_capped = complete ? NO : YES;
    *ret_total = whole ? seen : sum->rows > seen ? sum->rows : seen;
}

bool page_is_empty(const struct page_sum *sum) {
    return sum->complete && sum->rows == 0;
}

bool page_walks(const struct page_sum *sum, int64_t limit) {
    return sum->rows > GATHER_MOST || (!sum->complete && sum->rows > limit);
}

enum status page_count_whole(struct ctx *ctx, enum sql statement, const struct db_args *args,
                             int64_t *ret_rows) {
    bool complete = false;
    return db_count(ctx->db, statement, args, INT64_MAX, INT_MAX, ret_rows, &complete);
}

void page_block_met(struct page_block *block, const char *key, int64_t id) {
    block->count++;
    block->last_id = id;
    snprintf(block->last_key, sizeof block->last_key, "%s", key);
}

bool page_block_next(struct page_block *block, const char **ret_after_key, int64_t *ret_after_id) {
    if (block->count < PAGE_BLOCK)
        return false;
    block->count = 0;
    memcpy(block->after_key, block->last_key, sizeof block->after_key);
    *ret_after_key = block->after_key;
    *ret_after_id = block->last_id;
    return true;
}
