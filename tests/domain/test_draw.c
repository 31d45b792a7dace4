#include "check.h"
#include "plan_maker.h"

#include "minan/base/hash.h"
#include "minan/domain/draw.h"
#include "minan/domain/draw_lots.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define DRAW  "00000000-0000-4000-b200-000000000001"
#define OTHER "00000000-0000-4000-b200-000000000002"
#define SEED  "00112233445566778899aabbccddeeff"

static struct draw_new draw_of(const char *uuid) {
    struct draw_new request;
    shape_clear(&draw_new_shape, &request);
    request.uuid = fixture_uuid(uuid);
    request.title = "12月双随机抽查";
    request.count = 1;
    request.team_size = 2;
    request.kind = KIND_ROUTINE;
    request.from_on = fixture_day("2026-12-01");
    request.to_on = fixture_day("2026-12-31");
    return request;
}

static struct draw make(void **state, const char *who, const struct draw_new *request) {
    struct draw draw;
    struct ctx *ctx = fixture_as(*state, who);
    ctx->content_hash = "draw";
    assert_ok(draw_put(ctx, request, &draw));
    return draw;
}

static const struct draw_result *result(const struct draw *draw, size_t i) {
    assert_true(i < draw->results.count);
    return (const struct draw_result *)draw->results.items + i;
}

/* ---- the lots alone, against a computation of their own ---- */

static const char *key_of(struct arena *arena, const char *part, const char *id) {
    char key[SHA256_TEXT_SIZE];
    const char *text = arena_printf(arena, SEED ":%s:%s", part, id);
    sha256_text(text, strlen(text), key);
    return arena_text(arena, key);
}

static void test_lots_stand_in_the_order_of_their_hashes(void **state) {
    struct arena *arena = ((struct fixture *)*state)->arena;
    struct lots lots = lots_parse(arena, "a\t甲\nb\t乙\t张三、李四\nc\t丙\n");
    assert_int_equal(lots.count, 3);
    assert_string_equal(lots.list[1].name, "乙");
    assert_string_equal(lots.list[1].recused, "张三、李四");
    assert_string_equal(lots.list[2].recused, "");
    lots_order(arena, &lots, "institution", SEED);
    for (size_t i = 0; i < lots.count; i++) {
        assert_string_equal(lots.list[i].key, key_of(arena, "institution", lots.list[i].id));
        if (i)
            assert_true(strcmp(lots.list[i - 1].key, lots.list[i].key) < 0);
    }
}

static void test_teams_go_round_and_the_recused_keep_out(void **state) {
    struct arena *arena = ((struct fixture *)*state)->arena;
    const char *people = "p\t张三\nq\t李四\nr\t王五\n";
    struct lots order = lots_parse(arena, people);
    lots_order(arena, &order, "inspector", SEED);
    const char *first = order.list[0].id, *second = order.list[1].id, *third = order.list[2].id;
    const char *text = lots_draw(arena, &(struct lots_terms){"a\t甲\nb\t乙\nc\t丙\n", people, SEED, 3, 2});
    struct lots homes = lots_parse(arena, "a\t甲\nb\t乙\nc\t丙\n");
    lots_order(arena, &homes, "institution", SEED);
    assert_string_equal(text, arena_printf(arena, "%s\t%s\t%s\n%s\t%s\t%s\n%s\t%s\t%s\n", homes.list[0].id,
                                           first, second, homes.list[1].id, third, first, homes.list[2].id,
                                           second, third));
    const char *kin = arena_printf(arena, "a\t甲\t%s、某人\n", order.list[0].name);
    text = lots_draw(arena, &(struct lots_terms){kin, people, SEED, 1, 2});
    assert_string_equal(text, arena_printf(arena, "a\t%s\t%s\n", second, third));
    const char *like = arena_printf(arena, "a\t甲\t小%s\n", order.list[0].name); /* another name */
    text = lots_draw(arena, &(struct lots_terms){like, people, SEED, 1, 1});
    assert_string_equal(text, arena_printf(arena, "a\t%s\n", first));
}

/* ---- a draw ---- */

static void test_a_draw_plans_what_it_drew(void **state) {
    struct draw_new request = draw_of(DRAW);
    struct draw draw = make(state, "county_supervisor", &request);
    assert_string_equal(draw.unit, "石麓县");
    assert_int_equal(draw.level, INSPECTION_COUNTY);
    assert_string_equal(draw.algorithm, "sha256-order-1");
    assert_int_equal(strlen(draw.seed), 32);
    assert_int_equal(draw.institution_count, 2);
    assert_int_equal(draw.inspector_count, 2);
    assert_string_equal(draw.conditions, "运营中的机构");
    assert_int_equal(draw.results.count, 1);
    assert_int_equal(result(&draw, 0)->plan_state, PLAN_PLANNED);
    assert_true(strcmp(result(&draw, 0)->team_names, "县监管、县监管二") == 0 ||
                strcmp(result(&draw, 0)->team_names, "县监管二、县监管") == 0);
    struct visit_plan plan;
    assert_ok(visit_plan_get(fixture_as(*state, "county_leader"),
                             &(struct visit_plan_by_uuid){result(&draw, 0)->plan}, &plan));
    assert_int_equal(plan.source, PLAN_BY_DRAW);
    assert_int_equal(plan.from_on, fixture_day("2026-12-01"));
    assert_int_equal(plan.to_on, fixture_day("2026-12-31"));
    assert_int_equal(plan.team.count, 2);
    assert_true(uuid_equal(&plan.draw, &request.uuid));
    assert_string_equal(plan.institution_name, result(&draw, 0)->institution_name);
}

