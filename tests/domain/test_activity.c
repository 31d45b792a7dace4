#include "check.h"
#include "minan/domain/activity.h"
#include "minan/domain/attachment.h"

#define ACTIVITY "00000000-0000-4000-b000-000000000001"
#define PHOTO    "00000000-0000-4000-b000-000000000101"

/* A drill of twenty people today: what every kind may carry, and nothing more. */
static struct activity_new drill(const char *institution) {
    struct activity_new request;
    shape_clear(&activity_new_shape, &request);
    request.uuid = fixture_uuid(ACTIVITY);
    request.kind = ACTIVITY_EMERGENCY_DRILL;
    request.title = "夜间疏散演练";
    request.held_on = fixture_day("2026-11-23");
    request.people = 20;
    if (institution)
        request.institution = fixture_uuid(institution);
    return request;
}

static struct activity put(struct ctx *ctx, const struct activity_new *request) {
    struct activity activity;
    assert_ok(activity_put(ctx, request, &activity));
    return activity;
}

static struct list texts(struct ctx *ctx, const char *a, const char *b) {
    const char **items = ARENA_ARRAY(ctx->arena, 2, const char *);
    items[0] = a;
    items[1] = b;
    return (struct list){items, b ? 2 : 1};
}

static int64_t count(struct ctx *ctx, enum activity_kind kind) {
    struct activity_filter filter;
    struct activity_page page;
    shape_clear(&activity_filter_shape, &filter);
    filter.kind = kind;
    assert_ok(activity_list(ctx, &filter, &page));
    return page.total;
}

/* The bit that says a member was given. */
static uint64_t presence(const char *name) {
    return UINT64_C(1) << (shape_field(&institution_edit_shape, name) - institution_edit_shape.fields);
}

static void test_an_institution_logs_its_drill(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    request.photos = texts(ctx, PHOTO, NULL);
    struct activity activity = put(ctx, &request);
    assert_true(ctx->created);
    assert_int_equal(activity.level, INSPECTION_INSTITUTION);
    assert_string_equal(activity.unit_name, "福寿养老院");
    assert_string_equal(activity.county_name, "石麓县");
    assert_string_equal(activity.author, "安全员");
    assert_int_equal(activity.people, 20);
    assert_int_equal(activity.held_to, DAY_NONE);
    assert_int_equal(activity.state, ACTIVITY_SUBMITTED);
    assert_int_equal(activity.attachments.count, 1);
    assert_int_equal(((const struct attachment_row *)activity.attachments.items)->state, ATTACHMENT_AWAITED);
    assert_int_equal(count(fixture_as(*state, "county_supervisor"), ACTIVITY_EMERGENCY_DRILL), 1);
    assert_int_equal(count(fixture_as(*state, "town_officer"), ACTIVITY_EMERGENCY_DRILL), 1);
    assert_int_equal(count(fixture_as(*state, "far_supervisor"), ACTIVITY_EMERGENCY_DRILL), 0);
    assert_int_equal(count(fixture_as(*state, "other_principal"), ACTIVITY_EMERGENCY_DRILL), 0);
}

static void test_a_bureau_logs_its_own_and_photos_of_it(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct activity_new request = drill(NULL);
    request.photos = texts(ctx, PHOTO, NULL);
    struct activity activity = put(ctx, &request);
    assert_int_equal(activity.level, INSPECTION_CITY);
    assert_string_equal(activity.unit_name, "澜江市民政局");
    assert_null(activity.county_name);
    assert_int_equal(activity.attachments.count, 1);
    request.uuid.text[0] = '1';
    request.photos.count = 0;
    activity = put(fixture_as(*state, "county_supervisor"), &request);
    assert_int_equal(activity.level, INSPECTION_COUNTY);
    assert_string_equal(activity.unit_name, "石麓县民政局");
    assert_int_equal(count(fixture_as(*state, "county_supervisor"), ACTIVITY_EMERGENCY_DRILL), 1);
    assert_int_equal(count(fixture_as(*state, "city_leader"), ACTIVITY_EMERGENCY_DRILL), 2);
    assert_int_equal(count(fixture_as(*state, "institution_officer"), ACTIVITY_EMERGENCY_DRILL), 0);
}

