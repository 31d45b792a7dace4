/* bench.c: what the program costs beside a bare libmicrohttpd and beside plain sqlite3 calls, in one run on
 * one machine: only the ratios mean something elsewhere. Usage: bench PROGRAM DATA, where DATA is a copy of a
 * demo city with a second copy of its database beside it as scratch.db. */
#include "bare.h"
#include "client.h"
#include "minan/base/hash.h"
#include "minan/domain/figure.h"
#include "minan/domain/session.h"
#include "server.h"
#include "visitor.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { CONNECTIONS = 8, ROUNDS = 3, STARTS = 5, ARENA_BYTES = 64 << 20 };
#define LOAD_SECONDS  1.5
#define PLAIN_SECONDS 0.6

/* What the issue asks for. */
#define LEAST_POINT_RATIO 0.5
#define MOST_RSS_KIB      (60 * 1024)
#define MOST_START        0.100

struct bench {
    const char *program;
    const char *data;
    char database[512];
    char scratch[512];
    char log[512];
    struct server_process server;
    struct visitor visitor;
    char institution[UUID_TEXT_SIZE];
    struct arena *arena;
    long rss_kib;
};

/* ---- requests ---- */

static size_t make_point(const void *user, uint64_t index, char out[REQUEST_MOST]) {
    const struct bench *bench = user;
    char path[80];
    (void)index;
    snprintf(path, sizeof path, "/institutions/%s", bench->institution);
    return visitor_get(&bench->visitor, path, "", out);
}

static size_t make_list(const void *user, uint64_t index, char out[REQUEST_MOST]) {
    const struct bench *bench = user;
    (void)index;
    return visitor_get(&bench->visitor, "/institutions?limit=20", "", out);
}

static size_t make_board(const void *user, uint64_t index, char out[REQUEST_MOST]) {
    const struct bench *bench = user;
    (void)index;
    return visitor_get(&bench->visitor, "/figures/board", "", out);
}

static void today_text(char text[DAY_TEXT_SIZE]) {
    day_format(clock_today(&clock_system), text);
}

static size_t make_create(const void *user, uint64_t index, char out[REQUEST_MOST]) {
    const struct bench *bench = user;
    struct uuid uuid = uuid_random();
    char path[80], body[1024], today[DAY_TEXT_SIZE];
    today_text(today);
    snprintf(path, sizeof path, "/hazards/%s", uuid.text);
    snprintf(body, sizeof body,
             "{\"institution\":\"%s\",\"source\":\"report\",\"area\":\"fire\",\"severity\":\"general\","
             "\"place\":\"二楼走廊\",\"description\":\"疏散通道堆放杂物 %llu\",\"found_on\":\"%s\","
             "\"found_at\":\"%sT00:00:00.000+08:00\",\"deadline\":\"%s\"}",
             bench->institution, (unsigned long long)index, today, today, today);
    return visitor_send(&bench->visitor, "PUT", path, body, out);
}

/* ---- the same in process, for its SQL ---- */

static struct ctx ctx_of(struct bench *bench, struct err *err, struct db *db) {
    arena_reset(bench->arena);
    err_init(err, bench->arena);
    return (struct ctx){.arena = bench->arena,
                        .err = err,
                        .clock = &clock_system,
                        .db = db,
                        .request_id = "bench",
                        .content_hash = ""};
}

static void must(enum status status, const char *what) {
    if (status != STATUS_OK)
        give_up("%s: %s", what, status_text(status));
}

static void sign_in(struct bench *bench, struct ctx *ctx) {
    struct session_standing standing;
    must(session_open(ctx, bench->visitor.token, &standing), "session");
}

typedef enum status run_fn(struct bench *bench, struct ctx *ctx);

static enum status run_point(struct bench *bench, struct ctx *ctx) {
    struct institution institution;
    struct institution_by_uuid request;
    if (!uuid_parse(bench->institution, &request.uuid))
        return STATUS_NOT_FOUND;
    return institution_get(ctx, &request, &institution);
}

static enum status run_list(struct bench *bench, struct ctx *ctx) {
    struct institution_page page;
    struct institution_filter filter;
    (void)bench;
    shape_clear(&institution_filter_shape, &filter);
    filter.limit = 20;
    return institution_list(ctx, &filter, &page);
}

static enum status run_board(struct bench *bench, struct ctx *ctx) {
    struct figure_board board;
    struct figure_request request;
    (void)bench;
    shape_clear(&figure_request_shape, &request);
    return figure_board(ctx, &request, &board);
}

