/* session_password.c: the slow steps around passwords, and changing one's own. */
#include "people.h"

#include "minan/domain/audit.h"
#include <string.h>

enum status login_prepare(struct ctx *ctx, struct login_request *request) {
    struct signer signer;
    enum status status = db_one(ctx->db, SQL_SIGNER_BY_LOGIN, ARGS(PARAMS(P_TEXT("login", request->login))),
                                &signer_shape, ctx->arena, &signer);
    if (status != STATUS_OK && status != STATUS_NOT_FOUND)
        return status;
    bool is_known = status == STATUS_OK;
    bool is_right = password_matches(is_known ? signer.password_hash : NULL, request->password);
    request->account_id = is_known ? signer.id : (struct account_id){0};
    request->verified = is_right ? YES : NO;
    return STATUS_OK;
}

static enum status check_new_password(struct ctx *ctx, const struct password_change *request,
                                      const char *login) {
    if (strcmp(request->old_password, request->new_password) == 0)
        return err_field(ctx->err, "new_password", "format", "新密码不能与原密码相同");
    return password_check(ctx->err, "new_password", request->new_password, login);
}

enum status password_change_prepare(struct ctx *ctx, struct password_change *request) {
    struct signer signer;
    enum status status = signer_by_id(ctx, ctx->actor.id, &signer);
    if (status != STATUS_OK)
        return status;
    if (!password_matches(signer.password_hash, request->old_password))
        return err_field(ctx->err, "old_password", "checksum", "原密码不正确");
    status = check_new_password(ctx, request, signer.login);
    if (status != STATUS_OK)
        return status;
    return password_hash(request->new_password, ctx->arena, &request->new_hash);
}

static enum status client_of_session(struct ctx *ctx, enum client *ret_client) {
    const char *code;
    enum status status = db_text(ctx->db, SQL_SESSION_CLIENT, ARGS(PARAMS(P_ID("id", ctx->actor.session_id))),
                                 ctx->arena, &code);
    *ret_client = status == STATUS_OK ? (enum client)names_value(&client_names, code) : CLIENT_OFFICE;
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static enum status replace_password(struct ctx *ctx, const char *hash) {
    enum status status = db_run(ctx->db, SQL_ACCOUNT_SET_PASSWORD,
                                ARGS(PARAMS(P_ID("id", ctx->actor.id), P_TEXT("password_hash", hash),
                                            P_BOOL("must_change_password", false))),
                                NULL);
    if (status == STATUS_OK)
        status = db_run(ctx->db, SQL_SESSION_REVOKE_ALL,
                        ARGS(PARAMS(P_ID("account_id", ctx->actor.id), P_TIME("now", clock_now(ctx->clock)))),
                        NULL);
    if (status == STATUS_OK)
        status = audit_write(ctx, "account.change_password", ctx->actor.uuid.text, "");
    return status;
}

/* Whoever else was signed in with the old password is out; this client goes on with a new token. */
enum status session_change_password(struct ctx *ctx, const struct password_change *request,
                                    struct me *ret_me) {
    struct signer signer;
    enum client client;
    enum status status = client_of_session(ctx, &client);
    if (status != STATUS_OK || (status = replace_password(ctx, request->new_hash)) != STATUS_OK ||
        (status = signer_by_id(ctx, ctx->actor.id, &signer)) != STATUS_OK)
        return status;
    return session_start(ctx, &signer, client, ret_me);
}

static enum status make_password(struct ctx *ctx, const char **ret_password, const char **ret_hash) {
    *ret_password = password_random(ctx->arena);
    return password_hash(*ret_password, ctx->arena, ret_hash);
}

enum status account_new_prepare(struct ctx *ctx, struct account_new *request) {
    return make_password(ctx, &request->initial_password, &request->password_hash);
}

enum status account_reset_prepare(struct ctx *ctx, struct account_reset *request) {
    return make_password(ctx, &request->initial_password, &request->password_hash);
}