static void test_sent_again_changes_nothing_and_other_content_is_a_conflict(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    struct activity activity;
    ctx->content_hash = "a";
    put(ctx, &request);
    ctx = fixture_as(*state, "institution_officer");
    ctx->content_hash = "a";
    assert_ok(activity_put(ctx, &request, &activity));
    assert_false(ctx->created);
    assert_int_equal(count(ctx, ACTIVITY_EMERGENCY_DRILL), 1);
    ctx->content_hash = "b";
    assert_int_equal(activity_put(ctx, &request, &activity), STATUS_UUID_CONFLICT);
    ctx = fixture_as(*state, "far_principal");
    assert_int_equal(activity_put(ctx, &request, &activity), STATUS_NOT_FOUND);
}

struct refusal {
    const char *as;
    const char *institution;
    enum activity_kind kind;
    const char *field;
    const char *code;
};

static void test_a_kind_says_whose_it_is_and_what_it_needs(void **state) {
    static const struct refusal refusals[] = {
        {"institution_officer", FIXTURE_HOME, ACTIVITY_STANDARD_ACCEPTANCE, "kind", "enum"},
        {"institution_officer", FIXTURE_HOME, ACTIVITY_DOCUMENT, "kind", "enum"},
        {"institution_officer", NULL, ACTIVITY_EMERGENCY_DRILL, "institution", "required"},
        {"county_supervisor", NULL, ACTIVITY_RISK_REPORT, "institution", "required"},
        {"institution_officer", FIXTURE_HOME, ACTIVITY_DUTY_ROSTER, "held_to", "required"},
        {"institution_officer", FIXTURE_HOME, ACTIVITY_SUPPLIES, "stock_days", "required"},
        {"county_supervisor", NULL, ACTIVITY_LECTURE, "leader", "required"},
        {"institution_officer", FIXTURE_HOME, ACTIVITY_RISK_REPORT, "content", "required"},
        {"county_supervisor", FIXTURE_HOME, ACTIVITY_STANDARD_ACCEPTANCE, "result", "required"},
    };
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *refusal = &refusals[i];
        struct ctx *ctx = fixture_as(*state, refusal->as);
        struct activity_new request = drill(refusal->institution);
        struct activity activity;
        request.kind = refusal->kind;
        if (strcmp(refusal->field, "content") != 0)
            request.content = "内容";
        if (strcmp(refusal->field, "result") != 0)
            request.result = "结果";
        assert_field_error(ctx, activity_put(ctx, &request, &activity), refusal->field, refusal->code);
        assert_int_equal(count(ctx, activity_kind_none_), 0);
    }
}

static void test_measures_belong_to_meetings_and_documents(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct activity_new request = drill(NULL);
    struct activity_filter filter;
    struct activity_page page;
    struct activity activity;
    request.measures = 3;
    request.content = "内容";
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "measures", "unknown");
    assert_int_equal(count(ctx, activity_kind_none_), 0);
    ctx = fixture_as(*state, "county_supervisor");
    request.kind = ACTIVITY_MEETING;
    assert_int_equal(put(ctx, &request).measures, 3);
    request.uuid.text[35] = '2';
    request.kind = ACTIVITY_DOCUMENT;
    request.measures = INT_NONE;
    assert_int_equal(put(ctx, &request).measures, INT_NONE);
    shape_clear(&activity_filter_shape, &filter);
    filter.has_measures = YES;
    assert_ok(activity_list(ctx, &filter, &page));
    assert_int_equal(page.total, 1);
    assert_int_equal(((const struct activity_row *)page.items.items)->measures, 3);
    filter.has_measures = NO;
    assert_ok(activity_list(ctx, &filter, &page));
    assert_int_equal(page.total, 1);
}

