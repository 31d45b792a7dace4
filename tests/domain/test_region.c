#include "check.h"
#include "minan/domain/region.h"

static struct region_new region_request(const char *code, const char *name, enum region_level level,
                                        const char *parent) {
    return (struct region_new){.code = code, .name = name, .level = level, .parent = parent};
}

static enum status put(struct ctx *ctx, struct region_new request, struct region *ret_region) {
    return region_put(ctx, &request, ret_region);
}

static void test_the_tree_of_the_city_is_listed_cities_first(void **state) {
    struct region_tree tree;
    static const char *const codes[] = {"529900", "529901", "529901001", "529901002", "529902", "529902001"};
    assert_ok(region_list(fixture_as(*state, "county_supervisor"), &tree));
    assert_int_equal(tree.items.count, 6);
    const struct region *regions = tree.items.items;
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(regions[i].code, codes[i]);
    assert_null(regions[0].parent);
    assert_string_equal(regions[2].parent, "529901");
    assert_int_equal(regions[2].level, REGION_TOWN);
}

static void test_nobody_sees_no_region(void **state) {
    struct region_tree tree;
    assert_ok(region_list(fixture_as(*state, ""), &tree));
    assert_int_equal(tree.items.count, 0);
}

static void test_a_region_is_found_only_within_reach(void **state) {
    struct region region;
    assert_ok(region_by_code(fixture_as(*state, "city_supervisor"), "529902", &region));
    assert_string_equal(region.name, "青岭县");
    assert_int_equal(region.id.value, FIXTURE_FAR_COUNTY_ID);
    assert_int_equal(region.county_id, FIXTURE_FAR_COUNTY_ID);
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    assert_ok(region_by_code(ctx, "529901001", &region));
    assert_int_equal(region_by_code(ctx, "529902", &region), STATUS_NOT_FOUND);
    assert_int_equal(region_by_code(ctx, "529900", &region), STATUS_NOT_FOUND);
    assert_int_equal(region_by_code(ctx, "000000", &region), STATUS_NOT_FOUND);
    assert_string_equal(region.code, "529901001");
}

static void test_a_county_is_made_once(void **state) {
    struct region region;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    assert_ok(put(ctx, region_request("529903", "白沙县", REGION_COUNTY, "529900"), &region));
    assert_true(ctx->created);
    assert_int_equal(ctx->version, 1);
    assert_int_equal(region.county_id, region.id.value);
    assert_int_equal(region.city_id, FIXTURE_CITY_ID);
    ctx = fixture_as(*state, "system_admin");
    assert_ok(put(ctx, region_request("529903", "白沙县", REGION_COUNTY, "529900"), &region));
    assert_false(ctx->created);
    ctx = fixture_as(*state, "system_admin");
    assert_int_equal(put(ctx, region_request("529903", "黑沙县", REGION_COUNTY, "529900"), &region),
                     STATUS_DUPLICATE);
    assert_string_equal(ctx->err->detail, "区划代码 529903 已登记为「白沙县」");
}

static void test_a_town_hangs_on_its_county(void **state) {
    struct region region;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    assert_ok(put(ctx, region_request("529902002", "云台镇", REGION_TOWN, "529902"), &region));
    assert_int_equal(region.county_id, FIXTURE_FAR_COUNTY_ID);
    assert_int_equal(region.city_id, FIXTURE_CITY_ID);
    assert_string_equal(region.parent, "529902");
}

static void test_what_is_no_region_is_refused_by_field(void **state) {
    struct region region;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    enum status status = put(ctx, region_request("52990x", "白沙县", REGION_COUNTY, "529900"), &region);
    assert_field_error(ctx, status, "code", "format");
    ctx = fixture_as(*state, "system_admin");
    status = put(ctx, region_request("529903", "云台镇", REGION_TOWN, "529902"), &region);
    assert_field_error(ctx, status, "code", "format");
    ctx = fixture_as(*state, "system_admin");
    status = put(ctx, region_request("529903", "白沙县", REGION_COUNTY, NULL), &region);
    assert_field_error(ctx, status, "parent", "required");
    ctx = fixture_as(*state, "system_admin");
    status = put(ctx, region_request("529903", "白沙县", REGION_COUNTY, "529999"), &region);
    assert_field_error(ctx, status, "parent", "unknown");
    ctx = fixture_as(*state, "system_admin");
    status = put(ctx, region_request("529903", "白沙县", REGION_COUNTY, "529901"), &region);
    assert_field_error(ctx, status, "parent", "enum");
    ctx = fixture_as(*state, "system_admin");
    status = put(ctx, region_request("529903", "石麓县", REGION_COUNTY, "529900"), &region);
    assert_field_error(ctx, status, "name", "duplicate");
}

static void test_an_administrator_of_a_city_makes_no_second_one(void **state) {
    struct region region;
    struct ctx *ctx = fixture_as(*state, "system_admin");
    assert_int_equal(put(ctx, region_request("529800", "海丰市", REGION_CITY, NULL), &region),
                     STATUS_FORBIDDEN);
    ctx = fixture_as(*state, "system_admin");
    ctx->actor.city_id = 0;
    assert_ok(put(ctx, region_request("529800", "海丰市", REGION_CITY, NULL), &region));
    assert_int_equal(region.city_id, region.id.value);
    assert_int_equal(region.county_id, INT_NONE);
    ctx = fixture_as(*state, "system_admin");
    assert_int_equal(region_by_code(ctx, "529800", &region), STATUS_NOT_FOUND);
    assert_int_equal(put(ctx, region_request("529800", "海丰市", REGION_CITY, NULL), &region),
                     STATUS_NOT_FOUND);
}

static void test_a_rename_keeps_the_code_and_counts_the_version(void **state) {
    struct region region;
    const struct region_change change = {.code = "529901001", .name = "新柳镇"};
    struct ctx *ctx = fixture_as(*state, "system_admin");
    ctx->base_version = 1;
    assert_ok(region_rename(ctx, &change, &region));
    assert_string_equal(region.name, "新柳镇");
    assert_int_equal(region.row_version, 2);
    assert_int_equal(ctx->version, 2);
    ctx = fixture_as(*state, "system_admin");
    ctx->base_version = 1;
    assert_int_equal(region_rename(ctx, &change, &region), STATUS_STALE);
    const struct region_change taken = {.code = "529901001", .name = "东关街道"};
    ctx = fixture_as(*state, "system_admin");
    assert_field_error(ctx, region_rename(ctx, &taken, &region), "name", "duplicate");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_tree_of_the_city_is_listed_cities_first),
        FIXTURE_TEST(test_nobody_sees_no_region),
        FIXTURE_TEST(test_a_region_is_found_only_within_reach),
        FIXTURE_TEST(test_a_county_is_made_once),
        FIXTURE_TEST(test_a_town_hangs_on_its_county),
        FIXTURE_TEST(test_what_is_no_region_is_refused_by_field),
        FIXTURE_TEST(test_an_administrator_of_a_city_makes_no_second_one),
        FIXTURE_TEST(test_a_rename_keeps_the_code_and_counts_the_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
