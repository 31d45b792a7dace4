/* account_edit.c: making and changing accounts. Nobody grants a role or scope outside their own, nobody
 * changes their own rights. */
#include "people.h"

#include "minan/domain/audit.h"
#include "minan/domain/region.h"
#include <string.h>

enum { LOGIN_LEAST = 3, LOGIN_MOST = 40 };

enum status login_check(struct err *err, const char *login) {
    size_t length = strlen(login);
    if (length >= LOGIN_LEAST && length <= LOGIN_MOST &&
        strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-") == length)
        return STATUS_OK;
    return err_field(err, "login", "format", "登录名应为 %d 至 %d 位小写字母、数字或 . _ -", LOGIN_LEAST,
                     LOGIN_MOST);
}

enum status account_check_grant(struct ctx *ctx, enum role role) {
    if (role_may_grant(ctx->actor.role, role))
        return STATUS_OK;
    return err_detail(ctx->err, STATUS_FORBIDDEN, "您不能授予或管理「%s」账号",
                      names_label(&role_names, (int)role));
}

/* ---- where an account hangs ---- */

struct place {
    int64_t city_id;
    int64_t county_id;
    int64_t town_id;
    int64_t institution_id;
};

static const struct field place_fields[] = {
    F_INT(struct place, city_id, 0),
    F_INT(struct place, county_id, 0),
    F_INT(struct place, town_id, 0),
    F_INT(struct place, institution_id, 0),
};
static SHAPE(place, struct place);

static enum status place_of_institution(struct ctx *ctx, const struct uuid *institution,
                                        struct place *ret_place) {
    if (!uuid_is_set(institution))
        return err_field(ctx->err, "institution", "required", "请选择机构");
    enum status status = db_one(ctx->db, SQL_ACCOUNT_PLACE_OF_INSTITUTION,
                                ARGS(.scope = &ctx->actor.scope, PARAMS(P_UUID("uuid", *institution))),
                                &place_shape, ctx->arena, ret_place);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "institution", "unknown", "该机构不在您的管辖范围内");
    return status;
}

static enum region_level level_of(enum role_level level) {
    return level == LEVEL_CITY ? REGION_CITY : level == LEVEL_COUNTY ? REGION_COUNTY : REGION_TOWN;
}

static enum status place_of_region(struct ctx *ctx, const char *code, enum region_level level,
                                   struct place *ret_place) {
    struct region region;
    enum status status = region_by_code(ctx, code, &region);
    if (status == STATUS_NOT_FOUND)
        return err_field(ctx->err, "region", "unknown", "区划 %s 不在您的管辖范围内", code);
    if (status != STATUS_OK)
        return status;
    if (region.level != level)
        return err_field(ctx->err, "region", "enum", "该角色应选择%s一级的区划",
                         names_label(&region_level_names, (int)level));
    *ret_place = (struct place){region.city_id, region.county_id,
                                level == REGION_TOWN ? region.id.value : INT_NONE, INT_NONE};
    return STATUS_OK;
}

static enum status find_place(struct ctx *ctx, const struct account_new *request, struct place *ret_place) {
    enum role_level level = role_level(request->role);
    if (level == LEVEL_INSTITUTION)
        return request->region ? err_field(ctx->err, "region", "unknown", "机构账号请只选择机构，不填区划")
                               : place_of_institution(ctx, &request->institution, ret_place);
    if (uuid_is_set(&request->institution))
        return err_field(ctx->err, "institution", "unknown", "该角色不属于机构，请只填区划");
    if (request->region)
        return place_of_region(ctx, request->region, level_of(level), ret_place);
    if (request->role != ROLE_SYSTEM_ADMIN || ctx->actor.city_id)
        return err_field(ctx->err, "region", "required", "请选择区划");
    shape_clear(&place_shape, ret_place); /* an administrator of the whole installation makes another */
    return STATUS_OK;
}

/* ---- making ---- */