static enum status run_create(struct bench *bench, struct ctx *ctx) {
    struct hazard hazard;
    struct hazard_new request;
    shape_clear(&hazard_new_shape, &request);
    request.uuid = uuid_random();
    if (!uuid_parse(bench->institution, &request.institution))
        return STATUS_NOT_FOUND;
    request.source = SOURCE_REPORT;
    request.area = AREA_FIRE;
    request.severity = SEVERITY_GENERAL;
    request.place = "二楼走廊";
    request.description = "疏散通道堆放杂物";
    request.found_on = request.deadline = clock_today(&clock_system);
    request.found_at = day_start(request.found_on);
    return hazard_log(ctx, &request, &hazard);
}

static void take_down_read(struct bench *bench, run_fn *run, struct script *script) {
    struct db *db;
    struct err err;
    must(db_open_reader(bench->database, &db), "reader");
    struct ctx ctx = ctx_of(bench, &err, db);
    script_listen(script);
    must(db_begin_read(db), "begin");
    sign_in(bench, &ctx);
    must(run(bench, &ctx), "in process");
    db_rollback(db);
    script_stop();
    db_close(db);
}

/* Who acts is read from the served database; the write goes into the scratch copy. */
static void take_down_write(struct bench *bench, run_fn *run, struct script *script) {
    struct db *reader;
    struct db *writer;
    struct err err;
    must(db_open_reader(bench->database, &reader), "reader");
    must(db_open_writer(bench->scratch, &writer), "writer");
    struct ctx ctx = ctx_of(bench, &err, reader);
    sign_in(bench, &ctx);
    ctx.db = writer;
    script->kept = bench->institution;
    script_listen(script);
    must(db_begin_write(writer), "begin");
    must(run(bench, &ctx), "in process");
    must(db_commit(writer), "commit");
    script_stop();
    db_close(writer);
    db_close(reader);
}

/* ---- cases ---- */

struct measure {
    const char *name;
    make_request *make;
    run_fn *run;
    uint64_t requests;
    int status;
    bool writes;
    struct script script;
    size_t reply_bytes;
    double own, constant, same_sql, plain; /* best of the rounds, a second */
};

static void keep_best(double *best, double value) {
    if (value > *best)
        *best = value;
}

static struct load load_of(const struct bench *bench, const struct measure *measure, int port) {
    return (struct load){port,          CONNECTIONS, measure->requests, LOAD_SECONDS, measure->status,
                         measure->make, bench};
}

static void measure_own(struct bench *bench, struct measure *measure) {
    struct load load = load_of(bench, measure, bench->server.port);
    struct load_result result = load_run(&load);
    long rss = server_rss_kib(&bench->server, "VmRSS:");
    keep_best(&measure->own, result.per_second);
    measure->reply_bytes = result.body_bytes;
    bench->rss_kib = rss > bench->rss_kib ? rss : bench->rss_kib;
}

static void measure_bare(const struct bench *bench, const struct measure *measure, bool with_sql,
                         double *best) {
    const struct bare bare = {
        .reply_bytes = measure->reply_bytes,
        .status = (unsigned)measure->status,
        .script = with_sql ? &measure->script : NULL,
        .path = measure->writes ? bench->scratch : bench->database,
        .writes = measure->writes,
    };
    int port;
    pid_t child = bare_start(&bare, &port);
    struct load load = load_of(bench, measure, port);
    keep_best(best, load_run(&load).per_second);
    bare_stop(child);
}

static void measure_plain(const struct bench *bench, struct measure *measure) {
    struct player *player =
        player_new(&measure->script, measure->writes ? bench->scratch : bench->database, measure->writes);
    double start = seconds_now();
    double seconds;
    uint64_t count = 0;
    do {
        player_run(player);
        count++;
    } while ((seconds = seconds_now() - start) < PLAIN_SECONDS);
    keep_best(&measure->plain, (double)count / seconds);
    player_free(player);
}

static void measure_all(struct bench *bench, struct measure *measure) {
    for (int round = 0; round < ROUNDS; round++) {
        measure_own(bench, measure);
        measure_bare(bench, measure, false, &measure->constant);
        measure_bare(bench, measure, true, &measure->same_sql);
        measure_plain(bench, measure);
    }
}

/* ---- preparing ---- */

