#include "check.h"
#include "inspection_maker.h"
#include "workbook.h"

#include "minan/domain/sheet.h"
#include <unistd.h>

#define NEW_HOME   "00000000-0000-4000-8000-0000000000a1"
#define NEW_HAZARD "00000000-0000-4000-8000-0000000000d1"

static const char *path_of(void **state) {
    struct fixture *fixture = *state;
    return arena_printf(fixture->arena, "%s/ledger.xlsx", fixture->folder);
}

static const char *sheet_of(void **state) {
    struct fixture *fixture = *state;
    const char *xml = workbook_part(fixture->arena, path_of(state), "xl/worksheets/sheet1.xml");
    unlink(path_of(state));
    return xml;
}

static void assert_holds(const char *xml, const char *text) {
    if (strstr(xml, text) == NULL)
        fail_msg("no %s in the sheet", text);
}

static void assert_lacks(const char *xml, const char *text) {
    if (strstr(xml, text))
        fail_msg("%s in the sheet", text);
}

static void add_hostile_home(void **state) {
    struct institution institution;
    struct institution_edit edit;
    shape_clear(&institution_edit_shape, &edit);
    edit.uuid = fixture_uuid(NEW_HOME);
    edit.name = "=HYPERLINK(1)院";
    edit.type = TYPE_ELDERLY_CARE;
    edit.county = "529901";
    edit.principal = "@张三";
    edit.principal_phone = "+8613812345678";
    edit.beds = 77;
    edit.opened_on = fixture_day("2020-02-29");
    assert_ok(institution_put(fixture_as(*state, "county_supervisor"), &edit, &institution));
}

