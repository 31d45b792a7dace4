#include "check.h"
#include "minan/http/json_read.h"
#include "sample.h"

#include <math.h>
#include <string.h>

static enum status read_sample(struct arena *arena, const char *text, struct err *err,
                               struct sample *sample) {
    err_init(err, arena);
    return json_read(text, strlen(text), &sample_shape, arena, err, sample);
}

/* ---- what is right ---- */

static void test_every_type_is_read(void **state) {
    struct err err;
    struct sample sample;
    const char *text =
        "{\"name\":\" 柳林养老院\\u3000\",\"note\":\"一\\n二\\t三\",\"layout\":{\"a\":[1,null]},"
        "\"deadline\":\"2026-02-28\",\"at\":\"2026-11-23T16:00:00.5+08:00\",\"beds\":100000,\"depth\":-10,"
        "\"cost\":12.5,\"open\":false,\"colour\":\"blue\",\"place\":{\"longitude\":-180,\"address\":\"街\"},"
        "\"answers\":[{\"item\":\"甲\",\"deadline\":\"2026-01-31\"},{\"item\":\"乙\"}],\"tags\":[\"x\",\" y "
        "\"]}";
    check_status("whole", read_sample(*state, text, &err, &sample), STATUS_OK);
    assert_int_equal(err.count, 0);
    assert_string_equal(sample.name, "柳林养老院");
    assert_string_equal(sample.note, "一\n二\t三");
    assert_string_equal(sample.layout, "{\"a\":[1,null]}");
    assert_int_equal(sample.deadline, day_of(2026, 2, 28));
    assert_int_equal(sample.at, INT64_C(1795420800500));
    assert_int_equal(sample.beds, 100000);
    assert_int_equal(sample.depth, -10);
    assert_true(sample.cost == 12.5);
    assert_int_equal(sample.open, NO);
    assert_int_equal(sample.colour, COLOUR_BLUE);
    assert_true(sample.place.longitude == -180);
    assert_string_equal(sample.place.address, "街");
    assert_int_equal(sample.answers.count, 2);
    const struct answer *answers = sample.answers.items;
    assert_string_equal(answers[0].item, "甲");
    assert_int_equal(answers[0].deadline, day_of(2026, 1, 31));
    assert_string_equal(answers[1].item, "乙");
    assert_int_equal(answers[1].deadline, DAY_NONE);
    assert_int_equal(sample.tags.count, 2);
    assert_string_equal(((const char **)sample.tags.items)[1], "y");
}

static void check_all_absent(const struct sample *sample) {
    assert_false(uuid_is_set(&sample->uuid));
    assert_null(sample->note);
    assert_null(sample->layout);
    assert_int_equal(sample->deadline, DAY_NONE);
    assert_int_equal(sample->at, TIME_NONE);
    assert_int_equal(sample->beds, INT_NONE);
    assert_true(isnan(sample->cost));
    assert_int_equal(sample->open, TRUTH_NONE);
    assert_int_equal(sample->colour, 0);
    assert_true(isnan(sample->place.longitude));
    assert_int_equal(sample->answers.count, 0);
    assert_int_equal(sample->tags.count, 0);
}

static void test_members_left_out_null_or_blank_are_absent(void **state) {
    static const char all_null[] =
        "{\"name\":\"ab\",\"note\":null,\"deadline\":null,\"at\":null,\"beds\":null,\"cost\":null,"
        "\"open\":null,\"colour\":null,\"place\":null,\"answers\":null,\"tags\":null,\"layout\":null}";
    static const char *const rows[] = {
        "{\"name\":\"ab\"}",
        all_null,
        "{\"name\":\"ab\",\"note\":\" \\n \",\"tags\":[]}",
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample sample;
        memset(&sample, 0x5a, sizeof sample);
        check_status(rows[i], read_sample(*state, rows[i], &err, &sample), STATUS_OK);
        check_all_absent(&sample);
    }
}

/* ---- what is wrong with one member ---- */

