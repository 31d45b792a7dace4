/* Requests as they should be: persistent connections, bodies, limits, deferred replies, proxies. */
#include "client.h"
#include "echo.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena *arena;
    struct echo *echo;
};

static int start(void **state, const struct mhd_options *options) {
    struct fixture *fixture = malloc(sizeof *fixture);
    *fixture = (struct fixture){.arena = arena_new((size_t)1024 << 20), .echo = echo_start(options)};
    *state = fixture;
    return 0;
}

static int setup(void **state) {
    static const struct mhd_options options = {.threads = 4};
    return start(state, &options);
}

static int setup_behind_proxy(void **state) {
    static const struct mhd_options options = {.threads = 2, .trusted_proxies = "10.0.0.7, 127.0.0.1,::2"};
    return start(state, &options);
}

static int setup_small_budget(void **state) {
    static const struct mhd_options options = {.threads = 2, .body_budget = 100000};
    return start(state, &options);
}

static int teardown(void **state) {
    struct fixture *fixture = *state;
    echo_stop(fixture->echo);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static struct client dial(struct fixture *fixture) {
    return client_open(fixture->arena, fixture->echo->port);
}

static void expect(struct client *client, int status, const char *body) {
    struct reply reply = client_reply(client);
    assert_int_equal(reply.status, status);
    check_text("body", reply.body, body);
}

/* ---- connections ---- */

static void test_a_connection_serves_many_requests(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    for (int i = 0; i < 50; i++) {
        client_send(&client, arena_printf(fixture->arena, "GET /%d?a=1 HTTP/1.1\r\nHost: h\r\n\r\n", i));
        expect(&client, 200, arena_printf(fixture->arena, "GET /%d?a=1 127.0.0.1 plain ", i));
    }
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 50);
}

static void test_pipelined_requests_are_answered_in_order(void **state) {
    struct client client = dial(*state);
    client_send(&client,
                "POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc"
                "GET /b HTTP/1.1\r\nHost: h\r\n\r\n"
                "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nde\r\n0\r\n\r\n"
                "GET /d HTTP/1.1\r\nHost: h\r\n\r\n");
    expect(&client, 200, "POST /a 127.0.0.1 plain abc");
    expect(&client, 200, "GET /b 127.0.0.1 plain ");
    expect(&client, 200, "POST /c 127.0.0.1 plain de");
    expect(&client, 200, "GET /d 127.0.0.1 plain ");
    client_close(&client);
}

static void test_a_client_may_ask_to_close(void **state) {
    struct client client = dial(*state);
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
    expect(&client, 200, "GET / 127.0.0.1 plain ");
    assert_true(client_at_end(&client));
    client_close(&client);
}

static void test_http_1_0_closes(void **state) {
    struct client client = dial(*state);
    client_send(&client, "GET / HTTP/1.0\r\nHost: h\r\n\r\n");
    expect(&client, 200, "GET / 127.0.0.1 plain ");
    assert_true(client_at_end(&client));
    client_close(&client);
}

static void test_every_request_has_an_id_of_its_own(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    const char *ids[2];
    for (int i = 0; i < 2; i++) {
        client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        struct reply reply = client_reply(&client);
        ids[i] = reply_header(&reply, fixture->arena, "X-Request-Id");
        assert_int_equal(strlen(ids[i]), 16);
        assert_int_equal(strspn(ids[i], "0123456789abcdef"), 16);
    }
    assert_string_not_equal(ids[0], ids[1]);
    client_close(&client);
}

static void test_head_has_the_length_and_no_body(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    client_send(&client, "HEAD /x HTTP/1.1\r\nHost: h\r\n\r\n");
    struct reply reply = client_head_reply(&client);
    assert_int_equal(reply.status, 200);
    check_text("length", reply_header(&reply, fixture->arena, "Content-Length"), "24");
    client_send(&client, "GET /y HTTP/1.1\r\nHost: h\r\n\r\n");
    expect(&client, 200, "GET /y 127.0.0.1 plain ");
    client_close(&client);
}

static void test_a_file_is_sent_from_its_start(void **state) {
    struct client client = dial(*state);
    for (int i = 0; i < 3; i++) {
        client_send(&client, "GET /file HTTP/1.1\r\nHost: h\r\n\r\n");
        expect(&client, 200, "from a file");
    }
    client_send(&client, "HEAD /file HTTP/1.1\r\nHost: h\r\n\r\n");
    assert_int_equal(client_head_reply(&client).status, 200);
    client_send(&client, "GET /z HTTP/1.1\r\nHost: h\r\n\r\n");
    expect(&client, 200, "GET /z 127.0.0.1 plain ");
    client_close(&client);
}

/* ---- bodies ---- */

static char *letters(struct arena *arena, size_t size) {
    char *text = arena_alloc(arena, size + 1);
    for (size_t i = 0; i < size; i++)
        text[i] = (char)('a' + i % 26);
    return text;
}

