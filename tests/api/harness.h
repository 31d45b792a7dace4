/* harness.h: API tests as tables of what somebody does and what must come back, through app_handle, without a
 * socket.
 *
 *   static const struct command commands[] = {
 *       {AS("county_supervisor"), GET_("/institutions/$home"), WANT(200), WANT_JSON("/name", "福寿养老院"),
 * KEEP("v", "/row_version")}, {AS("county_supervisor"), PATCH_("/institutions/$home"), IF_MATCH("$v"),
 * BODY("{'beds':-1}"), WANT_FIELD(422, "beds", "range")},
 *   };
 *   RUN(api, commands);
 *
 * Paths are below /api/v1 unless they start with "!" (then as they are). In paths and bodies $label is what
 * was kept under it; $home, $other_home, $far_home and $checklist are there from the start, and a label that
 * begins with "new" makes itself a UUID. In bodies ' is written for ". Every account of fixture.h is signed
 * in before the test begins; AS("") is nobody. The clock stands at the fixture's time and is moved through
 * api->now.
 */
#ifndef MINAN_TESTS_API_HARNESS_H
#define MINAN_TESTS_API_HARNESS_H

#include "domain/fixture.h"
#include "minan/api/app.h"
#include "minan/api/route.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

enum { COMMAND_WANTS = 4, API_LABELS = 512 };

struct want {
    const char *pointer; /* JSON pointer */
    const char *value;   /* text as it is, numbers and true/false/null as JSON; NULL value: must be there */
};

struct command {
    int line;
    const char *as;
    enum method method;
    const char *path;
    const char *body;
    const char *if_match; /* without quotes */
    const char *header;   /* one more: "x-taken-at: 5" */
    const char *origin;   /* NULL: our own; "": none */
    const char *csrf;     /* NULL: the right one; "": none */
    const char *type;     /* NULL: application/json; "": none */
    const char *cookie;   /* NULL: of `as`; "": none */
    const char *peer;
    const void *bytes; /* raw body in place of a text */
    size_t byte_count;
    int status;
    const char *code;
    const char *field;
    const char *field_code;
    struct want wants[COMMAND_WANTS];
    const char *keep;
    const char *keep_pointer;
};

#define AS(who)               .line = __LINE__, .as = (who)
#define GET_(p)               .method = METHOD_GET, .path = (p)
#define POST_(p)              .method = METHOD_POST, .path = (p)
#define PUT_(p)               .method = METHOD_PUT, .path = (p)
#define PATCH_(p)             .method = METHOD_PATCH, .path = (p)
#define DELETE_(p)            .method = METHOD_DELETE, .path = (p)
#define BODY(text)            .body = (text)
#define BYTES(data, count)    .bytes = (data), .byte_count = (count)
#define TYPE(text)            .type = (text)
#define HEADER(line_)         .header = (line_)
#define IF_MATCH(version)     .if_match = (version)
#define WANT(status_)         .status = (status_)
#define WANT_CODE(status_, c) .status = (status_), .code = (c)
#define WANT_FIELD(status_, f, c)                                                                            \
    .status = (status_), .code = "fields.invalid", .field = (f), .field_code = (c)
#define WANT_JSON(p, v)      .wants[0] = {(p), (v)}
#define WANT_ALSO(p, v)      .wants[1] = {(p), (v)}
#define WANT_THEN(p, v)      .wants[2] = {(p), (v)}
#define WANT_TOO(p, v)       .wants[3] = {(p), (v)}
#define KEEP(label, pointer) .keep = (label), .keep_pointer = (pointer)

struct label {
    const char *name;
    const char *value;
};

struct api {
    char folder[64];
    int64_t now; /* milliseconds; may be moved between requests */
    struct clock clock;
    struct app *app;
    struct arena *kept;       /* labels */
    struct arena *arena;      /* of the exchange under way, reset by the next */
    struct exchange exchange; /* the last one */
    json_t *json;             /* of the last reply; NULL: none */
    struct label labels[API_LABELS];
    size_t label_count;
    int made; /* UUIDs made for labels */
};

/* cmocka setup and teardown: *state is the api. api_setup: writes run inline; api_setup_threads: as in the
 * program. */
int api_setup(void **state);
int api_setup_threads(void **state);
int api_teardown(void **state);
struct api *api_new(const struct app_options *options); /* data_dir, clock and quiet are filled in here */
/* The same over a data directory that make() makes in api->folder; nobody is signed in there. */
struct api *api_new_in(const struct app_options *options, void (*make)(struct api *api));
void api_free(struct api *api);
#define API_TEST(f) cmocka_unit_test_setup_teardown(f, api_setup, api_teardown)

void api_run(struct api *api, const struct command *commands, size_t count, const char *file);
#define RUN(api, commands) api_run((api), (commands), sizeof(commands) / sizeof *(commands), __FILE__)

/* Sends one and checks nothing; the reply stays in api->exchange.response and api->json until the next. */
void api_send(struct api *api, const struct command *command);
const char *api_header(const struct api *api, const char *name); /* of the last reply; NULL: none */
const char *api_text(const struct api *api,
                     const char *pointer); /* of the last reply: text, or JSON of the value; NULL */
const char *api_label(struct api *api, const char *name);
void api_keep(struct api *api, const char *name, const char *value);
void api_days_later(struct api *api, int days); /* moves the clock; everybody stays signed in */
const char *api_csrf(const char *account);
const char *api_cookie(const char *account); /* "minan_session=..." */

#endif
