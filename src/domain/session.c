/* session.c: signing in and out. */
#include "people.h"

#include "minan/base/hash.h"
#include "minan/base/totp.h"
#include "minan/domain/audit.h"

enum { FREE_FAILURES = 5, MOST_DOUBLINGS = 7, LOCK_MS = 10 * 60 * 1000, SESSION_MS = 12 * 60 * 60 * 1000 };

/* ---- who is at the screen ---- */

static struct list permits_of(struct arena *arena, enum role role) {
    const char **codes = ARENA_ARRAY(arena, (size_t)permit_names.count, const char *);
    struct list permits = {codes, 0};
    for (int i = 0; i < permit_names.count; i++) {
        if (role_has(role, (enum permit)permit_names.list[i].value))
            codes[permits.count++] = permit_names.list[i].code;
    }
    return permits;
}

enum status session_me(struct ctx *ctx, struct me *ret_me) {
    struct account account;
    struct signer signer;
    enum status status = db_one(ctx->db, SQL_ACCOUNT_BY_ID, ARGS(PARAMS(P_ID("id", ctx->actor.id))),
                                &account_shape, ctx->arena, &account);
    if (status != STATUS_OK || (status = signer_by_id(ctx, ctx->actor.id, &signer)) != STATUS_OK)
        return status;
    *ret_me = (struct me){
        .uuid = account.uuid,
        .login = account.login,
        .name = account.name,
        .title = account.title,
        .role = account.role,
        .role_label = names_label(&role_names, (int)account.role),
        .region = account.region,
        .region_name = account.region_name,
        .institution = account.institution,
        .institution_name = account.institution_name,
        .must_change_password = account.must_change_password,
        .must_add_second_factor = signer_must_add_factor(&signer) ? YES : NO,
        .permits = permits_of(ctx->arena, account.role),
        .server_time = clock_now(ctx->clock),
        .today = clock_today(ctx->clock),
    };
    return STATUS_OK;
}

/* ---- in and out ---- */

static const char *new_token(struct arena *arena) {
    uint8_t secret[SHA256_SIZE];
    char *token = arena_alloc(arena, SHA256_TEXT_SIZE);
    random_bytes(secret, sizeof secret);
    hex_encode(secret, sizeof secret, token);
    return token;
}

static enum status insert(struct ctx *ctx, const struct signer *signer, enum client client,
                          const char *token) {
    int64_t now = clock_now(ctx->clock);
    char hash[SHA256_TEXT_SIZE];
    sha256_text(token, SHA256_TEXT_SIZE - 1, hash);
    enum status status = db_run(ctx->db, SQL_SESSION_FORGET_OLD,
                                ARGS(PARAMS(P_ID("account_id", signer->id), P_TIME("now", now))), NULL);
    if (status != STATUS_OK)
        return status;
    return db_run(ctx->db, SQL_SESSION_INSERT,
                  ARGS(PARAMS(P_TEXT("token_hash", hash), P_ID("account_id", signer->id),
                              P_ENUM("client", client, client ? client : CLIENT_OFFICE), P_TIME("now", now),
                              P_TIME("expires_at", now + SESSION_MS))),
                  NULL);
}

enum status session_start(struct ctx *ctx, const struct signer *signer, enum client client,
                          struct me *ret_me) {
    const char *token = new_token(ctx->arena);
    enum status status = insert(ctx, signer, client, token);
    if (status != STATUS_OK)
        return status;
    signer_acts(ctx, signer);
    ctx->actor.session_id = (struct session_id){db_last_id(ctx->db)};
    status = session_me(ctx, ret_me);
    if (status == STATUS_OK)
        ret_me->token = token;
    return status;
}

/* Ten minutes after the fifth failure in a row, twice as long after each further one. */
static int64_t lock_after(const struct ctx *ctx, int64_t failures) {
    int64_t doublings = failures - FREE_FAILURES;
    if (doublings < 0)
        return TIME_NONE;
    if (doublings > MOST_DOUBLINGS)
        doublings = MOST_DOUBLINGS;
    return clock_now(ctx->clock) + ((int64_t)LOCK_MS << doublings);
}

