/* Whole requests against a small city: "as\nMETHOD target\nname: value\n\nbody". Whatever comes, the answer
 * is one of those the API promises, never an error of the server's own. */
#include "api/city.h"
#include "api/harness.h"
#include "minan/http/uri.h"
#include "target.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const people[] = {"",
                                     "county_supervisor",
                                     "city_supervisor",
                                     "system_admin",
                                     "institution_principal",
                                     "institution_officer",
                                     "city_leader",
                                     "county_leader",
                                     "auditor"};
enum { PEOPLE = sizeof people / sizeof *people, ARENA = 256 << 20 };

static struct {
    char folder[64];
    int64_t now;
    struct clock clock;
    struct app *app;
} city;

static void leave(void) {
    app_close(city.app);
    city_remove(city.folder);
}

static void open_city(void) {
    city_copy(city.folder, sizeof city.folder);
    city.now = city_now();
    city.clock = clock_fixed(&city.now);
    const struct app_options options = {.data_dir = city.folder,
                                        .clock = &city.clock,
                                        .inline_work = true,
                                        .quiet = true,
                                        .rate_per_minute = 1000000000};
    MUST_HOLD(app_open(&options, &city.app) == STATUS_OK);
    atexit(leave);
}

/* The text up to the newline, which is cut off; *text moves behind it. */
static char *next_line(char **text) {
    char *line = *text;
    *text += strcspn(line, "\n");
    if (**text)
        *(*text)++ = '\0';
    return line;
}

static const char *person(const char *line) {
    size_t sum = 0;
    for (int i = 0; i < PEOPLE; i++) {
        if (strcmp(people[i], line) == 0)
            return people[i];
        sum += (unsigned char)line[0];
    }
    return people[sum % PEOPLE];
}

static void add(struct request *request, const char *name, const char *value) {
    if (request->header_count < REQUEST_MAX_HEADERS)
        request->headers[request->header_count++] = (struct pair){name, value};
}

static void add_headers(struct request *request, const char *as, char **text) {
    add(request, "host", "localhost");
    add(request, "origin", "http://localhost");
    if (as[0]) {
        add(request, "cookie", api_cookie(as));
        add(request, "x-csrf-token", api_csrf(as));
    }
    for (char *line = next_line(text); *line; line = next_line(text)) {
        char *colon = strstr(line, ": ");
        if (colon == NULL)
            continue;
        *colon = '\0';
        add(request, line, colon + 2);
    }
}

/* False: the adapter in front would have refused it. */
static bool make(struct exchange *exchange, const uint8_t *data, size_t size) {
    char *text = arena_copy(exchange->arena, (const char *)data, size);
    const char *end = text + size;
    struct request *request = &exchange->request;
    *request = (struct request){.peer = "127.0.0.1", .id = "0123456789abcdef"};
    const char *as = person(next_line(&text));
    char *line = next_line(&text);
    const char *method = strsep(&line, " ");
    request->raw_target = line ? line : "/";
    add_headers(request, as, &text);
    request->body = text;
    request->body_size = text < end ? (size_t)(end - text) : 0;
    return method_parse(method, &request->method) &&
           uri_parse(request->raw_target, exchange->arena, &request->target) == STATUS_OK &&
           request->body_size <= app_body_limit(city.app, request);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct exchange exchange = {.arena = arena_new(ARENA)};
    if (city.app == NULL)
        open_city();
    if (make(&exchange, data, size)) {
        app_handle(city.app, &exchange);
        struct response *response = &exchange.response;
        if (response->http_status < 200 || response->http_status >= 500)
            fprintf(stderr, "%.*s\n", (int)response->body_size, response->body);
        MUST_HOLD(response->http_status >= 200 && response->http_status < 500);
        if (response->file >= 0)
            close(response->file);
    }
    arena_free(exchange.arena);
    return 0;
}

FUZZ_TARGET("request")
