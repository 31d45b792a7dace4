#include "check.h"
#include "minan/http/json_read.h"
#include "minan/http/uri.h"
#include "sample.h"

#include <math.h>
#include <string.h>

static enum status read_query(struct arena *arena, const char *query, struct err *err,
                              struct sample_filter *filter) {
    struct request_target target;
    assert_int_equal(uri_parse(arena_printf(arena, "/x?%s", query), arena, &target), STATUS_OK);
    err_init(err, arena);
    return query_read(&target, &sample_filter_shape, arena, err, filter);
}

static void test_every_type_is_read(void **state) {
    struct err err;
    struct sample_filter filter;
    const char *query =
        "uuid=018F4E3A-0000-7000-8000-000000000001&q=+%E6%9F%B3%E6%9E%97+&beds=-5&cost=-1.5e2&open=true"
        "&colour=red&from=2026-01-31&since=2026-11-23T08:00:00Z&areas=fire,%20gas&limit=20";
    check_status(query, read_query(*state, query, &err, &filter), STATUS_OK);
    assert_string_equal(filter.uuid.text, "018f4e3a-0000-7000-8000-000000000001");
    assert_string_equal(filter.q, "柳林");
    assert_int_equal(filter.beds, -5);
    assert_true(filter.cost == -150);
    assert_int_equal(filter.open, YES);
    assert_int_equal(filter.colour, COLOUR_RED);
    assert_int_equal(filter.from, day_of(2026, 1, 31));
    assert_int_equal(filter.since, INT64_C(1795420800000));
    assert_int_equal(filter.areas.count, 2);
    assert_string_equal(((const char **)filter.areas.items)[0], "fire");
    assert_string_equal(((const char **)filter.areas.items)[1], "gas");
    assert_int_equal(filter.limit, 20);
}

static void test_empty_values_are_absent(void **state) {
    struct err err;
    struct sample_filter filter;
    memset(&filter, 0x5a, sizeof filter);
    const char *query = "uuid=&q=&beds=&cost=&open=&colour=&from=&since=&areas=&limit=1";
    check_status(query, read_query(*state, query, &err, &filter), STATUS_OK);
    assert_false(uuid_is_set(&filter.uuid));
    assert_null(filter.q);
    assert_int_equal(filter.beds, INT_NONE);
    assert_true(isnan(filter.cost));
    assert_int_equal(filter.open, TRUTH_NONE);
    assert_int_equal(filter.colour, 0);
    assert_int_equal(filter.from, DAY_NONE);
    assert_int_equal(filter.since, TIME_NONE);
    assert_int_equal(filter.areas.count, 0);
}

static void test_one_wrong_value_is_named(void **state) {
    static const struct {
        const char *query;
        const char *field;
        const char *code;
        const char *message;
    } rows[] = {
        {"xyz=1", "xyz", "unknown", "不认识的字段 \"xyz\""},
        {"answers=1", "answers", "unknown", "不认识的字段 \"answers\""},
        {"beds=5&beds=5", "beds", "duplicate", "「床位数」重复出现"},
        {"uuid=1", "uuid", "uuid", "「编号」不是有效的 UUID"},
        {"q=123456", "q", "length", "「搜索」最多 5 个字"},
        {"q=a%0Ab", "q", "control", "「搜索」不能换行"},
        {"q=a%01b", "q", "control", "「搜索」不能含有控制字符"},
        {"beds=101", "beds", "range", "「床位数」应在 -5 到 100 之间"},
        {"beds=-6", "beds", "range", "「床位数」应在 -5 到 100 之间"},
        {"beds=5.0", "beds", "type", "「床位数」应为整数"},
        {"beds=0x5", "beds", "type", "「床位数」应为整数"},
        {"beds=%2B5", "beds", "type", "「床位数」应为整数"},
        {"beds=+5", "beds", "type", "「床位数」应为整数"},
        {"beds=-", "beds", "type", "「床位数」应为整数"},
        {"beds=99999999999999999999", "beds", "type", "「床位数」应为整数"},
        {"cost=1x", "cost", "type", "「费用」应为数字"},
        {"cost=nan", "cost", "type", "「费用」应为数字"},
        {"cost=0x10", "cost", "type", "「费用」应为数字"},
        {"cost=1e", "cost", "type", "「费用」应为数字"},
        {"open=1", "open", "type", "「营业」应为是或否（true 或 false）"},
        {"open=TRUE", "open", "type", "「营业」应为是或否（true 或 false）"},
        {"colour=green", "colour", "enum", "「颜色」应为以下之一：red、blue"},
        {"from=2026-02-30", "from", "date", "「起始日期」不是有效日期，应为 2026-01-31 这样的格式"},
        {"since=2026-02-01", "since", "time",
         "「起始时间」不是有效时间，应为 2026-01-31T08:00:00Z 这样的格式"},
        {"areas=a,b,c,d", "areas", "items", "「领域」最多 3 项"},
        {"areas=a,,b", "areas[1]", "blank", "「领域」不能为空"},
        {"areas=a,", "areas[1]", "blank", "「领域」不能为空"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample_filter filter;
        const char *query = arena_printf(*state, "limit=1&%s", rows[i].query);
        check_status(query, read_query(*state, query, &err, &filter), STATUS_INVALID);
        if (err.count != 1)
            fail_msg("%s: %d errors", query, err.count);
        check_error(&err, 0, rows[i].field, rows[i].code, rows[i].message);
    }
}

static void test_a_required_value(void **state) {
    static const char *const rows[] = {"", "limit=", "limit"};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample_filter filter;
        check_status(rows[i], read_query(*state, rows[i], &err, &filter), STATUS_INVALID);
        assert_int_equal(err.count, 1);
        check_error(&err, 0, "limit", "required", "「条数」不能为空");
    }
}

