#include "check.h"
#include "inspection_maker.h"

#include <stdio.h>

#define DAY_MS INT64_C(86400000)

static struct ctx *as(void **state, const char *who) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "first";
    return ctx;
}

static struct hazard_new reported(struct ctx *ctx) {
    struct hazard_new request;
    shape_clear(&hazard_new_shape, &request);
    request.uuid = hazard_uuid(1);
    request.institution = fixture_uuid(FIXTURE_HOME);
    request.source = SOURCE_REPORT;
    request.area = AREA_FIRE;
    request.severity = SEVERITY_GENERAL;
    request.description = "群众反映后门上锁";
    request.found_on = clock_today(ctx->clock);
    request.found_at = clock_now(ctx->clock);
    request.deadline = request.found_on + 3;
    return request;
}

/* ---- logging ---- */

static void test_reported_one_is_issued(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct hazard_new request = reported(ctx);
    struct hazard h;
    request.item_code = "GY-XF-06";
    request.before_photos = photo(ctx, 1);
    assert_ok(hazard_log(ctx, &request, &h));
    assert_true(ctx->created);
    assert_int_equal(h.source, SOURCE_REPORT);
    assert_int_equal(h.state, HAZARD_OPEN);
    assert_string_equal(h.notice_number, "石麓县民安改〔2026〕1号");
    assert_string_equal(h.basis, "消防法(2021) 第16条；GB 50444");
    assert_non_null(h.requirement);
    assert_string_equal(h.institution_name, "福寿养老院");
    assert_string_equal(h.town_name, "柳林镇");
    assert_int_equal(h.attachments.count, 1);
    assert_int_equal(h.events.count, 2);
}

static void test_own_finding_is_not_issued(void **state) {
    struct ctx *ctx = as(state, "institution_officer");
    struct hazard_new request = reported(ctx);
    struct hazard h;
    request.source = SOURCE_SELF;
    assert_ok(hazard_log(ctx, &request, &h));
    assert_null(h.notice_number);
    assert_int_equal(h.events.count, 1);
}

static void from_inspection(struct hazard_new *request) {
    request->source = SOURCE_COUNTY;
}
static void found_tomorrow(struct hazard_new *request) {
    request->found_on++;
}
static void due_before_found(struct hazard_new *request) {
    request->deadline = request->found_on - 1;
}
static void foreign_item(struct hazard_new *request) {
    request->item_code = "XX-01";
}
static void major_without_reason(struct hazard_new *request) {
    request->severity = SEVERITY_MAJOR;
}
static void lowered_without_reason(struct hazard_new *request) {
    request->item_code = "GY-XF-02"; /* major in the list */
}

static const struct {
    void (*spoil)(struct hazard_new *request);
    const char *field;
    const char *code;
} mistakes[] = {
    {from_inspection, "source", "enum"},
    {found_tomorrow, "found_on", "order"},
    {due_before_found, "deadline", "order"},
    {foreign_item, "item_code", "unknown"},
    {major_without_reason, "assessment_reason", "required"},
    {lowered_without_reason, "assessment_reason", "required"},
};

static void test_each_mistake_names_its_field(void **state) {
    struct hazard h;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        struct ctx *ctx = as(state, "county_supervisor");
        struct hazard_new request = reported(ctx);
        mistakes[i].spoil(&request);
        enum status status = hazard_log(ctx, &request, &h);
        assert_field_error(ctx, status, mistakes[i].field, mistakes[i].code);
    }
}

static void test_logged_again(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct hazard_new request = reported(ctx);
    struct hazard h;
    assert_ok(hazard_log(ctx, &request, &h));
    ctx = as(state, "county_supervisor");
    assert_ok(hazard_log(ctx, &request, &h));
    assert_false(ctx->created);
    ctx->content_hash = "other";
    assert_int_equal(hazard_log(ctx, &request, &h), STATUS_UUID_CONFLICT);
    assert_int_equal(hazard_log(as(state, "far_supervisor"), &request, &h), STATUS_NOT_FOUND);
}

