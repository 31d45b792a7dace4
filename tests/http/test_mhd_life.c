/* Slow clients, starting and stopping. */
#include "client.h"
#include "echo.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static const struct mhd_options quick = {.threads = 2, .header_seconds = 1, .body_floor = 1000};

struct fixture {
    struct arena *arena;
    struct echo *echo;
};

static int setup(void **state) {
    struct fixture *fixture = malloc(sizeof *fixture);
    *fixture = (struct fixture){.arena = arena_new((size_t)256 << 20), .echo = echo_start(&quick)};
    *state = fixture;
    return 0;
}

static int teardown(void **state) {
    struct fixture *fixture = *state;
    echo_stop(fixture->echo);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

/* ---- slow ---- */

static void test_a_silent_connection_is_cut(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    assert_true(client_at_end(&client));
    client_close(&client);
}

static void test_a_header_that_stops_half_way_is_cut(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\nX-Slow: ");
    assert_true(client_at_end(&client));
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 0);
}

static void test_a_second_header_that_stops_half_way_is_cut(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 200);
    client_send(&client, "GET / HTTP/1.1\r\nHo");
    /* the reaper compares what the kernel has received with what it was at its last look */
    while (client_try_send(&client, "x", 1)) {
        struct client other = client_open(fixture->arena, fixture->echo->port);
        assert_true(client_at_end(&other)); /* passes a second */
        client_close(&other);
    }
    client_read_to_end(&client);
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 1);
}

static void test_a_body_that_stops_half_way_is_cut(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc");
    assert_true(client_at_end(&client));
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 0);
}

static void allow_files(rlim_t count) {
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
    if (limit.rlim_cur >= count)
        return;
    limit.rlim_cur = count < limit.rlim_max ? count : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

static double seconds_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 1,000 slow senders fill nothing up: the next client is served, and they are gone well within 10 s. */
static void test_1000_slow_senders_are_cut(void **state) {
    enum { SLOW = 1000, FILES = 2 * SLOW + 100 };
    struct fixture *fixture = *state;
    static struct client slow[SLOW];
    allow_files(FILES);
    double start = seconds_now();
    for (int i = 0; i < SLOW; i++) {
        slow[i] = client_open(fixture->arena, fixture->echo->port);
        client_send(&slow[i], "GET / HTTP/1.1\r\nHost: ");
    }
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 200);
    client_close(&client);
    for (int i = 0; i < SLOW; i++) {
        assert_true(client_at_end(&slow[i]));
        client_close(&slow[i]);
    }
    assert_true(seconds_now() - start < 10);
}

/* A deferred request is the server's own business: however long it takes, nobody is cut. */
static void test_waiting_for_the_server_is_not_slow(void **state) {
    struct fixture *fixture = *state;
    fixture->echo->holding = true;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
    echo_await_queued(fixture->echo, 1);
    for (int i = 0; i < 2; i++) {
        struct client other = client_open(fixture->arena, fixture->echo->port);
        assert_true(client_at_end(&other)); /* passes a second */
        client_close(&other);
    }
    echo_release(fixture->echo);
    assert_int_equal(client_reply(&client).status, 200);
    client_close(&client);
}

static void test_an_idle_connection_is_not_slow(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    for (int i = 0; i < 2; i++) {
        client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assert_int_equal(client_reply(&client).status, 200);
        struct client other = client_open(fixture->arena, fixture->echo->port);
        assert_true(client_at_end(&other)); /* passes a second */
        client_close(&other);
    }
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 200);
    client_close(&client);
}

/* ---- stopping ---- */

static void *stop(void *user) {
    struct echo *echo = user;
    mhd_stop(echo->server, 10000);
    return NULL;
}

