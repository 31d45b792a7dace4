/* account.c: reading accounts, and who may be reached by whom. */
#include "people.h"

#include "minan/domain/page.h"
#include "minan/domain/region.h"
#include <string.h>

static int64_t present(int64_t id) {
    return id ? id : NOWHERE;
}

int64_t within_city(const struct actor *actor) {
    if (actor->role == ROLE_SYSTEM_ADMIN && actor->city_id == 0)
        return INT_NONE;
    return present(actor->city_id);
}

int64_t within_county(const struct actor *actor) {
    return role_level(actor->role) == LEVEL_CITY ? INT_NONE : present(actor->county_id);
}

/* ---- one ---- */

static enum status find(struct ctx *ctx, const struct uuid *uuid, struct account *ret_account) {
    enum status status =
        db_one(ctx->db, SQL_ACCOUNT_BY_UUID, ARGS(PARAMS(P_UUID("uuid", *uuid), P_WITHIN(&ctx->actor))),
               &account_shape, ctx->arena, ret_account);
    if (status == STATUS_OK)
        ctx->version = ret_account->row_version;
    return status;
}

enum status account_get(struct ctx *ctx, const struct account_by_uuid *request, struct account *ret_account) {
    return find(ctx, &request->uuid, ret_account);
}

/* ---- many ---- */

/* The filter's region, as the level it limits by. */
struct place_filter {
    int64_t city;
    int64_t county;
    int64_t town;
};

static enum status filter_place(struct ctx *ctx, const char *code, struct place_filter *ret_place) {
    struct region region;
    *ret_place = (struct place_filter){INT_NONE, INT_NONE, INT_NONE};
    if (code == NULL)
        return STATUS_OK;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "region", "unknown", "区划 %s 不在您的管辖范围内", code);
    if (status != STATUS_OK)
        return status;
    int64_t *member = region.level == REGION_CITY     ? &ret_place->city
                      : region.level == REGION_COUNTY ? &ret_place->county
                                                      : &ret_place->town;
    *member = region.id.value;
    return STATUS_OK;
}

#define P_PLACE(place)                                                                                       \
    P_INT("in_city", (place)->city), P_INT("in_county", (place)->county), P_INT("in_town", (place)->town)

/* Lists show telephone numbers masked: 138****1234. */
static void mask_phone(struct arena *arena, struct account *account) {
    size_t length = account->phone ? strlen(account->phone) : 0;
    if (length == 0)
        return;
    char *masked = arena_text(arena, account->phone);
    if (length >= 8)
        memset(masked + length - 8, '*', 4);
    else
        memset(masked, '*', length);
    account->phone = masked;
}

static enum status read_page(struct ctx *ctx, const struct account_filter *filter,
                             const struct place_filter *place, const char *after, struct account_page *page) {
    int64_t limit = page_limit(filter->limit);
    enum status status = db_many(ctx->db, SQL_ACCOUNT_PAGE,
                                 ARGS(.shape = &account_filter_shape, .object = filter,
                                      PARAMS(P_WITHIN(&ctx->actor), P_PLACE(place), P_TEXT("after", after),
                                             P_INT("limit", limit + 1))),
                                 &account_shape, ctx->arena, &page->items);
    if (status != STATUS_OK)
        return status;
    struct account *accounts = page->items.items;
    if (page_cut(&page->items, limit))
        page->next = page_cursor(ctx->arena, accounts[limit - 1].login, accounts[limit - 1].id.value);
    for (size_t i = 0; i < page->items.count; i++)
        mask_phone(ctx->arena, &accounts[i]);
    return STATUS_OK;
}

static enum status count(struct ctx *ctx, const struct account_filter *filter,
                         const struct place_filter *place, struct account_page *page) {
    int64_t counted;
    enum status status = db_int(ctx->db, SQL_ACCOUNT_COUNT,
                                ARGS(.shape = &account_filter_shape, .object = filter,
                                     PARAMS(P_WITHIN(&ctx->actor), P_PLACE(place), P_TOTAL_LIMIT)),
                                &counted);
    if (status == STATUS_OK)
        page_total(counted, &page->total, &page->total_capped);
    return status;
}

enum status account_list(struct ctx *ctx, const struct account_filter *filter,
                         struct account_page *ret_page) {
    struct account_page page = {.next = NULL};
    struct place_filter place;
    const char *after;
    int64_t after_id;
    enum status status = page_cursor_parse(ctx, filter->cursor, &after, &after_id);
    if (status == STATUS_OK)
        status = filter_place(ctx, filter->region, &place);
    if (status == STATUS_OK)
        status = read_page(ctx, filter, &place, after, &page);
    if (status == STATUS_OK)
        status = count(ctx, filter, &place, &page);
    if (status == STATUS_OK)
        *ret_page = page;
    return status;
}
