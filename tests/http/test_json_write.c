#include "check.h"
#include "minan/http/json_read.h"
#include "minan/http/json_write.h"
#include "sample.h"

#include <math.h>
#include <string.h>

static const char *written(struct arena *arena, const struct shape *shape, const void *object) {
    struct buf buf;
    buf_init(&buf, arena, 4);
    json_write(&buf, shape, object);
    assert_int_equal(strlen(buf.data), buf.size);
    return buf.data;
}

static void test_every_type_is_written(void **state) {
    struct answer answers[2] = {{"甲", day_of(2026, 1, 31)}, {"乙", DAY_NONE}};
    const char *tags[2] = {"x", "y"};
    struct sample sample;
    shape_clear(&sample_shape, &sample);
    sample.id.value = 7;
    assert_true(uuid_parse("018f4e3a-0000-7000-8000-000000000001", &sample.uuid));
    sample.name = "柳林";
    sample.note = "a\nb";
    sample.layout = "{\"a\":[1]}";
    sample.deadline = day_of(2026, 2, 28);
    sample.at = INT64_C(1795420800500);
    sample.beds = INT64_C(9007199254740993);
    sample.depth = -10;
    sample.cost = 0.1;
    sample.open = NO;
    sample.colour = COLOUR_BLUE;
    sample.place = (struct place_of){.longitude = 112.5, .address = "街"};
    sample.answers = (struct list){answers, 2};
    sample.tags = (struct list){tags, 2};
    sample.hash = "secret";
    assert_string_equal(
        written(*state, &sample_shape, &sample),
        "{\"uuid\":\"018f4e3a-0000-7000-8000-000000000001\",\"name\":\"柳林\",\"note\":\"a\\nb\","
        "\"layout\":{\"a\":[1]},\"deadline\":\"2026-02-28\",\"at\":\"2026-11-23T08:00:00.500Z\","
        "\"beds\":9007199254740993,\"depth\":-10,\"cost\":0.1,\"open\":false,\"colour\":\"blue\","
        "\"place\":{\"longitude\":112.5,\"address\":\"街\"},"
        "\"answers\":[{\"item\":\"甲\",\"deadline\":\"2026-01-31\"},{\"item\":\"乙\"}],\"tags\":[\"x\",\"y\"]"
        "}");
}

/* NULLABLE: null. Others: left out. Lists: empty. */
static void test_absent_members(void **state) {
    struct sample sample;
    shape_clear(&sample_shape, &sample);
    assert_string_equal(written(*state, &sample_shape, &sample),
                        "{\"note\":null,\"at\":null,\"colour\":null,\"place\":{\"longitude\":null},"
                        "\"answers\":[],\"tags\":[]}");
}

static void test_an_object_of_nothing_is_empty(void **state) {
    struct answer answer;
    shape_clear(&answer_shape, &answer);
    assert_string_equal(written(*state, &answer_shape, &answer), "{}");
}

static void test_texts_are_escaped(void **state) {
    static const struct {
        const char *text;
        const char *json;
    } rows[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"柳林 a", "\"柳林 a\""},
        {"\"", "\"\\\"\""},
        {"\\", "\"\\\\\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\""},
        {"\x01\x0b\x1f", "\"\\u0001\\u000b\\u001f\""},
        {"/<>&'", "\"/<>&'\""},
        {"\x7f", "\"\x7f\""},
        {"\U0001F525", "\"\U0001F525\""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf buf;
        buf_init(&buf, *state, 1);
        json_text(&buf, rows[i].text);
        check_text(rows[i].json, buf.data, rows[i].json);
    }
}

struct numbers {
    int64_t whole;
    double real;
};
static const struct field numbers_fields[] = {
    F_INT(struct numbers, whole, 0),
    F_REAL(struct numbers, real, NULLABLE),
};
static SHAPE(numbers, struct numbers);

