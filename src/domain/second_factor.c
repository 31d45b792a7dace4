/* second_factor.c: offered, proved by a code, asked for from then on; given up with a code, or taken away by
 * whoever looks after the account. */
#include "minan/domain/second_factor.h"

#include "minan/base/totp.h"
#include "minan/domain/audit.h"
#include "people.h"
#include "qr.h"

enum { QR_BUFFER = 8 * 1024 };

struct factor_row {
    const char *secret;
    int64_t last_step;
    int64_t confirmed_at;
};
static const struct field factor_row_fields[] = {
    F_TEXT(struct factor_row, secret, SECRET),
    F_INT(struct factor_row, last_step, 0),
    F_TIME(struct factor_row, confirmed_at, 0),
};
static SHAPE(factor_row, struct factor_row);

#define OF_ACTOR(ctx) P_ID("account_id", (ctx)->actor.id)

bool second_factor_concerns(enum role role) {
    return role_is_bureau(role) || role == ROLE_SYSTEM_ADMIN;
}

/* None: a row with secret NULL. */
static enum status find(struct ctx *ctx, struct factor_row *ret_row) {
    enum status status = db_one(ctx->db, SQL_SECOND_FACTOR_GET, ARGS(PARAMS(OF_ACTOR(ctx))),
                                &factor_row_shape, ctx->arena, ret_row);
    if (status != STATUS_NOT_FOUND)
        return status;
    shape_clear(&factor_row_shape, ret_row);
    return STATUS_OK;
}

static bool in_use(const struct factor_row *row) {
    return row->secret != NULL && row->confirmed_at != TIME_NONE;
}

enum status second_factor_get(struct ctx *ctx, struct second_factor *ret_factor) {
    struct factor_row row;
    struct second_factor_policy policy;
    enum status status = find(ctx, &row);
    if (status != STATUS_OK || (status = second_factor_policy_get(ctx, &policy)) != STATUS_OK)
        return status;
    bool is_required = policy.required == YES && second_factor_concerns(ctx->actor.role);
    *ret_factor = (struct second_factor){is_required ? YES : NO, row.confirmed_at};
    return STATUS_OK;
}

/* ---- adding ---- */

static enum status login_of(struct ctx *ctx, const char **ret_login) {
    struct signer signer;
    enum status status = signer_by_id(ctx, ctx->actor.id, &signer);
    if (status == STATUS_OK)
        *ret_login = signer.login;
    return status;
}

#define ISSUER "%%E6%%B0%%91%%E5%%AE%%89" /* 民安, as a format */

/* A login is of letters, digits, '.', '_' and '-' only, so nothing in it needs an escape. */
static struct second_factor_offer offer_of(struct arena *arena, const char *login, const char *secret) {
    struct buf qr;
    const char *uri =
        arena_printf(arena, "otpauth://totp/" ISSUER ":%s?secret=%s&issuer=" ISSUER, login, secret);
    buf_init(&qr, arena, QR_BUFFER);
    qr_svg(&qr, uri, "添加身份验证器的二维码");
    return (struct second_factor_offer){secret, uri, arena_copy(arena, qr.data, qr.size)};
}