static void test_sent_again_it_is_not_drawn_again(void **state) {
    struct draw draw;
    struct draw_new request = draw_of(DRAW);
    const char *seed = make(state, "county_supervisor", &request).seed;
    assert_string_equal(make(state, "county_supervisor", &request).seed, seed);
    assert_false(((struct fixture *)*state)->ctx.created);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    ctx->content_hash = "other";
    assert_int_equal(draw_put(ctx, &request, &draw), STATUS_UUID_CONFLICT);
    struct draw_by_uuid one = {request.uuid};
    assert_int_equal(draw_get(fixture_as(*state, "far_supervisor"), &one, &draw), STATUS_NOT_FOUND);
    assert_ok(draw_get(fixture_as(*state, "city_leader"), &one, &draw));
    assert_int_equal(plan_count(*state, "county_supervisor", plan_filter()), 1);
}

static void test_another_seed_may_draw_another_and_the_same_draws_the_same(void **state) {
    struct draw first, second;
    struct draw_new request = draw_of(DRAW);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(draw_with_seed(ctx, &request, SEED, &first));
    request.uuid = fixture_uuid(OTHER);
    assert_ok(draw_with_seed(ctx, &request, SEED, &second));
    assert_string_equal(result(&first, 0)->institution_name, result(&second, 0)->institution_name);
    assert_string_equal(result(&first, 0)->team_names, result(&second, 0)->team_names);
    assert_false(uuid_equal(&result(&first, 0)->plan, &result(&second, 0)->plan));
    int drawn[2] = {0};
    for (int i = 0; i < 40; i++) { /* each of two lots comes up: the chance that one does not is 2^-39 */
        request.uuid = plan_uuid(100 + i);
        assert_ok(draw_with_seed(ctx, &request, arena_printf(ctx->arena, "seed %d", i), &second));
        drawn[strcmp(result(&second, 0)->institution_name, "福寿养老院") == 0]++;
    }
    assert_true(drawn[0] > 0 && drawn[1] > 0);
}

/* ---- the urn ---- */

static struct draw_pool pool(void **state, const char *who, struct draw_pool_request request) {
    struct draw_pool found;
    assert_ok(draw_pool_get(fixture_as(*state, who), &request, &found));
    return found;
}

static struct draw_pool_request anything(void) {
    struct draw_pool_request request;
    shape_clear(&draw_pool_request_shape, &request);
    return request;
}

static void test_the_urn_holds_what_was_asked_for(void **state) {
    struct draw_pool_request request = anything();
    assert_int_equal(pool(state, "city_supervisor", request).institutions, 3);
    assert_int_equal(pool(state, "city_supervisor", request).inspectors, 1);
    assert_string_equal(
        ((const char *const *)pool(state, "city_supervisor", request).inspector_names.items)[0], "市监管");
    assert_int_equal(pool(state, "far_supervisor", request).institutions, 1);
    request.institution_type = TYPE_CHILD_WELFARE;
    struct draw_pool found = pool(state, "county_supervisor", request);
    assert_int_equal(found.institutions, 1);
    assert_string_equal(found.conditions, "运营中的机构；儿童福利机构");
    request = anything();
    request.not_visited_since = fixture_day("2026-11-01");
    plan_visit(*state, "county_supervisor", FIXTURE_HOME, 1, false);
    assert_int_equal(pool(state, "county_supervisor", request).institutions, 1);
    request = anything();
    request.unplanned = YES;
    struct visit_plan_edit edit = plan_of(1, FIXTURE_OTHER_HOME, "2026-12-02");
    plan_make(*state, "county_supervisor", &edit);
    assert_int_equal(pool(state, "county_supervisor", request).institutions, 1);
    assert_int_equal(pool(state, "city_supervisor", request).institutions, 3);
    request.county = "529902";
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, draw_pool_get(ctx, &request, &found), "county", "unknown");
}

static void refuse(void **state, const struct draw_new *request, const char *field, const char *code) {
    struct draw draw;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_field_error(ctx, draw_put(ctx, request, &draw), field, code);
}

