/* serve.c: data directory, app and sockets put together; then it waits for a signal. */
#include "minan/api/app.h"
#include "minan/domain/setup.h"
#include "minan/http/mhd.h"

#include "greet.h"
#include "minan/base/file.h"
#include "minan/base/log.h"
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { GRACE_MS = 10 * 1000, PEM_MOST = 1 << 20 };

struct serving {
    struct run *run;
    struct store store;
    struct app *app;
    struct mhd_server *server;
    const char *token; /* of the first administrator */
    const char *web;
    sigset_t signals;
};

/* ---- the data ---- */

static enum status issue_token(struct serving *serving) {
    struct ctx *ctx = &serving->store.ctx;
    enum status status = db_begin_write(ctx->db);
    if (status != STATUS_OK)
        return status;
    status = setup_issue_token(ctx, &serving->token);
    if (status == STATUS_OK)
        return db_commit(ctx->db);
    db_rollback(ctx->db);
    return status;
}

/* The app opens the database again: it is the only writer from then on. */
static int prepare_data(struct serving *serving) {
    struct store *store = &serving->store;
    *store = store_at(serving->run);
    if (store_lock(serving->run, store) != STATUS_OK || store_open_writer(serving->run, store) != STATUS_OK)
        return EXIT_FAILED;
    enum status status = issue_token(serving);
    db_close(store->db);
    store->db = NULL;
    return status == STATUS_OK ? EXIT_DONE
                               : run_fail_status(serving->run, "首位管理员口令未生成", status, NULL);
}

/* ---- the app ---- */

static bool has_pages(struct arena *arena, const char *folder) {
    return access(arena_printf(arena, "%s/index.html", folder), R_OK) == 0;
}

static const char *own_web(struct arena *arena) {
    char path[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0)
        return NULL;
    path[length] = '\0';
    *strrchr(path, '/') = '\0';
    const char *folder = arena_printf(arena, "%s/web", path);
    return has_pages(arena, folder) ? folder : NULL;
}

static int open_app(struct serving *serving) {
    struct run *run = serving->run;
    const char *web = config_text(&run->config, "web");
    if (web && !has_pages(run->arena, web))
        return run_fail(run, "目录 %s 里没有前端页面 index.html", web);
    serving->web = web ? web : own_web(run->arena);
    const struct app_options options = {
        .data_dir = serving->store.folder,
        .web_dir = serving->web,
        .rate_per_minute = (int)config_int(&run->config, "rate"),
        .idle_minutes = (int)config_int(&run->config, "idle-minutes"),
        .public_origin = config_text(&run->config, "public-origin"),
    };
    enum status status = app_open(&options, &serving->app);
    return status == STATUS_OK ? EXIT_DONE : run_fail_status(run, "服务未能启动", status, NULL);
}

/* ---- the sockets ---- */

static size_t body_limit(void *user, const struct request *request) {
    return app_body_limit(user, request);
}

static void handle(void *user, struct exchange *exchange) {
    static const struct app_waiter waiter = {mhd_defer, mhd_resume};
    app_handle_async(user, exchange, &waiter);
}

static int read_pem(struct run *run, const char *option, const char **ret_text) {
    const char *path = config_text(&run->config, option);
    char *text = NULL;
    size_t size;
    enum status status = path ? file_read(path, run->arena, PEM_MOST, &text, &size) : STATUS_OK;
    if (status != STATUS_OK)
        return run_fail(run, "--%s %s 无法读取：%s", option, path, status_text(status));
    *ret_text = text;
    return EXIT_DONE;
}

static int listen_on(struct serving *serving) {
    struct run *run = serving->run;
    const struct http_handler handler = {serving->app, body_limit, handle};
    struct mhd_options options = {
        .listen = config_text(&run->config, "listen"),
        .threads = (int)config_int(&run->config, "threads"),
        .trusted_proxies = config_text(&run->config, "trusted-proxies"),
    };
    if (read_pem(run, "tls-cert", &options.tls_cert) != EXIT_DONE ||
        read_pem(run, "tls-key", &options.tls_key) != EXIT_DONE)
        return EXIT_FAILED;
    enum status status = mhd_start(&options, &handler, &serving->server);
    if (status != STATUS_OK)
        return run_fail(run, "无法监听 %s（地址不正确或已被占用）", options.listen);
    return EXIT_DONE;
}

static const char *address_of(const struct serving *serving) {
    struct arena *arena = serving->run->arena;
    const struct config *config = &serving->run->config;
    const char *listen = config_text(config, "listen");
    const char *colon = strrchr(listen, ':');
    const char *host = arena_copy(arena, listen, colon ? (size_t)(colon - listen) : strlen(listen));
    return arena_printf(arena, "%s://%s:%d", config_text(config, "tls-cert") ? "https" : "http", host,
                        mhd_port(serving->server));
}

/* ---- from start to stop ---- */

/* Before any thread starts, so that all of them leave these signals to wait_for_signal. */
static void hold_signals(struct serving *serving) {
    sigemptyset(&serving->signals);
    sigaddset(&serving->signals, SIGTERM);
    sigaddset(&serving->signals, SIGINT);
    sigaddset(&serving->signals, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &serving->signals, NULL);
}

static void wait_for_signal(const struct serving *serving) {
    int signal_number;
    while (sigwait(&serving->signals, &signal_number) != 0)
        ;
    LOG(LOG_INFO, "serve.stop", LOG_INT("signal", signal_number));
}

static int start(struct serving *serving) {
    const struct config *config = &serving->run->config;
    if (!config_text(config, "tls-cert") != !config_text(config, "tls-key"))
        return run_wrong_use(serving->run, "--tls-cert 和 --tls-key 须同时给出");
    int exit_code = prepare_data(serving);
    if (exit_code == EXIT_DONE)
        exit_code = open_app(serving);
    if (exit_code == EXIT_DONE)
        exit_code = listen_on(serving);
    return exit_code;
}

int serve_run(struct run *run) {
    struct serving serving = {.run = run, .store = {.lock = -1}};
    hold_signals(&serving);
    int exit_code = start(&serving);
    if (exit_code == EXIT_DONE) {
        greet(run, &serving.store, address_of(&serving), serving.token, serving.web != NULL);
        wait_for_signal(&serving);
    }
    mhd_stop(serving.server, GRACE_MS);
    app_close(serving.app);
    store_close(&serving.store);
    return exit_code;
}
