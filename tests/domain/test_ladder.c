/* The escalation ladder: the defaults of the rules, set by a city for itself. */
#include "check.h"
#include "minan/domain/audit.h"
#include "minan/domain/ladder.h"

static const struct rung *rung(const struct ladder *ladder, int number) {
    assert_int_equal(ladder->rungs.count, LADDER_RUNGS);
    return (const struct rung *)ladder->rungs.items + number - 1;
}

static struct ladder get(void **state, const char *who) {
    struct ladder ladder;
    struct ctx *ctx = fixture_as(*state, who);
    assert_ok(ladder_get(ctx, &ladder));
    assert_int_equal(ctx->version, ladder.row_version);
    return ladder;
}

/* The ladder as it stands, to be changed. */
static struct rung *edit(void **state, struct ladder_edit *ret_edit) {
    struct ladder ladder = get(state, "city_supervisor");
    ret_edit->rungs = ladder.rungs;
    return ladder.rungs.items;
}

static enum status put(void **state, const char *who, const struct ladder_edit *request, int64_t base,
                       struct ladder *ret_ladder) {
    struct ctx *ctx = fixture_as(*state, who);
    ctx->base_version = base;
    return ladder_put(ctx, request, ret_ladder);
}

static void test_a_city_starts_with_the_rules(void **state) {
    static const int64_t days[LADDER_RUNGS] = {-3, 0, 3, 7, 15};
    struct ladder ladder = get(state, "county_supervisor");
    for (int number = 1; number <= LADDER_RUNGS; number++) {
        const struct rung *one = rung(&ladder, number);
        assert_int_equal(one->number, number);
        assert_int_equal(one->days, days[number - 1]);
        assert_int_equal(one->active, YES);
        assert_int_equal(one->institution, number <= 2 ? YES : NO);
        assert_int_equal(one->issuer, number == 2 ? YES : NO);
        assert_int_equal(one->county_leader, number == 3 ? YES : NO);
        assert_int_equal(one->city_supervisor, number == 4 ? YES : NO);
        assert_int_equal(one->city_leader, number == 5 ? YES : NO);
    }
    assert_int_equal(ladder.row_version, 1);
    assert_null(ladder.changed_by);
}

static void test_what_was_set_stands_and_is_signed(void **state) {
    struct ladder_edit request;
    struct ladder ladder;
    struct audit_page audit;
    struct rung *rungs = edit(state, &request);
    rungs[0].days = -5;
    rungs[4].active = NO;
    rungs[2].issuer = YES;
    assert_ok(put(state, "city_leader", &request, 1, &ladder));
    ladder = get(state, "institution_officer");
    assert_int_equal(rung(&ladder, 1)->days, -5);
    assert_int_equal(rung(&ladder, 5)->active, NO);
    assert_int_equal(rung(&ladder, 3)->issuer, YES);
    assert_int_equal(ladder.row_version, 2);
    assert_string_equal(ladder.changed_by, "市领导");
    assert_ok(audit_list(
        fixture_as(*state, "auditor"),
        &(struct audit_filter){.act = "ladder.change", .from = DAY_NONE, .to = DAY_NONE, .limit = INT_NONE},
        &audit));
    assert_int_equal(audit.items.count, 1);
    assert_string_equal(((const struct audit_entry *)audit.items.items)->detail,
                        "-5 天，0 天，3 天，7 天，停用");
}

static void test_a_second_editor_is_told(void **state) {
    struct ladder_edit request;
    struct ladder ladder;
    struct rung *rungs = edit(state, &request);
    rungs[0].days = -5;
    assert_ok(put(state, "city_supervisor", &request, 1, &ladder));
    rungs[0].days = -7;
    assert_int_equal(put(state, "city_leader", &request, 1, &ladder), STATUS_STALE);
    ladder = get(state, "city_leader");
    assert_int_equal(rung(&ladder, 1)->days, -5);
}

static void test_days_grow_and_somebody_is_told(void **state) {
    struct ladder_edit request;
    struct ladder ladder;
    struct fixture *f = *state;
    struct rung *rungs = edit(state, &request);
    rungs[3].days = 3;
    assert_field_error(&f->ctx, put(state, "city_supervisor", &request, 0, &ladder), "rungs[3].days",
                       "order");
    rungs[2].active = NO; /* one that is switched off is in nobody's way */
    assert_ok(put(state, "city_supervisor", &request, 0, &ladder));
    rungs[4].city_leader = NO;
    assert_field_error(&f->ctx, put(state, "city_supervisor", &request, 0, &ladder), "rungs[4].institution",
                       "required");
    rungs[4].city_leader = YES;
    rungs[1].number = 1;
    assert_field_error(&f->ctx, put(state, "city_supervisor", &request, 0, &ladder), "rungs[1].number",
                       "order");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_a_city_starts_with_the_rules),
        FIXTURE_TEST(test_what_was_set_stands_and_is_signed),
        FIXTURE_TEST(test_a_second_editor_is_told),
        FIXTURE_TEST(test_days_grow_and_somebody_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