static void test_a_body_up_to_the_limit_arrives_whole(void **state) {
    static const size_t sizes[] = {1, 4095, 4096, 4097, 40000, 65536};
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    for (size_t i = 0; i < COUNT_OF(sizes); i++) {
        const char *body = letters(fixture->arena, sizes[i]);
        client_send(&client, arena_printf(fixture->arena,
                                          "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: %zu\r\n\r\n%s",
                                          sizes[i], body));
        expect(&client, 200, arena_printf(fixture->arena, "POST / 127.0.0.1 plain %s", body));
    }
    client_close(&client);
}

static void test_a_chunked_body_up_to_the_limit_arrives_whole(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    const char *body = letters(fixture->arena, 65536);
    client_send(&client, "PUT / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (size_t at = 0; at < 65536; at += 1024) {
        client_send(&client, "400\r\n");
        client_send_bytes(&client, body + at, 1024);
        client_send(&client, "\r\n");
    }
    client_send(&client, "0\r\n\r\n");
    expect(&client, 200, arena_printf(fixture->arena, "PUT / 127.0.0.1 plain %s", body));
    client_close(&client);
}

/* The whole body is on its way when the refusal is: the client still gets to read it. */
static void test_a_body_over_the_limit_is_refused_and_the_refusal_arrives(void **state) {
    struct fixture *fixture = *state;
    char *body = letters(fixture->arena, (size_t)4 << 20);
    for (int i = 0; i < 5; i++) {
        struct client client = dial(fixture);
        client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 4194304\r\n\r\n");
        (void)client_try_send(&client, body, (size_t)4 << 20);
        struct reply reply = client_reply(&client);
        assert_int_equal(reply.status, 413);
        assert_non_null(strstr(reply.body, "\"code\":\"body.too_large\""));
        assert_true(client_at_end(&client));
        client_close(&client);
    }
    assert_int_equal(atomic_load(&fixture->echo->handled), 0);
}

static void test_a_chunked_body_over_the_limit_is_refused(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    const char *body = letters(fixture->arena, 65537);
    client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n10001\r\n");
    client_send_bytes(&client, body, 65537);
    client_send(&client, "\r\n0\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 413);
    assert_true(client_at_end(&client));
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 0);
}

/* No end in sight: read away for a while, then cut. */
static void test_an_endless_chunked_body_is_cut(void **state) {
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    char *chunk = letters(fixture->arena, 65536);
    client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
    bool open = true;
    for (int i = 0; open && i < 1000; i++)
        open = client_try_send(&client, "10000\r\n", 7) && client_try_send(&client, chunk, 65536) &&
               client_try_send(&client, "\r\n", 2);
    assert_false(open);
    client_close(&client);
    assert_int_equal(atomic_load(&fixture->echo->handled), 0);
}

