/* audit_chain.c: writing and walking the chain. The hashed text is every column as a netstring (length,
 * colon, value), so that no two rows share a text. */
#include "audit_chain.h"

#include "minan/base/buf.h"
#include <stdio.h>
#include <string.h>

static const char genesis[] = "0000000000000000000000000000000000000000000000000000000000000000";

static const struct field audit_row_fields[] = {
    F_INT(struct audit_row, id, 0),          F_TIME(struct audit_row, at, 0),
    F_INT(struct audit_row, account_id, 0),  F_TEXT(struct audit_row, actor, 0),
    F_TEXT(struct audit_row, role, 0),       F_TEXT(struct audit_row, act, 0),
    F_TEXT(struct audit_row, noun, 0),       F_TEXT(struct audit_row, record, 0),
    F_INT(struct audit_row, county_id, 0),   F_TEXT(struct audit_row, detail, 0),
    F_TEXT(struct audit_row, request_id, 0), F_TEXT(struct audit_row, prev_hash, 0),
    F_TEXT(struct audit_row, hash, 0),
};
SHAPE(audit_row, struct audit_row);

static void add_text(struct buf *buf, const char *text) {
    buf_printf(buf, "%zu:%s,", strlen(text), text);
}

static void add_int(struct buf *buf, int64_t value) {
    char digits[24] = "";
    if (value != INT_NONE)
        snprintf(digits, sizeof digits, "%lld", (long long)value);
    add_text(buf, digits);
}

void audit_row_hash(const struct audit_row *row, struct arena *arena, char out[SHA256_TEXT_SIZE]) {
    struct buf buf;
    buf_init(&buf, arena, 512);
    add_int(&buf, row->id);
    add_int(&buf, row->at);
    add_int(&buf, row->account_id);
    add_int(&buf, row->county_id);
    const char *const texts[] = {row->actor,  row->role,   row->act,        row->noun,
                                 row->record, row->detail, row->request_id, row->prev_hash};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_text(&buf, texts[i]);
    sha256_text(buf.data, buf.size, out);
}

static const char *text_or(const char *text, const char *other) {
    return text ? text : other;
}

static struct audit_row row_of(struct ctx *ctx, const char *act, const char *record, const char *detail) {
    const struct actor *actor = &ctx->actor;
    return (struct audit_row){
        .at = clock_now(ctx->clock),
        .account_id = actor->id.value ? actor->id.value : INT_NONE,
        .actor = text_or(actor->name, "系统"),
        .role = text_or(names_code(&role_names, (int)actor->role), ""),
        .act = act,
        .noun = arena_copy(ctx->arena, act, strcspn(act, ".")),
        .record = record,
        .county_id = actor->county_id ? actor->county_id : INT_NONE,
        .detail = text_or(detail, ""),
        .request_id = text_or(ctx->request_id, ""),
    };
}

enum status audit_head(struct ctx *ctx, struct audit_head *ret_head) {
    struct audit_row last = {.id = 0, .hash = genesis};
    enum status status = db_one(ctx->db, SQL_AUDIT_LAST, NO_ARGS, &audit_row_shape, ctx->arena, &last);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    *ret_head = (struct audit_head){last.id, last.hash};
    return STATUS_OK;
}

enum status audit_write(struct ctx *ctx, const char *act, const char *record, const char *detail) {
    struct audit_head last;
    enum status status = audit_head(ctx, &last);
    if (status != STATUS_OK)
        return status;
    struct audit_row row = row_of(ctx, act, record, detail);
    char hash[SHA256_TEXT_SIZE];
    row.id = last.id + 1;
    row.prev_hash = last.hash;
    row.hash = hash;
    audit_row_hash(&row, ctx->arena, hash);
    return db_run(ctx->db, SQL_AUDIT_INSERT, ARGS(.shape = &audit_row_shape, .object = &row), NULL);
}

/* ---- walking ---- */

struct walk {
    struct arena *arena;
    int64_t rows;
    int64_t broken;
    char hash[SHA256_TEXT_SIZE];
};

static bool row_fits(const struct walk *walk, const struct audit_row *row) {
    char hash[SHA256_TEXT_SIZE];
    audit_row_hash(row, walk->arena, hash);
    return row->id == walk->rows && strcmp(row->prev_hash, walk->hash) == 0 && strcmp(row->hash, hash) == 0;
}

static enum status walk_row(void *user, const void *object) {
    struct walk *walk = user;
    const struct audit_row *row = object;
    walk->rows++;
    arena_reset(walk->arena);
    if (walk->broken == 0 && !row_fits(walk, row))
        walk->broken = walk->rows;
    memcpy(walk->hash, row->hash, strnlen(row->hash, sizeof walk->hash - 1));
    return STATUS_OK;
}

enum status audit_verify(struct ctx *ctx, int64_t *ret_rows, int64_t *ret_broken) {
    enum { ROW_CEILING = 1 << 20 };
    struct walk walk = {.arena = arena_new(ROW_CEILING)};
    memcpy(walk.hash, genesis, sizeof genesis);
    enum status status = db_each(ctx->db, SQL_AUDIT_CHAIN, NO_ARGS, &audit_row_shape, walk_row, &walk);
    arena_free(walk.arena);
    if (status == STATUS_OK) {
        *ret_rows = walk.rows;
        *ret_broken = walk.broken;
    }
    return status;
}
