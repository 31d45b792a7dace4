#include "check.h"
#include "workbook.h"

#include "minan/domain/institution_import.h"
#include "minan/domain/region.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define BATCH "00000000-0000-4000-8000-0000000000b1"
#define CODE  "5299010834032074X6"
#define CODE2 "52990108700355467K"

enum { MAX_CELLS = 40, MAX_ROWS = 2000, CHUNK = 500 };

/* ---- helpers ---- */

/* Cells between bars. */
static struct list cells_of(struct ctx *ctx, const char *text) {
    const char **cells = ARENA_ARRAY(ctx->arena, MAX_CELLS, const char *);
    size_t count = 0;
    char *rest = arena_text(ctx->arena, text);
    while (rest)
        cells[count++] = strsep(&rest, "|");
    return (struct list){cells, count};
}

static struct import_new sheet(struct ctx *ctx, const char *headings) {
    return (struct import_new){fixture_uuid(BATCH), "台账.xlsx", cells_of(ctx, headings)};
}

static struct ctx *supervisor(void **state) {
    return fixture_as(*state, "county_supervisor");
}

static struct import_batch begin(void **state, const char *headings) {
    struct ctx *ctx = supervisor(state);
    struct import_batch batch;
    struct import_new request = sheet(ctx, headings);
    assert_ok(import_put(ctx, &request, &batch));
    return batch;
}

static struct import_batch add_as(struct ctx *ctx, int64_t row_no, const char *cells) {
    struct import_batch batch;
    struct import_sheet_row row = {row_no, cells_of(ctx, cells)};
    const struct import_rows request = {fixture_uuid(BATCH), {&row, 1}};
    assert_ok(import_add_rows(ctx, &request, &batch));
    return batch;
}

static struct import_batch add(void **state, int64_t row_no, const char *cells) {
    return add_as(supervisor(state), row_no, cells);
}

static enum status commit(struct ctx *ctx, enum truth leave_foreign, struct import_batch *ret_batch) {
    const struct import_commit request = {fixture_uuid(BATCH), leave_foreign};
    return import_commit(ctx, &request, ret_batch);
}

static const struct import_problem *problem(const struct import_batch *batch, size_t i) {
    assert_true(i < batch->problems.count);
    return (const struct import_problem *)batch->problems.items + i;
}

static struct institution_page found(struct ctx *ctx, const char *search) {
    struct institution_filter filter;
    struct institution_page page;
    shape_clear(&institution_filter_shape, &filter);
    filter.search = search;
    assert_ok(institution_list(ctx, &filter, &page));
    return page;
}

static struct institution first_found(struct ctx *ctx, const char *search) {
    struct institution institution;
    struct institution_page page = found(ctx, search);
    assert_int_equal(page.items.count, 1);
    const struct institution_row *row = page.items.items;
    assert_ok(institution_get(ctx, &(struct institution_by_uuid){row->uuid}, &institution));
    return institution;
}

/* ---- headings ---- */

static void test_headings_are_matched_by_name_in_any_order(void **state) {
    struct import_batch batch = begin(state, "所属县（市、区）|颜色| 类型 |机构名称|信用代码*|床位数（张）");
    const char *const *matched = batch.matched.items;
    assert_int_equal(batch.matched.count, 5);
    assert_string_equal(matched[0], "所属县（市、区）");
    assert_string_equal(matched[1], "类型");
    assert_int_equal(batch.unknown.count, 1);
    assert_string_equal(*(const char *const *)batch.unknown.items, "颜色");
    assert_int_equal(batch.state, IMPORT_PREVIEW);
    assert_int_equal(batch.row_count, 0);
}

static void test_missing_and_double_headings_are_refused(void **state) {
    struct import_batch batch;
    struct ctx *ctx = supervisor(state);
    struct import_new request = sheet(ctx, "机构名称|机构类型");
    assert_field_error(ctx, import_put(ctx, &request, &batch), "headings", "required");
    ctx = supervisor(state);
    request = sheet(ctx, "机构名称|机构类型|县区|单位名称");
    assert_field_error(ctx, import_put(ctx, &request, &batch), "headings", "duplicate");
}

