#include "check.h"
#include "minan/base/field.h"
#include <math.h>
#include <string.h>

#define SHADE_TABLE(X)                                                                                       \
    X(SHADE_LIGHT, "light", "浅")                                                                            \
    X(SHADE_DARK, "dark", "深")
NAMES_DECLARE(shade, SHADE_TABLE)
NAMES_DEFINE(shade, "深浅", SHADE_TABLE)

struct thing_id {
    int64_t value;
};

struct inner {
    int64_t number;
};

struct thing {
    uint64_t present;
    struct thing_id id;
    const char *text;
    struct uuid uuid;
    int32_t date;
    int64_t time;
    int64_t number;
    double real;
    enum truth truth;
    enum shade shade;
    struct inner inner;
    struct list list;
    struct list texts;
};

static const struct field inner_fields[] = {F_INT(struct inner, number, 0, .max = 10)};
static SHAPE(inner, struct inner);
static const struct field thing_fields[] = {
    F_ID(struct thing, id),
    F_TEXT(struct thing, text, REQUIRED, .label = "文字", .max = 20),
    F_UUID(struct thing, uuid, REQUIRED, .label = "编号"),
    F_DATE(struct thing, date, 0, .label = "日期"),
    F_TIME(struct thing, time, 0, .label = "时间"),
    F_INT(struct thing, number, 0, .min = 1, .max = 9),
    F_REAL(struct thing, real, NULLABLE, .label = "数"),
    F_BOOL(struct thing, truth, 0, .label = "是否"),
    F_ENUM(struct thing, shade, shade, 0, .label = "深浅"),
    F_OBJECT(struct thing, inner, inner_shape, 0, .label = "内"),
    F_LIST(struct thing, list, inner_shape, 0, .label = "列"),
    F_TEXTS(struct thing, texts, 0, .label = "文"),
};
static SHAPE_PATCH(thing, struct thing);

static void test_names_go_both_ways(void **state) {
    (void)state;
    assert_int_equal(names_value(&shade_names, "dark"), SHADE_DARK);
    assert_int_equal(SHADE_LIGHT, 1);
    assert_int_equal(names_value(&shade_names, "Dark"), 0);
    assert_int_equal(names_value(&shade_names, NULL), 0);
    assert_int_equal(names_value_of_label(&shade_names, "浅"), SHADE_LIGHT);
    assert_int_equal(names_value_of_label(&shade_names, "中"), 0);
    assert_int_equal(names_value_of_label(&shade_names, NULL), 0);
    assert_string_equal(names_code(&shade_names, SHADE_LIGHT), "light");
    assert_string_equal(names_label(&shade_names, SHADE_DARK), "深");
    assert_null(names_code(&shade_names, 0));
    assert_null(names_label(&shade_names, 3));
    assert_string_equal(shade_names.id, "shade");
    assert_int_equal(shade_names.count, 2);
}

static void test_clear_makes_every_member_absent(void **state) {
    (void)state;
    struct thing thing;
    memset(&thing, 0x5A, sizeof thing);
    shape_clear(&thing_shape, &thing);
    assert_int_equal(thing.present, 0);
    assert_int_equal(thing.id.value, 0);
    assert_null(thing.text);
    assert_string_equal(thing.uuid.text, "");
    assert_int_equal(thing.date, DAY_NONE);
    assert_int_equal(thing.time, TIME_NONE);
    assert_int_equal(thing.number, INT_NONE);
    assert_true(isnan(thing.real));
    assert_int_equal(thing.truth, TRUTH_NONE);
    assert_int_equal(thing.shade, 0);
    assert_int_equal(thing.inner.number, INT_NONE);
    assert_int_equal(thing.list.count, 0);
    assert_null(thing.list.items);
    assert_null(thing.texts.items);
}

static void test_absence_is_seen_field_by_field(void **state) {
    (void)state;
    struct thing thing;
    shape_clear(&thing_shape, &thing);
    for (size_t i = 0; i < thing_shape.count; i++) {
        bool object = thing_fields[i].type == FIELD_OBJECT;
        assert_int_equal(field_is_absent(&thing_fields[i], &thing), !object);
    }
    thing = (struct thing){.id = {1},
                           .text = "",
                           .uuid = {"x"},
                           .date = 0,
                           .time = 0,
                           .number = 0,
                           .real = 0,
                           .truth = NO,
                           .shade = SHADE_DARK,
                           .list = {&thing, 1},
                           .texts = {&thing, 1}};
    for (size_t i = 0; i < thing_shape.count; i++)
        assert_false(field_is_absent(&thing_fields[i], &thing));
}

static void test_fields_are_found_by_name(void **state) {
    (void)state;
    const struct field *number = shape_field(&thing_shape, "number");
    assert_ptr_equal(number, &thing_fields[5]);
    assert_int_equal(number->offset, offsetof(struct thing, number));
    assert_null(shape_field(&thing_shape, "numbers"));
    assert_string_equal(field_label(number), "number");
    assert_string_equal(field_label(&thing_fields[1]), "文字");
    assert_string_equal(thing_shape.name, "thing");
}

static void test_presence_is_the_bit_of_the_field(void **state) {
    (void)state;
    struct thing thing = {.present = 1U << 5};
    assert_true(shape_has(&thing_shape, &thing, "number"));
    assert_false(shape_has(&thing_shape, &thing, "text"));
    assert_false(shape_has(&thing_shape, &thing, "unknown"));
    assert_false(shape_has(&inner_shape, &thing.inner, "number"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_go_both_ways),
        cmocka_unit_test(test_clear_makes_every_member_absent),
        cmocka_unit_test(test_absence_is_seen_field_by_field),
        cmocka_unit_test(test_fields_are_found_by_name),
        cmocka_unit_test(test_presence_is_the_bit_of_the_field),
    };
    return RUN(tests);
}