static void test_stopping_waits_for_requests_under_way(void **state) {
    struct fixture *fixture = *state;
    struct echo *echo = fixture->echo;
    echo->holding = true;
    struct client client = client_open(fixture->arena, echo->port);
    struct client idle = client_open(fixture->arena, echo->port);
    client_send(&idle, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    assert_int_equal(client_reply(&idle).status, 200);
    client_send(&client, "POST /hold HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc");
    echo_await_queued(echo, 1);

    pthread_t stopper;
    assert_int_equal(pthread_create(&stopper, NULL, stop, echo), 0);
    while (!client_is_refused(echo->port))
        continue; /* until nobody listens any more */
    client_send(&idle, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    struct reply late = client_reply(&idle);
    echo_release(echo);
    struct reply reply = client_reply(&client);
    pthread_join(stopper, NULL);
    echo->server = NULL;

    /* taken just before the stop, or refused because of it */
    assert_true(late.status == 503 || late.status == 200);
    assert_int_equal(reply.status, 200);
    check_text("body", reply.body, "POST /hold 127.0.0.1 plain abc");
    check_text("connection", reply_header(&reply, fixture->arena, "Connection"), "close");
    assert_true(client_at_end(&client));
    client_close(&client);
    client_close(&idle);
}

static void test_stopping_does_not_wait_beyond_its_grace(void **state) {
    struct fixture *fixture = *state;
    struct client client = client_open(fixture->arena, fixture->echo->port);
    client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\nExpect: 100-continue\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 100); /* under way, and it will not end */
    mhd_stop(fixture->echo->server, 50);
    fixture->echo->server = NULL;
    assert_true(client_at_end(&client));
    client_close(&client);
}

static void test_stopping_nothing_is_allowed(void **state) {
    (void)state;
    mhd_stop(NULL, 0);
}

/* ---- starting ---- */

static size_t no_body(void *user, const struct request *request) {
    (void)user;
    (void)request;
    return 0;
}

static void no_reply(void *user, struct exchange *exchange) {
    (void)user;
    exchange->response.http_status = 204;
}

static enum status try_start(const struct mhd_options *options, struct mhd_server **server) {
    struct http_handler handler = {.body_limit = no_body, .handle = no_reply};
    return mhd_start(options, &handler, server);
}

static void test_addresses_to_listen_on(void **state) {
    static const struct {
        const char *listen;
        enum status status;
    } rows[] = {
        {"127.0.0.1:0", STATUS_OK},
        {"localhost:0", STATUS_OK},
        {"[::1]:0", STATUS_OK},
        {"127.0.0.1", STATUS_MALFORMED},
        {"", STATUS_MALFORMED},
        {":", STATUS_MALFORMED},
        {"127.0.0.1:", STATUS_MALFORMED},
        {"127.0.0.1:x", STATUS_MALFORMED},
        {"127.0.0.1:-1", STATUS_MALFORMED},
        {"127.0.0.1:65536", STATUS_MALFORMED},
        {"127.0.0.1:123456", STATUS_MALFORMED},
        {"127.0.0:1", STATUS_MALFORMED},
        {"::1:0", STATUS_MALFORMED},
        {"[::1:0", STATUS_MALFORMED},
        {"[zz]:0", STATUS_MALFORMED},
        {"example.org:0", STATUS_MALFORMED},
        {"192.0.2.1:0", STATUS_INTERNAL}, /* a good address, of another machine */
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct mhd_options options = {.listen = rows[i].listen, .threads = 1};
        struct mhd_server *server = NULL;
        check_status(rows[i].listen, try_start(&options, &server), rows[i].status);
        if (server != NULL)
            assert_in_range(mhd_port(server), 1, 65535);
        assert_int_equal(server != NULL, rows[i].status == STATUS_OK);
        mhd_stop(server, 0);
    }
}

static void test_a_port_in_use_is_busy(void **state) {
    struct fixture *fixture = *state;
    const char *listen = arena_printf(fixture->arena, "127.0.0.1:%d", fixture->echo->port);
    struct mhd_options options = {.listen = listen};
    struct mhd_server *server = NULL;
    assert_int_equal(try_start(&options, &server), STATUS_BUSY);
    assert_null(server);
}

static void test_bad_proxy_list_is_refused(void **state) {
    (void)state;
    struct mhd_options options = {.listen = "127.0.0.1:0", .trusted_proxies = "127.0.0.1,proxy"};
    struct mhd_server *server = NULL;
    assert_int_equal(try_start(&options, &server), STATUS_MALFORMED);
    assert_null(server);
}

static void test_bad_certificate_is_refused(void **state) {
    (void)state;
    struct mhd_options options = {.listen = "127.0.0.1:0", .tls_cert = "no PEM", .tls_key = "no PEM"};
    struct mhd_server *server = NULL;
    assert_int_equal(try_start(&options, &server), STATUS_INTERNAL);
    assert_null(server);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(test_a_silent_connection_is_cut),
        WITH(test_a_header_that_stops_half_way_is_cut),
        WITH(test_a_second_header_that_stops_half_way_is_cut),
        WITH(test_a_body_that_stops_half_way_is_cut),
        WITH(test_1000_slow_senders_are_cut),
        WITH(test_waiting_for_the_server_is_not_slow),
        WITH(test_an_idle_connection_is_not_slow),
        WITH(test_stopping_waits_for_requests_under_way),
        WITH(test_stopping_does_not_wait_beyond_its_grace),
        cmocka_unit_test(test_stopping_nothing_is_allowed),
        cmocka_unit_test(test_addresses_to_listen_on),
        WITH(test_a_port_in_use_is_busy),
        cmocka_unit_test(test_bad_proxy_list_is_refused),
        cmocka_unit_test(test_bad_certificate_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
