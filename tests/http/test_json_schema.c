#include "check.h"
#include "minan/http/json_write.h"
#include "sample.h"

#include <jansson.h>
#include <string.h>

static const char *schema(struct arena *arena, const struct shape *shape, enum schema_use use) {
    struct buf buf;
    buf_init(&buf, arena, 64);
    json_schema(&buf, shape, use);
    json_t *parsed = json_loadb(buf.data, buf.size, JSON_REJECT_DUPLICATES, NULL);
    assert_non_null(parsed);
    json_decref(parsed);
    return buf.data;
}

static void test_a_body(void **state) {
    assert_string_equal(
        schema(*state, &sample_shape, SCHEMA_BODY),
        "{\"type\":\"object\",\"properties\":{"
        "\"name\":{\"type\":\"string\",\"minLength\":2,\"maxLength\":10,\"description\":\"机构名称\"},"
        "\"note\":{\"type\":[\"string\",\"null\"],\"maxLength\":1000,\"description\":\"备注: free text\"},"
        "\"layout\":{\"title\":\"布局\",\"description\":\"布局\"},"
        "\"deadline\":{\"type\":[\"string\",\"null\"],\"format\":\"date\",\"description\":\"整改期限\"},"
        "\"at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\",\"description\":\"开始时间\"},"
        "\"beds\":{\"type\":[\"integer\",\"null\"],\"format\":\"int64\",\"minimum\":0,\"maximum\":100000,"
        "\"description\":\"床位数\"},"
        "\"depth\":{\"type\":[\"integer\",\"null\"],\"format\":\"int64\",\"minimum\":-10,\"maximum\":10,"
        "\"description\":\"has no label\"},"
        "\"cost\":{\"type\":[\"number\",\"null\"],\"description\":\"费用\"},"
        "\"open\":{\"type\":[\"boolean\",\"null\"],\"description\":\"营业\"},"
        "\"colour\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/colour\"},{\"type\":\"null\"}],"
        "\"description\":\"颜色\"},"
        "\"place\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/place_of\"},{\"type\":\"null\"}],"
        "\"description\":\"位置\"},"
        "\"answers\":{\"type\":[\"array\",\"null\"],\"items\":{\"$ref\":\"#/components/schemas/answer\"},"
        "\"minItems\":1,\"maxItems\":3,\"description\":\"答案\"},"
        "\"tags\":{\"type\":[\"array\",\"null\"],\"items\":{\"type\":\"string\"},\"maxItems\":500,"
        "\"description\":\"标签\"}},"
        "\"required\":[\"name\"],\"additionalProperties\":false}");
}

static void test_a_reply(void **state) {
    assert_string_equal(
        schema(*state, &sample_shape, SCHEMA_REPLY),
        "{\"type\":\"object\",\"properties\":{"
        "\"uuid\":{\"type\":\"string\",\"format\":\"uuid\",\"description\":\"编号\"},"
        "\"name\":{\"type\":\"string\",\"description\":\"机构名称\"},"
        "\"note\":{\"type\":[\"string\",\"null\"],\"description\":\"备注: free text\"},"
        "\"layout\":{\"title\":\"布局\",\"description\":\"布局\"},"
        "\"deadline\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"整改期限\"},"
        "\"at\":{\"type\":[\"string\",\"null\"],\"format\":\"date-time\",\"description\":\"开始时间\"},"
        "\"beds\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"床位数\"},"
        "\"depth\":{\"type\":\"integer\",\"format\":\"int64\",\"description\":\"has no label\"},"
        "\"cost\":{\"type\":\"number\",\"description\":\"费用\"},"
        "\"open\":{\"type\":\"boolean\",\"description\":\"营业\"},"
        "\"colour\":{\"anyOf\":[{\"$ref\":\"#/components/schemas/colour\"},{\"type\":\"null\"}],"
        "\"description\":\"颜色\"},"
        "\"place\":{\"$ref\":\"#/components/schemas/place_of\",\"description\":\"位置\"},"
        "\"answers\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/components/schemas/answer\"},"
        "\"description\":\"答案\"},"
        "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"description\":\"标签\"}},"
        "\"required\":[\"name\",\"note\",\"at\",\"colour\",\"place\",\"answers\",\"tags\"],"
        "\"additionalProperties\":false}");
}

static void test_a_patch_may_be_null_where_it_clears(void **state) {
    assert_string_equal(
        schema(*state, &sample_patch_shape, SCHEMA_BODY),
        "{\"type\":\"object\",\"properties\":{"
        "\"name\":{\"type\":\"string\",\"maxLength\":200,\"description\":\"机构名称\"},"
        "\"note\":{\"type\":[\"string\",\"null\"],\"maxLength\":200,\"description\":\"备注\"},"
        "\"beds\":{\"type\":[\"integer\",\"null\"],\"format\":\"int64\",\"minimum\":0,\"maximum\":2147483647,"
        "\"description\":\"床位数\"},"
        "\"version\":{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":2147483647,"
        "\"description\":\"版本\"}},"
        "\"required\":[\"version\"],\"additionalProperties\":false}");
}

static void test_a_required_text_has_at_least_one_character(void **state) {
    const char *text = schema(*state, &answer_shape, SCHEMA_BODY);
    assert_non_null(strstr(text, "\"item\":{\"type\":\"string\",\"minLength\":1,\"maxLength\":5,"));
}

static void test_a_vocabulary(void **state) {
    struct buf buf;
    buf_init(&buf, *state, 16);
    json_schema_names(&buf, &colour_names);
    assert_string_equal(buf.data, "{\"type\":\"string\",\"enum\":[\"red\",\"blue\"],"
                                  "\"x-labels\":{\"red\":\"红\",\"blue\":\"蓝\"}}");
}

static void test_a_query_parameter(void **state) {
    static const struct {
        const char *name;
        const char *schema;
    } rows[] = {
        {"uuid", "{\"type\":\"string\",\"format\":\"uuid\",\"description\":\"编号\"}"},
        {"colour", "{\"$ref\":\"#/components/schemas/colour\",\"description\":\"颜色\"}"},
        {"areas",
         "{\"type\":\"array\",\"items\":{\"type\":\"string\"},\"maxItems\":3,\"description\":\"领域\"}"},
        {"limit", "{\"type\":\"integer\",\"format\":\"int64\",\"minimum\":0,\"maximum\":2147483647,"
                  "\"description\":\"条数\"}"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf buf;
        buf_init(&buf, *state, 16);
        json_schema_field(&buf, shape_field(&sample_filter_shape, rows[i].name));
        check_text(rows[i].name, buf.data, rows[i].schema);
    }
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(test_a_body),
        WITH(test_a_reply),
        WITH(test_a_patch_may_be_null_where_it_clears),
        WITH(test_a_required_text_has_at_least_one_character),
        WITH(test_a_vocabulary),
        WITH(test_a_query_parameter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
