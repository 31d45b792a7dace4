/* Planning on the wire: plans, notices, key dates, the calendar and the settings. */
#include "inspection_answers.h"

#define PLAN(extra) BODY("{'institution':'$home','kind':'routine','from_on':'2026-12-02'" extra "}")
#define NEW_YEAR    "/key-dates/00000000-0000-4000-b000-202701000001"
#define AT          "'2026-11-23T01:00:00.000Z'"
#define NOTICE(extra)                                                                                        \
    BODY("{'kind':'inspection_notice','visit_plan':'$new_plan','contact':'0999-1234567'" extra "}")
#define REASON(reason) BODY("{'reason':'" reason "'}")

static void test_a_plan_from_the_calendar_to_the_visit(void **state) {
    struct api *api = *state;
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/visit-plans/$new_plan"), PLAN(",'team':[{'name':'何工'}]"),
         WANT(201), WANT_JSON("/state", "planned"), WANT_ALSO("/notice_due_on", "2026-11-27"),
         WANT_THEN("/team/0/name", "何工"), WANT_TOO("/may/1", "notice")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_plan"), PLAN(",'team':[{'name':'何工'}]"),
         WANT(200), WANT_JSON("/row_version", "1")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_plan"), PLAN(""), WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PATCH_("/visit-plans/$new_plan"),
         BODY("{'kind':'routine','from_on':'2026-12-01'}"), WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), PATCH_("/visit-plans/$new_plan"),
         BODY("{'kind':'routine','from_on':'2026-12-01'}"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/from_on", "2026-12-01"), WANT_ALSO("/row_version", "2")},
        {AS("county_supervisor"), PUT_("/papers/$new_notice"), NOTICE(""), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "请先在“调整”里定下检查人员，再出具检查通知书")},
        {AS("second_supervisor"), POST_("/visit-plans/$new_plan/join"), BODY("{}"), WANT(200),
         WANT_JSON("/team/0/name", "县监管二")},
        {AS("county_supervisor"), PUT_("/papers/$new_notice"), NOTICE(""), WANT(201)},
        {AS("second_supervisor"), GET_("/visit-plans?mine=true&open=true"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/team_names", "县监管二")},
        {AS("county_leader"), GET_("/visit-plans/month?month=2026-12-01"), WANT(200),
         WANT_JSON("/days/0/noticed", "1"), WANT_ALSO("/work_days/0", "2026-12-01"),
         WANT_THEN("/key_dates/0/name", "2027年元旦"), WANT_TOO("/undated/planned", "0")},
        {AS("far_supervisor"), GET_("/visit-plans/$new_plan"), WANT_CODE(404, "not_found")},
        {AS("institution_principal"), GET_("/visit-plans"), WANT_CODE(403, "permission.denied")},
        {AS("county_leader"), POST_("/visit-plans/$new_plan/cancel"), REASON("停业"), IF_MATCH("4"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/visit-plans/$new_plan/cancel"), REASON(" "), IF_MATCH("4"),
         WANT_FIELD(422, "reason", "blank")},
        {AS("county_supervisor"), POST_("/visit-plans/$new_plan/cancel"), REASON("停业"), IF_MATCH("4"),
         WANT(200), WANT_JSON("/state", "cancelled"), WANT_ALSO("/cancel_reason", "停业")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_today"),
         BODY("{'institution':'$home','kind':'case','from_on':'2026-11-23','to_on':'2026-11-30'}"), WANT(201),
         WANT_JSON("/unannounced", "true"), WANT_ALSO("/notice_due_on", "null")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"),
         BODY("{'institution':'$home','kind':'case','checklist':'$checklist','started_at':" AT
              ",'finished_at':" AT ",'inspector_signature':'$new_sign','refused':true,'refusal_reason':'外出'"
              ",'refusal_witness':'王某',"
              "'answers':[$answers]}"),
         WANT(201)},
        {AS("county_supervisor"), GET_("/visit-plans/$new_today"), WANT(200), WANT_JSON("/state", "done"),
         WANT_ALSO("/inspection", "$new_visit"), WANT_THEN("/done_on", "2026-11-23"),
         WANT_TOO("/late", "false")},
        {AS("county_supervisor"), POST_("/inspections/$new_visit/void"), REASON("重复"), IF_MATCH("1"),
         WANT(200)},
        {AS("county_supervisor"), GET_("/visit-plans/$new_today"), WANT(200), WANT_JSON("/state", "planned"),
         WANT_ALSO("/inspection", "null")},
        {AS("city_leader"), GET_("/visit-plans.xlsx?open=true"), WANT(200)},
    };
    RUN(api, commands);
}

static void test_a_planned_visit_is_announced_by_its_paper(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/visit-plans/$new_plan"), PLAN(",'team':[{'name':'何工'}]"),
         WANT(201)},
        {AS("county_supervisor"), PUT_("/papers/$new_notice"), NOTICE(",'team':'何工'"),
         WANT_FIELD(422, "team", "extra")},
        {AS("far_supervisor"), PUT_("/papers/$new_notice"), NOTICE(""),
         WANT_FIELD(422, "visit_plan", "unknown")},
        {AS("county_supervisor"),
         GET_("/papers/preview?kind=inspection_notice&visit_plan=$new_plan&contact=0999-1234567"), WANT(200)},
        {AS("county_supervisor"), GET_("/visit-plans/$new_plan"), WANT(200), WANT_JSON("/state", "planned")},
        {AS("county_supervisor"), PUT_("/papers/$new_notice"), NOTICE(""), WANT(201),
         WANT_JSON("/visit_plan", "$new_plan"), WANT_ALSO("/number", "石麓县民安检〔2026〕1号"),
         WANT_THEN("/subject", "2026年12月2日 日常检查")},
        {AS("county_supervisor"), PUT_("/papers/$new_notice"), NOTICE(""), WANT(200)},
        {AS("county_supervisor"), GET_("/visit-plans/$new_plan"), WANT(200), WANT_JSON("/state", "noticed"),
         WANT_ALSO("/noticed_by", "县监管"), WANT_THEN("/notice", "$new_notice"),
         WANT_TOO("/notice_number", "石麓县民安检〔2026〕1号")},
        {AS("institution_officer"), GET_("/visit-plans/announced"), WANT(200),
         WANT_JSON("/items/0/visit_on", "2026-12-02"), WANT_ALSO("/items/0/team_names", "何工"),
         WANT_THEN("/items/0/notice", "$new_notice"), WANT_TOO("/next", "null")},
        {AS("far_principal"), GET_("/visit-plans/announced"), WANT(200), WANT_JSON("/next", "null")},
        {AS("county_supervisor"), PUT_("/papers/$new_notice2"), NOTICE(""), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "noticed")},
        {AS("county_supervisor"), GET_("/papers?visit_plan=$new_plan"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/uuid", "$new_notice")},
        {AS("county_supervisor"), POST_("/visit-plans/$new_plan/cancel"), REASON("停业"), IF_MATCH("2"),
         WANT(200)},
        {AS("county_supervisor"), GET_("/papers/$new_notice"), WANT(200), WANT_JSON("/state", "void"),
         WANT_ALSO("/void_reason", "检查安排已取消：停业")},
    };
    RUN(api, commands);
}

