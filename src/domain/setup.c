/* setup.c: the first administrator, by a token that is printed once and works once. */
#include "minan/domain/setup.h"

#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "people.h"
#include <string.h>

static const char token_key[] = "setup_token_hash";

static const struct field setup_state_fields[] = {
    F_BOOL(struct setup_state, needs_administrator, 0, .label = "需要首位管理员"),
    F_BOOL(struct setup_state, demo, 0, .label = "演示数据"),
    F_BOOL(struct setup_state, has_city, NULLABLE, .label = "已建市级区划",
           .doc = "null for anonymous clients"),
    F_INT(struct setup_state, counties, NULLABLE, .label = "县(市、区)数"),
    F_INT(struct setup_state, bureau_accounts, NULLABLE, .label = "局内账号数"),
    F_INT(struct setup_state, institutions, NULLABLE, .label = "机构数"),
    F_BOOL(struct setup_state, checklist_published, NULLABLE, .label = "已发布检查表"),
};
SHAPE(setup_state, struct setup_state);

static const struct field setup_administrator_fields[] = {
    F_TEXT(struct setup_administrator, token, REQUIRED | SECRET, .max = 100, .label = "一次性口令"),
    F_TEXT(struct setup_administrator, login, REQUIRED, .min = 3, .max = 40, .label = "登录名"),
    F_TEXT(struct setup_administrator, name, REQUIRED, .max = 40, .label = "姓名"),
    F_TEXT(struct setup_administrator, password, REQUIRED | SECRET, .max = 128, .label = "密码"),
    F_TEXT(struct setup_administrator, password_hash, INTERNAL | SECRET),
};
SHAPE(setup_administrator, struct setup_administrator);

static enum status setting(struct ctx *ctx, const char *key, const char **ret_value) {
    enum status status =
        db_text(ctx->db, SQL_SETTING_GET, ARGS(PARAMS(P_TEXT("key", key))), ctx->arena, ret_value);
    if (status == STATUS_NOT_FOUND)
        *ret_value = NULL;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status has_account(struct ctx *ctx, bool *ret_has) {
    int64_t id;
    enum status status = db_int(ctx->db, SQL_ACCOUNT_ANY, NO_ARGS, &id);
    *ret_has = status == STATUS_OK;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static bool sees_progress(enum role role) {
    return role == ROLE_SYSTEM_ADMIN || role == ROLE_CITY_SUPERVISOR || role == ROLE_CITY_LEADER;
}

enum status setup_get(struct ctx *ctx, struct setup_state *ret_state) {
    struct setup_state state;
    const char *demo;
    bool has;
    enum status status = STATUS_OK;
    shape_clear(&setup_state_shape, &state);
    if (sees_progress(ctx->actor.role))
        status = db_one(ctx->db, SQL_SETUP_PROGRESS, NO_ARGS, &setup_state_shape, ctx->arena, &state);
    if (status != STATUS_OK || (status = has_account(ctx, &has)) != STATUS_OK ||
        (status = setting(ctx, "demo", &demo)) != STATUS_OK)
        return status;
    state.needs_administrator = has ? NO : YES;
    state.demo = demo ? YES : NO;
    *ret_state = state;
    return STATUS_OK;
}

/* ---- the token ---- */

enum status setup_issue_token(struct ctx *ctx, const char **ret_token) {
    enum { TOKEN_BYTES = 16 };
    uint8_t secret[TOKEN_BYTES];
    char hash[SHA256_TEXT_SIZE];
    bool has;
    enum status status = has_account(ctx, &has);
    if (status != STATUS_OK || has) {
        *ret_token = NULL;
        return status;
    }
    char *token = arena_alloc(ctx->arena, 2 * TOKEN_BYTES + 1);
    random_bytes(secret, sizeof secret);
    hex_encode(secret, sizeof secret, token);
    sha256_text(token, 2 * TOKEN_BYTES, hash);
    status = db_run(
        ctx->db, SQL_SETTING_PUT,
        ARGS(PARAMS(P_TEXT("key", token_key), P_TEXT("value", hash), P_TIME("now", clock_now(ctx->clock)))),
        NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "setup.issue_token", token_key, "");
    if (status == STATUS_OK)
        *ret_token = token;
    return status;
}

static enum status check_token(struct ctx *ctx, const char *token) {
    char hash[SHA256_TEXT_SIZE];
    const char *wanted;
    bool has;
    enum status status = has_account(ctx, &has);
    if (status != STATUS_OK || (status = setting(ctx, token_key, &wanted)) != STATUS_OK)
        return status;
    sha256_text(token, strlen(token), hash);
    if (has || wanted == NULL || !secret_equal(wanted, hash, SHA256_TEXT_SIZE - 1))
        return err_detail(ctx->err, STATUS_FORBIDDEN,
                          "一次性口令不正确或已使用，请查看服务器启动时显示的口令");
    return STATUS_OK;
}

/* The token is looked at before the slow work, so that strangers cannot order it. */
enum status setup_administrator_prepare(struct ctx *ctx, struct setup_administrator *request) {
    enum status status;
    if ((status = check_token(ctx, request->token)) != STATUS_OK ||
        (status = login_check(ctx->err, request->login)) != STATUS_OK ||
        (status = password_check(ctx->err, "password", request->password, request->login)) != STATUS_OK)
        return status;
    return password_hash(request->password, ctx->arena, &request->password_hash);
}

static enum status insert(struct ctx *ctx, const struct setup_administrator *request) {
    struct account_new account;
    shape_clear(&account_new_shape, &account);
    account.uuid = uuid_random();
    account.login = request->login;
    account.name = request->name;
    account.role = ROLE_SYSTEM_ADMIN;
    account.password_hash = request->password_hash;
    enum status status =
        db_run(ctx->db, SQL_ACCOUNT_INSERT,
               ARGS(.shape = &account_new_shape, .object = &account,
                    PARAMS(P_INT("city_id", INT_NONE), P_INT("county_id", INT_NONE),
                           P_INT("town_id", INT_NONE), P_INT("institution_id", INT_NONE),
                           P_BOOL("must_change_password", false), P_TEXT("content_hash", NULL),
                           P_TIME("now", clock_now(ctx->clock)), P_INT("by", INT_NONE))),
               NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "setup.make_administrator", account.uuid.text, request->login);
}

enum status setup_make_administrator(struct ctx *ctx, const struct setup_administrator *request,
                                     struct setup_state *ret_state) {
    enum status status;
    if ((status = check_token(ctx, request->token)) != STATUS_OK ||
        (status = insert(ctx, request)) != STATUS_OK ||
        (status = db_run(ctx->db, SQL_SETTING_DROP, ARGS(PARAMS(P_TEXT("key", token_key))), NULL)) !=
            STATUS_OK)
        return status;
    return setup_get(ctx, ret_state);
}