static void test_who_may_not_log(void **state) {
    struct ctx *ctx = as(state, "county_supervisor");
    struct hazard_new request = reported(ctx);
    struct hazard h;
    assert_int_equal(hazard_log(as(state, "town_officer"), &request, &h), STATUS_FORBIDDEN);
    request.institution = fixture_uuid(FIXTURE_FAR_HOME);
    assert_int_equal(hazard_log(as(state, "county_supervisor"), &request, &h), STATUS_NOT_FOUND);
}

static void test_repeat_within_a_year_of_a_close(void **state) {
    struct fixture *f = *state;
    struct hazard h;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_int_equal(make_hazard(f, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL).repeat, NO);
    struct ctx *ctx = as(state, "institution_officer");
    struct hazard_submit submit = {.uuid = hazard_uuid(1),
                                   .event = event_uuid(1),
                                   .measures = "已换",
                                   .done_on = clock_today(ctx->clock),
                                   .cost_fen = INT_NONE,
                                   .after_photos = photo(ctx, 90)};
    assert_ok(hazard_submit(ctx, &submit, &h));
    struct hazard_close close = {.uuid = hazard_uuid(1), .event = event_uuid(2), .result = "合格"};
    assert_ok(hazard_close(as(state, "county_supervisor"), &close, &h));
    f->now += 365 * DAY_MS;
    assert_int_equal(make_hazard(f, "county_supervisor", FIXTURE_HOME, 3, SEVERITY_GENERAL).repeat, YES);
    f->now += DAY_MS;
    assert_int_equal(make_hazard(f, "county_supervisor", FIXTURE_HOME, 4, SEVERITY_GENERAL).repeat, NO);
    assert_int_equal(make_hazard(f, "county_supervisor", FIXTURE_OTHER_HOME, 5, SEVERITY_GENERAL).repeat, NO);
}

/* ---- overdue is computed ---- */

static void test_overdue_the_day_after_the_deadline(void **state) {
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    f->now += 7 * DAY_MS;
    struct hazard h = get_hazard(f, "county_supervisor", 1);
    assert_int_equal(h.overdue, NO);
    assert_int_equal(h.days_left, 0);
    f->now += DAY_MS;
    h = get_hazard(f, "county_supervisor", 1);
    assert_int_equal(h.overdue, YES);
    assert_int_equal(h.days_left, -1);
}

/* ---- the ledger ---- */

/* Six hazards: 1 home fire general open, overdue on the 8th day; 2 home major; 3 other_home; 4 far_home;
 * 5 closed late; 6 void. */
static void close_one(void **state, int number) {
    struct hazard h;
    struct ctx *ctx = as(state, "institution_officer");
    struct hazard_submit submit = {.uuid = hazard_uuid(number),
                                   .event = event_uuid(number * 10),
                                   .measures = "已换",
                                   .done_on = clock_today(ctx->clock),
                                   .cost_fen = INT_NONE,
                                   .after_photos = photo(ctx, 90)};
    struct hazard_close close = {
        .uuid = hazard_uuid(number), .event = event_uuid(number * 10 + 1), .result = "合格"};
    assert_ok(hazard_submit(ctx, &submit, &h));
    assert_ok(hazard_close(as(state, "county_supervisor"), &close, &h));
}

static void make_six(void **state) {
    struct fixture *f = *state;
    struct hazard h;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 5, SEVERITY_GENERAL);
    f->now += 8 * DAY_MS;
    close_one(state, 5);
    make_hazard(f, "institution_principal", FIXTURE_HOME, 2, SEVERITY_MAJOR);
    make_hazard(f, "county_supervisor", FIXTURE_OTHER_HOME, 3, SEVERITY_GENERAL);
    make_hazard(f, "city_supervisor", FIXTURE_FAR_HOME, 4, SEVERITY_GENERAL);
    make_hazard(f, "county_supervisor", FIXTURE_OTHER_HOME, 6, SEVERITY_GENERAL);
    struct hazard_void request = {
        .uuid = hazard_uuid(6), .event = event_uuid(61), .device_at = 0, .reason = "重复"};
    assert_ok(hazard_void(as(state, "county_supervisor"), &request, &h));
}