static void test_the_register_in_words(void **state) {
    struct institution_filter filter;
    add_hostile_home(state);
    shape_clear(&institution_filter_shape, &filter);
    filter.county = "529901";
    filter.type = TYPE_ELDERLY_CARE;
    filter.has_overdue_hazards = NO;
    filter.limit = 1; /* of a page: an export has them all */
    assert_ok(institution_export(fixture_as(*state, "county_supervisor"), &filter, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "机构台账　条件：县(市、区)：石麓县；机构类型：养老机构；有逾期隐患：否　"
                      "导出时间：2026-11-23 10:00　导出人：县监管");
    assert_holds(xml, ">统一社会信用代码<");
    assert_holds(xml, ">福寿养老院<");
    assert_holds(xml, ">'=HYPERLINK(1)院<");
    assert_holds(xml, ">'@张三<");
    assert_holds(xml, ">'+86****5678<");
    assert_holds(xml, "<v>77</v>");
    assert_lacks(xml, "<f>");
    assert_lacks(xml, "13812345678");
    assert_lacks(xml, "石麓县儿童福利院");
    assert_lacks(xml, "青岭养老院");
    assert_holds(xml, "<autoFilter ref=\"A2:S4\"/>");
    assert_holds(xml, "state=\"frozen\"");
}

static void test_the_scope_holds_in_exports(void **state) {
    struct institution_filter filter;
    shape_clear(&institution_filter_shape, &filter);
    assert_ok(institution_export(fixture_as(*state, "far_supervisor"), &filter, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "条件：全部");
    assert_holds(xml, ">青岭养老院<");
    assert_lacks(xml, "福寿养老院");
}

static void test_a_bad_filter_makes_no_file(void **state) {
    struct institution_filter filter;
    struct ctx *ctx = fixture_as(*state, "county_supervisor");
    shape_clear(&institution_filter_shape, &filter);
    filter.visited = YES;
    assert_field_error(ctx, institution_export(ctx, &filter, path_of(state)), "visited_from", "required");
    unlink(path_of(state));
}

static void test_hazards_in_words(void **state) {
    struct hazard hazard;
    struct hazard_new draft;
    struct hazard_filter filter;
    shape_clear(&hazard_new_shape, &draft);
    draft.uuid = fixture_uuid(NEW_HAZARD);
    draft.institution = fixture_uuid(FIXTURE_HOME);
    draft.source = SOURCE_REPORT;
    draft.area = AREA_FIRE;
    draft.severity = SEVERITY_GENERAL;
    draft.description = "-灭火器压力不足";
    draft.place = "三楼";
    draft.found_on = fixture_day("2026-11-20");
    draft.found_at = day_start(draft.found_on);
    draft.deadline = fixture_day("2026-11-27");
    assert_ok(hazard_log(fixture_as(*state, "county_supervisor"), &draft, &hazard));
    shape_clear(&hazard_filter_shape, &filter);
    filter.institution = fixture_uuid(FIXTURE_HOME);
    filter.found_from = fixture_day("2026-11-01");
    assert_ok(hazard_export(fixture_as(*state, "county_supervisor"), &filter, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "机构：福寿养老院；");
    assert_holds(xml, "：2026-11-01");
    assert_holds(xml, ">'-灭火器压力不足<");
    assert_holds(xml, ">消防<");
    assert_holds(xml, ">整改中<");
    assert_holds(xml, ">2026-11-27<");
    assert_holds(xml, "<v>4</v>"); /* days left */
    assert_holds(xml, ">举报<");
}

/* The text of the row that begins with that label. */
static const char *row_of(void **state, const char *xml, const char *label) {
    struct fixture *fixture = *state;
    const char *row = strstr(xml, arena_printf(fixture->arena, ">%s<", label));
    assert_non_null(row);
    return arena_copy(fixture->arena, row, (size_t)(strstr(row, "</row>") - row));
}

static void test_money_is_told_in_yuan(void **state) {
    struct hazard_filter filter;
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    plan_hazard(*state, 1); /* 3,000,000 fen */
    shape_clear(&hazard_filter_shape, &filter);
    assert_ok(hazard_export(fixture_as(*state, "county_supervisor"), &filter, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, ">落实资金(元)<");
    assert_holds(xml, "<v>30000</v>");
    assert_lacks(xml, "3000000");
}

static void test_the_numbers_of_a_period_stand_in_the_unit_of_their_figure(void **state) {
    struct fixture *fixture = *state;
    make_hazard(fixture, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    plan_hazard(fixture, 1);
    fixture->now += INT64_C(15) * 86400000; /* November is over */
    struct period_request request = {.code = "2026-11"};
    assert_ok(period_export(fixture_as(fixture, "city_leader"), &request, path_of(state)));
    const char *row = row_of(state, sheet_of(state), "重大隐患治理资金");
    assert_holds(row, ">万元<");
    assert_holds(row, "<v>3</v>");
    assert_lacks(row, "3000000");
    struct figure_request whole = {
        .from = fixture_day("2026-11-01"), .to = fixture_day("2026-11-30"), .as_of = DAY_NONE};
    assert_ok(figure_board_export(fixture_as(fixture, "city_leader"), &whole, path_of(state)));
    row = row_of(state, sheet_of(state), "重大隐患治理资金");
    assert_holds(row, "<v>3</v>");
    assert_lacks(row, "3000000");
}

static void test_inspections_in_words(void **state) {
    struct inspection_filter filter;
    shape_clear(&inspection_filter_shape, &filter);
    filter.level = INSPECTION_COUNTY;
    assert_ok(inspection_export(fixture_as(*state, "county_supervisor"), &filter, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "检查台账　条件：");
    assert_holds(xml, "：县级　");
    assert_holds(xml, "<autoFilter ref=\"A2:N2\"/>");
}

/* ---- the dashboard's tables ---- */

static struct figure_request this_year(void) {
    struct figure_request request;
    shape_clear(&figure_request_shape, &request);
    return request;
}

static void test_the_figures_with_their_wording(void **state) {
    struct figure_request request = this_year();
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(figure_board_export(fixture_as(*state, "county_supervisor"), &request, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, ">口径<");
    assert_holds(xml, ">检查与覆盖<");
    assert_holds(xml, ">整改完成率<");
    assert_holds(xml, ">0.0%<");
}

static void test_a_row_a_county_a_column_a_figure(void **state) {
    struct figure_request request = this_year();
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(figure_breakdown_export(fixture_as(*state, "city_supervisor"), &request, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, ">县(市、区)<");
    assert_holds(xml, ">排查隐患<");
    assert_holds(xml, ">石麓县<");
    assert_holds(xml, ">合计<");
    assert_holds(xml, "<v>1</v>");
}

static void test_the_months_as_numbers(void **state) {
    struct figure_request request = this_year();
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(figure_trend_export(fixture_as(*state, "county_supervisor"), &request, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, ">2026-11<");
    assert_holds(xml, ">存量<");
    assert_holds(xml, "<v>1</v>");
}

static void test_areas_by_counties(void **state) {
    struct figure_heat_request request;
    struct ctx *ctx;
    shape_clear(&figure_heat_request_shape, &request);
    request.figure = "hazards_found";
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    assert_ok(figure_heat_export(fixture_as(*state, "city_supervisor"), &request, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "领域与县：排查隐患　条件：指标：hazards_found");
    assert_holds(xml, ">消防<");
    assert_holds(xml, ">石麓县<");
    assert_holds(xml, "<v>1</v>");
    request.figure = "nothing";
    ctx = fixture_as(*state, "city_supervisor");
    assert_field_error(ctx, figure_heat_export(ctx, &request, path_of(state)), "figure", "unknown");
}

static void test_since_when_it_is_overdue(void **state) {
    struct figure_request request = this_year();
    struct fixture *f = *state;
    make_hazard(f, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL); /* due in seven days */
    f->now += 12 * INT64_C(86400000);
    assert_ok(figure_ageing_export(fixture_as(f, "county_supervisor"), &request, path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, ">逾期4至7天</t></is></c><c r=\"B4\"><v>1</v>");
    assert_holds(xml, ">逾期1至3天</t></is></c><c r=\"B3\"><v>0</v>");
}

static void test_targets_and_periods_of_a_year(void **state) {
    struct target target;
    struct target_new wanted;
    shape_clear(&target_new_shape, &wanted);
    wanted.uuid = fixture_uuid(NEW_HAZARD);
    wanted.year = 2026;
    wanted.figure = "coverage_rate";
    wanted.value = 95;
    struct ctx *ctx = fixture_as(*state, "city_supervisor");
    ctx->content_hash = "target";
    assert_ok(target_put(ctx, &wanted, &target));
    assert_ok(target_export(fixture_as(*state, "county_supervisor"), &(struct target_filter){2026},
                            path_of(state)));
    const char *xml = sheet_of(state);
    assert_holds(xml, "年度目标　条件：年度：2026");
    assert_holds(xml, "<v>95</v>");
    assert_ok(
        period_list_export(fixture_as(*state, "city_leader"), &(struct period_filter){2026}, path_of(state)));
    xml = sheet_of(state);
    assert_holds(xml, ">2026年10月<");
    assert_holds(xml, ">应确认县数<");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_register_in_words),
        FIXTURE_TEST(test_the_scope_holds_in_exports),
        FIXTURE_TEST(test_a_bad_filter_makes_no_file),
        FIXTURE_TEST(test_hazards_in_words),
        FIXTURE_TEST(test_money_is_told_in_yuan),
        FIXTURE_TEST(test_the_numbers_of_a_period_stand_in_the_unit_of_their_figure),
        FIXTURE_TEST(test_inspections_in_words),
        FIXTURE_TEST(test_the_figures_with_their_wording),
        FIXTURE_TEST(test_a_row_a_county_a_column_a_figure),
        FIXTURE_TEST(test_the_months_as_numbers),
        FIXTURE_TEST(test_areas_by_counties),
        FIXTURE_TEST(test_since_when_it_is_overdue),
        FIXTURE_TEST(test_targets_and_periods_of_a_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
