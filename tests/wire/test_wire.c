/* The program's own edge: the app behind real sockets. */
#include "server.h"

#include <stdio.h>

enum { TOGETHER = 40 };

static void test_a_session_over_one_connection(void **state) {
    struct server *server = *state;
    struct client client = client_open(server->arena, server->port);
    server_ask(server, &client, "", "GET", "/healthz", NULL);
    struct reply reply = client_reply(&client);
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply_header(&reply, server->arena, "Content-Type"), "application/json");
    assert_string_equal(reply_header(&reply, server->arena, "X-Content-Type-Options"), "nosniff");

    server_ask(server, &client, "", "POST", "/api/v1/session",
               "{\"login\":\"auditor\",\"password\":\"" FIXTURE_PASSWORD "\"}");
    reply = client_reply(&client);
    assert_int_equal(reply.status, 200);
    assert_non_null(strstr(reply_header(&reply, server->arena, "Set-Cookie"), "HttpOnly; SameSite=Strict"));

    server_ask(server, &client, "county_supervisor", "GET", "/api/v1/institutions/" FIXTURE_HOME, NULL);
    reply = client_reply(&client);
    assert_int_equal(reply.status, 200);
    assert_string_equal(reply_header(&reply, server->arena, "ETag"), "\"1\"");
    client_close(&client);
}

static void test_refusals_over_the_wire(void **state) {
    struct server *server = *state;
    static const struct {
        const char *as;
        const char *method;
        const char *path;
        const char *body;
        int status;
    } rows[] = {
        {"", "GET", "/api/v1/hazards", NULL, 401},
        {"auditor", "GET", "/api/v1/hazards", NULL, 403},
        {"county_supervisor", "GET", "/api/v1/institutions/" FIXTURE_FAR_HOME, NULL, 404},
        {"county_supervisor", "POST", "/api/v1/hazards", "{}", 405},
        {"county_supervisor", "POST", "/api/v1/nowhere", "{}", 404},
        {"county_supervisor", "PUT", "/api/v1/institutions/" FIXTURE_HOME, "{", 400},
        {"county_supervisor", "PATCH", "/api/v1/institutions/" FIXTURE_HOME, "{\"beds\":1}", 428},
    };
    struct client client = client_open(server->arena, server->port);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        server_ask(server, &client, rows[i].as, rows[i].method, rows[i].path, rows[i].body);
        struct reply reply = client_reply(&client);
        assert_int_equal(reply.status, rows[i].status);
        assert_string_equal(reply_header(&reply, server->arena, "Content-Type"), "application/problem+json");
    }
    client_close(&client);
}

static const char *home_path(struct arena *arena, int number) {
    return arena_printf(arena, "/api/v1/institutions/00000000-0000-4000-7777-%012d", number);
}

/* All are sent before the first answer is read, so that the writer takes them in batches. */
static void test_writes_of_many_connections_share_commits(void **state) {
    struct server *server = *state;
    struct client clients[TOGETHER];
    for (int i = 0; i < TOGETHER; i++) {
        clients[i] = client_open(server->arena, server->port);
        server_ask(
            server, &clients[i], "county_supervisor", "PUT", home_path(server->arena, i),
            arena_printf(server->arena, "{\"name\":\"机构%d\",\"type\":\"other\",\"county\":\"529901\"}", i));
    }
    for (int i = 0; i < TOGETHER; i++) {
        assert_int_equal(client_reply(&clients[i]).status, 201);
        server_ask(server, &clients[i], "county_supervisor", "GET", home_path(server->arena, i), NULL);
    }
    for (int i = 0; i < TOGETHER; i++) {
        assert_int_equal(client_reply(&clients[i]).status, 200);
        client_close(&clients[i]);
    }
}

static void test_a_body_over_the_routes_limit_is_not_read(void **state) {
    struct server *server = *state;
    static const struct {
        const char *path;
        const char *length;
    } rows[] = {
        {"/api/v1/attachments/" FIXTURE_HOME, "8388609"},
        {"/api/v1/institutions/" FIXTURE_HOME, "65537"},
        {"/api/v1/imports/" FIXTURE_HOME "/rows", "1048577"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct client client = client_open(server->arena, server->port);
        client_send(&client,
                    arena_printf(server->arena, "PUT %s HTTP/1.1\r\nHost: h\r\nContent-Length: %s\r\n\r\n",
                                 rows[i].path, rows[i].length));
        assert_int_equal(client_reply(&client).status, 413);
        client_close(&client);
    }
}

/* What two programs could read differently gets no further than the edge, and nothing after it on that
 * connection. */
static void test_what_could_be_read_twice_is_refused(void **state) {
    struct server *server = *state;
    static const char smuggled[] =
        "PUT /api/v1/institutions/00000000-0000-4000-7777-00000000abcd HTTP/1.1\r\n"
        "Host: localhost\r\nContent-Length: 0\r\n\r\n";
    static const char *const heads[] = {
        "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /api/v1/session HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\nContent-Length: 90\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost : h\r\n\r\n",
        "GET /api/v1/hazards/%2e%2e/audit HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /api/v1%2fhazards HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /api/v1/hazards%00 HTTP/1.1\r\nHost: h\r\n\r\n",
        "BREW /healthz HTTP/1.1\r\nHost: h\r\n\r\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct client client = client_open(server->arena, server->port);
        client_send(&client, arena_printf(server->arena, "%s%s", heads[i], smuggled));
        struct reply reply = client_reply(&client);
        if (reply.status != 400 || !client_at_end(&client))
            fail_msg("answered %d: %s", reply.status, heads[i]);
        client_close(&client);
    }
}

#define WIRE(f) cmocka_unit_test_setup_teardown(f, server_setup, server_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WIRE(test_a_session_over_one_connection),
        WIRE(test_refusals_over_the_wire),
        WIRE(test_writes_of_many_connections_share_commits),
        WIRE(test_a_body_over_the_routes_limit_is_not_read),
        WIRE(test_what_could_be_read_twice_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