static enum status note_failure(struct ctx *ctx, const struct signer *signer) {
    int64_t locked_until = lock_after(ctx, signer->failed_logins + 1);
    enum status status =
        db_run(ctx->db, SQL_LOGIN_FAILED,
               ARGS(PARAMS(P_ID("id", signer->id), P_TIME("locked_until", locked_until))), NULL);
    if (status != STATUS_OK || locked_until == TIME_NONE)
        return status;
    char until[TIME_TEXT_SIZE];
    time_format(locked_until, until);
    return audit_write(ctx, "session.lock", signer->uuid.text,
                       arena_printf(ctx->arena, "%s 连续输错密码或验证码，锁定至 %s", signer->login, until));
}

static enum status enter(struct ctx *ctx, const struct signer *signer, enum client client, int64_t step,
                         struct me *ret_me) {
    enum status status =
        db_run(ctx->db, SQL_LOGIN_SUCCEEDED,
               ARGS(PARAMS(P_ID("id", signer->id), P_TIME("now", clock_now(ctx->clock)))), NULL);
    if (status == STATUS_OK && signer->factor_secret != NULL)
        status = db_run(ctx->db, SQL_SECOND_FACTOR_USE,
                        ARGS(PARAMS(P_ID("account_id", signer->id), P_INT("step", step))), NULL);
    if (status == STATUS_OK)
        status = session_start(ctx, signer, client, ret_me);
    if (status == STATUS_OK)
        status = audit_write(ctx, "session.login", signer->uuid.text,
                             names_label(&client_names, (int)(client ? client : CLIENT_OFFICE)));
    return status;
}

/* Only asked of who knows the password, so that nobody learns from it which accounts have a second factor. */
static enum status judge_code(const struct ctx *ctx, const struct signer *signer, const char *code,
                              int64_t *ret_step) {
    if (signer->factor_secret == NULL)
        return STATUS_OK;
    if (code == NULL || *code == '\0')
        return STATUS_CODE_NEEDED;
    bool is_right =
        totp_matches(signer->factor_secret, code, clock_now(ctx->clock), signer->factor_step, ret_step);
    return is_right ? STATUS_OK : STATUS_BAD_CODE;
}

static enum status judge(const struct ctx *ctx, const struct signer *signer,
                         const struct login_request *request, int64_t *ret_step) {
    if (signer->locked_until != TIME_NONE && signer->locked_until > clock_now(ctx->clock))
        return STATUS_LOGIN_LOCKED;
    if (request->verified != YES)
        return STATUS_BAD_LOGIN;
    if (!signer_may_enter(ctx, signer))
        return err_detail(ctx->err, STATUS_BAD_LOGIN, "账号已停用或已过有效期，请联系管理员");
    return judge_code(ctx, signer, request->code, ret_step);
}

static bool is_failure(enum status outcome, const struct login_request *request) {
    return outcome == STATUS_BAD_CODE || (outcome == STATUS_BAD_LOGIN && request->verified != YES);
}

enum status session_login(struct ctx *ctx, const struct login_request *request, struct me *ret_me,
                          enum status *ret_outcome) {
    struct signer signer;
    int64_t step = 0;
    *ret_outcome = STATUS_BAD_LOGIN;
    if (request->account_id.value == 0)
        return STATUS_OK;
    enum status status = signer_by_id(ctx, request->account_id, &signer);
    if (status != STATUS_OK)
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    *ret_outcome = judge(ctx, &signer, request, &step);
    if (*ret_outcome == STATUS_OK)
        return enter(ctx, &signer, request->client, step, ret_me);
    return is_failure(*ret_outcome, request) ? note_failure(ctx, &signer) : STATUS_OK;
}

enum status session_logout(struct ctx *ctx) {
    enum status status =
        db_run(ctx->db, SQL_SESSION_REVOKE,
               ARGS(PARAMS(P_ID("id", ctx->actor.session_id), P_TIME("now", clock_now(ctx->clock)))), NULL);
    if (status != STATUS_OK)
        return status;
    return audit_write(ctx, "session.logout", ctx->actor.uuid.text, "");
}