static enum status check_expiry(struct ctx *ctx, enum role role, int32_t expires_on) {
    if (role == ROLE_GUEST_INSPECTOR && expires_on == DAY_NONE)
        return err_field(ctx->err, "expires_on", "required", "专家账号须填写有效期");
    if (expires_on != DAY_NONE && expires_on < clock_today(ctx->clock))
        return err_field(ctx->err, "expires_on", "order", "「有效期至」不能早于今天");
    return STATUS_OK;
}

static enum status check_login_free(struct ctx *ctx, const char *login) {
    int64_t id;
    enum status status = db_int(ctx->db, SQL_ACCOUNT_LOGIN_TAKEN, ARGS(PARAMS(P_TEXT("login", login))), &id);
    if (status == STATUS_OK)
        return err_field(ctx->err, "login", "duplicate", "登录名 %s 已被使用", login);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status check_new(struct ctx *ctx, const struct account_new *request, struct place *ret_place) {
    enum status status;
    if ((status = account_check_grant(ctx, request->role)) != STATUS_OK ||
        (status = login_check(ctx->err, request->login)) != STATUS_OK ||
        (status = check_expiry(ctx, request->role, request->expires_on)) != STATUS_OK ||
        (status = find_place(ctx, request, ret_place)) != STATUS_OK)
        return status;
    return check_login_free(ctx, request->login);
}

static enum status insert(struct ctx *ctx, const struct account_new *request, const struct place *place) {
    enum status status =
        db_run(ctx->db, SQL_ACCOUNT_INSERT,
               ARGS(.shape = &account_new_shape, .object = request, .shape2 = &place_shape, .object2 = place,
                    PARAMS(P_BOOL("must_change_password", true), P_TEXT("content_hash", ctx->content_hash),
                           P_TIME("now", clock_now(ctx->clock)), P_ID("by", ctx->actor.id))),
               NULL);
    if (status != STATUS_OK)
        return status;
    const char *detail = arena_printf(ctx->arena, "%s %s %s", request->login, request->name,
                                      names_label(&role_names, (int)request->role));
    return audit_write(ctx, "account.create", request->uuid.text, detail);
}

static struct account_issued issued(const struct account *account, const char *password) {
    return (struct account_issued){account->uuid, account->login, password, account->row_version};
}

/* A lost reply is asked for again: the account is there, but its password was shown once and is not kept. */
static enum status answer_known(struct ctx *ctx, const struct account_new *request, const char *known_hash,
                                struct account_issued *ret_issued) {
    struct account account;
    enum status status = account_get(ctx, &(struct account_by_uuid){request->uuid}, &account);
    if (status != STATUS_OK)
        return status;
    if (known_hash == NULL || strcmp(known_hash, ctx->content_hash) != 0)
        return STATUS_UUID_CONFLICT;
    *ret_issued = issued(&account, NULL);
    return STATUS_OK;
}

enum status account_put(struct ctx *ctx, const struct account_new *request,
                        struct account_issued *ret_issued) {
    struct place place;
    const char *known_hash;
    enum status status = db_text(ctx->db, SQL_ACCOUNT_KNOWN, ARGS(PARAMS(P_UUID("uuid", request->uuid))),
                                 ctx->arena, &known_hash);
    if (status == STATUS_OK)
        return answer_known(ctx, request, known_hash, ret_issued);
    if (status != STATUS_NOT_FOUND || (status = check_new(ctx, request, &place)) != STATUS_OK ||
        (status = insert(ctx, request, &place)) != STATUS_OK)
        return status;
    ctx->created = true;
    ctx->version = 1;
    *ret_issued = (struct account_issued){request->uuid, request->login, request->initial_password, 1};
    return STATUS_OK;
}

/* ---- changing ---- */

static bool changes_rights(const struct account_change *change) {
    return shape_has(&account_change_shape, change, "role") ||
           shape_has(&account_change_shape, change, "status") ||
           shape_has(&account_change_shape, change, "expires_on");
}

static enum status check_role_change(struct ctx *ctx, const struct account *account, enum role role) {
    enum status status = account_check_grant(ctx, role);
    if (status == STATUS_OK && role_level(role) != role_level(account->role))
        return err_field(ctx->err, "role", "enum", "新角色的管辖层级不同，请另建账号");
    return status;
}

static enum status check_change(struct ctx *ctx, const struct account *account,
                                const struct account_change *change) {
    enum status status;
    if (account->id.value == ctx->actor.id.value)
        return changes_rights(change) ? STATUS_OWN_RIGHTS : STATUS_OK;
    if ((status = account_check_grant(ctx, account->role)) != STATUS_OK)
        return status;
    if (change->role && (status = check_role_change(ctx, account, change->role)) != STATUS_OK)
        return status;
    if (!shape_has(&account_change_shape, change, "expires_on"))
        return STATUS_OK;
    return check_expiry(ctx, change->role ? change->role : account->role, change->expires_on);
}

static void overlay(struct account *account, const struct account_change *change) {
    const struct shape *shape = &account_change_shape;
    if (change->name)
        account->name = change->name;
    if (shape_has(shape, change, "title"))
        account->title = change->title;
    if (shape_has(shape, change, "phone"))
        account->phone = change->phone;
    if (change->role)
        account->role = change->role;
    if (change->liaison)
        account->liaison = change->liaison;
    if (change->status)
        account->status = change->status;
    if (shape_has(shape, change, "expires_on"))
        account->expires_on = change->expires_on;
}

enum status account_end_sessions(struct ctx *ctx, struct account_id id) {
    return db_run(ctx->db, SQL_SESSION_REVOKE_ALL,
                  ARGS(PARAMS(P_ID("account_id", id), P_TIME("now", clock_now(ctx->clock)))), NULL);
}

static enum status store(struct ctx *ctx, const struct account *account) {
    enum status status =
        db_run(ctx->db, SQL_ACCOUNT_UPDATE, ARGS(.shape = &account_shape, .object = account), NULL);
    if (status == STATUS_OK && account->status == ACCOUNT_DISABLED)
        status = account_end_sessions(ctx, account->id);
    if (status != STATUS_OK)
        return status;
    const char *detail =
        arena_printf(ctx->arena, "%s %s %s", account->login, names_label(&role_names, (int)account->role),
                     names_label(&account_status_names, (int)account->status));
    return audit_write(ctx, "account.change", account->uuid.text, detail);
}

enum status account_patch(struct ctx *ctx, const struct account_change *request,
                          struct account *ret_account) {
    struct account account;
    const struct account_by_uuid key = {request->uuid};
    enum status status = account_get(ctx, &key, &account);
    if (status != STATUS_OK || (status = check_change(ctx, &account, request)) != STATUS_OK ||
        (status = ctx_check_version(ctx, account.row_version)) != STATUS_OK)
        return status;
    overlay(&account, request);
    if ((status = store(ctx, &account)) != STATUS_OK)
        return status;
    return account_get(ctx, &key, ret_account);
}

static enum status issue_password(struct ctx *ctx, const struct account *account, const char *hash) {
    enum status status = db_run(ctx->db, SQL_ACCOUNT_SET_PASSWORD,
                                ARGS(PARAMS(P_ID("id", account->id), P_TEXT("password_hash", hash),
                                            P_BOOL("must_change_password", true))),
                                NULL);
    if (status == STATUS_OK)
        status = account_end_sessions(ctx, account->id);
    if (status == STATUS_OK)
        status = audit_write(ctx, "account.reset_password", account->uuid.text, account->login);
    return status;
}

enum status account_reset_password(struct ctx *ctx, const struct account_reset *request,
                                   struct account_issued *ret_issued) {
    struct account account;
    enum status status = account_get(ctx, &(struct account_by_uuid){request->uuid}, &account);
    if (status != STATUS_OK)
        return status;
    if (account.id.value == ctx->actor.id.value)
        return err_detail(ctx->err, STATUS_OWN_RIGHTS, "自己的密码请在“修改密码”里改");
    if ((status = account_check_grant(ctx, account.role)) != STATUS_OK ||
        (status = issue_password(ctx, &account, request->password_hash)) != STATUS_OK)
        return status;
    account.row_version++;
    ctx->version = account.row_version;
    *ret_issued = issued(&account, request->initial_password);
    return STATUS_OK;
}