static struct hazard_filter no_filter(void) {
    struct hazard_filter filter;
    shape_clear(&hazard_filter_shape, &filter);
    return filter;
}

static struct hazard_page list(struct ctx *ctx, const struct hazard_filter *filter) {
    struct hazard_page page;
    assert_ok(hazard_list(ctx, filter, &page));
    return page;
}

/* The numbers of the hazards listed, in order: "4312". */
static const char *numbers(struct ctx *ctx, const struct hazard_filter *filter) {
    struct hazard_page page = list(ctx, filter);
    const struct hazard_row *rows = page.items.items;
    char *text = arena_alloc(ctx->arena, page.items.count + 1);
    for (size_t i = 0; i < page.items.count; i++)
        text[i] = rows[i].uuid.text[UUID_TEXT_SIZE - 2];
    assert_int_equal(page.total, page.items.count);
    return text;
}

static void assert_lists(void **state, const char *who, const char *member, const char *value,
                         const char *want) {
    struct ctx *ctx = as(state, who);
    struct hazard_filter filter = no_filter();
    const struct field *field = shape_field(&hazard_filter_shape, member);
    void *at = (char *)&filter + field->offset;
    switch (field->type) {
    case FIELD_ENUM: *(int *)at = names_value(field->names, value); break;
    case FIELD_BOOL: *(enum truth *)at = strcmp(value, "true") == 0 ? YES : NO; break;
    case FIELD_DATE: *(int32_t *)at = fixture_day(value); break;
    case FIELD_UUID: *(struct uuid *)at = fixture_uuid(value); break;
    case FIELD_TEXT: *(const char **)at = value; break;
    case FIELD_TIME:
    case FIELD_INT:
    case FIELD_REAL:
    case FIELD_ID:
    case FIELD_OBJECT:
    case FIELD_LIST: fail_msg("no filter: %s", member);
    }
    const char *got = numbers(ctx, &filter);
    if (strcmp(got, want) != 0)
        fail_msg("%s %s=%s: %s instead of %s", who, member, value, got, want);
}

static const struct {
    const char *who;
    const char *member;
    const char *value;
    const char *want;
} ledgers[] = {
    {"city_supervisor", "not_void", "false", "643251"},
    {"city_supervisor", "not_void", "true", "43251"},
    {"county_supervisor", "not_void", "true", "3251"},
    {"far_supervisor", "not_void", "true", "4"},
    {"institution_officer", "not_void", "true", "251"},
    {"town_officer", "not_void", "true", "251"},
    {"other_principal", "not_void", "true", "3"},
    {"city_supervisor", "institution", FIXTURE_OTHER_HOME, "63"},
    {"county_supervisor", "institution", FIXTURE_FAR_HOME, ""},
    {"city_supervisor", "inspection", "00000000-0000-4000-a000-000000001003", "3"},
    {"city_supervisor", "county", "529902", "4"},
    {"city_supervisor", "town", "529901002", "63"},
    {"city_supervisor", "institution_type", "child_welfare", "63"},
    {"city_supervisor", "area", "fire", "643251"},
    {"city_supervisor", "area", "gas", ""},
    {"city_supervisor", "severity", "major", "2"},
    {"city_supervisor", "source", "self", "2"},
    {"city_supervisor", "source", "city", "4"},
    {"city_supervisor", "state", "void", "6"},
    {"city_supervisor", "state", "open", "4321"},
    {"city_supervisor", "unresolved", "true", "4321"},
    {"city_supervisor", "unresolved", "false", "5"},
    {"city_supervisor", "overdue", "true", "1"},
    {"city_supervisor", "overdue", "false", "64325"},
    {"city_supervisor", "found_from", "2026-12-01", "6432"},
    {"city_supervisor", "found_to", "2026-11-30", "51"},
    {"city_supervisor", "closed_from", "2026-12-01", "5"},
    {"city_supervisor", "closed_to", "2026-11-30", ""},
    {"city_supervisor", "due_before", "2026-12-01", "51"},
    {"city_supervisor", "deadline_from", "2026-12-01", "6432"},
    {"city_supervisor", "deadline_to", "2026-11-30", "51"},
    {"city_supervisor", "on_time", "true", ""},
    {"city_supervisor", "on_time", "false", "643251"},
    {"city_supervisor", "repeat", "true", "2"},
    {"city_supervisor", "fixed_on_site", "true", ""},
    {"city_supervisor", "item_code", "GY-XF-06", "643251"},
    {"city_supervisor", "search", "养老", "4251"},
    {"county_supervisor", "search", "青岭", ""},
    {"city_supervisor", "search", "儿童", "63"},
};

