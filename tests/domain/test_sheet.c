#include "check.h"
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

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_register_in_words),      FIXTURE_TEST(test_the_scope_holds_in_exports),
        FIXTURE_TEST(test_a_bad_filter_makes_no_file), FIXTURE_TEST(test_hazards_in_words),
        FIXTURE_TEST(test_inspections_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