enum status second_factor_offer(struct ctx *ctx, struct second_factor_offer *ret_offer) {
    struct factor_row row;
    const char *login;
    enum status status = find(ctx, &row);
    if (status != STATUS_OK || (status = login_of(ctx, &login)) != STATUS_OK)
        return status;
    if (in_use(&row))
        return err_detail(ctx->err, STATUS_WRONG_STATE, "身份验证器已在使用，要更换请先移除");
    const char *secret = totp_secret(ctx->arena);
    status = db_run(
        ctx->db, SQL_SECOND_FACTOR_OFFER,
        ARGS(PARAMS(OF_ACTOR(ctx), P_TEXT("secret", secret), P_TIME("now", clock_now(ctx->clock)))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "second_factor.offer", ctx->actor.uuid.text, "");
    if (status == STATUS_OK)
        *ret_offer = offer_of(ctx->arena, login, secret);
    return status;
}

static enum status check_code(struct ctx *ctx, const struct factor_row *row, const char *code,
                              int64_t *ret_step) {
    if (totp_matches(row->secret, code, clock_now(ctx->clock), row->last_step, ret_step))
        return STATUS_OK;
    return err_field(ctx->err, "code", "checksum",
                     "验证码不正确或已经用过，请输入当前显示的6位验证码；如总是不对，请检查手机时间");
}

enum status second_factor_confirm(struct ctx *ctx, const struct second_factor_proof *request,
                                  struct second_factor *ret_factor) {
    struct factor_row row;
    int64_t step;
    enum status status = find(ctx, &row);
    if (status != STATUS_OK)
        return status;
    if (row.secret == NULL || in_use(&row))
        return err_detail(ctx->err, STATUS_WRONG_STATE,
                          in_use(&row) ? "身份验证器已在使用" : "请先扫描二维码或输入密钥，再填写验证码");
    if ((status = check_code(ctx, &row, request->code, &step)) != STATUS_OK)
        return status;
    status =
        db_run(ctx->db, SQL_SECOND_FACTOR_CONFIRM,
               ARGS(PARAMS(OF_ACTOR(ctx), P_INT("step", step), P_TIME("now", clock_now(ctx->clock)))), NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "second_factor.confirm", ctx->actor.uuid.text, "");
    return status == STATUS_OK ? second_factor_get(ctx, ret_factor) : status;
}

/* ---- giving up ---- */

static enum status drop(struct ctx *ctx, struct account_id account) {
    return db_run(ctx->db, SQL_SECOND_FACTOR_DROP, ARGS(PARAMS(P_ID("account_id", account))), NULL);
}

enum status second_factor_drop(struct ctx *ctx, const struct second_factor_proof *request,
                               struct second_factor *ret_factor) {
    struct factor_row row;
    struct second_factor now;
    int64_t step;
    enum status status = find(ctx, &row);
    if (status != STATUS_OK || (status = second_factor_get(ctx, &now)) != STATUS_OK)
        return status;
    if (!in_use(&row) || now.required == YES)
        return err_detail(ctx->err, STATUS_WRONG_STATE,
                          in_use(&row) ? "本单位要求使用身份验证器，不能移除；换手机请联系管理员"
                                       : "没有正在使用的身份验证器");
    if ((status = check_code(ctx, &row, request->code, &step)) != STATUS_OK ||
        (status = drop(ctx, ctx->actor.id)) != STATUS_OK ||
        (status = audit_write(ctx, "second_factor.drop", ctx->actor.uuid.text, "")) != STATUS_OK)
        return status;
    return second_factor_get(ctx, ret_factor);
}

enum status second_factor_remove(struct ctx *ctx, const struct second_factor_removal *request,
                                 struct account *ret_account) {
    struct account account;
    const struct account_by_uuid key = {request->uuid};
    enum status status = account_get(ctx, &key, &account);
    if (status != STATUS_OK)
        return status;
    if (account.id.value == ctx->actor.id.value)
        return err_detail(ctx->err, STATUS_OWN_RIGHTS, "自己的身份验证器请在“身份验证器”页面移除");
    if ((status = account_check_grant(ctx, account.role)) != STATUS_OK)
        return status;
    if (account.second_factor != YES)
        return err_detail(ctx->err, STATUS_WRONG_STATE, "该账号没有正在使用的身份验证器");
    if ((status = drop(ctx, account.id)) != STATUS_OK ||
        (status = account_end_sessions(ctx, account.id)) != STATUS_OK ||
        (status = audit_write(ctx, "second_factor.remove", account.uuid.text, request->reason)) != STATUS_OK)
        return status;
    return account_get(ctx, &key, ret_account);
}

/* ---- the policy ---- */

static const char policy_key[] = "second_factor_required";

enum status second_factor_policy_get(struct ctx *ctx, struct second_factor_policy *ret_policy) {
    const char *value = NULL;
    enum status status =
        db_text(ctx->db, SQL_SETTING_GET, ARGS(PARAMS(P_TEXT("key", policy_key))), ctx->arena, &value);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    ret_policy->required = status == STATUS_OK && value[0] == '1' ? YES : NO;
    return STATUS_OK;
}

enum status second_factor_policy_put(struct ctx *ctx, const struct second_factor_policy *request,
                                     struct second_factor_policy *ret_policy) {
    bool is_on = request->required == YES;
    enum status status = db_run(ctx->db, SQL_SETTING_PUT,
                                ARGS(PARAMS(P_TEXT("key", policy_key), P_TEXT("value", is_on ? "1" : "0"),
                                            P_TIME("now", clock_now(ctx->clock)))),
                                NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "second_factor.policy", policy_key, is_on ? "要求使用" : "不作要求");
    return status == STATUS_OK ? second_factor_policy_get(ctx, ret_policy) : status;
}
