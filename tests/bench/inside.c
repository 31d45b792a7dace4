#include "inside.h"

#include "account.h"
#include "client.h"
#include "minan/api/app.h"
#include "minan/base/hash.h"
#include "minan/http/uri.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>

enum { ARENA_BYTES = 256 << 20 };

struct inside {
    struct app *app;
    struct arena *arena;
    const char *data;
    char cookie[256];
};

struct inside *inside_open(const char *data) {
    struct inside *inside = calloc(1, sizeof *inside);
    const struct app_options options = {
        .data_dir = data, .inline_work = true, .quiet = true, .rate_per_minute = 1000000};
    if (inside == NULL || hash_init() != STATUS_OK || app_open(&options, &inside->app) != STATUS_OK)
        give_up("cannot open %s", data);
    inside->arena = arena_new(ARENA_BYTES);
    inside->data = data;
    return inside;
}

void inside_close(struct inside *inside) {
    app_close(inside->app);
    arena_free(inside->arena);
    free(inside);
}

static void add_header(struct request *request, const char *name, const char *value) {
    request->headers[request->header_count++] = (struct pair){name, value};
}

static void request_make(struct inside *inside, enum method method, const char *path,
                         struct request *request) {
    *request =
        (struct request){.method = method, .raw_target = path, .peer = "127.0.0.1", .id = "0123456789abcdef"};
    if (uri_parse(path, inside->arena, &request->target) != STATUS_OK)
        give_up("no target: %s", path);
    add_header(request, "host", "localhost");
    if (inside->cookie[0])
        add_header(request, "cookie", inside->cookie);
}

struct inside_time inside_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (struct inside_time){seconds_now(), (double)now.tv_sec + (double)now.tv_nsec / 1e9};
}

struct inside_time inside_since(struct inside_time start) {
    struct inside_time now = inside_now();
    return (struct inside_time){now.wall - start.wall, now.cpu - start.cpu};
}

static struct inside_time handle(struct inside *inside, struct exchange *exchange, int expected) {
    struct inside_time start = inside_now();
    app_handle(inside->app, exchange);
    struct inside_time time = inside_since(start);
    const struct response *response = &exchange->response;
    if (response->http_status != expected)
        give_up("%s: %d %.*s", exchange->request.raw_target, response->http_status, (int)response->body_size,
                response->body ? response->body : "");
    return time;
}

/* Up to the first semicolon; empty when there is none. */
static void copy_header(const struct response *response, const char *name, char *out, size_t size) {
    out[0] = '\0';
    for (size_t i = 0; i < response->header_count; i++) {
        const char *value = response->headers[i].value;
        if (strcasecmp(response->headers[i].name, name) == 0)
            snprintf(out, size, "%.*s", (int)strcspn(value, ";"), value);
    }
}

void inside_sign_in(struct inside *inside, const char *login) {
    char password[ACCOUNT_PASSWORD];
    struct exchange exchange = {.arena = inside->arena};
    account_password(inside->data, login, password);
    arena_reset(inside->arena);
    inside->cookie[0] = '\0';
    request_make(inside, METHOD_POST, "/api/v1/session", &exchange.request);
    add_header(&exchange.request, "origin", "http://localhost");
    add_header(&exchange.request, "content-type", "application/json");
    exchange.request.body = arena_printf(
        inside->arena, "{\"login\":\"%s\",\"password\":\"%s\",\"client\":\"office\"}", login, password);
    exchange.request.body_size = strlen(exchange.request.body);
    (void)handle(inside, &exchange, 200);
    copy_header(&exchange.response, "set-cookie", inside->cookie, sizeof inside->cookie);
}

static void get_make(struct inside *inside, const char *path, struct request *request) {
    arena_reset(inside->arena);
    request_make(inside, METHOD_GET, arena_printf(inside->arena, "/api/v1%s", path), request);
}

struct inside_time inside_get(struct inside *inside, const char *path, json_t **ret_json) {
    struct exchange exchange = {.arena = inside->arena};
    get_make(inside, path, &exchange.request);
    struct inside_time time = handle(inside, &exchange, 200);
    if (ret_json)
        *ret_json = json_loadb(exchange.response.body, exchange.response.body_size, 0, NULL);
    return time;
}

struct inside_time inside_get_again(struct inside *inside, const char *path) {
    char tag[96];
    struct exchange first = {.arena = inside->arena};
    struct exchange again = {.arena = inside->arena};
    get_make(inside, path, &first.request);
    (void)handle(inside, &first, 200);
    copy_header(&first.response, "etag", tag, sizeof tag);
    get_make(inside, path, &again.request);
    add_header(&again.request, "if-none-match", tag);
    return handle(inside, &again, 304);
}