static void test_numbers(void **state) {
    static const struct {
        int64_t whole;
        double real;
        const char *json;
    } rows[] = {
        {0, 0, "{\"whole\":0,\"real\":0}"},
        {-1, -0.5, "{\"whole\":-1,\"real\":-0.5}"},
        {INT64_MAX, 1e300, "{\"whole\":9223372036854775807,\"real\":1e+300}"},
        {INT64_MIN + 1, 1.0 / 3, "{\"whole\":-9223372036854775807,\"real\":0.33333333333333331}"},
        {1, 100, "{\"whole\":1,\"real\":100}"},
        {1, 98.7, "{\"whole\":1,\"real\":98.7}"},
        {1, INFINITY, "{\"whole\":1,\"real\":null}"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct numbers numbers = {rows[i].whole, rows[i].real};
        check_text(rows[i].json, written(*state, &numbers_shape, &numbers), rows[i].json);
    }
}

/* Whatever length the buffer happens to have left. */
static void test_the_buffer_may_be_full_at_any_byte(void **state) {
    struct answer answer = {"甲\"乙", day_of(2026, 1, 31)};
    for (size_t filled = 0; filled < 80; filled++) {
        struct buf buf;
        buf_init(&buf, *state, 80);
        for (size_t i = 0; i < filled; i++)
            buf_char(&buf, '.');
        json_write(&buf, &answer_shape, &answer);
        assert_string_equal(buf.data + filled, "{\"item\":\"甲\\\"乙\",\"deadline\":\"2026-01-31\"}");
    }
}

static void test_what_is_written_can_be_read_again(void **state) {
    struct answer answers[1] = {{"甲", day_of(2026, 1, 31)}};
    struct sample sample;
    shape_clear(&sample_shape, &sample);
    sample.name = "柳林\"\\";
    sample.cost = 1.0 / 3;
    sample.open = YES;
    sample.colour = COLOUR_RED;
    sample.place.longitude = -0.1;
    sample.answers = (struct list){answers, 1};
    const char *json = written(*state, &sample_shape, &sample);
    struct err err;
    struct sample again;
    err_init(&err, *state);
    assert_int_equal(json_read(json, strlen(json), &sample_shape, *state, &err, &again), STATUS_OK);
    assert_string_equal(again.name, sample.name);
    assert_true(again.cost == sample.cost);
    assert_true(again.place.longitude == sample.place.longitude);
    assert_string_equal(written(*state, &sample_shape, &again), json);
}

/* ---- does a reply fit its shape ---- */

static void test_what_is_written_fits(void **state) {
    struct sample sample;
    shape_clear(&sample_shape, &sample);
    sample.name = "柳林";
    const char *json = written(*state, &sample_shape, &sample);
    const char *problem = NULL;
    bool fits = json_check(&sample_shape, json, strlen(json), *state, &problem);
    check_text("problem", problem, NULL);
    assert_true(fits);
}

#define START "{\"name\":\"ab\",\"note\":null,\"at\":null,\"colour\":null,"
#define PLACE "\"place\":{\"longitude\":null},"
#define LISTS "\"answers\":[],\"tags\":[]"

static void test_departures_are_found(void **state) {
    static const struct {
        const char *json;
        const char *problem;
    } rows[] = {
        {START PLACE LISTS "}", NULL},
        {START PLACE LISTS ",\"layout\":[{\"any\":1}]}", NULL},
        {START PLACE LISTS ",\"cost\":1}", NULL},
        {"[]", "请求内容应为一个 JSON 对象"},
        {START LISTS "}", "place: missing"},
        {START PLACE "\"tags\":[]}", "answers: missing"},
        {"{\"note\":null,\"at\":null,\"colour\":null," PLACE LISTS "}", "name: missing"},
        {START PLACE LISTS ",\"hash\":\"a\"}", "hash: not in the shape"},
        {START PLACE LISTS ",\"id\":1}", "id: not in the shape"},
        {START PLACE LISTS ",\"z\":1}", "z: not in the shape"},
        {START PLACE LISTS ",\"beds\":null}", "beds: null, but not NULLABLE"},
        {START PLACE LISTS ",\"beds\":\"1\"}", "beds: of the wrong type"},
        {START PLACE LISTS ",\"beds\":1.5}", "beds: of the wrong type"},
        {START PLACE LISTS ",\"cost\":true}", "cost: of the wrong type"},
        {START PLACE LISTS ",\"open\":0}", "open: of the wrong type"},
        {START PLACE LISTS ",\"uuid\":\"1\"}", "uuid: no UUID"},
        {START PLACE LISTS ",\"deadline\":\"2026-02-30\"}", "deadline: no date"},
        {"{\"name\":\"ab\",\"note\":null,\"at\":\"x\",\"colour\":null," PLACE LISTS "}", "at: no date-time"},
        {"{\"name\":\"ab\",\"note\":null,\"at\":null,\"colour\":\"x\"," PLACE LISTS "}",
         "colour: not in the vocabulary"},
        {START "\"place\":{}," LISTS "}", "place.longitude: missing"},
        {START "\"place\":{\"longitude\":1,\"z\":1}," LISTS "}", "place.z: not in the shape"},
        {START PLACE "\"answers\":[{\"item\":\"a\"},{}],\"tags\":[]}", "answers[1].item: missing"},
        {START PLACE "\"answers\":[5],\"tags\":[]}", "answers[0]: no object"},
        {START PLACE "\"answers\":{},\"tags\":[]}", "answers: of the wrong type"},
        {START PLACE "\"answers\":[],\"tags\":[\"a\",1]}", "tags[1]: no text"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const char *problem = NULL;
        bool fits = json_check(&sample_shape, rows[i].json, strlen(rows[i].json), *state, &problem);
        check_text(rows[i].json, problem, rows[i].problem);
        assert_int_equal(fits, rows[i].problem == NULL);
    }
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(test_every_type_is_written),
        WITH(test_absent_members),
        WITH(test_an_object_of_nothing_is_empty),
        WITH(test_texts_are_escaped),
        WITH(test_numbers),
        WITH(test_the_buffer_may_be_full_at_any_byte),
        WITH(test_what_is_written_can_be_read_again),
        WITH(test_what_is_written_fits),
        WITH(test_departures_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