static void test_a_batch_is_made_once_and_seen_by_its_maker(void **state) {
    struct import_batch batch;
    begin(state, "机构名称|机构类型|县");
    struct ctx *ctx = supervisor(state);
    struct import_new request = sheet(ctx, "机构名称|机构类型|县");
    assert_ok(import_put(ctx, &request, &batch));
    assert_false(ctx->created);
    request = sheet(ctx, "机构名称|县|机构类型");
    assert_int_equal(import_put(ctx, &request, &batch), STATUS_UUID_CONFLICT);
    const struct import_by_uuid own = {fixture_uuid(BATCH)};
    assert_int_equal(import_get(fixture_as(*state, "far_supervisor"), &own, &batch), STATUS_NOT_FOUND);
    assert_int_equal(import_get(fixture_as(*state, "city_supervisor"), &own, &batch), STATUS_NOT_FOUND);
}

/* ---- cells ---- */

static void test_good_cells_become_the_record(void **state) {
    struct import_batch batch;
    begin(state,
          "机构名称|信用代码|类型|县|镇|性质|床位数|厨房燃料|有无食堂|有无住宿|电梯数|建筑安全等级|启用日期|"
          "负责人电话|状态");
    batch =
        add(state, 2,
            "柳林殡仪馆|" CODE "|殡仪馆|石麓县|柳林镇|公建民营|1,200|管道天然气|有|否|2.0|B级|2009年7月8日|"
            "'+86 139-1234|正常");
    assert_int_equal(batch.bad_count, 0);
    assert_int_equal(batch.new_count, 1);
    assert_ok(commit(supervisor(state), NO, &batch));
    struct institution made = first_found(supervisor(state), "柳林殡仪馆");
    assert_int_equal(made.type, TYPE_FUNERAL_HOME);
    assert_string_equal(made.credit_code, CODE);
    assert_string_equal(made.town_name, "柳林镇");
    assert_int_equal(made.ownership, OWNERSHIP_PUBLIC_PRIVATE);
    assert_int_equal(made.beds, 1200);
    assert_int_equal(made.kitchen_fuel, FUEL_PIPED_GAS);
    assert_int_equal(made.canteen, YES);
    assert_int_equal(made.lodging, NO);
    assert_int_equal(made.lifts, 2);
    assert_int_equal(made.building_grade, GRADE_B);
    assert_int_equal(made.opened_on, fixture_day("2009-07-08"));
    assert_string_equal(made.principal_phone, "+86 139-1234");
    assert_int_equal(made.status, INSTITUTION_OPERATING);
    assert_true(uuid_is_set(&made.uuid));
}

static void check_date(void **state, const char *cell, const char *day) {
    struct import_batch batch =
        add(state, 2, arena_printf(((struct fixture *)*state)->arena, "新院|养老院|石麓县|%s", cell));
    assert_int_equal(batch.bad_count, day == NULL);
    if (day == NULL)
        assert_string_equal(problem(&batch, 0)->cell, "D2");
}

static void test_dates_as_people_write_them(void **state) {
    begin(state, "机构名称|机构类型|县|启用日期");
    check_date(state, "2009-07-08", "2009-07-08");
    check_date(state, "2009/7/8", "2009-07-08");
    check_date(state, "2009.7.8", "2009-07-08");
    check_date(state, "20090708", "2009-07-08");
    check_date(state, "2009-07-08 00:00:00", "2009-07-08");
    check_date(state, "2026-02-30", NULL);
    check_date(state, "2009年13月1日", NULL);
    check_date(state, "去年", NULL);
    check_date(state, "2009-07-08-09", NULL);
    check_date(state, "123", NULL);
    check_date(state, "40002", "2009-07-08");
    struct import_batch batch;
    assert_ok(commit(supervisor(state), NO, &batch));
    assert_int_equal(first_found(supervisor(state), "新院").opened_on, fixture_day("2009-07-08"));
}

static void check_problem(void **state, const char *cells, const char *cell, const char *heading,
                          const char *message) {
    struct import_batch batch = add(state, 12, cells);
    assert_int_equal(batch.bad_count, 1);
    assert_int_equal(batch.problem_count, 1);
    assert_int_equal(problem(&batch, 0)->row_no, 12);
    assert_string_equal(problem(&batch, 0)->cell, cell);
    assert_string_equal(problem(&batch, 0)->heading, heading);
    assert_non_null(strstr(problem(&batch, 0)->message, message));
}