/* ---- path ---- */

struct by_path {
    struct uuid uuid;
    const char *code;
    int64_t year;
    int64_t other;
};
static const struct field by_path_fields[] = {
    F_UUID(struct by_path, uuid, IN_PATH),
    F_TEXT(struct by_path, code, IN_PATH, .max = 6),
    F_INT(struct by_path, year, IN_PATH, .min = 2000, .max = 2100),
    F_INT(struct by_path, other, 0),
};
static SHAPE(by_path, struct by_path);

static enum status read_path(struct arena *arena, const char *raw, struct by_path *object) {
    struct request_target target;
    struct path_params params;
    assert_int_equal(uri_parse(raw, arena, &target), STATUS_OK);
    assert_true(path_match("/a/{uuid}/{code}/{year}", &target, &params));
    shape_clear(&by_path_shape, object);
    return path_read(&params, &by_path_shape, arena, object);
}

static void test_path_values_are_read(void **state) {
    struct by_path object;
    check_status("path", read_path(*state, "/a/018F4E3A-0000-7000-8000-000000000001/140100/2026", &object),
                 STATUS_OK);
    assert_string_equal(object.uuid.text, "018f4e3a-0000-7000-8000-000000000001");
    assert_string_equal(object.code, "140100");
    assert_int_equal(object.year, 2026);
    assert_int_equal(object.other, INT_NONE);
}

static void test_what_cannot_exist_is_not_found(void **state) {
    static const char *const rows[] = {
        "/a/1/140100/2026",
        "/a/018f4e3a-0000-7000-8000-00000000000/140100/2026",
        "/a/018f4e3a-0000-7000-8000-000000000001/1401000/2026",
        "/a/018f4e3a-0000-7000-8000-000000000001/%20/2026",
        "/a/018f4e3a-0000-7000-8000-000000000001/140100/1999",
        "/a/018f4e3a-0000-7000-8000-000000000001/140100/x",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct by_path object;
        check_status(rows[i], read_path(*state, rows[i], &object), STATUS_NOT_FOUND);
    }
}

static void test_a_pattern_without_the_name_is_not_found(void **state) {
    struct by_path object;
    struct path_params none = {.count = 0};
    shape_clear(&by_path_shape, &object);
    assert_int_equal(path_read(&none, &by_path_shape, *state, &object), STATUS_NOT_FOUND);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(test_every_type_is_read),
        WITH(test_empty_values_are_absent),
        WITH(test_one_wrong_value_is_named),
        WITH(test_a_required_value),
        WITH(test_path_values_are_read),
        WITH(test_what_cannot_exist_is_not_found),
        WITH(test_a_pattern_without_the_name_is_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
