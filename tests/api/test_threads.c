/* The app as the program runs it: many threads ask, one writes, and nobody hears of what is not there. */
#include "harness.h"

#include "minan/http/uri.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>

enum { THREADS = 8, EACH = 25 };

/* Every write of every thread has an address of its own; each thread sees its own read it back. */
struct asker {
    struct api *api;
    int number;
    int failures;
    bool async;
    sem_t resumed;
    int deferred;
};

static void request_write(struct exchange *exchange, int number) {
    struct arena *arena = exchange->arena;
    const char *path = arena_printf(arena, "/api/v1/institutions/00000000-0000-4000-8888-%012d", number);
    const char *body =
        arena_printf(arena, "{\"name\":\"并发机构%d\",\"type\":\"other\",\"county\":\"529901\"}", number);
    exchange->request = (struct request){
        .method = METHOD_PUT,
        .raw_target = path,
        .peer = "127.0.0.1",
        .id = "0123456789abcdef",
        .body = body,
        .body_size = strlen(body),
        .header_count = 5,
        .headers = {{"host", "localhost"},
                    {"origin", "http://localhost"},
                    {"content-type", "application/json"},
                    {"cookie", api_cookie("county_supervisor")},
                    {"x-csrf-token", api_csrf("county_supervisor")}},
    };
    if (uri_parse(path, arena, &exchange->request.target) != STATUS_OK)
        abort();
}

static void defer(struct exchange *exchange) {
    struct asker *asker = exchange->adapter;
    asker->deferred++;
}

static void resume(struct exchange *exchange) {
    struct asker *asker = exchange->adapter;
    sem_post(&asker->resumed);
}

static void handle(struct asker *asker, struct exchange *exchange) {
    static const struct app_waiter waiter = {defer, resume};
    if (!asker->async) {
        app_handle(asker->api->app, exchange);
        return;
    }
    int before = asker->deferred;
    app_handle_async(asker->api->app, exchange, &waiter);
    if (asker->deferred > before)
        sem_wait(&asker->resumed);
}

static void *ask(void *user) {
    struct asker *asker = user;
    struct exchange exchange = {.arena = arena_new(1 << 22), .adapter = asker};
    for (int i = 0; i < EACH; i++) {
        arena_reset(exchange.arena);
        request_write(&exchange, asker->number * 1000 + i);
        handle(asker, &exchange);
        if (exchange.response.http_status != 201)
            asker->failures++;
    }
    arena_free(exchange.arena);
    return NULL;
}

static int ask_together(struct api *api, bool async) {
    struct asker askers[THREADS];
    pthread_t threads[THREADS];
    int failures = 0;
    for (int i = 0; i < THREADS; i++) {
        askers[i] = (struct asker){.api = api, .number = i + 1, .async = async};
        sem_init(&askers[i].resumed, 0, 0);
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &askers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        failures += askers[i].failures;
        assert_int_equal(askers[i].deferred, async ? EACH : 0);
        sem_destroy(&askers[i].resumed);
    }
    return failures;
}

static void check_all_there(struct api *api) {
    static const struct command count[] = {
        {AS("county_supervisor"), GET_("/institutions?type=other"), WANT(200), WANT_JSON("/total", "200")},
        {AS("system_admin"), GET_("/audit?act=institution.create"), WANT(200), WANT_JSON("/total", "200")},
    };
    assert_int_equal(THREADS * EACH, 200);
    RUN(api, count);
}

static void test_what_is_acknowledged_is_there(void **state) {
    struct api *api = *state;
    assert_int_equal(ask_together(api, false), 0);
    check_all_there(api);
}

static void test_connections_are_resumed_once_each(void **state) {
    struct api *api = *state;
    assert_int_equal(ask_together(api, true), 0);
    check_all_there(api);
}

static void test_sign_in_and_export_run_on_their_workers(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS(""), POST_("/session"), BODY("{'login':'auditor','password':'" FIXTURE_PASSWORD "'}"), WANT(200)},
        {AS(""), POST_("/session"), BODY("{'login':'auditor','password':'wrong-one1'}"),
         WANT_CODE(401, "login.failed")},
        {AS("county_supervisor"), GET_("/institutions.xlsx"), WANT(200)},
    };
    RUN(api, commands);
    assert_memory_equal(api->exchange.response.body, "PK\x03\x04", 4);
    assert_string_equal(api->exchange.response.content_type,
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assert_non_null(strstr(api_header(api, "Content-Disposition"), "minan-2026-11-23.xlsx"));
}

#define THREADED(f) cmocka_unit_test_setup_teardown(f, api_setup_threads, api_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        THREADED(test_what_is_acknowledged_is_there),
        THREADED(test_connections_are_resumed_once_each),
        THREADED(test_sign_in_and_export_run_on_their_workers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
