#include "harness.h"

#include "city.h"
#include "minan/base/buf.h"
#include "minan/http/uri.h"
#include "transcript.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

enum { KEPT_ARENA = 4 * 1024 * 1024, EXCHANGE_ARENA = 64 * 1024 * 1024 };

/* ---- labels ---- */

const char *api_label(struct api *api, const char *name) {
    for (size_t i = api->label_count; i > 0; i--) {
        if (strcmp(api->labels[i - 1].name, name) == 0)
            return api->labels[i - 1].value;
    }
    if (strncmp(name, "new", 3) != 0)
        fail_msg("no label $%s", name);
    api_keep(api, name, arena_printf(api->kept, "00000000-0000-4000-b000-%012d", ++api->made));
    return api_label(api, name);
}

void api_keep(struct api *api, const char *name, const char *value) {
    size_t i = 0;
    while (i < api->label_count && strcmp(api->labels[i].name, name) != 0)
        i++;
    if (i == API_LABELS)
        fail_msg("too many labels");
    api->labels[i] = (struct label){arena_text(api->kept, name), arena_text(api->kept, value)};
    if (i == api->label_count)
        api->label_count++;
}

static bool is_label_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/* $labels become what they stand for. */
static char *expand(struct api *api, const char *text, bool quotes) {
    struct buf buf;
    buf_init(&buf, api->arena, 256);
    for (const char *at = text; *at != '\0';) {
        size_t size = 0;
        while (*at == '$' && is_label_char(at[1 + size]))
            size++;
        if (size > 0)
            buf_text(&buf, api_label(api, arena_copy(api->arena, at + 1, size)));
        else
            buf_char(&buf, *at);
        at += size + 1;
    }
    for (size_t i = 0; quotes && i < buf.size; i++)
        buf.data[i] = buf.data[i] == '\'' ? '"' : buf.data[i];
    return buf.data;
}

/* ---- one request ---- */

static void add_header(struct request *request, const char *name, const char *value) {
    if (value != NULL && value[0] != '\0')
        request->headers[request->header_count++] = (struct pair){name, value};
}

static void add_own_header(struct request *request, struct arena *arena, const char *line) {
    const char *colon = line ? strstr(line, ": ") : NULL;
    if (colon != NULL)
        add_header(request, arena_copy(arena, line, (size_t)(colon - line)), colon + 2);
}

static const char *or_else(const char *text, const char *other) {
    return text ? text : other;
}

static void add_headers(struct api *api, struct request *request, const struct command *command) {
    bool somebody = command->as != NULL && command->as[0] != '\0';
    bool has_body = request->body_size > 0;
    add_header(request, "host", "localhost");
    add_header(request, "cookie", or_else(command->cookie, somebody ? api_cookie(command->as) : NULL));
    if (!method_is_safe(command->method)) {
        add_header(request, "origin", or_else(command->origin, "http://localhost"));
        add_header(request, "x-csrf-token", or_else(command->csrf, somebody ? api_csrf(command->as) : NULL));
    }
    if (has_body)
        add_header(request, "content-type", or_else(command->type, "application/json"));
    if (command->if_match != NULL)
        add_header(request, "if-match",
                   arena_printf(api->arena, "\"%s\"", expand(api, command->if_match, false)));
    if (command->header != NULL)
        add_own_header(request, api->arena, expand(api, command->header, false));
}

static void make_request(struct api *api, const struct command *command, struct request *request) {
    const char *path = expand(api, command->path, false);
    path = path[0] == '!' ? path + 1 : arena_printf(api->arena, "/api/v1%s", path);
    *request = (struct request){.method = command->method,
                                .raw_target = path,
                                .peer = or_else(command->peer, "127.0.0.1"),
                                .id = "0123456789abcdef"};
    if (uri_parse(path, api->arena, &request->target) != STATUS_OK)
        fail_msg("line %d: no target: %s", command->line, path);
    if (command->bytes != NULL) {
        request->body = command->bytes;
        request->body_size = command->byte_count;
    } else if (command->body != NULL) {
        request->body = expand(api, command->body, true);
        request->body_size = strlen(request->body);
    }
    add_headers(api, request, command);
}

/* A file becomes a body, so that tests see one kind of reply. */
static void read_file(struct api *api) {
    struct response *response = &api->exchange.response;
    if (response->file < 0)
        return;
    char *data = arena_alloc(api->arena, response->file_size + 1);
    if (pread(response->file, data, response->file_size, 0) != (ssize_t)response->file_size)
        fail_msg("a reply's file is shorter than it says");
    close(response->file);
    response->file = -1;
    response->body = data;
    response->body_size = response->file_size;
}

static json_t *parse(const struct response *response) {
    const char *type = response->content_type;
    if (type == NULL ||
        (strcmp(type, "application/json") != 0 && strcmp(type, "application/problem+json") != 0))
        return NULL;
    json_error_t error;
    json_t *json = json_loadb(response->body, response->body_size, JSON_REJECT_DUPLICATES, &error);
    if (json == NULL)
        fail_msg("the reply is no JSON: %s\n%.*s", error.text, (int)response->body_size, response->body);
    return json;
}

void api_send(struct api *api, const struct command *command) {
    arena_reset(api->arena);
    json_decref(api->json);
    api->json = NULL;
    api->exchange = (struct exchange){.arena = api->arena};
    make_request(api, command, &api->exchange.request);
    app_handle(api->app, &api->exchange);
    read_file(api);
    api->json = parse(&api->exchange.response);
    transcript_add(&api->exchange, command->as);
}

