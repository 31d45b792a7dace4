/* user_add.c: an account from the command line; whoever runs it holds the data directory, so it may grant any
 * role. */
#include "minan/domain/session.h"
#include "store.h"

#include <stdio.h>

static const char *missing_option(const struct run *run) {
    static const char *const needed[] = {"login", "name", "role"};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (config_text(&run->config, needed[i]) == NULL)
            return needed[i];
    }
    return NULL;
}

/* NULL: understood. */
static const char *read_request(const struct run *run, struct account_new *ret_request) {
    const struct config *config = &run->config;
    const char *missing = missing_option(run);
    if (missing)
        return arena_printf(run->arena, "缺少选项 --%s", missing);
    shape_clear(&account_new_shape, ret_request);
    ret_request->uuid = uuid_random();
    ret_request->login = config_text(config, "login");
    ret_request->name = config_text(config, "name");
    ret_request->role = (enum role)names_value(&role_names, config_text(config, "role"));
    ret_request->region = config_text(config, "region");
    if (ret_request->role == role_none_)
        return arena_printf(run->arena, "没有角色 %s", config_text(config, "role"));
    const char *institution = config_text(config, "institution");
    if (institution && !uuid_parse(institution, &ret_request->institution))
        return "--institution 应为机构编号（UUID）";
    const char *expires = config_text(config, "expires");
    if (expires && !day_parse(expires, &ret_request->expires_on))
        return "--expires 应为日期，如 2026-12-31";
    return NULL;
}

/* As whom: an administrator of everything, or for what that one does not grant, a supervisor of everything.
 */
static void act_as_granter(struct ctx *ctx, enum role role) {
    bool by_administrator = role_may_grant(ROLE_SYSTEM_ADMIN, role);
    ctx->actor.role = by_administrator ? ROLE_SYSTEM_ADMIN : ROLE_CITY_SUPERVISOR;
    ctx->actor.scope.everything = true;
}

static enum status add(struct ctx *ctx, struct account_new *request, struct account_issued *ret_issued) {
    enum status status = account_new_prepare(ctx, request);
    if (status != STATUS_OK || (status = db_begin_write(ctx->db)) != STATUS_OK)
        return status;
    status = account_put(ctx, request, ret_issued);
    if (status == STATUS_OK)
        return db_commit(ctx->db);
    db_rollback(ctx->db);
    return status;
}

static int add_to_store(struct run *run, struct store *store, struct account_new *request) {
    struct account_issued issued;
    if (store_lock(run, store) != STATUS_OK || store_open_writer(run, store) != STATUS_OK)
        return EXIT_FAILED;
    act_as_granter(&store->ctx, request->role);
    enum status status = add(&store->ctx, request, &issued);
    if (status != STATUS_OK)
        return run_fail_status(run, "账号未建立", status, &store->err);
    printf("登录名：%s\n初始密码：%s\n（初始密码只显示这一次，首次登录须修改）\n", issued.login,
           issued.initial_password);
    return EXIT_DONE;
}

int user_add_run(struct run *run) {
    struct account_new request = {0};
    const char *reason = read_request(run, &request);
    if (reason)
        return run_wrong_use(run, reason);
    struct store store = store_at(run);
    int exit_code = add_to_store(run, &store, &request);
    store_close(&store);
    return exit_code;
}