static const struct {
    const char *member; /* beside a valid name; NULL: the name itself is in `text` */
    const char *field;
    const char *code;
    const char *message;
} wrong[] = {
    {"\"xyz\":1", "xyz", "unknown", "不认识的字段 \"xyz\""},
    {"\"id\":1", "id", "unknown", "不认识的字段 \"id\""},
    {"\"hash\":\"a\"", "hash", "unknown", "不认识的字段 \"hash\""},
    {"\"uuid\":\"018f4e3a-0000-7000-8000-000000000001\"", "uuid", "unknown", "不认识的字段 \"uuid\""},
    {"\"note\":5", "note", "type", "「备注」应为文字"},
    {"\"note\":[\"a\"]", "note", "type", "「备注」应为文字"},
    {"\"note\":\"a\\u0007b\"", "note", "control", "「备注」不能含有控制字符"},
    {"\"deadline\":\"2026-02-30\"", "deadline", "date",
     "「整改期限」不是有效日期，应为 2026-01-31 这样的格式"},
    {"\"deadline\":\"2026-2-3\"", "deadline", "date", "「整改期限」不是有效日期，应为 2026-01-31 这样的格式"},
    {"\"deadline\":\"\"", "deadline", "date", "「整改期限」不是有效日期，应为 2026-01-31 这样的格式"},
    {"\"deadline\":20260131", "deadline", "type", "「整改期限」应为文字"},
    {"\"at\":\"2026-11-23\"", "at", "time", "「开始时间」不是有效时间，应为 2026-01-31T08:00:00Z 这样的格式"},
    {"\"at\":1795392000", "at", "type", "「开始时间」应为文字"},
    {"\"beds\":100001", "beds", "range", "「床位数」应在 0 到 100000 之间"},
    {"\"beds\":-1", "beds", "range", "「床位数」应在 0 到 100000 之间"},
    {"\"beds\":\"5\"", "beds", "type", "「床位数」应为整数"},
    {"\"beds\":5.0", "beds", "type", "「床位数」应为整数"},
    {"\"beds\":true", "beds", "type", "「床位数」应为整数"},
    {"\"depth\":-11", "depth", "range", "「depth」应在 -10 到 10 之间"},
    {"\"cost\":\"1\"", "cost", "type", "「费用」应为数字"},
    {"\"open\":1", "open", "type", "「营业」应为是或否（true 或 false）"},
    {"\"open\":\"true\"", "open", "type", "「营业」应为是或否（true 或 false）"},
    {"\"colour\":\"green\"", "colour", "enum", "「颜色」应为以下之一：red、blue"},
    {"\"colour\":\"\"", "colour", "enum", "「颜色」应为以下之一：red、blue"},
    {"\"colour\":1", "colour", "type", "「颜色」应为文字"},
    {"\"place\":[]", "place", "type", "「位置」应为对象"},
    {"\"place\":{}", "place.longitude", "required", "「经度」不能为空"},
    {"\"place\":{\"longitude\":181}", "place.longitude", "range", "「经度」应在 -180 到 180 之间"},
    {"\"place\":{\"longitude\":1,\"z\":1}", "place.z", "unknown", "不认识的字段 \"z\""},
    {"\"answers\":{}", "answers", "type", "「答案」应为列表"},
    {"\"answers\":[]", "answers", "items", "「答案」至少 1 项"},
    {"\"answers\":[1,2,3,4]", "answers", "items", "「答案」最多 3 项"},
    {"\"answers\":[{\"item\":\"a\"},5]", "answers[1]", "type", "「答案」应为对象"},
    {"\"answers\":[{\"item\":\"a\"},null]", "answers[1]", "type", "「答案」应为对象"},
    {"\"answers\":[{\"item\":\"a\"},{}]", "answers[1].item", "required", "「检查项」不能为空"},
    {"\"answers\":[{\"item\":\"  \"}]", "answers[0].item", "blank", "「检查项」不能为空"},
    {"\"answers\":[{\"item\":\"一二三四五六\"}]", "answers[0].item", "length", "「检查项」最多 5 个字"},
    {"\"answers\":[{\"item\":\"a\"},{\"item\":\"b\"},{\"item\":\"c\",\"deadline\":\"x\"}]",
     "answers[2].deadline", "date", "「整改期限」不是有效日期，应为 2026-01-31 这样的格式"},
    {"\"tags\":\"a\"", "tags", "type", "「标签」应为列表"},
    {"\"tags\":[\"a\",5]", "tags[1]", "type", "「标签」应为文字"},
    {"\"tags\":[\"a\",null]", "tags[1]", "type", "「标签」应为文字"},
    {"\"tags\":[\" \"]", "tags[0]", "blank", "「标签」不能为空"},
};