static void test_every_bad_cell_is_named(void **state) {
    begin(state, "机构名称|信用代码|类型|县|镇|床位数|有无食堂|负责人电话|启用日期|停用日期");
    check_problem(state, "|" CODE "|养老机构|石麓县||||||", "A12", "机构名称", "请填写");
    check_problem(state, "甲|5299010834032074X7|养老机构|石麓县||||||", "B12", "信用代码", "校验不通过");
    check_problem(state, "甲|123|养老机构|石麓县||||||", "B12", "信用代码", "不是 18 位");
    check_problem(state, "甲||养鸡场|石麓县||||||", "C12", "类型", "不认识“养鸡场”");
    check_problem(state, "甲||养老机构|||||||", "D12", "县", "请填写");
    check_problem(state, "甲||养老机构|白云县||||||", "D12", "县", "没有“白云县”");
    check_problem(state, "甲||养老机构|石麓县|松坪镇|||||", "E12", "镇", "石麓县没有“松坪镇”");
    check_problem(state, "甲||养老机构|石麓县||-5||||", "F12", "床位数", "不是整数");
    check_problem(state, "甲||养老机构|石麓县||100001||||", "F12", "床位数", "超出范围");
    check_problem(state, "甲||养老机构|石麓县|||大概有|||", "G12", "有无食堂", "应为有或无");
    check_problem(state, "甲||养老机构|石麓县||||12ab5|||", "H12", "负责人电话", "5 至 20 位");
    check_problem(state, "甲||养老机构|石麓县|||||2020-05-01|2020-04-01", "J12", "停用日期", "不能早于");
    struct import_batch batch = add(state, 12, "甲||养老机构|石麓县||||||");
    assert_int_equal(batch.bad_count, 0);
    assert_int_equal(batch.problem_count, 0);
    assert_int_equal(batch.row_count, 1);
}

static void test_blank_rows_are_passed_over_and_wide_ones_refused(void **state) {
    struct ctx *ctx;
    struct import_batch batch;
    begin(state, "机构名称|类型|县");
    assert_int_equal(add(state, 2, "||").row_count, 0);
    assert_int_equal(add(state, 3, "甲|养老机构|石麓县||").row_count, 1);
    ctx = supervisor(state);
    struct import_sheet_row row = {4, cells_of(ctx, "乙|养老机构|石麓县|多")};
    const struct import_rows request = {fixture_uuid(BATCH), {&row, 1}};
    assert_field_error(ctx, import_add_rows(ctx, &request, &batch), "rows", "length");
}

/* ---- outcomes ---- */

static void test_twins_within_the_sheet_are_named_both(void **state) {
    begin(state, "机构名称|信用代码|类型|县");
    assert_int_equal(add(state, 2, "甲|" CODE "|养老机构|石麓县").bad_count, 0);
    struct import_batch batch = add(state, 9, "乙|" CODE "|养老机构|石麓县");
    assert_int_equal(batch.bad_count, 1);
    assert_string_equal(problem(&batch, 0)->cell, "B9");
    assert_string_equal(problem(&batch, 0)->message, "第 9 行与第 2 行的统一社会信用代码相同");
    batch = add(state, 9, "乙|" CODE2 "|养老机构|石麓县");
    assert_int_equal(batch.bad_count, 0);
    assert_int_equal(batch.new_count, 2);
}