static void test_expect_continue(void **state) {
    struct client client = dial(*state);
    client_send(&client, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 100);
    client_send(&client, "abc");
    expect(&client, 200, "POST / 127.0.0.1 plain abc");
    client_send(&client,
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 65537\r\nExpect: 100-continue\r\n\r\n");
    assert_int_equal(client_reply(&client).status, 413); /* before the client has sent it */
    client_close(&client);
}

static void test_bodies_together_have_a_budget(void **state) {
    struct fixture *fixture = *state;
    char *body = letters(fixture->arena, 65536);
    fixture->echo->holding = true;
    struct client first = dial(fixture);
    client_send(&first, "POST /hold HTTP/1.1\r\nHost: h\r\nContent-Length: 65536\r\n\r\n");
    client_send_bytes(&first, body, 65536);
    echo_await_queued(fixture->echo, 1); /* 65,536 of 100,000 are taken */

    struct client chunked = dial(fixture);
    client_send(&chunked, "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n");
    client_send_bytes(&chunked, body, 65535);
    client_send(&chunked, "\r\n0\r\n\r\n");
    assert_int_equal(client_reply(&chunked).status, 503);
    assert_true(client_at_end(&chunked));
    client_close(&chunked);
    struct client sized = dial(fixture);
    client_send(&sized, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 34465\r\n\r\n");
    assert_int_equal(client_reply(&sized).status, 503);
    client_close(&sized);

    echo_release(fixture->echo);
    assert_int_equal(client_reply(&first).status, 200);
    client_send(&first, "POST /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
    client_send_bytes(&first, letters(fixture->arena, 100000), 100000);
    assert_int_equal(client_reply(&first).status, 200); /* all of it was given back */
    client_close(&first);
}

/* ---- deferred ---- */

enum { MANY = 200 };

static void test_200_deferred_requests_at_once(void **state) {
    struct fixture *fixture = *state;
    struct client clients[MANY];
    for (int round = 0; round < 5; round++) {
        for (int i = 0; i < MANY; i++) {
            if (round == 0)
                clients[i] = dial(fixture);
            client_send(&clients[i], "POST /defer HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\n");
            client_send(&clients[i], arena_printf(fixture->arena, "%04d", i));
        }
        for (int i = 0; i < MANY; i++)
            expect(&clients[i], 200, arena_printf(fixture->arena, "POST /defer 127.0.0.1 plain %04d", i));
    }
    for (int i = 0; i < MANY; i++)
        client_close(&clients[i]);
    assert_int_equal(atomic_load(&fixture->echo->handled), 5 * MANY);
}

static void test_resumed_before_handle_returns(void **state) {
    struct client client = dial(*state);
    for (int i = 0; i < 100; i++) {
        client_send(&client, "GET /inline HTTP/1.1\r\nHost: h\r\n\r\n");
        expect(&client, 200, "GET /inline 127.0.0.1 plain ");
    }
    client_close(&client);
}

static void test_a_client_may_leave_while_its_request_is_deferred(void **state) {
    struct fixture *fixture = *state;
    fixture->echo->holding = true;
    struct client gone = dial(fixture);
    client_send(&gone, "GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
    echo_await_queued(fixture->echo, 1);
    client_close(&gone);
    echo_release(fixture->echo);
    struct client other = dial(fixture);
    client_send(&other, "GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
    expect(&other, 200, "GET /hold 127.0.0.1 plain ");
    client_close(&other);
}

/* ---- proxies ---- */

static void test_forwarded_headers_of_a_trusted_proxy_count(void **state) {
    static const struct {
        const char *headers;
        const char *shown;
    } rows[] = {
        {"", "127.0.0.1 plain"},
        {"X-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1 plain"},
        {"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\n", "192.0.2.1 tls"},
        {"X-Forwarded-Proto: HTTPS\r\n", "127.0.0.1 tls"},
        {"X-Forwarded-Proto: http\r\n", "127.0.0.1 plain"},
        {"X-Forwarded-For: 6.6.6.6, 192.0.2.1\r\n", "192.0.2.1 plain"},  /* forged by the client */
        {"X-Forwarded-For: 192.0.2.1, 10.0.0.7\r\n", "192.0.2.1 plain"}, /* two proxies of ours */
        {"X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1 plain"},
        {"X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 10.0.0.7\r\n", "192.0.2.1 plain"},
        {"X-Forwarded-For: 2001:DB8::1\r\n", "2001:db8::1 plain"},
        {"X-Forwarded-For: ::ffff:192.0.2.1\r\n", "192.0.2.1 plain"},
        {"X-Forwarded-For: unknown\r\n", "127.0.0.1 plain"},
        {"X-Forwarded-For: 192.0.2.1, junk\r\n", "127.0.0.1 plain"},
        {"X-Forwarded-For: 192.0.2.1:99\r\n", "127.0.0.1 plain"},
        {"X-Forwarded-For: ,\r\n", "127.0.0.1 plain"},
    };
    struct fixture *fixture = *state;
    struct client client = dial(fixture);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        client_send(&client,
                    arena_printf(fixture->arena, "GET / HTTP/1.1\r\nHost: h\r\n%s\r\n", rows[i].headers));
        struct reply reply = client_reply(&client);
        check_text(rows[i].headers, reply.body, arena_printf(fixture->arena, "GET / %s ", rows[i].shown));
    }
    client_close(&client);
}

static void test_forwarded_headers_of_others_do_not(void **state) {
    struct client client = dial(*state);
    client_send(&client, "GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 192.0.2.1\r\n"
                         "X-Forwarded-Proto: https\r\n\r\n");
    expect(&client, 200, "GET / 127.0.0.1 plain ");
    client_close(&client);
}

#define WITH(setup_, test) cmocka_unit_test_setup_teardown(test, setup_, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(setup, test_a_connection_serves_many_requests),
        WITH(setup, test_pipelined_requests_are_answered_in_order),
        WITH(setup, test_a_client_may_ask_to_close),
        WITH(setup, test_http_1_0_closes),
        WITH(setup, test_every_request_has_an_id_of_its_own),
        WITH(setup, test_head_has_the_length_and_no_body),
        WITH(setup, test_a_file_is_sent_from_its_start),
        WITH(setup, test_a_body_up_to_the_limit_arrives_whole),
        WITH(setup, test_a_chunked_body_up_to_the_limit_arrives_whole),
        WITH(setup, test_a_body_over_the_limit_is_refused_and_the_refusal_arrives),
        WITH(setup, test_a_chunked_body_over_the_limit_is_refused),
        WITH(setup, test_an_endless_chunked_body_is_cut),
        WITH(setup, test_expect_continue),
        WITH(setup_small_budget, test_bodies_together_have_a_budget),
        WITH(setup, test_200_deferred_requests_at_once),
        WITH(setup, test_resumed_before_handle_returns),
        WITH(setup, test_a_client_may_leave_while_its_request_is_deferred),
        WITH(setup_behind_proxy, test_forwarded_headers_of_a_trusted_proxy_count),
        WITH(setup, test_forwarded_headers_of_others_do_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