static void test_training_records_content_and_result(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    struct activity activity;
    request.kind = ACTIVITY_TRAINING;
    assert_int_equal(activity_put(ctx, &request, &activity), STATUS_INVALID);
    assert_int_equal(ctx->err->count, 2);
    assert_string_equal(ctx->err->fields[0].field, "content");
    assert_string_equal(ctx->err->fields[1].field, "result");
}

static void test_days_lie_in_the_past_but_a_roster_may_lie_ahead(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    struct activity activity;
    request.held_on = fixture_day("2026-11-24");
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "held_on", "range");
    ctx = fixture_as(*state, "institution_officer");
    request.kind = ACTIVITY_DUTY_ROSTER;
    request.content = "带班：王院长";
    request.held_on = fixture_day("2026-12-01");
    request.held_to = fixture_day("2026-11-30");
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "held_to", "order");
    ctx = fixture_as(*state, "institution_officer");
    request.held_to = fixture_day("2027-03-03");
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "held_to", "range");
    ctx = fixture_as(*state, "institution_officer");
    request.held_to = fixture_day("2026-12-31");
    assert_int_equal(put(ctx, &request).held_to, fixture_day("2026-12-31"));
}

static void test_a_lecture_names_a_leader_of_the_bureau(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct activity_new request = drill(NULL);
    struct activity_leaders leaders;
    struct activity activity;
    request.kind = ACTIVITY_LECTURE;
    request.leader = fixture_account_uuid("far_leader");
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "leader", "unknown");
    ctx = fixture_as(*state, "county_supervisor");
    assert_ok(activity_leaders(ctx, &leaders));
    assert_int_equal(leaders.items.count, 1);
    request.leader = ((const struct activity_leader *)leaders.items.items)->uuid;
    assert_string_equal(put(ctx, &request).leader, "县领导");
    ctx = fixture_as(*state, "city_supervisor");
    assert_ok(activity_leaders(ctx, &leaders));
    assert_string_equal(((const struct activity_leader *)leaders.items.items)->name, "市领导");
}

static void test_a_bureaus_training_names_who_took_part(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct activity_new request = drill(NULL);
    struct activity activity;
    request.kind = ACTIVITY_TRAINING;
    request.content = "消防法规";
    request.result = "考核全部合格";
    request.participants = texts(ctx, FIXTURE_HOME, FIXTURE_FAR_HOME);
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "participants[1]", "unknown");
    ctx = fixture_as(*state, "county_supervisor");
    request.participants = texts(ctx, FIXTURE_HOME, FIXTURE_HOME);
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "participants[1]", "duplicate");
    ctx = fixture_as(*state, "county_supervisor");
    request.participants = texts(ctx, FIXTURE_HOME, FIXTURE_OTHER_HOME);
    activity = put(ctx, &request);
    assert_int_equal(activity.participants.count, 2);
    assert_string_equal(((const struct activity_participant *)activity.participants.items)[1].name,
                        "石麓县儿童福利院");
}

static void test_only_a_bureaus_training_has_participants(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct activity_new request = drill(NULL);
    struct activity activity;
    request.participants = texts(ctx, FIXTURE_HOME, NULL);
    assert_field_error(ctx, activity_put(ctx, &request, &activity), "participants", "unknown");
}

static void test_a_voided_one_stays_and_is_voided_once(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    struct activity activity = put(ctx, &request);
    struct activity_void voiding = {activity.uuid, "重复登记"};
    ctx = fixture_as(*state, "far_supervisor");
    assert_int_equal(activity_void(ctx, &voiding, &activity), STATUS_NOT_FOUND);
    ctx = fixture_as(*state, "county_supervisor");
    ctx->base_version = 2;
    assert_int_equal(activity_void(ctx, &voiding, &activity), STATUS_STALE);
    ctx->base_version = 1;
    assert_ok(activity_void(ctx, &voiding, &activity));
    assert_int_equal(activity.state, ACTIVITY_VOID);
    assert_string_equal(activity.void_reason, "重复登记");
    assert_int_equal(activity.row_version, 2);
    assert_int_equal(count(ctx, ACTIVITY_EMERGENCY_DRILL), 1);
    ctx->base_version = 0;
    assert_int_equal(activity_void(ctx, &voiding, &activity), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "void");
}