static void test_the_register_decides_what_a_row_is(void **state) {
    struct import_batch batch;
    begin(state, "机构名称|信用代码|类型|县|床位数");
    add(state, 2, "甲|" CODE "|养老机构|石麓县|60");
    assert_ok(commit(supervisor(state), NO, &batch));
    assert_int_equal(batch.state, IMPORT_COMMITTED);
    struct ctx *ctx = supervisor(state);
    struct import_new request = sheet(ctx, "机构名称|信用代码|类型|县|床位数");
    request.uuid = fixture_uuid("00000000-0000-4000-8000-0000000000b2");
    assert_ok(import_put(ctx, &request, &batch));
    struct import_sheet_row rows[] = {
        {2, cells_of(ctx, "甲|" CODE "|养老机构|石麓县|60")},
        {3, cells_of(ctx, "乙||养老机构|石麓县|")},
        {4, cells_of(ctx, "丙|" CODE2 "|养老机构|青岭县|80")},
    };
    const struct import_rows first = {request.uuid, {rows, 3}};
    assert_ok(import_add_rows(ctx, &first, &batch));
    assert_int_equal(batch.same_count, 1);
    assert_int_equal(batch.new_count, 1);
    assert_int_equal(batch.foreign_count, 1);
    assert_int_equal(batch.bad_count, 0);
    rows[0].cells = cells_of(ctx, "甲|" CODE "|养老机构|石麓县|61");
    assert_ok(import_add_rows(ctx, &first, &batch));
    assert_int_equal(batch.changed_count, 1);
    assert_int_equal(batch.same_count, 0);
    const struct import_commit with = {request.uuid, NO};
    assert_int_equal(import_commit(ctx, &with, &batch), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "preview");
    const struct import_commit without = {request.uuid, YES};
    assert_ok(import_commit(ctx, &without, &batch));
    struct institution changed = first_found(supervisor(state), CODE);
    assert_int_equal(changed.beds, 61);
    assert_int_equal(changed.row_version, 2);
    assert_int_equal(found(supervisor(state), "乙").total, 1);
    assert_int_equal(found(fixture_as(*state, "city_supervisor"), "丙").total, 0);
}

static void test_a_row_without_a_code_is_known_by_its_name_in_the_county(void **state) {
    begin(state, "机构名称|信用代码|类型|县|床位数");
    struct import_batch batch = add(state, 2, "福寿养老院||养老机构|石麓县|");
    assert_int_equal(batch.same_count, 1);
    batch = add(state, 2, "福寿养老院||养老机构|石麓县|61");
    assert_int_equal(batch.changed_count, 1);
    batch = add(state, 2, "福寿养老院分院||养老机构|石麓县|");
    assert_int_equal(batch.new_count, 1);
    batch = add(state, 2, "青岭养老院||养老机构|石麓县|"); /* that name belongs to another county's home */
    assert_int_equal(batch.new_count, 1);
}

static void test_an_empty_cell_leaves_the_record_alone(void **state) {
    struct import_batch batch;
    begin(state, "机构名称|信用代码|类型|县|主要负责人");
    struct ctx *ctx = supervisor(state);
    struct institution home = first_found(ctx, "福寿");
    batch = add(
        state, 2,
        arena_printf(((struct fixture *)*state)->arena, "福寿养老院|%s|养老机构|石麓县|", home.credit_code));
    assert_int_equal(batch.same_count, 1);
    assert_ok(commit(supervisor(state), NO, &batch));
    home = first_found(supervisor(state), "福寿");
    assert_string_equal(home.principal, "王院长");
    assert_int_equal(home.row_version, 1);
}

static void test_a_code_registered_in_another_county_is_foreign(void **state) {
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    struct institution far = first_found(ctx, "青岭养老院");
    const char *row =
        arena_printf(((struct fixture *)*state)->arena, "青岭养老院|%s|养老机构|石麓县", far.credit_code);
    begin(state, "机构名称|信用代码|类型|县");
    struct import_batch batch = add(state, 2, row);
    assert_int_equal(batch.foreign_count, 1);
    assert_int_equal(batch.problem_count, 0);
}

/* ---- commit ---- */

static void test_all_or_nothing(void **state) {
    struct import_batch batch;
    struct ctx *ctx;
    begin(state, "机构名称|类型|县");
    assert_int_equal(commit(supervisor(state), NO, &batch), STATUS_WRONG_STATE);
    add(state, 2, "好院|养老机构|石麓县");
    add(state, 3, "坏院|养鸡场|石麓县");
    ctx = supervisor(state);
    assert_int_equal(commit(ctx, NO, &batch), STATUS_WRONG_STATE);
    assert_non_null(strstr(ctx->err->detail, "1 行有误"));
    assert_int_equal(found(supervisor(state), "好院").total, 0);
    add(state, 3, "坏院|养老机构|石麓县");
    assert_ok(commit(supervisor(state), NO, &batch));
    assert_int_equal(found(supervisor(state), "好院").total, 1);
    ctx = supervisor(state);
    assert_int_equal(commit(ctx, NO, &batch), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "committed");
    struct import_sheet_row row = {4, cells_of(ctx, "丁|养老机构|石麓县")};
    const struct import_rows request = {fixture_uuid(BATCH), {&row, 1}};
    assert_int_equal(import_add_rows(ctx, &request, &batch), STATUS_WRONG_STATE);
    assert_int_equal(found(supervisor(state), "坏院").total, 1);
}

