#include "victim.h"

#include "api/city.h"
#include "minan/domain/audit.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static size_t body_limit(void *user, const struct request *request) {
    return app_body_limit(user, request);
}

static void handle(void *user, struct exchange *exchange) {
    static const struct app_waiter waiter = {mhd_defer, mhd_resume};
    app_handle_async(user, exchange, &waiter);
}

static _Noreturn void serve(const char *folder, int tell) {
    int64_t now = city_now();
    struct clock clock = clock_fixed(&now);
    struct app *app = NULL;
    struct mhd_server *mhd = NULL;
    const struct app_options options = {
        .data_dir = folder, .clock = &clock, .quiet = true, .rate_per_minute = 1000000};
    if (app_open(&options, &app) != STATUS_OK)
        _exit(1);
    const struct http_handler handler = {app, body_limit, handle};
    if (mhd_start(&(struct mhd_options){.listen = "127.0.0.1:0", .threads = 2}, &handler, &mhd) != STATUS_OK)
        _exit(2);
    int port = mhd_port(mhd);
    if (write(tell, &port, sizeof port) != sizeof port)
        _exit(3);
    for (;;)
        pause();
}

void victim_start(struct victim *victim) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    victim->pid = fork();
    if (victim->pid == 0)
        serve(victim->folder, ends[1]);
    close(ends[1]);
    assert_int_equal(read(ends[0], &victim->port, sizeof victim->port), sizeof victim->port);
    close(ends[0]);
}

void victim_kill(struct victim *victim) {
    kill(victim->pid, SIGKILL);
    waitpid(victim->pid, NULL, 0);
}

const char *victim_path(struct arena *arena, int number) {
    return arena_printf(arena, "/api/v1/institutions/00000000-0000-4000-9999-%012d", number);
}

void victim_send_write(struct victim *victim, struct arena *arena, struct client *client) {
    struct server server = {.arena = arena, .port = victim->port};
    int number = victim->sent++;
    server_ask(&server, client, "county_supervisor", "PUT", victim_path(arena, number),
               arena_printf(arena, "{\"name\":\"机构%d\",\"type\":\"other\",\"county\":\"529901\"}", number));
}

void victim_check_file(const char *folder) {
    char path[96];
    struct arena *arena = arena_new(1 << 24);
    struct db *db = NULL;
    const char *report = NULL;
    int64_t rows = 0;
    int64_t broken = -1;
    struct err err;
    snprintf(path, sizeof path, "%s/minan.db", folder);
    err_init(&err, arena);
    assert_int_equal(db_open_reader(path, &db), STATUS_OK);
    assert_int_equal(db_integrity(db, arena, &report), STATUS_OK);
    assert_null(report);
    struct ctx ctx = {.arena = arena, .err = &err, .clock = &clock_system, .db = db};
    assert_int_equal(audit_verify(&ctx, &rows, &broken), STATUS_OK);
    assert_int_equal(broken, 0);
    db_close(db);
    arena_free(arena);
}