static void test_one_wrong_member_is_named(void **state) {
    for (size_t i = 0; i < COUNT_OF(wrong); i++) {
        const char *text = arena_printf(*state, "{\"name\":\"ab\",%s}", wrong[i].member);
        struct err err;
        struct sample sample;
        check_status(text, read_sample(*state, text, &err, &sample), STATUS_INVALID);
        if (err.count != 1)
            fail_msg("%s: %d errors", text, err.count);
        check_error(&err, 0, wrong[i].field, wrong[i].code, wrong[i].message);
    }
}

static void test_a_required_text(void **state) {
    static const struct {
        const char *text;
        const char *code;
        const char *message;
    } rows[] = {
        {"{}", "required", "「机构名称」不能为空"},
        {"{\"name\":null}", "required", "「机构名称」不能为空"},
        {"{\"name\":\"\"}", "blank", "「机构名称」不能为空"},
        {"{\"name\":\" \\t\\u3000\"}", "control", "「机构名称」不能含有控制字符"},
        {"{\"name\":\" \\u3000\"}", "blank", "「机构名称」不能为空"},
        {"{\"name\":\"一\"}", "length", "「机构名称」至少 2 个字"},
        {"{\"name\":\"一二三四五六七八九十一\"}", "length", "「机构名称」最多 10 个字"},
        {"{\"name\":\"一\\n二\"}", "control", "「机构名称」不能换行"},
        {"{\"name\":\"a\\u0001b\"}", "control", "「机构名称」不能含有控制字符"},
        {"{\"name\":\"a\\u0085b\"}", "control", "「机构名称」不能含有控制字符"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample sample;
        check_status(rows[i].text, read_sample(*state, rows[i].text, &err, &sample), STATUS_INVALID);
        assert_int_equal(err.count, 1);
        check_error(&err, 0, "name", rows[i].code, rows[i].message);
    }
}

static void test_length_is_counted_after_trimming_in_code_points(void **state) {
    struct err err;
    struct sample sample;
    const char *text = "{\"name\":\"  一二三四五六七八九十  \"}";
    check_status(text, read_sample(*state, text, &err, &sample), STATUS_OK);
    assert_string_equal(sample.name, "一二三四五六七八九十");
}

static void test_all_errors_come_at_once(void **state) {
    struct err err;
    struct sample sample;
    const char *text = "{\"beds\":-1,\"zzz\":1,\"deadline\":\"x\",\"open\":2}";
    check_status(text, read_sample(*state, text, &err, &sample), STATUS_INVALID);
    assert_int_equal(err.count, 5);
    assert_string_equal(err.fields[0].field, "name"); /* in the order of the table, unknown ones last */
    assert_string_equal(err.fields[1].field, "deadline");
    assert_string_equal(err.fields[2].field, "beds");
    assert_string_equal(err.fields[3].field, "open");
    assert_string_equal(err.fields[4].field, "zzz");
}

static void test_a_long_made_up_name_is_shortened(void **state) {
    struct err err;
    struct sample sample;
    const char *name = "";
    for (int i = 0; i < 50; i++)
        name = arena_printf(*state, "%s柳", name);
    const char *text = arena_printf(*state, "{\"name\":\"ab\",\"%s\":1}", name);
    check_status("long", read_sample(*state, text, &err, &sample), STATUS_INVALID);
    assert_int_equal(strlen(err.fields[0].field), 60);
}

static void test_many_small_items_cannot_take_all_memory(void **state) {
    struct wide {
        char bytes[100000];
        const char *item;
    };
    static const struct field wide_fields[] = {F_TEXT(struct wide, item, 0)};
    static SHAPE(wide, struct wide);
    struct holder {
        struct list list;
    };
    static const struct field holder_fields[] = {F_LIST(struct holder, list, wide_shape, 0, .label = "表")};
    static SHAPE(holder, struct holder);
    const char *text = "{\"list\":[{}";
    for (int i = 1; i < 200; i++)
        text = arena_printf(*state, "%s,{}", text);
    text = arena_printf(*state, "%s]}", text);
    struct err err;
    struct holder holder;
    err_init(&err, *state);
    assert_int_equal(json_read(text, strlen(text), &holder_shape, *state, &err, &holder), STATUS_INVALID);
    check_error(&err, 0, "list", "items", "「表」的内容过多，请分次提交");
}

/* ---- what is no JSON object ---- */

static void test_malformed_text(void **state) {
    static const struct {
        const char *text;
        const char *detail;
    } rows[] = {
        {"", "请求内容为空，应为一个 JSON 对象"},
        {"[]", "请求内容应为一个 JSON 对象"},
        {"{\"name\":\"a\",\"name\":\"b\"}", "请求内容中的字段 \"name\" 重复出现"},
        {"{\"place\":{\"机构\":1,\"机构\":2}}", "请求内容中的字段 \"机构\" 重复出现"},
        {"{\"name\":\"a\"", "请求内容不是有效的 JSON：第 1 行第 11 列内容不完整"},
        {"{\"name\":\"a\"} x", "请求内容不是有效的 JSON：第 1 行第 14 列之后有多余的内容"},
        {"{name:1}", "请求内容不是有效的 JSON：第 1 行第 5 列有语法错误"},
        {"\"name\"", "请求内容不是有效的 JSON：第 1 行第 6 列有语法错误"},
        {"5", "请求内容不是有效的 JSON：第 1 行第 1 列有语法错误"},
        {"{\"a\":NaN}", "请求内容不是有效的 JSON：第 1 行第 8 列有语法错误"},
        {"{\"a\":01}", "请求内容不是有效的 JSON：第 1 行第 6 列有语法错误"},
        {"{\"beds\":99999999999999999999}", "请求内容不是有效的 JSON：第 1 行第 28 列数字过大"},
        {"{\"cost\":1e999}", "请求内容不是有效的 JSON：第 1 行第 13 列数字过大"},
        {"{\"name\":\"a\\u0000b\"}", "请求内容不是有效的 JSON：第 1 行第 18 列含有空字符"},
        {"{\"name\":\"\xff\"}", "请求内容不是有效的 JSON：第 1 行第 9 列不是有效的 UTF-8 文字"},
        {"{\"name\":\"\\ud800\"}", "请求内容不是有效的 JSON：第 1 行第 16 列有语法错误"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample sample;
        check_status(rows[i].text, read_sample(*state, rows[i].text, &err, &sample), STATUS_MALFORMED);
        check_text(rows[i].text, err.detail, rows[i].detail);
        assert_int_equal(err.count, 0);
    }
}

static void test_no_body_is_malformed(void **state) {
    struct err err;
    struct sample sample;
    err_init(&err, *state);
    assert_int_equal(json_read(NULL, 0, &sample_shape, *state, &err, &sample), STATUS_MALFORMED);
    assert_string_equal(err.detail, "请求内容为空，应为一个 JSON 对象");
}

/* {"layout":[[[...]]]}: the object is the first level */
static enum status read_nested(struct arena *arena, int depth, struct err *err) {
    const char *text = "{\"name\":\"ab[[\\\"[[\",\"layout\":";
    struct sample sample;
    for (int i = 1; i < depth; i++)
        text = arena_printf(arena, "%s[", text);
    for (int i = 1; i < depth; i++)
        text = arena_printf(arena, "%s]", text);
    text = arena_printf(arena, "%s}", text);
    return read_sample(arena, text, err, &sample);
}

static void test_nesting_ends_at_32(void **state) {
    struct err err;
    assert_int_equal(read_nested(*state, 32, &err), STATUS_OK);
    assert_int_equal(read_nested(*state, 33, &err), STATUS_MALFORMED);
    assert_string_equal(err.detail, "请求内容的嵌套超过 32 层");
}

/* ---- PATCH ---- */

static enum status read_patch(struct arena *arena, const char *text, struct err *err,
                              struct sample_patch *patch) {
    err_init(err, arena);
    return json_read(text, strlen(text), &sample_patch_shape, arena, err, patch);
}

static void test_a_patch_says_which_members_were_given(void **state) {
    struct err err;
    struct sample_patch patch;
    check_status("given", read_patch(*state, "{\"beds\":5,\"version\":3}", &err, &patch), STATUS_OK);
    assert_int_equal(patch.present, 1 << 2 | 1 << 3);
    assert_true(shape_has(&sample_patch_shape, &patch, "beds"));
    assert_false(shape_has(&sample_patch_shape, &patch, "note"));
    assert_int_equal(patch.beds, 5);
    check_status("cleared", read_patch(*state, "{\"beds\":null,\"note\":\" \",\"version\":3}", &err, &patch),
                 STATUS_OK);
    assert_int_equal(patch.present, 1 << 1 | 1 << 2 | 1 << 3);
    assert_int_equal(patch.beds, INT_NONE);
    assert_null(patch.note);
}

static void test_a_patch_clears_only_what_may_be_cleared(void **state) {
    static const struct {
        const char *text;
        const char *field;
        const char *code;
    } rows[] = {
        {"{\"version\":3,\"name\":null}", "name", "required"},
        {"{\"version\":3,\"name\":\" \"}", "name", "blank"},
        {"{\"version\":null}", "version", "required"},
        {"{}", "version", "required"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct err err;
        struct sample_patch patch;
        check_status(rows[i].text, read_patch(*state, rows[i].text, &err, &patch), STATUS_INVALID);
        assert_int_equal(err.count, 1);
        check_text(rows[i].text, err.fields[0].field, rows[i].field);
        check_text(rows[i].text, err.fields[0].code, rows[i].code);
    }
}

static void test_a_password_keeps_its_blanks(void **state) {
    struct login {
        const char *password;
    };
    static const struct field login_fields[] = {
        F_TEXT(struct login, password, REQUIRED | SECRET, .label = "密码")};
    static SHAPE(login, struct login);
    struct err err;
    struct login login;
    err_init(&err, *state);
    const char *text = "{\"password\":\" a b \"}";
    assert_int_equal(json_read(text, strlen(text), &login_shape, *state, &err, &login), STATUS_OK);
    assert_string_equal(login.password, " a b ");
}

static void test_a_row_of_cells_may_hold_blank_ones(void **state) {
    struct row {
        struct list cells;
    };
    static const struct field row_fields[] = {
        F_TEXTS(struct row, cells, REQUIRED | BLANKS, .label = "单元格")};
    static SHAPE(row, struct row);
    struct err err;
    struct row row;
    err_init(&err, *state);
    const char *text = "{\"cells\":[\"a\",\"\",\" \"]}";
    assert_int_equal(json_read(text, strlen(text), &row_shape, *state, &err, &row), STATUS_OK);
    const char *const *cells = row.cells.items;
    assert_int_equal(row.cells.count, 3);
    assert_string_equal(cells[0], "a");
    assert_null(cells[1]);
    assert_null(cells[2]);
}

#define WITH(test) cmocka_unit_test_setup_teardown(test, arena_setup, arena_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH(test_every_type_is_read),
        WITH(test_members_left_out_null_or_blank_are_absent),
        WITH(test_one_wrong_member_is_named),
        WITH(test_a_required_text),
        WITH(test_length_is_counted_after_trimming_in_code_points),
        WITH(test_all_errors_come_at_once),
        WITH(test_a_long_made_up_name_is_shortened),
        WITH(test_many_small_items_cannot_take_all_memory),
        WITH(test_malformed_text),
        WITH(test_no_body_is_malformed),
        WITH(test_nesting_ends_at_32),
        WITH(test_a_patch_says_which_members_were_given),
        WITH(test_a_patch_clears_only_what_may_be_cleared),
        WITH(test_a_password_keeps_its_blanks),
        WITH(test_a_row_of_cells_may_hold_blank_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