static void test_the_register_may_move_between_preview_and_commit(void **state) {
    struct import_batch batch;
    struct institution made;
    struct institution_edit edit;
    begin(state, "机构名称|信用代码|类型|县");
    add(state, 2, "甲|" CODE "|养老机构|石麓县");
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid("00000000-0000-4000-8000-0000000000a1");
    edit.name = "别县的院";
    edit.type = TYPE_ELDERLY_CARE;
    edit.county = "529902";
    edit.credit_code = CODE;
    assert_ok(institution_put(ctx, &edit, &made));
    ctx = supervisor(state);
    assert_int_equal(commit(ctx, NO, &batch), STATUS_WRONG_STATE);
    assert_non_null(strstr(ctx->err->detail, "第 2 行"));
}

/* ---- the real sample ---- */

static void add_region(struct ctx *ctx, const char *code, const char *name, enum region_level level,
                       const char *parent) {
    struct region region;
    const struct region_new request = {code, name, level, parent};
    assert_ok(region_put(ctx, &request, &region));
}

static void add_towns(struct ctx *ctx, const char *county, int first) {
    static const char *const towns[] = {"柳林镇", "西街街道", "河口镇", "青山乡",
                                        "城关镇", "新塘镇",   "石桥镇", "东街街道"};
    for (int i = first; i < 8; i++)
        add_region(ctx, arena_printf(ctx->arena, "%s%03d", county, 101 + i), towns[i], REGION_TOWN, county);
}

static void add_sample_regions(void **state) {
    static const char *const counties[] = {"永澜市", "西屏区", "北屏区", "安澜县", "清屏县",
                                           "白渡市", "东澜区", "柳湾县", "临澜区", "云麓区"};
    struct ctx *ctx = fixture_as(*state, "system_admin");
    add_towns(ctx, "529901", 1);
    add_towns(ctx, "529902", 0);
    for (int i = 0; i < 10; i++) {
        const char *code = arena_printf(ctx->arena, "5299%02d", 3 + i);
        add_region(ctx, code, counties[i], REGION_COUNTY, "529900");
        add_towns(ctx, code, 0);
    }
}

static struct list cells_of_line(struct ctx *ctx, char *line) {
    for (char *c = line; *c; c++)
        *c = *c == ',' ? '|' : *c == '\r' || *c == '\n' ? '\0' : *c;
    return cells_of(ctx, line);
}

static const char sample_headings[] =
    "机构名称|统一社会信用代码|机构类型|县(市、区)|镇(街道)|地址|经办性质|主要负责人|负责人电话|安全管理员|"
    "安全管理员电话|床位数|服务对象人数|工作人员数|厨房燃料|有无食堂|有无住宿|电梯数|建筑安全等级|微型消防站|"
    "志愿消防队|启用日期";

static struct import_batch send_sample(void **state, const char *as, struct import_sheet_row *rows) {
    char line[4096];
    size_t count = 0;
    struct import_batch batch;
    struct ctx *ctx = fixture_as(*state, as);
    struct import_new request = sheet(ctx, sample_headings);
    assert_ok(import_put(ctx, &request, &batch));
    FILE *file = fopen("tests/data/register_sample.csv", "re");
    assert_non_null(file);
    assert_non_null(fgets(line, sizeof line, file));
    for (; fgets(line, sizeof line, file); count++)
        rows[count] = (struct import_sheet_row){(int64_t)count + 2, cells_of_line(ctx, line)};
    fclose(file);
    assert_int_equal(count, 1500);
    for (size_t i = 0; i < count; i += CHUNK) {
        const struct import_rows chunk = {request.uuid, {rows + i, CHUNK}};
        assert_ok(import_add_rows(ctx, &chunk, &batch));
    }
    return batch;
}