static void test_every_filter_and_scope(void **state) {
    make_six(state);
    for (size_t i = 0; i < sizeof ledgers / sizeof *ledgers; i++)
        assert_lists(state, ledgers[i].who, ledgers[i].member, ledgers[i].value, ledgers[i].want);
}

/* The ways into the indexes lead to the same rows as the plain predicates. */
static void test_combined_filters(void **state) {
    make_six(state);
    struct hazard_filter filter = no_filter();
    filter.source = SOURCE_SELF;
    filter.severity = SEVERITY_MAJOR;
    filter.repeat = YES;
    assert_string_equal(numbers(as(state, "city_supervisor"), &filter), "2");
    filter.state = HAZARD_CLOSED;
    assert_string_equal(numbers(as(state, "city_supervisor"), &filter), "");
    filter = no_filter();
    filter.deadline_from = fixture_day("2026-11-30");
    filter.deadline_to = fixture_day("2026-11-30");
    filter.state = HAZARD_CLOSED;
    assert_string_equal(numbers(as(state, "county_supervisor"), &filter), "5");
    filter = no_filter();
    filter.search = "福寿";
    filter.unresolved = YES;
    assert_string_equal(numbers(as(state, "city_supervisor"), &filter), "21");
}

static void test_pages_by_found(void **state) {
    make_six(state);
    struct hazard_filter filter = no_filter();
    char seen[10] = "";
    filter.limit = 2;
    for (int page = 0; page < 3; page++) {
        struct hazard_page got = list(as(state, "city_supervisor"), &filter);
        const struct hazard_row *rows = got.items.items;
        assert_int_equal(got.items.count, 2);
        assert_int_equal(got.total, 6);
        assert_int_equal(got.total_capped, NO);
        for (int i = 0; i < 2; i++)
            strncat(seen, rows[i].uuid.text + UUID_TEXT_SIZE - 2, 1);
        filter.cursor = got.next;
    }
    assert_null(filter.cursor);
    assert_string_equal(seen, "643251");
}

static void assert_pages_by_deadline(void **state, enum truth unresolved, const char *want) {
    struct hazard_filter filter = no_filter();
    char seen[10] = "";
    filter.limit = 1;
    filter.sort = HAZARD_BY_DEADLINE;
    filter.unresolved = unresolved;
    do {
        struct hazard_page got = list(as(state, "city_supervisor"), &filter);
        assert_int_equal(got.items.count, 1);
        strncat(seen, ((const struct hazard_row *)got.items.items)->uuid.text + UUID_TEXT_SIZE - 2, 1);
        filter.cursor = got.next;
    } while (filter.cursor);
    assert_string_equal(seen, want);
}

static void test_pages_by_deadline(void **state) {
    make_six(state);
    assert_pages_by_deadline(state, TRUTH_NONE, "152346");
    assert_pages_by_deadline(state, YES, "1234");
    assert_pages_by_deadline(state, NO, "5");
}

