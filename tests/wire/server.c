#include "server.h"

#include <stdlib.h>

static size_t body_limit(void *user, const struct request *request) {
    return app_body_limit(user, request);
}

static void handle(void *user, struct exchange *exchange) {
    static const struct app_waiter waiter = {mhd_defer, mhd_resume};
    app_handle_async(user, exchange, &waiter);
}

int server_setup(void **state) {
    struct server *server = calloc(1, sizeof *server);
    void *api = NULL;
    api_setup_threads(&api);
    server->api = api;
    server->arena = arena_new((size_t)256 << 20);
    const struct http_handler handler = {server->api->app, body_limit, handle};
    if (mhd_start(&(struct mhd_options){.listen = "127.0.0.1:0", .threads = 4}, &handler, &server->mhd) !=
        STATUS_OK)
        fail_msg("the server does not start");
    server->port = mhd_port(server->mhd);
    *state = server;
    return 0;
}

int server_teardown(void **state) {
    struct server *server = *state;
    mhd_stop(server->mhd, 5000);
    api_free(server->api);
    arena_free(server->arena);
    free(server);
    return 0;
}

static const char *credentials(struct arena *arena, const char *as) {
    if (as[0] == '\0')
        return "";
    return arena_printf(arena, "Cookie: %s\r\nX-CSRF-Token: %s\r\n", api_cookie(as), api_csrf(as));
}

void server_ask(struct server *server, struct client *client, const char *as, const char *method,
                const char *path, const char *body) {
    struct arena *arena = server->arena;
    const char *head =
        arena_printf(arena, "%s %s HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://localhost:%d\r\n%s",
                     method, path, server->port, server->port, credentials(arena, as));
    const char *rest =
        body ? arena_printf(arena, "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n%s",
                            strlen(body), body)
             : "\r\n";
    client_send(client, arena_printf(arena, "%s%s", head, rest));
}