static void test_the_sample_of_the_whole_city(void **state) {
    struct import_sheet_row *rows = calloc(MAX_ROWS, sizeof *rows);
    add_sample_regions(state);
    struct import_batch batch = send_sample(state, "city_supervisor", rows);
    free(rows);
    assert_int_equal(batch.problem_count, 0);
    assert_int_equal(batch.new_count, 1500);
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    assert_ok(commit(ctx, NO, &batch));
    struct institution_page page = found(ctx, "柳林");
    assert_int_equal(page.total, 104);
    struct institution one = first_found(ctx, CODE);
    assert_string_equal(one.name, "石麓县柳林同心养老服务中心");
    assert_string_equal(one.town_name, "柳林镇");
    assert_int_equal(one.staff, 35);
    assert_int_equal(one.opened_on, fixture_day("2009-07-08"));
}

static void test_a_county_takes_its_own_rows_of_the_sample(void **state) {
    struct import_sheet_row *rows = calloc(MAX_ROWS, sizeof *rows);
    add_sample_regions(state);
    struct import_batch batch = send_sample(state, "county_supervisor", rows);
    free(rows);
    assert_int_equal(batch.new_count, 135);
    assert_int_equal(batch.foreign_count, 1365);
    assert_int_equal(batch.bad_count, 0);
    assert_ok(commit(supervisor(state), YES, &batch));
    assert_int_equal(found(supervisor(state), "石麓县").total, 136);
}

static void assert_holds(const char *xml, const char *text) {
    if (strstr(xml, text) == NULL)
        fail_msg("no %s in the sheet", text);
}

static void test_the_annotated_sheet_marks_what_is_wrong(void **state) {
    struct fixture *fixture = *state;
    const char *path = arena_printf(fixture->arena, "%s/annotated.xlsx", fixture->folder);
    begin(state, "机构名称|类型|县");
    add(state, 2, "=1+1|养鸡场|石麓县");
    add(state, 4, "远院|养老机构|青岭县");
    const struct import_by_uuid request = {fixture_uuid(BATCH)};
    assert_ok(import_annotated(supervisor(state), &request, path));
    const char *xml = workbook_part(fixture->arena, path, "xl/worksheets/sheet1.xml");
    assert_holds(xml, ">问题<");
    assert_holds(xml, ">'=1+1<");
    assert_holds(xml, "<c r=\"B2\" s=\"2\" t=\"inlineStr\"><is><t>养鸡场<");
    assert_holds(xml, ">B2 不认识“养鸡场”");
    assert_holds(xml, "<c r=\"D4\" t=\"inlineStr\"><is><t>不在您的管辖范围，不会导入<");
    const char *comments = workbook_part(fixture->arena, path, "xl/comments1.xml");
    assert_holds(comments, "<comment ref=\"B2\"");
    assert_holds(comments, "不认识“养鸡场”");
    assert_int_equal(import_annotated(fixture_as(*state, "far_supervisor"), &request, path),
                     STATUS_NOT_FOUND);
    unlink(path);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_headings_are_matched_by_name_in_any_order),
        FIXTURE_TEST(test_missing_and_double_headings_are_refused),
        FIXTURE_TEST(test_a_batch_is_made_once_and_seen_by_its_maker),
        FIXTURE_TEST(test_good_cells_become_the_record),
        FIXTURE_TEST(test_dates_as_people_write_them),
        FIXTURE_TEST(test_every_bad_cell_is_named),
        FIXTURE_TEST(test_blank_rows_are_passed_over_and_wide_ones_refused),
        FIXTURE_TEST(test_twins_within_the_sheet_are_named_both),
        FIXTURE_TEST(test_the_register_decides_what_a_row_is),
        FIXTURE_TEST(test_a_row_without_a_code_is_known_by_its_name_in_the_county),
        FIXTURE_TEST(test_an_empty_cell_leaves_the_record_alone),
        FIXTURE_TEST(test_a_code_registered_in_another_county_is_foreign),
        FIXTURE_TEST(test_all_or_nothing),
        FIXTURE_TEST(test_the_register_may_move_between_preview_and_commit),
        FIXTURE_TEST(test_the_sample_of_the_whole_city),
        FIXTURE_TEST(test_a_county_takes_its_own_rows_of_the_sample),
        FIXTURE_TEST(test_the_annotated_sheet_marks_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