static void test_foreign_cursor_is_refused(void **state) {
    struct hazard_page page;
    struct hazard_filter filter = no_filter();
    struct ctx *ctx = as(state, "city_supervisor");
    filter.cursor = "what";
    assert_int_equal(hazard_list(ctx, &filter, &page), STATUS_INVALID);
    assert_string_equal(ctx->err->fields[0].field, "cursor");
}

static enum status count_row(void *user, const void *object) {
    const struct hazard_row *row = object;
    *(int *)user += row->state == HAZARD_OPEN ? 1 : 100;
    return STATUS_OK;
}

static void test_each_meets_every_row(void **state) {
    int met = 0;
    make_six(state);
    struct hazard_filter filter = no_filter();
    filter.limit = 1; /* of a page only */
    assert_ok(hazard_each(as(state, "city_supervisor"), &filter, count_row, &met));
    assert_int_equal(met, 204);
}

struct walked {
    int count;
    int32_t last_day;
    int64_t last_id;
    bool in_order;
};

static enum status walk_row(void *user, const void *object) {
    struct walked *walked = user;
    const struct hazard_row *row = object;
    bool follows = row->found_on < walked->last_day ||
                   (row->found_on == walked->last_day && row->id.value < walked->last_id);
    walked->in_order = walked->in_order && (walked->count == 0 || follows);
    walked->last_day = row->found_on;
    walked->last_id = row->id.value;
    walked->count++;
    return STATUS_OK;
}

/* Read in blocks of 500: none left out or met twice where one ends, whether the last is full or not. */
static void test_each_goes_on_from_block_to_block(void **state) {
    for (int i = 1; i <= 1001; i++) {
        struct ctx *ctx = as(state, "county_supervisor");
        struct hazard_new request = reported(ctx);
        struct hazard h;
        request.uuid = hazard_uuid(i);
        request.found_on -= i % 3;
        assert_ok(hazard_log(ctx, &request, &h));
        if (i < 1000)
            continue;
        struct walked walked = {.in_order = true};
        struct hazard_filter filter = no_filter();
        assert_ok(hazard_each(as(state, "city_supervisor"), &filter, walk_row, &walked));
        assert_int_equal(walked.count, i);
        assert_true(walked.in_order);
    }
}

/* The generated column keeps the first characters of codes: they must tell the codes apart. */
static void assert_told_apart(const struct names *names, size_t length) {
    for (int i = 0; i < names->count; i++) {
        for (int j = 0; j < i; j++)
            assert_int_not_equal(strncmp(names->list[i].code, names->list[j].code, length), 0);
    }
}

static void test_facets_tell_codes_apart(void **state) {
    (void)state;
    assert_told_apart(&hazard_state_names, 1);
    assert_told_apart(&severity_names, 1);
    assert_told_apart(&hazard_source_names, 2);
    assert_told_apart(&area_names, 3);
    assert_told_apart(&institution_type_names, 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_reported_one_is_issued),
        FIXTURE_TEST(test_own_finding_is_not_issued),
        FIXTURE_TEST(test_each_mistake_names_its_field),
        FIXTURE_TEST(test_logged_again),
        FIXTURE_TEST(test_who_may_not_log),
        FIXTURE_TEST(test_repeat_within_a_year_of_a_close),
        FIXTURE_TEST(test_overdue_the_day_after_the_deadline),
        FIXTURE_TEST(test_every_filter_and_scope),
        FIXTURE_TEST(test_combined_filters),
        FIXTURE_TEST(test_pages_by_found),
        FIXTURE_TEST(test_pages_by_deadline),
        FIXTURE_TEST(test_foreign_cursor_is_refused),
        FIXTURE_TEST(test_each_meets_every_row),
        FIXTURE_TEST(test_each_goes_on_from_block_to_block),
        cmocka_unit_test(test_facets_tell_codes_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
