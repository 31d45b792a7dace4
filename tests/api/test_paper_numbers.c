/* Numbers under load: many threads send visits, issue, void and issue orders again, and some of what they
 * send is rolled back after it has taken its numbers. Every number of the series is there once, none is
 * missing. */
#include "inspection_answers.h"

#include "minan/base/buf.h"
#include "minan/http/uri.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { THREADS = 6, EACH = 6, BAD = 3, GOOD = THREADS * (EACH - EACH / BAD), NUMBERS = 2 * GOOD };

#define AT "'2026-11-23T01:00:00.000Z'"

struct asker {
    struct api *api;
    int number;
    int wrong;              /* answers other than what must come */
    const char *visit_body; /* with slots */
};

/* ---- one request ---- */

static int send(struct asker *asker, enum method method, const char *path, const char *body,
                const char *version) {
    struct exchange exchange = {.arena = arena_new(1 << 24)};
    exchange.request = (struct request){
        .method = method,
        .raw_target = path,
        .peer = "127.0.0.1",
        .id = "0123456789abcdef",
        .body = body,
        .body_size = strlen(body),
        .header_count = version ? 6 : 5,
        .headers = {{"host", "localhost"},
                    {"origin", "http://localhost"},
                    {"content-type", "application/json"},
                    {"cookie", api_cookie("county_supervisor")},
                    {"x-csrf-token", api_csrf("county_supervisor")},
                    {"if-match", version}},
    };
    if (uri_parse(path, exchange.arena, &exchange.request.target) != STATUS_OK)
        abort();
    app_handle(asker->api->app, &exchange);
    int status = exchange.response.http_status;
    arena_free(exchange.arena);
    return status;
}

static void expect(struct asker *asker, int got, int wanted) {
    if (got != wanted)
        asker->wrong++;
}

/* ---- one visit, with its papers ---- */

struct slots {
    const char *visit;     /* @v */
    const char *photo;     /* @p */
    const char *signature; /* @s */
};

static void fill(struct buf *buf, const char *text, const struct slots *slots) {
    for (; *text != '\0'; text++) {
        if (strncmp(text, "@v", 2) == 0)
            buf_text(buf, slots->visit);
        else if (strncmp(text, "@p", 2) == 0)
            buf_text(buf, slots->photo);
        else if (strncmp(text, "@s", 2) == 0)
            buf_text(buf, slots->signature);
        else
            buf_char(buf, *text == '\'' ? '"' : *text);
        text += *text == '@';
    }
}

static const char *numbered(struct arena *arena, int series, int number) {
    return arena_printf(arena, "00000000-0000-4000-%d-%012d", series, number);
}

static void send_visit(struct asker *asker, struct arena *arena, int number, bool bad) {
    struct buf body;
    /* series 7778 begins with a photo that is another record's already */
    const struct slots slots = {numbered(arena, 7777, number), numbered(arena, 7778, bad ? 0 : number),
                                numbered(arena, 7779, number)};
    buf_init(&body, arena, 1 << 16);
    fill(&body, asker->visit_body, &slots);
    const char *path = arena_printf(arena, "/api/v1/inspections/%s", slots.visit);
    expect(asker, send(asker, METHOD_PUT, path, body.data, NULL), bad ? 409 : 201);
}

static void send_papers(struct asker *asker, struct arena *arena, int number) {
    const char *body = arena_printf(
        arena, "{\"kind\":\"rectification_order\",\"inspection\":\"00000000-0000-4000-7777-%012d\"}", number);
    const char *first = arena_printf(arena, "/api/v1/papers/00000000-0000-4000-7001-%012d", number);
    const char *second = arena_printf(arena, "/api/v1/papers/00000000-0000-4000-7002-%012d", number);
    expect(asker, send(asker, METHOD_PUT, first, body, NULL), 201);
    expect(asker, send(asker, METHOD_PUT, second, body, NULL), 409);
    expect(asker,
           send(asker, METHOD_POST, arena_printf(arena, "%s/void", first), "{\"reason\":\"重发\"}", "\"1\""),
           200);
    expect(asker, send(asker, METHOD_PUT, second, body, NULL), 201);
}

