/* region.c: the tree, seen from where the actor hangs. */
#include "minan/domain/region.h"

#include "minan/domain/audit.h"
#include <string.h>

static int64_t id_or_none(int64_t id) {
    return id ? id : INT_NONE;
}

enum status region_list(struct ctx *ctx, struct region_tree *ret_tree) {
    if (ctx->actor.city_id == 0 && ctx->actor.role != ROLE_SYSTEM_ADMIN) {
        *ret_tree = (struct region_tree){0};
        return STATUS_OK;
    }
    return db_many(ctx->db, SQL_REGION_LIST, ARGS(PARAMS(P_INT("city_id", id_or_none(ctx->actor.city_id)))),
                   &region_shape, ctx->arena, &ret_tree->items);
}

static bool is_within(const struct actor *actor, const struct region *region) {
    if (actor->county_id)
        return region->county_id == actor->county_id;
    if (actor->city_id)
        return region->city_id == actor->city_id;
    return actor->role == ROLE_SYSTEM_ADMIN;
}

static enum status find(struct ctx *ctx, const char *code, struct region *ret_region) {
    return db_one(ctx->db, SQL_REGION_BY_CODE, ARGS(PARAMS(P_TEXT("code", code))), &region_shape, ctx->arena,
                  ret_region);
}

enum status region_by_code(struct ctx *ctx, const char *code, struct region *ret_region) {
    struct region region;
    enum status status = find(ctx, code, &region);
    if (status != STATUS_OK)
        return status;
    if (!is_within(&ctx->actor, &region))
        return STATUS_NOT_FOUND;
    *ret_region = region;
    return STATUS_OK;
}

/* ---- making ---- */

static enum status check_code(struct ctx *ctx, const struct region_new *request) {
    size_t digits = request->level == REGION_TOWN ? 9 : 6;
    if (strlen(request->code) == digits && strspn(request->code, "0123456789") == digits)
        return STATUS_OK;
    return err_field(ctx->err, "code", "format", "%s的区划代码应为 %zu 位数字",
                     names_label(&region_level_names, (int)request->level), digits);
}

/* The parent is one level up: none for a city, a city for a county, a county for a town. */
static enum status find_parent(struct ctx *ctx, const struct region_new *request, struct region *ret_parent) {
    shape_clear(&region_shape, ret_parent);
    if (request->level == REGION_CITY) {
        if (request->parent)
            return err_field(ctx->err, "parent", "unknown", "市没有上级区划，请留空");
        return ctx->actor.city_id ? err_detail(ctx->err, STATUS_FORBIDDEN, "您的账号只管理本市的区划")
                                  : STATUS_OK;
    }
    if (request->parent == NULL)
        return err_field(ctx->err, "parent", "required", "请填写上级区划");
    enum status status = region_by_code(ctx, request->parent, ret_parent);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "parent", "unknown", "上级区划 %s 不存在", request->parent);
    if (status == STATUS_OK && ret_parent->level + 1 != request->level)
        return err_field(ctx->err, "parent", "enum", "上级区划「%s」的级别不对：县应属于市，镇应属于县",
                         ret_parent->name);
    return status;
}

static bool is_same(const struct region *old, const struct region_new *request) {
    bool same_parent = old->parent && request->parent ? strcmp(old->parent, request->parent) == 0
                                                      : old->parent == request->parent;
    return same_parent && old->level == request->level && strcmp(old->name, request->name) == 0;
}

static enum status answer_known(struct ctx *ctx, const struct region *old, const struct region_new *request,
                                struct region *ret_region) {
    if (!is_within(&ctx->actor, old))
        return STATUS_NOT_FOUND;
    if (!is_same(old, request))
        return err_detail(ctx->err, STATUS_DUPLICATE, "区划代码 %s 已登记为「%s」", old->code, old->name);
    ctx->version = old->row_version;
    *ret_region = *old;
    return STATUS_OK;
}

static enum status name_taken(struct ctx *ctx, enum status status, const char *name) {
    if (status == STATUS_DUPLICATE)
        return err_field(ctx->err, "name", "duplicate", "同一上级区划下已有「%s」", name);
    return status;
}

static enum status insert(struct ctx *ctx, const struct region_new *request, const struct region *parent) {
    enum status status = db_run(ctx->db, SQL_REGION_INSERT,
                                ARGS(.shape = &region_new_shape, .object = request,
                                     PARAMS(P_ID("parent_id", parent->id), P_INT("city_id", parent->city_id),
                                            P_INT("county_id", parent->county_id))),
                                NULL);
    if (status != STATUS_OK)
        return name_taken(ctx, status, request->name);
    return db_run(ctx->db, SQL_REGION_SETTLE, ARGS(PARAMS(P_INT("id", db_last_id(ctx->db)))), NULL);
}

enum status region_put(struct ctx *ctx, const struct region_new *request, struct region *ret_region) {
    struct region old;
    struct region parent;
    enum status status = find(ctx, request->code, &old);
    if (status == STATUS_OK)
        return answer_known(ctx, &old, request, ret_region);
    if (status != STATUS_NOT_FOUND)
        return status;
    if ((status = check_code(ctx, request)) != STATUS_OK ||
        (status = find_parent(ctx, request, &parent)) != STATUS_OK ||
        (status = insert(ctx, request, &parent)) != STATUS_OK ||
        (status = audit_write(ctx, "region.create", request->code, request->name)) != STATUS_OK)
        return status;
    ctx->created = true;
    ctx->version = 1;
    return find(ctx, request->code, ret_region);
}

enum status region_rename(struct ctx *ctx, const struct region_change *request, struct region *ret_region) {
    struct region old;
    enum status status = region_by_code(ctx, request->code, &old);
    if (status != STATUS_OK || (status = ctx_check_version(ctx, old.row_version)) != STATUS_OK)
        return status;
    status = db_run(ctx->db, SQL_REGION_RENAME,
                    ARGS(PARAMS(P_ID("id", old.id), P_TEXT("name", request->name))), NULL);
    if (status != STATUS_OK)
        return name_taken(ctx, status, request->name);
    const char *detail = arena_printf(ctx->arena, "%s 改为 %s", old.name, request->name);
    status = audit_write(ctx, "region.rename", old.code, detail);
    if (status != STATUS_OK)
        return status;
    ctx->version = old.row_version + 1;
    return find(ctx, request->code, ret_region);
}
