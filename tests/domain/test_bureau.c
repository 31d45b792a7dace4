/* Which bureau numbers what: gapless series of the city and of each county. */
#include "check.h"
#include "inspection_maker.h"
#include "minan/domain/bureau.h"

static const char *number(struct ctx *ctx, const struct bureau *bureau, const char *day) {
    const char *text = NULL;
    assert_ok(bureau_number(ctx, bureau, BUREAU_NOTICE_SERIES, BUREAU_NOTICE_WORD, fixture_day(day), &text));
    return text;
}

static void test_the_bureau_of_an_account(void **state) {
    struct bureau bureau;
    assert_ok(bureau_of_actor(fixture_as(*state, "county_leader"), &bureau));
    assert_string_equal(bureau.place, "石麓县");
    assert_string_equal(bureau.code, "529901");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_ok(bureau_of_actor(ctx, &bureau));
    assert_string_equal(bureau_name(ctx->arena, &bureau), "澜江市民政局");
    assert_int_equal(bureau.region_id.value, FIXTURE_CITY_ID);
    assert_int_equal(bureau_of_actor(fixture_as(*state, "institution_principal"), &bureau), STATUS_FORBIDDEN);
    assert_int_equal(bureau_of_actor(fixture_as(*state, "town_officer"), &bureau), STATUS_FORBIDDEN);
}

static void test_each_bureau_and_year_counts_from_one(void **state) {
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    struct bureau county;
    struct bureau city;
    assert_ok(bureau_of(ctx, false, FIXTURE_CITY_ID, FIXTURE_COUNTY_ID, &county));
    assert_ok(bureau_of(ctx, true, FIXTURE_CITY_ID, FIXTURE_COUNTY_ID, &city));
    assert_string_equal(number(ctx, &county, "2026-11-23"), "石麓县民安改〔2026〕1号");
    assert_string_equal(number(ctx, &city, "2026-11-23"), "澜江市民安改〔2026〕1号");
    assert_string_equal(number(ctx, &county, "2026-12-31"), "石麓县民安改〔2026〕2号");
    assert_string_equal(number(ctx, &county, "2027-01-01"), "石麓县民安改〔2027〕1号");
}

/* The city's visits and orders count with the city, not with the county they went to. */
static void test_a_visit_is_numbered_by_the_bureau_that_made_it(void **state) {
    struct hazard of_county = make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct hazard of_city = make_hazard(*state, "city_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    struct inspection visit;
    assert_string_equal(of_county.notice_number, "石麓县民安改〔2026〕1号");
    assert_string_equal(of_city.notice_number, "澜江市民安改〔2026〕1号");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_ok(inspection_get(ctx, &(struct inspection_by_uuid){of_city.inspection}, &visit));
    assert_string_equal(visit.number, "JC-529900-2026-00001");
    assert_string_equal(visit.notice_number, "澜江市民安改〔2026〕1号");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_bureau_of_an_account),
        FIXTURE_TEST(test_each_bureau_and_year_counts_from_one),
        FIXTURE_TEST(test_a_visit_is_numbered_by_the_bureau_that_made_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
