/* kill -9 under write load: after the restart every write that was answered 201 is there, whole, and the
 * audit chain with it. MINAN_KILL_CYCLES in the environment asks for more cycles than a test run needs. */
#include "server.h"

#include "api/city.h"
#include "minan/domain/audit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CYCLES = 5, CLIENTS = 8, MOST_WRITES = 4096 };

struct victim {
    char folder[64];
    pid_t pid;
    int port;
    int sent;
    bool acknowledged[MOST_WRITES];
};

/* ---- the process that is going to die ---- */

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

static void start(struct victim *victim) {
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

/* ---- the load ---- */

static const char *path_of(struct arena *arena, int number) {
    return arena_printf(arena, "/api/v1/institutions/00000000-0000-4000-9999-%012d", number);
}

static void send_write(struct victim *victim, struct arena *arena, struct client *client) {
    struct server server = {.arena = arena, .port = victim->port};
    int number = victim->sent++;
    server_ask(&server, client, "county_supervisor", "PUT", path_of(arena, number),
               arena_printf(arena, "{\"name\":\"机构%d\",\"type\":\"other\",\"county\":\"529901\"}", number));
}

/* All connections write at once, round by round; the last round is still under way when the process dies. */
static void write_until_killed(struct victim *victim, struct arena *arena, int rounds) {
    struct client clients[CLIENTS];
    for (int i = 0; i < CLIENTS; i++)
        clients[i] = client_open(arena, victim->port);
    for (int round = 0; round <= rounds; round++) {
        int first = victim->sent;
        for (int i = 0; i < CLIENTS; i++)
            send_write(victim, arena, &clients[i]);
        if (round == rounds)
            kill(victim->pid, SIGKILL);
        for (int i = 0; i < CLIENTS; i++)
            victim->acknowledged[first + i] = client_reply(&clients[i]).status == 201;
    }
    for (int i = 0; i < CLIENTS; i++)
        client_close(&clients[i]);
    waitpid(victim->pid, NULL, 0);
}

/* ---- what is left ---- */

static void check_file(const char *folder) {
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

static void check_writes(const struct victim *victim, struct arena *arena) {
    struct server server = {.arena = arena, .port = victim->port};
    struct client client = client_open(arena, victim->port);
    int lost = 0;
    for (int i = 0; i < victim->sent; i++) {
        server_ask(&server, &client, "county_supervisor", "GET", path_of(arena, i), NULL);
        struct reply reply = client_reply(&client);
        assert_true(reply.status == 200 || reply.status == 404);
        lost += victim->acknowledged[i] && reply.status != 200;
    }
    client_close(&client);
    assert_int_equal(lost, 0);
}

static int count_acknowledged(const struct victim *victim) {
    int count = 0;
    for (int i = 0; i < victim->sent; i++)
        count += victim->acknowledged[i];
    return count;
}

static int cycles(void) {
    const char *text = getenv("MINAN_KILL_CYCLES");
    return text ? atoi(text) : CYCLES;
}

static void one_cycle(int cycle) {
    struct victim *victim = calloc(1, sizeof *victim);
    struct arena *arena = arena_new((size_t)256 << 20);
    city_copy(victim->folder, sizeof victim->folder);
    start(victim);
    int rounds = 3 + cycle * 7 % 23;
    write_until_killed(victim, arena, rounds);
    assert_true(count_acknowledged(victim) >= rounds * CLIENTS);
    start(victim);
    check_writes(victim, arena);
    kill(victim->pid, SIGKILL);
    waitpid(victim->pid, NULL, 0);
    check_file(victim->folder);
    city_remove(victim->folder);
    arena_free(arena);
    free(victim);
}

static void test_nothing_acknowledged_is_lost(void **state) {
    (void)state;
    for (int cycle = 0; cycle < cycles(); cycle++)
        one_cycle(cycle);
    assert_true(cycles() > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nothing_acknowledged_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