static void choose_institution(struct bench *bench) {
    char request[REQUEST_MOST];
    size_t size = visitor_get(&bench->visitor, "/institutions?status=operating&limit=1", "", request);
    json_t *page = reply_json(client_call(bench->server.port, request, size));
    const json_t *row = json_array_get(json_object_get(page, "items"), 0);
    snprintf(bench->institution, sizeof bench->institution, "%s",
             json_string_value(json_object_get(row, "uuid")));
    json_decref(page);
}

static double start_server(struct bench *bench) {
    double best = 1e9;
    for (int i = 0; i < STARTS; i++) {
        if (i > 0)
            server_stop(&bench->server);
        bench->server = server_start(bench->program, bench->data, bench->log);
        best = bench->server.start_seconds < best ? bench->server.start_seconds : best;
    }
    return best;
}

static void bench_open(struct bench *bench, char **arguments) {
    bench->program = arguments[1];
    bench->data = arguments[2];
    snprintf(bench->database, sizeof bench->database, "%s/minan.db", bench->data);
    snprintf(bench->scratch, sizeof bench->scratch, "%s/scratch.db", bench->data);
    snprintf(bench->log, sizeof bench->log, "%s/server.log", bench->data);
    bench->arena = arena_new(ARENA_BYTES);
    must(hash_init(), "libsodium");
    script_hook();
}

/* ---- the table ---- */

static void print_measure(const struct measure *measure) {
    printf("%-22s %7zu %10.0f %12.0f %6.2f %12.0f %6.2f %12.0f %6.2f\n", measure->name, measure->reply_bytes,
           measure->own, measure->constant, measure->own / measure->constant, measure->same_sql,
           measure->own / measure->same_sql, measure->plain, measure->own / measure->plain);
}

static bool print_check(const char *what, double value, const char *unit, const char *wanted, bool holds) {
    printf("%-58s %8.2f %-3s %-9s %s\n", what, value, unit, wanted, holds ? "ok" : "MISSED");
    return holds;
}

static bool print_results(const struct bench *bench, const struct measure *measures, size_t count,
                          double start) {
    double ratio = measures[0].own / measures[0].same_sql;
    double mib = (double)bench->rss_kib / 1024;
    printf(
        "\n%d keep-alive clients, best of %d rounds, requests a second; x: this program / the one before\n\n",
        CONNECTIONS, ROUNDS);
    printf("%-22s %7s %10s %12s %6s %12s %6s %12s %6s\n", "", "bytes", "minan", "bare", "x", "bare + SQL",
           "x", "SQL alone*", "x");
    for (size_t i = 0; i < count; i++)
        print_measure(&measures[i]);
    printf("\nbare: libmicrohttpd, a constant of the same size; bare + SQL: after the very statements the "
           "request"
           " runs\n*one thread, no network; create: a durable commit each, where the server shares one among"
           " waiting requests\n\n");
    bool holds = print_check("point read / bare libmicrohttpd doing the same SQL", ratio, "", ">= 0.50",
                             ratio >= LEAST_POINT_RATIO);
    holds &= print_check("memory of the server under load (RSS)", mib, "MiB", "< 60",
                         bench->rss_kib < MOST_RSS_KIB);
    holds &= print_check("start to first answer", start * 1000, "ms", "< 100", start < MOST_START);
    return holds;
}

int main(int count, char **arguments) {
    struct bench bench = {0};
    struct measure measures[] = {
        {.name = "point read", .make = make_point, .run = run_point, .requests = 20000, .status = 200},
        {.name = "list of 20 with total",
         .make = make_list,
         .run = run_list,
         .requests = 5000,
         .status = 200},
        {.name = "create (PUT hazard)",
         .make = make_create,
         .run = run_create,
         .requests = 3000,
         .status = 201,
         .writes = true},
        {.name = "dashboard board", .make = make_board, .run = run_board, .requests = 100, .status = 200},
    };
    size_t total = sizeof measures / sizeof *measures;
    if (count != 3)
        give_up("usage: bench PROGRAM DATA");
    bench_open(&bench, arguments);
    double start = start_server(&bench);
    visitor_sign_in(&bench.visitor, bench.server.port, bench.data, "city");
    choose_institution(&bench);
    for (size_t i = 0; i < total; i++) {
        struct measure *measure = &measures[i];
        (measure->writes ? take_down_write : take_down_read)(&bench, measure->run, &measure->script);
    }
    for (size_t i = 0; i < total; i++)
        measure_all(&bench, &measures[i]);
    server_stop(&bench.server);
    bool holds = print_results(&bench, measures, total, start);
    for (size_t i = 0; i < total; i++)
        script_free(&measures[i].script);
    arena_free(bench.arena);
    return holds ? 0 : 1;
}