static void test_the_ceiling_proposes_to_join(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("city_supervisor"), PATCH_("/plan-settings"), BODY("{'visit_ceiling':1}"),
         WANT_CODE(428, "version.required")},
        {AS("city_supervisor"), PATCH_("/plan-settings"), BODY("{'visit_ceiling':1}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/visit_ceiling", "1"), WANT_ALSO("/rules/0/rule", "never_visited")},
        {AS("county_supervisor"), PATCH_("/plan-settings"), BODY("{'notice_days':1}"), IF_MATCH("2"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_first"), PLAN(""), WANT(201)},
        {AS("county_supervisor"), GET_("/visit-plans/load?institution=$home"), WANT(200),
         WANT_JSON("/reached", "true"), WANT_ALSO("/plans/0/uuid", "$new_first"), WANT_THEN("/planned", "1"),
         WANT_TOO("/visited", "0")},
        {AS("county_supervisor"), GET_("/visit-plans/load?institution=$far_home"),
         WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), GET_("/visit-plans/load"), WANT_FIELD(422, "institution", "required")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_second"), PLAN(""),
         WANT_FIELD(422, "over_ceiling", "ceiling")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_second"), PLAN(",'over_ceiling':true"), WANT(201)},
        {AS("county_leader"), GET_("/plan-settings"), WANT(200), WANT_JSON("/notice_days", "3"),
         WANT_ALSO("/rules/7/label", "使用燃气或液体燃料")},
        {AS("city_supervisor"), PATCH_("/plan-settings"),
         BODY("{'visit_ceiling':null,'rules':[{'rule':'gas','points':9,'most':8}]}"), IF_MATCH("2"),
         WANT_FIELD(422, "rules[0].most", "range")},
        {AS("city_supervisor"), PATCH_("/plan-settings"), BODY("{'visit_ceiling':null}"), IF_MATCH("2"),
         WANT(200), WANT_JSON("/visit_ceiling", "null")},
    };
    RUN(api, commands);
}