const char *api_header(const struct api *api, const char *name) {
    const struct response *response = &api->exchange.response;
    for (size_t i = 0; i < response->header_count; i++) {
        if (strcasecmp(response->headers[i].name, name) == 0)
            return response->headers[i].value;
    }
    return NULL;
}

/* ---- what came back ---- */

static json_t *step(json_t *json, const char *name) {
    return json_is_array(json) ? json_array_get(json, (size_t)atoi(name)) : json_object_get(json, name);
}

static json_t *find(const struct api *api, const char *pointer) {
    json_t *json = api->json;
    for (const char *at = pointer; json != NULL && *at == '/';) {
        size_t size = strcspn(++at, "/");
        json = step(json, arena_copy(api->arena, at, size));
        at += size;
    }
    return json;
}

const char *api_text(const struct api *api, const char *pointer) {
    json_t *found = find(api, pointer);
    if (found == NULL || json_is_string(found))
        return arena_text(api->arena, json_string_value(found));
    char *text = json_dumps(found, JSON_ENCODE_ANY | JSON_COMPACT);
    char *copy = arena_text(api->arena, text);
    free(text);
    return copy;
}

static const char *last_body(const struct api *api) {
    const struct response *response = &api->exchange.response;
    return response->body && api->json ? arena_copy(api->arena, response->body, response->body_size)
                                       : "(no JSON)";
}

static void check_text(struct api *api, const char *where, const char *pointer, const char *wanted) {
    const char *got = api_text(api, pointer);
    const char *value = wanted ? expand(api, wanted, false) : got;
    if (got == NULL || strcmp(got, value) != 0)
        fail_msg("%s: %s is %s, not %s\n%s", where, pointer, got ? got : "missing", wanted ? value : "there",
                 last_body(api));
}

static void check_field(struct api *api, const char *where, const struct command *command) {
    size_t i = 0;
    json_t *error = NULL;
    json_array_foreach(json_object_get(api->json, "errors"), i, error) {
        if (strcmp(json_string_value(json_object_get(error, "field")), command->field) == 0 &&
            strcmp(json_string_value(json_object_get(error, "code")), command->field_code) == 0)
            return;
    }
    fail_msg("%s: no field error %s %s\n%s", where, command->field, command->field_code, last_body(api));
}

static void check(struct api *api, const char *where, const struct command *command) {
    if (api->exchange.response.http_status != command->status)
        fail_msg("%s: status %d, not %d\n%s", where, api->exchange.response.http_status, command->status,
                 last_body(api));
    if (command->code != NULL)
        check_text(api, where, "/code", command->code);
    if (command->field != NULL)
        check_field(api, where, command);
    for (int i = 0; i < COMMAND_WANTS; i++) {
        if (command->wants[i].pointer != NULL)
            check_text(api, where, command->wants[i].pointer, command->wants[i].value);
    }
}

void api_run(struct api *api, const struct command *commands, size_t count, const char *file) {
    for (size_t i = 0; i < count; i++) {
        const struct command *command = &commands[i];
        api_send(api, command);
        const char *where =
            arena_printf(api->arena, "%s:%d %s as %s", file, command->line, command->path, command->as);
        check(api, where, command);
        if (command->keep == NULL)
            continue;
        check_text(api, where, command->keep_pointer, NULL);
        api_keep(api, command->keep, api_text(api, command->keep_pointer));
    }
}

/* ---- life ---- */

static void keep_city(struct api *api) {
    api_keep(api, "home", FIXTURE_HOME);
    api_keep(api, "other_home", FIXTURE_OTHER_HOME);
    api_keep(api, "far_home", FIXTURE_FAR_HOME);
    api_keep(api, "checklist", FIXTURE_CHECKLIST);
    api_keep(api, "missing", "00000000-0000-4000-8000-00000000dead");
}

static void make_city(struct api *api) {
    city_copy(api->folder, sizeof api->folder);
    keep_city(api);
}

struct api *api_new(const struct app_options *options) {
    return api_new_in(options, make_city);
}

struct api *api_new_in(const struct app_options *options, void (*make)(struct api *api)) {
    struct api *api = calloc(1, sizeof *api);
    api->now = city_now();
    api->clock = clock_fixed(&api->now);
    api->kept = arena_new(KEPT_ARENA);
    api->arena = arena_new(EXCHANGE_ARENA);
    make(api);
    struct app_options more = *options;
    more.data_dir = api->folder;
    more.clock = &api->clock;
    more.quiet = true;
    if (app_open(&more, &api->app) != STATUS_OK)
        fail_msg("the app does not open");
    return api;
}

static void keep_signed_in(struct api *api, int64_t ms) {
    sqlite3 *handle;
    char *path = sqlite3_mprintf("%s/minan.db", api->folder);
    char *sql = sqlite3_mprintf("UPDATE session SET last_seen_at = last_seen_at + %lld,"
                                " expires_at = expires_at + %lld",
                                (long long)ms, (long long)ms);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(handle), SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_free(path);
}

void api_days_later(struct api *api, int days) {
    int64_t ms = days * INT64_C(86400000);
    api->now += ms;
    keep_signed_in(api, ms);
}

void api_free(struct api *api) {
    app_close(api->app);
    json_decref(api->json);
    arena_free(api->arena);
    arena_free(api->kept);
    city_remove(api->folder);
    free(api);
}

int api_setup(void **state) {
    *state = api_new(&(struct app_options){.inline_work = true, .rate_per_minute = 1000000});
    return 0;
}

int api_setup_threads(void **state) {
    *state = api_new(&(struct app_options){.rate_per_minute = 1000000});
    return 0;
}

int api_teardown(void **state) {
    api_free(*state);
    return 0;
}
