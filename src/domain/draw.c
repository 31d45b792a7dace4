/* draw.c: draws read, repeated and held against what was kept. */
#include "draw_private.h"
#include "minan/base/buf.h"
#include "minan/domain/page.h"
#include "people.h"
#include <string.h>

enum { LOTS_BEHIND = 3 };

enum status draw_find(struct ctx *ctx, const struct uuid *uuid, struct draw *ret_draw) {
    return db_one(ctx->db, SQL_DRAW_GET, ARGS(PARAMS(P_UUID("uuid", *uuid), P_WITHIN(&ctx->actor))),
                  &draw_shape, ctx->arena, ret_draw);
}

/* ---- one ---- */

static const struct lot *lot_of(const struct lots *lots, const char *id) {
    for (size_t i = 0; i < lots->count; i++) {
        if (strcmp(lots->list[i].id, id) == 0)
            return &lots->list[i];
    }
    return NULL;
}

/* One line of the kept result: the institution, then its team. */
static void read_result(struct arena *arena, const char **text, const struct lots *institutions,
                        const struct lots *inspectors, struct draw_result *result) {
    bool ends = false;
    struct buf names;
    const char *id = lots_field(arena, text, &ends);
    const struct lot *institution = lot_of(institutions, id);
    buf_init(&names, arena, 64);
    if (institution && uuid_parse(id, &result->institution))
        result->institution_name = institution->name;
    while (!ends && (id = lots_field(arena, text, &ends)) != NULL) {
        const struct lot *inspector = lot_of(inspectors, id);
        buf_printf(&names, "%s%s", names.size ? "、" : "", inspector ? inspector->name : id);
    }
    result->team_names = names.data;
}

/* Plans come in the order of the draw, one a line of its result. */
static enum status add_results(struct ctx *ctx, struct draw *draw) {
    struct lots institutions = lots_parse(ctx->arena, draw->institution_pool);
    struct lots inspectors = lots_parse(ctx->arena, draw->inspector_pool);
    const char *text = draw->result;
    enum status status = db_many(ctx->db, SQL_DRAW_PLANS, ARGS(PARAMS(P_ID("id", draw->id))),
                                 &draw_result_shape, ctx->arena, &draw->results);
    struct draw_result *results = draw->results.items;
    for (size_t i = 0; status == STATUS_OK && i < draw->results.count && *text; i++)
        read_result(ctx->arena, &text, &institutions, &inspectors, &results[i]);
    return status;
}

enum status draw_get(struct ctx *ctx, const struct draw_by_uuid *request, struct draw *ret_draw) {
    struct draw draw;
    enum status status = draw_find(ctx, &request->uuid, &draw);
    if (status == STATUS_OK)
        status = add_results(ctx, &draw);
    if (status == STATUS_OK)
        *ret_draw = draw;
    return status;
}

/* ---- the list ---- */

static enum status count_all(struct ctx *ctx, struct draw_page *page) {
    int64_t counted = 0;
    enum status status =
        db_int(ctx->db, SQL_DRAW_COUNT, ARGS(PARAMS(P_WITHIN(&ctx->actor), P_TOTAL_LIMIT)), &counted);
    page_total(counted, &page->total, &page->total_capped);
    return status;
}

enum status draw_list(struct ctx *ctx, const struct draw_filter *filter, struct draw_page *ret_page) {
    struct draw_page page = {.next = NULL};
    const char *key;
    int64_t before_id, limit = page_limit(filter->limit);
    enum status status = page_cursor_parse(ctx, filter->cursor, &key, &before_id);
    if (status == STATUS_OK)
        status = count_all(ctx, &page);
    if (status == STATUS_OK)
        status = db_many(ctx->db, SQL_DRAW_PAGE,
                         ARGS(PARAMS(P_WITHIN(&ctx->actor), P_INT("limit", limit + 1),
                                     P_INT("before_id", before_id ? before_id : INT_NONE))),
                         &draw_shape, ctx->arena, &page.items);
    if (status != STATUS_OK)
        return status;
    if (page_cut(&page.items, limit)) {
        const struct draw *last = (const struct draw *)page.items.items + limit - 1;
        page.next = page_cursor(ctx->arena, "", last->id.value);
    }
    *ret_page = page;
    return STATUS_OK;
}

/* ---- once more ---- */

static enum truth has_hash(const char *pool, const char *hash) {
    char found[SHA256_TEXT_SIZE];
    sha256_text(pool, strlen(pool), found);
    return strcmp(found, hash) == 0 ? YES : NO;
}

static struct list first_lots(struct arena *arena, const struct draw *draw) {
    struct lots lots = lots_parse(arena, draw->institution_pool);
    lots_order(arena, &lots, "institution", draw->seed);
    size_t shown = (size_t)draw->wanted + LOTS_BEHIND;
    if (shown > lots.count)
        shown = lots.count;
    struct draw_lot *list = ARENA_ARRAY(arena, shown, struct draw_lot);
    for (size_t i = 0; i < shown; i++)
        list[i] =
            (struct draw_lot){(int64_t)i + 1, lots.list[i].id, lots.list[i].name,
                              arena_text(arena, lots.list[i].key), (int64_t)i < draw->wanted ? YES : NO};
    return (struct list){list, shown};
}

static const char *method_text(struct ctx *ctx, const struct draw *draw) {
    return arena_printf(
        ctx->arena,
        "对名单中每家机构，把“种子:institution:机构编号”做 SHA-256，结果从小到大排列，取前 %lld 家；"
        "对每名检查人员，把“种子:inspector:人员编号”做 SHA-256，从小到大排成一圈，依次每 %lld 人一组，"
        "机构名单上写明的责任人遇到本机构时跳过（回避）。名单和种子可以下载，用任何工具重算，结果都相同。",
        (long long)draw->wanted, (long long)draw->team_size);
}

enum status draw_verify(struct ctx *ctx, const struct draw_by_uuid *request, struct draw_check *ret_check) {
    struct draw draw;
    enum status status = draw_find(ctx, &request->uuid, &draw);
    if (status != STATUS_OK)
        return status;
    const char *again =
        lots_draw(ctx->arena, &(struct lots_terms){draw.institution_pool, draw.inspector_pool, draw.seed,
                                                   (size_t)draw.wanted, (size_t)draw.team_size});
    *ret_check =
        (struct draw_check){.method = method_text(ctx, &draw),
                            .seed = draw.seed,
                            .institution_pool_intact = has_hash(draw.institution_pool, draw.institution_hash),
                            .inspector_pool_intact = has_hash(draw.inspector_pool, draw.inspector_hash),
                            .repeats = strcmp(again, draw.result) == 0 ? YES : NO,
                            .lots = first_lots(ctx->arena, &draw)};
    return STATUS_OK;
}

enum status draw_text(struct ctx *ctx, const struct draw_by_uuid *request, const char **ret_text) {
    struct draw draw;
    enum status status = draw_find(ctx, &request->uuid, &draw);
    if (status != STATUS_OK)
        return status;
    *ret_text =
        arena_printf(ctx->arena,
                     "%s\n算法 %s\n种子 %s\n抽取 %lld 家，每组 %lld 人\n%s\n\n机构名单（SHA-256 %s）\n%s\n"
                     "人员名单（SHA-256 %s）\n%s\n抽取结果\n%s",
                     draw.title, draw.algorithm, draw.seed, (long long)draw.wanted, (long long)draw.team_size,
                     method_text(ctx, &draw), draw.institution_hash, draw.institution_pool,
                     draw.inspector_hash, draw.inspector_pool, draw.result);
    return STATUS_OK;
}