static void test_key_dates_and_the_calendar(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/key-dates?year=2027"), WANT(200),
         WANT_JSON("/items/0/name", "2027年春节"), WANT_ALSO("/items/0/sample", "true")},
        {AS("city_supervisor"), PUT_("/key-dates/$new_date"),
         BODY("{'name':'冬至','from_on':'2026-12-10','to_on':'2026-12-22'}"), WANT(201),
         WANT_JSON("/row_version", "1")},
        {AS("city_supervisor"), PUT_("/key-dates/$new_date"),
         BODY("{'name':'冬至','from_on':'2026-12-10','to_on':'2026-12-22'}"), WANT(200)},
        {AS("city_supervisor"), PATCH_("/key-dates/$new_date"),
         BODY("{'name':'冬至','from_on':'2026-12-10','to_on':'2026-12-01'}"), IF_MATCH("1"),
         WANT_FIELD(422, "to_on", "order")},
        {AS("city_supervisor"), PATCH_("/key-dates/$new_date"),
         BODY("{'name':'冬至节','from_on':'2026-12-10','to_on':'2026-12-22'}"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/name", "冬至节")},
        {AS("city_supervisor"), PATCH_("/key-dates/00000000-0000-4000-b000-202609000001"),
         BODY("{'name':'中秋','from_on':'2026-09-07','to_on':'2026-12-30'}"), IF_MATCH("1"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "over")},
        {AS("county_supervisor"), POST_(NEW_YEAR "/plans"), BODY("{}"), WANT(200), WANT_JSON("/made", "2"),
         WANT_ALSO("/progress/counties/0/planned", "2"), WANT_THEN("/progress/counties/0/institutions", "2")},
        {AS("county_supervisor"), POST_(NEW_YEAR "/plans"), BODY("{'institution_type':'elderly_care'}"),
         WANT(200), WANT_JSON("/made", "0")},
        {AS("county_supervisor"), POST_("/key-dates/00000000-0000-4000-b000-202606000001/plans"), BODY("{}"),
         WANT_CODE(409, "state.wrong")},
        {AS("city_leader"), GET_(NEW_YEAR), WANT(200), WANT_JSON("/counties/1/planned", "0"),
         WANT_ALSO("/date/to_on", "2026-12-31")},
        {AS("county_supervisor"), GET_("/calendar"), WANT(200), WANT_JSON("/year", "2026"),
         WANT_ALSO("/work_days", "248"), WANT_THEN("/known", "true")},
        {AS("city_supervisor"), PUT_("/calendar/2027-01-01"), BODY("{'kind':'holiday','name':'元旦'}"),
         WANT(200), WANT_JSON("/days/0/sample", "false"), WANT_ALSO("/work_days", "260")},
        {AS("city_supervisor"), PUT_("/calendar/2027-01-04"), BODY("{'kind':'workday','name':'元旦调休'}"),
         WANT_FIELD(422, "kind", "weekday")},
        {AS("city_supervisor"), DELETE_("/calendar/2027-01-01"), WANT(200), WANT_JSON("/known", "false")},
        {AS("city_supervisor"), DELETE_("/calendar/2027-01-01"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PUT_("/calendar/2027-01-01"), BODY("{'kind':'holiday','name':'元旦'}"),
         WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

#define DRAW(extra)                                                                                          \
    BODY("{'title':'12月抽查','count':2,'team_size':2,'kind':'routine','from_on':'2026-12-01','to_on':'"  \
         "2026-12-31'" extra "}")

static void test_a_draw_can_be_repeated_by_anybody(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/draws/pool?institution_type=elderly_care"), WANT(200),
         WANT_JSON("/institutions", "1"), WANT_ALSO("/inspectors", "2"),
         WANT_THEN("/conditions", "运营中的机构；养老机构")},
        {AS("county_supervisor"), GET_("/draws/pool?county=529902"), WANT_FIELD(422, "county", "unknown")},
        {AS("county_supervisor"), PUT_("/draws/$new_draw"), DRAW(""), WANT(201),
         WANT_JSON("/institution_count", "2"), WANT_ALSO("/results/1/position", "2"),
         WANT_THEN("/results/0/plan_state", "planned"), KEEP("seed", "/seed")},
        {AS("county_supervisor"), PUT_("/draws/$new_draw"), DRAW(""), WANT(200), WANT_JSON("/seed", "$seed")},
        {AS("county_supervisor"), PUT_("/draws/$new_draw"), DRAW(",'unannounced':true"),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), PUT_("/draws/$new_more"), DRAW(",'percent':10"),
         WANT_FIELD(422, "count", "required")},
        {AS("county_supervisor"), PUT_("/draws/$new_more"), DRAW(",'institution_type':'funeral_home'"),
         WANT_CODE(409, "state.wrong")},
        {AS("county_leader"), GET_("/draws/$new_draw/check"), WANT(200), WANT_JSON("/repeats", "true"),
         WANT_ALSO("/institution_pool_intact", "true"), WANT_THEN("/seed", "$seed"),
         WANT_TOO("/lots/0/drawn", "true")},
        {AS("county_leader"), GET_("/draws/$new_draw/pool.txt"), WANT(200)},
        {AS("county_leader"), GET_("/draws"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/unit", "石麓县")},
        {AS("county_supervisor"), GET_("/visit-plans?draw=$new_draw"), WANT(200), WANT_JSON("/total", "2"),
         WANT_ALSO("/items/0/source", "draw")},
        {AS("far_supervisor"), GET_("/draws/$new_draw"), WANT_CODE(404, "not_found")},
        {AS("city_leader"), GET_("/draws/$new_draw"), WANT(200), WANT_JSON("/drawn_by", "县监管")},
        {AS("county_leader"), PUT_("/draws/$new_draw"), DRAW(""), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

static void test_where_to_go_is_explained(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_leader"), GET_("/visit-priorities"), WANT(200),
         WANT_JSON("/items/0/institution", "$home"), WANT_ALSO("/items/0/points", "64"),
         WANT_THEN("/items/0/reasons/0/text", "从未检查"), WANT_TOO("/items/0/plan", "null")},
        {AS("county_leader"), GET_("/visit-priorities?limit=1"), WANT(200),
         WANT_JSON("/items/0/reasons/1/text", "将逾期 D1 安全自查、D3 燃气自查、D13 值班表"),
         WANT_ALSO("/items/0/reasons/1/points", "18"), WANT_THEN("/items/0/reasons/2/points", "6")},
        {AS("county_supervisor"), PUT_("/visit-plans/$new_plan"), PLAN(""), WANT(201)},
        {AS("county_leader"), GET_("/visit-priorities?unplanned=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/institution", "$other_home")},
        {AS("county_leader"), GET_("/visit-priorities?limit=1"), WANT(200),
         WANT_JSON("/items/0/plan", "$new_plan"), KEEP("next", "/next")},
        {AS("county_leader"), GET_("/visit-priorities?limit=1&cursor=$next"), WANT(200),
         WANT_JSON("/items/0/institution", "$other_home"), WANT_ALSO("/next", "null")},
        {AS("institution_officer"), GET_("/visit-priorities"), WANT_CODE(403, "permission.denied")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_a_plan_from_the_calendar_to_the_visit),
        API_TEST(test_a_planned_visit_is_announced_by_its_paper),
        API_TEST(test_the_ceiling_proposes_to_join),
        API_TEST(test_key_dates_and_the_calendar),
        API_TEST(test_a_draw_can_be_repeated_by_anybody),
        API_TEST(test_where_to_go_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