static void test_it_moves_with_its_institution(void **state) {
    struct institution_edit edit;
    struct institution institution;
    struct activity_new request = drill(FIXTURE_HOME);
    put(fixture_as(*state, "institution_officer"), &request);
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(FIXTURE_HOME);
    edit.county = "529902";
    edit.town = "529902001";
    edit.present = presence("county") | presence("town");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, institution_patch(ctx, &edit, &institution), "county", "fixed");
    edit.town = "529901002";
    edit.present = presence("town");
    assert_ok(institution_patch(fixture_as(*state, "county_supervisor"), &edit, &institution));
    assert_int_equal(count(fixture_as(*state, "town_officer"), ACTIVITY_EMERGENCY_DRILL), 0);
}

static void test_the_ledger_pages_newest_first(void **state) {
    struct ctx *ctx = fixture_as(*state, "institution_officer");
    struct activity_new request = drill(FIXTURE_HOME);
    struct activity_filter filter;
    struct activity_page page;
    for (int i = 0; i < 3; i++) {
        request.uuid.text[0] = (char)('1' + i);
        request.held_on = fixture_day("2026-11-20") + i % 2;
        put(ctx, &request);
    }
    shape_clear(&activity_filter_shape, &filter);
    filter.limit = 2;
    filter.search = "福寿";
    assert_ok(activity_list(ctx, &filter, &page));
    assert_int_equal(page.total, 3);
    assert_int_equal(page.items.count, 2);
    const struct activity_row *rows = page.items.items;
    assert_int_equal(rows[0].held_on, fixture_day("2026-11-21"));
    assert_int_equal(rows[1].uuid.text[0], '3');
    filter.cursor = page.next;
    assert_ok(activity_list(ctx, &filter, &page));
    assert_int_equal(page.items.count, 1);
    assert_int_equal(((const struct activity_row *)page.items.items)->uuid.text[0], '1');
    assert_null(page.next);
}

static void test_every_kind_has_a_rule(void **state) {
    struct activity_rules rules;
    assert_ok(activity_rules(fixture_as(*state, "county_supervisor"), &rules));
    assert_int_equal(rules.items.count, activity_kind_names.count);
    for (size_t i = 0; i < rules.items.count; i++)
        assert_int_equal(((const struct activity_rule *)rules.items.items)[i].kind, i + 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_an_institution_logs_its_drill),
        FIXTURE_TEST(test_a_bureau_logs_its_own_and_photos_of_it),
        FIXTURE_TEST(test_sent_again_changes_nothing_and_other_content_is_a_conflict),
        FIXTURE_TEST(test_a_kind_says_whose_it_is_and_what_it_needs),
        FIXTURE_TEST(test_measures_belong_to_meetings_and_documents),
        FIXTURE_TEST(test_training_records_content_and_result),
        FIXTURE_TEST(test_days_lie_in_the_past_but_a_roster_may_lie_ahead),
        FIXTURE_TEST(test_a_lecture_names_a_leader_of_the_bureau),
        FIXTURE_TEST(test_a_bureaus_training_names_who_took_part),
        FIXTURE_TEST(test_only_a_bureaus_training_has_participants),
        FIXTURE_TEST(test_a_voided_one_stays_and_is_voided_once),
        FIXTURE_TEST(test_it_moves_with_its_institution),
        FIXTURE_TEST(test_the_ledger_pages_newest_first),
        FIXTURE_TEST(test_every_kind_has_a_rule),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