static void test_more_than_there_is_cannot_be_drawn(void **state) {
    struct draw draw;
    struct draw_new request = draw_of(DRAW);
    request.count = 3;
    refuse(state, &request, "count", "range");
    request.percent = 50;
    refuse(state, &request, "count", "required");
    request.count = request.percent = INT_NONE;
    refuse(state, &request, "count", "required");
    request = draw_of(DRAW);
    request.team_size = 3;
    refuse(state, &request, "team_size", "range");
    request = draw_of(DRAW);
    request.kind = KIND_SELF;
    refuse(state, &request, "kind", "enum");
    request = draw_of(DRAW);
    request.institution_type = TYPE_FUNERAL_HOME;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_int_equal(draw_put(ctx, &request, &draw), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "没有符合条件的机构，请放宽条件（运营中的机构；殡仪馆(公墓)）");
    request = draw_of(DRAW);
    request.count = INT_NONE;
    request.percent = 51; /* of two: rounded up */
    assert_int_equal(make(state, "county_supervisor", &request).results.count, 2);
}

/* ---- verified ---- */

static struct draw_check verify(void **state) {
    struct draw_check check;
    assert_ok(
        draw_verify(fixture_as(*state, "county_leader"), &(struct draw_by_uuid){fixture_uuid(DRAW)}, &check));
    return check;
}

/* Behind the program's back: the trigger that forbids it is dropped first. */
static void spoil(struct fixture *fixture, const char *sql) {
    sqlite3 *handle;
    fixture_commit(fixture);
    db_rollback(fixture->db);
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, "DROP TRIGGER draw_no_update", NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
    assert_ok(db_begin_write(fixture->db));
}

static void test_anybody_can_repeat_it(void **state) {
    struct draw_new request = draw_of(DRAW);
    struct draw draw = make(state, "county_supervisor", &request);
    struct draw_check check = verify(state);
    assert_int_equal(check.institution_pool_intact, YES);
    assert_int_equal(check.inspector_pool_intact, YES);
    assert_int_equal(check.repeats, YES);
    assert_string_equal(check.seed, draw.seed);
    assert_int_equal(check.lots.count, 2);
    const struct draw_lot *lots = check.lots.items;
    assert_int_equal(lots[0].drawn, YES);
    assert_int_equal(lots[1].drawn, NO);
    assert_string_equal(lots[0].name, result(&draw, 0)->institution_name);
    assert_true(strcmp(lots[0].key, lots[1].key) < 0);
    const char *text;
    assert_ok(draw_text(fixture_as(*state, "county_leader"), &(struct draw_by_uuid){request.uuid}, &text));
    assert_non_null(strstr(text, draw.seed));
    assert_non_null(strstr(text, "石麓县儿童福利院"));
    assert_non_null(strstr(text, draw.institution_hash));
}

static void test_a_changed_pool_or_result_is_found_out(void **state) {
    struct draw_new request = draw_of(DRAW);
    make(state, "county_supervisor", &request);
    spoil(*state, "UPDATE draw SET institution_pool = replace(institution_pool, '福', '富')");
    struct draw_check check = verify(state);
    assert_int_equal(check.institution_pool_intact, NO);
    assert_int_equal(check.inspector_pool_intact, YES);
    assert_int_equal(check.repeats, YES);
}

static void test_a_changed_result_is_found_out(void **state) {
    struct draw_new request = draw_of(DRAW);
    make(state, "county_supervisor", &request);
    spoil(*state, "UPDATE draw SET result = replace(result, '-8000-', '-8001-')");
    assert_int_equal(verify(state).repeats, NO);
}

static void test_pages_go_back_in_time(void **state) {
    struct draw_page page;
    struct draw_filter filter = {NULL, 1};
    struct draw_new request = draw_of(DRAW);
    make(state, "county_supervisor", &request);
    request = draw_of(OTHER);
    request.title = "第二次";
    make(state, "county_supervisor", &request);
    assert_ok(draw_list(fixture_as(*state, "county_leader"), &filter, &page));
    assert_int_equal(page.total, 2);
    assert_string_equal(((const struct draw *)page.items.items)->title, "第二次");
    filter.cursor = page.next;
    assert_ok(draw_list(fixture_as(*state, "county_leader"), &filter, &page));
    assert_string_equal(((const struct draw *)page.items.items)->title, "12月双随机抽查");
    assert_null(page.next);
    assert_ok(draw_list(fixture_as(*state, "far_leader"), &(struct draw_filter){NULL, INT_NONE}, &page));
    assert_int_equal(page.total, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_lots_stand_in_the_order_of_their_hashes),
        FIXTURE_TEST(test_teams_go_round_and_the_recused_keep_out),
        FIXTURE_TEST(test_a_draw_plans_what_it_drew),
        FIXTURE_TEST(test_sent_again_it_is_not_drawn_again),
        FIXTURE_TEST(test_another_seed_may_draw_another_and_the_same_draws_the_same),
        FIXTURE_TEST(test_the_urn_holds_what_was_asked_for),
        FIXTURE_TEST(test_more_than_there_is_cannot_be_drawn),
        FIXTURE_TEST(test_anybody_can_repeat_it),
        FIXTURE_TEST(test_a_changed_pool_or_result_is_found_out),
        FIXTURE_TEST(test_a_changed_result_is_found_out),
        FIXTURE_TEST(test_pages_go_back_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