static void *ask(void *user) {
    struct asker *asker = user;
    struct arena *arena = arena_new(1 << 24);
    for (int i = 0; i < EACH; i++) {
        int number = asker->number * 100 + i;
        bool bad = i % BAD == 0;
        send_visit(asker, arena, number, bad);
        if (!bad)
            send_papers(asker, arena, number);
    }
    arena_free(arena);
    return NULL;
}

/* ---- all of them ---- */

/* Its photo is the one that the bad visits name again. */
static void take_photo(struct api *api) {
    static const struct command logged = {AS("county_supervisor"), PUT_("/hazards/$new_taken"),
                                          BODY("{'institution':'$far_home','source':'report','area':'fire','"
                                               "severity':'general','description':'x',"
                                               "'found_on':'2026-11-20','found_at':" AT
                                               ",'deadline':'2026-11-30',"
                                               "'before_photos':['00000000-0000-4000-7778-000000000000']}"),
                                          WANT(201)};
    struct command far = logged;
    far.as = "far_supervisor"; /* in the series of another county */
    api_run(api, &far, 1, __FILE__);
}

static const char *visit_text(struct api *api) {
    api_keep(api, "h", "@v");
    api_keep(api, "p", "@p");
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    answers_fail(api, "GY-XF-06", "h", "p", "2026-11-26");
    return arena_printf(api->kept,
                        "{'institution':'" FIXTURE_HOME "','kind':'routine','checklist':'" FIXTURE_CHECKLIST
                        "','started_at':" AT ",'finished_at':" AT
                        ",'inspector_signature':'@s','refused':true,"
                        "'refusal_reason':'无','refusal_witness':'某','answers':[%s]}",
                        api_label(api, "answers"));
}

static int run_threads(struct api *api) {
    struct asker askers[THREADS];
    pthread_t threads[THREADS];
    const char *body = visit_text(api);
    int wrong = 0;
    for (int i = 0; i < THREADS; i++) {
        askers[i] = (struct asker){.api = api, .number = i + 1, .visit_body = body};
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &askers[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
        wrong += askers[i].wrong;
    }
    return wrong;
}

static void note_numbers(struct api *api, const char *state, int *seen) {
    const char *path = arena_printf(api->kept, "/papers?kind=rectification_order&limit=200&state=%s", state);
    const struct command list = {AS("county_supervisor"), GET_(path), WANT(200)};
    api_run(api, &list, 1, __FILE__);
    const json_t *items = json_object_get(api->json, "items");
    assert_int_equal(json_array_size(items), GOOD);
    for (size_t i = 0; i < json_array_size(items); i++) {
        int number = 0;
        const char *text = json_string_value(json_object_get(json_array_get(items, i), "number"));
        assert_int_equal(sscanf(text, "石麓县民安改〔2026〕%d号", &number), 1);
        assert_in_range(number, 1, NUMBERS);
        seen[number]++;
    }
}

static void test_no_number_twice_and_none_left_out(void **state) {
    struct api *api = *state;
    int seen[NUMBERS + 1] = {0};
    take_photo(api);
    assert_int_equal(run_threads(api), 0);
    note_numbers(api, "valid", seen);
    note_numbers(api, "void", seen);
    for (int number = 1; number <= NUMBERS; number++)
        assert_int_equal(seen[number], 1);
    static const struct command next = {
        AS("county_supervisor"), PUT_("/hazards/$new_next"),
        BODY("{'institution':'$home','source':'report','area':'fire','severity':'general','description':'x',"
             "'found_on':'2026-11-20','found_at':" AT ",'deadline':'2026-11-30','before_photos':[]}"),
        WANT(201), WANT_JSON("/notice_number", "石麓县民安改〔2026〕49号")};
    assert_int_equal(NUMBERS + 1, 49);
    api_run(api, &next, 1, __FILE__);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_no_number_twice_and_none_left_out, api_setup_threads,
                                        api_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
