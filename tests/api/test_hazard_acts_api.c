/* The acts beyond rectification on the wire: extension, listing, interim measures, plans, transfer; a day
 * gone by; and acts from a device's queue, in any order. */
#include "inspection_answers.h"

#define AT        "'2026-11-23T01:30:00.000Z'"
#define EVENT(l)  "'event':'$" l "','device_at':" AT
#define ACT(what) POST_("/hazards/$new_hazard/" what)
#define QUEUED    ",'queued':true"
#define FOUND(area, severity)                                                                                \
    BODY("{'institution':'$home','source':'report','area':'" area "','severity':'" severity                  \
         "','assessment_reason':'经研判','description':'后门上锁','found_on':'2026-11-20','found_at':" AT    \
         ",'deadline':'2026-11-27'}")
#define LOGGED(area, severity)                                                                               \
    { AS("county_supervisor"), PUT_("/hazards/$new_hazard"), FOUND(area, severity), WANT(201) }
#define EXTEND(event, day)                                                                                   \
    BODY("{" EVENT(event) ",'new_deadline':'" day "','reason':'配件未到','interim_measures':'专人巡查'}")
#define PLAN(event)                                                                                             \
    BODY("{" EVENT(event) ",'goals':'恢复通道','methods':'拆除门锁','funds_and_materials':'三千元'," \
                          "'people':'总务科','time_limits':'十天','safety_and_emergency':'专人值守'}")
#define SETTLE(event)                                                                                           \
    BODY("{" EVENT(event) ",'responsibility':'院长','measures':'拆锁','funds_fen':300000,'funds':'自筹'," \
                          "'time_limit':'十天','contingency':'预案已演练'}")
#define FOUR ",'responsibility':'院长','measures':'拆锁','time_limit':'十天','contingency':'预案已演练'"
#define SUBMIT(event, more)                                                                                  \
    BODY("{" EVENT(event) ",'measures':'已拆除','done_on':'2026-11-22','after_photos':['$" event "_p']" more \
                          "}")
#define LIST(event)                                                                                           \
    BODY("{" EVENT(event) ",'number':'督〔2026〕3号','unit':'市民政局','list_deadline':'2026-12-20'," \
                          "'published_on':'2026-11-23','publication':'门户网站'}")

#define LIST_AT(event, level)                                                                                  \
    BODY("{" EVENT(event) ",'level':'" level                                                                   \
                          "','number':'督〔2026〕4号','unit':'省民政厅','list_deadline':'2026-12-20'," \
                          "'published_on':'2026-11-23','publication':'门户网站'}")

static void test_extension(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("county_supervisor"), ACT("grant"), BODY("{" EVENT("new_early") "}"), IF_MATCH("1"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "该隐患没有等待决定的延期申请")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-11-27"), IF_MATCH("1"),
         WANT_FIELD(422, "new_deadline", "order")},
        {AS("institution_officer"), ACT("extend"),
         BODY("{" EVENT("new_ask") ",'new_deadline':'2026-12-10','reason':'配件未到'}"), IF_MATCH("1"),
         WANT_FIELD(422, "interim_measures", "required")},
        {AS("county_supervisor"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"),
         WANT_CODE(428, "version.required")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/extension_pending", "true"), WANT_ALSO("/extension_asked", "2026-12-10"),
         WANT_THEN("/extension_asked_by", "安全员"), WANT_TOO("/deadline", "2026-11-27")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/row_version", "2")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_more", "2026-12-12"), IF_MATCH("2"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "已有一份延期申请等待决定，不能重复申请")},
        {AS("county_supervisor"), GET_("/hazards?extension_pending=true"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/extension_pending", "true")},
        {AS("county_supervisor"), ACT("grant"), BODY("{" EVENT("new_yes") ",'new_deadline':'2026-12-11'}"),
         IF_MATCH("2"), WANT_FIELD(422, "new_deadline", "order")},
        {AS("county_supervisor"), ACT("grant"),
         BODY("{" EVENT("new_yes") ",'new_deadline':'2026-12-05','reason':'五日为宜'}"), IF_MATCH("2"),
         WANT(200), WANT_JSON("/deadline", "2026-12-05"), WANT_ALSO("/original_deadline", "2026-11-27"),
         WANT_THEN("/extension_count", "1"), WANT_TOO("/extension_pending", "false")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200),
         WANT_JSON("/extensions/0/decision", "grant"),
         WANT_ALSO("/extensions/0/granted_deadline", "2026-12-05"),
         WANT_THEN("/extensions/0/asked_deadline", "2026-12-10"),
         WANT_TOO("/extensions/0/interim_measures", "专人巡查")},
        {AS("institution_officer"), ACT("extend"), EXTEND("new_third", "2026-12-20"), IF_MATCH("3"),
         WANT(200)},
        {AS("county_leader"), ACT("refuse"), BODY("{" EVENT("new_no") "}"), IF_MATCH("4"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_leader"), ACT("refuse"), BODY("{" EVENT("new_no") ",'reason':'应立即整改'}"),
         IF_MATCH("4"), WANT(200), WANT_JSON("/deadline", "2026-12-05"), WANT_ALSO("/extension_count", "1"),
         WANT_THEN("/extensions/1/decision", "refuse"),
         WANT_TOO("/extensions/1/decision_reason", "应立即整改")},
        {AS("county_supervisor"), GET_("/hazards?extended=true"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_supervisor"), GET_("/hazards?extension_pending=true"), WANT(200),
         WANT_JSON("/total", "0")},
    };
    RUN(*state, commands);
}

static void test_a_submission_overtakes_the_extension(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"), WANT(200)},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("2"), WANT(200),
         WANT_JSON("/extension_pending", "false"), WANT_ALSO("/extensions/0/decision", "null")},
        {AS("county_supervisor"), ACT("grant"), BODY("{" EVENT("new_yes") "}"), IF_MATCH("3"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "submitted")},
    };
    RUN(*state, commands);
}

static void test_after_the_deadline_nobody_asks(void **state) {
    struct api *api = *state;
    static const struct command made[] = {LOGGED("fire", "general")};
    static const struct command last_day[] = {
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/may/2", "extend")}};
    static const struct command late[] = {
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "整改期限已过，延期须在期限届满前申请")}};
    RUN(api, made);
    api_days_later(api, 4); /* the 27th */
    RUN(api, last_day);
    api_days_later(api, 1);
    RUN(api, late);
}

static void test_a_leader_decides_for_a_major_one(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "major"),
        {AS("institution_officer"), ACT("extend"), EXTEND("new_ask", "2026-12-10"), IF_MATCH("1"), WANT(200)},
        {AS("county_supervisor"), ACT("grant"), BODY("{" EVENT("new_yes") "}"), IF_MATCH("2"),
         WANT_CODE(403, "permission.denied"),
         WANT_JSON("/detail", "您的角色不能同意延期：重大隐患由县局领导或市局领导决定")},
        {AS("county_leader"), ACT("grant"), BODY("{" EVENT("new_yes") "}"), IF_MATCH("2"), WANT(200),
         WANT_JSON("/deadline", "2026-12-10")},
    };
    RUN(*state, commands);
}

static void test_listing(void **state) {
    struct api *api = *state;
    static const struct command listed[] = {
        LOGGED("fire", "major"),
        {AS("county_supervisor"), ACT("list"), LIST("new_list"), IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("city_leader"), ACT("list"),
         BODY("{" EVENT(
             "new_list") ",'number':'督1','unit':'市局','list_deadline':'2026-11-22','published_on':"
                         "'2026-11-23','publication':'网站'}"),
         IF_MATCH("1"), WANT_FIELD(422, "list_deadline", "order")},
        {AS("city_leader"), ACT("list"),
         BODY("{" EVENT(
             "new_list") ",'number':'督1','unit':'市局','list_deadline':'2026-12-22','published_on':"
                         "'2026-11-24','publication':'网站'}"),
         IF_MATCH("1"), WANT_FIELD(422, "published_on", "order")},
        {AS("city_leader"), ACT("list"), LIST("new_list"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/listed", "true"), WANT_ALSO("/listed_level", "city"), WANT_THEN("/state", "open"),
         WANT_TOO("/listings/0/number", "督〔2026〕3号")},
        {AS("county_leader"), ACT("list"), LIST("new_twice"), IF_MATCH("2"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "该隐患已经挂牌督办，不能重复挂牌")},
        {AS("county_supervisor"), ACT("assess"),
         BODY("{" EVENT("new_less") ",'severity':'general','reason':'减轻'}"), IF_MATCH("2"),
         WANT_FIELD(422, "severity", "listed")},
        {AS("county_leader"), GET_("/hazards?listed=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/listed", "true")},
        {AS("city_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-11-23','result':'合格'}"), IF_MATCH("2"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "尚未申请摘牌，申请后经现场复核才能摘牌")},
        {AS("institution_principal"), ACT("ask_delist"), BODY("{" EVENT("new_ask") ",'reason':'已整改到位'}"),
         IF_MATCH("2"), WANT(200), WANT_JSON("/delist_asked_on", "2026-11-23")},
        {AS("county_supervisor"), ACT("ask_delist"), BODY("{" EVENT("new_again") ",'reason':'已整改'}"),
         IF_MATCH("3"), WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "已经申请摘牌，请等待现场复核")},
        {AS("county_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-11-23','result':'合格'}"), IF_MATCH("3"),
         WANT_CODE(403, "permission.denied"),
         WANT_JSON("/detail", "您的角色不能摘牌：省级、市级挂牌的由市局领导摘牌")},
        {AS("city_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-11-22','result':'合格'}"), IF_MATCH("3"),
         WANT_FIELD(422, "reviewed_on", "order")},
    };
    static const struct command late[] = {
        {AS("city_leader"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/delist_overdue", "true")},
        {AS("city_leader"), GET_("/hazards?delist_asked=true"), WANT(200), WANT_JSON("/total", "1")},
        {AS("city_leader"), GET_("/hazards?delist_asked=true&listed_level=city&sort=deadline"), WANT(200),
         WANT_JSON("/total", "1"), WANT_ALSO("/items/0/delist_asked_on", NULL)},
        {AS("city_leader"), GET_("/hazards?delist_asked=true&listed_level=county"), WANT(200),
         WANT_JSON("/total", "0")},
        {AS("city_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-12-03','result':'现场复核合格'}"), IF_MATCH("3"),
         WANT(200), WANT_JSON("/listed", "false"), WANT_ALSO("/listings/0/late", "true"),
         WANT_THEN("/listings/0/review_result", "现场复核合格"),
         WANT_TOO("/listings/0/delisted_by", "市领导")},
        {AS("city_leader"), GET_("/hazards/$new_hazard?as_of=2026-11-23"), WANT(200),
         WANT_JSON("/listed", "true"), WANT_ALSO("/listings/0/delisted_by", "null"),
         WANT_THEN("/row_version", "3"), WANT_TOO("/may", "[]")},
    };
    RUN(api, listed);
    api_days_later(api, 11);
    RUN(api, late);
}

static void test_only_a_major_one_is_listed(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("county_leader"), ACT("list"), LIST("new_list"), IF_MATCH("1"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "该隐患为一般隐患，只有重大隐患才这样办理")},
        {AS("institution_officer"), ACT("plan"), PLAN("new_plan"), IF_MATCH("1"),
         WANT_CODE(409, "state.wrong")},
    };
    RUN(*state, commands);
}

static void test_interim_measure(void **state) {
    static const struct command commands[] = {
        LOGGED("gas", "general"),
        {AS("county_supervisor"), ACT("restrict"),
         BODY("{" EVENT("new_stop") ",'measure':'close_down','scope':'厨房','reason':'漏气'}"), IF_MATCH("1"),
         WANT_FIELD(422, "measure", "enum")},
        {AS("county_leader"), ACT("restrict"),
         BODY("{" EVENT("new_stop") ",'measure':'stop_use','scope':'厨房','reason':'漏气'}"), IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), ACT("restrict"),
         BODY("{" EVENT("new_stop") ",'measure':'stop_use','scope':'厨房','reason':'漏气'}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/restriction", "stop_use"), WANT_ALSO("/restrictions/0/scope", "厨房"),
         WANT_THEN("/state", "open")},
        {AS("city_supervisor"), ACT("restrict"),
         BODY("{" EVENT("new_more") ",'measure':'evacuate','scope':'厨房','reason':'漏气'}"), IF_MATCH("2"),
         WANT_CODE(409, "state.wrong")},
        {AS("county_supervisor"), GET_("/hazards?restricted=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/restriction", "stop_use")},
        {AS("county_supervisor"), ACT("resume"), BODY("{" EVENT("new_on") ",'reason':'已修复'}"),
         IF_MATCH("2"), WANT_CODE(403, "permission.denied")},
        {AS("county_leader"), ACT("resume"), BODY("{" EVENT("new_on") ",'reason':'检测合格'}"), IF_MATCH("2"),
         WANT(200), WANT_JSON("/restriction", "null"), WANT_ALSO("/restrictions/0/resumed_by", "县领导"),
         WANT_THEN("/restrictions/0/resume_reason", "检测合格")},
        {AS("county_leader"), ACT("resume"), BODY("{" EVENT("new_twice") ",'reason':'检测合格'}"),
         IF_MATCH("3"), WANT_CODE(409, "state.wrong"), WANT_JSON("/detail", "该隐患没有正在执行的临时措施")},
    };
    RUN(*state, commands);
}

static void test_major_needs_plan_and_five_settlements(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "major"),
        {AS("county_leader"), GET_("/hazards?plan_missing=true"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/plan_missing", "true")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("1"),
         WANT_CODE(409, "hazard.needs_plan"), WANT_JSON("/detail", "重大隐患须先上报治理方案并登记五落实")},
        {AS("institution_officer"), ACT("plan"), BODY("{" EVENT("new_plan") ",'goals':'恢复通道'}"),
         IF_MATCH("1"), WANT_FIELD(422, "methods", "required")},
        {AS("institution_officer"), ACT("plan"), PLAN("new_plan"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/planned", "true"), WANT_ALSO("/plans/0/people", "总务科"),
         WANT_THEN("/plan_missing", "true")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("2"),
         WANT_CODE(409, "hazard.needs_plan")},
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_five") ",'funds':'三千元'}"),
         IF_MATCH("2"), WANT_FIELD(422, "responsibility", "required")},
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_five") ",'funds_fen':-1" FOUR "}"),
         IF_MATCH("2"), WANT_FIELD(422, "funds_fen", "range")},
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_five") ",'funds':'三千元'" FOUR "}"),
         IF_MATCH("2"), WANT_FIELD(422, "funds_fen", "required"),
         WANT_JSON("/errors/0/message", "「落实资金」重大隐患必填，不需要资金的填 0")},
        {AS("institution_officer"), ACT("settle"), SETTLE("new_five"), IF_MATCH("2"), WANT(200),
         WANT_JSON("/settled", "true"), WANT_ALSO("/settlements/0/funds_fen", "300000"),
         WANT_THEN("/plan_missing", "false"), WANT_TOO("/funds_fen", "300000")},
        {AS("county_leader"), GET_("/hazards?major_with=funds"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/funds_fen", "300000")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("3"), WANT(200)},
        {AS("county_leader"), GET_("/hazards?plan_missing=true"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(*state, commands);
}

static void test_a_general_one_settles_some(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_none") "}"), IF_MATCH("1"),
         WANT_FIELD(422, "responsibility", "required")},
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_some") ",'funds':'三千元'}"),
         IF_MATCH("1"), WANT(200), WANT_JSON("/settled", "false"),
         WANT_ALSO("/settlements/0/funds", "三千元"), WANT_THEN("/funds_fen", "null")},
        {AS("institution_officer"), ACT("settle"), BODY("{" EVENT("new_all") ",'funds_fen':0" FOUR "}"),
         IF_MATCH("2"), WANT(200), WANT_JSON("/settled", "true"), WANT_ALSO("/funds_fen", "0"),
         WANT_THEN("/settlements/1/funds", "null")},
        {AS("county_leader"), GET_("/hazards/$new_hazard?as_of=2026-11-23"), WANT(200),
         WANT_JSON("/funds_fen", "0"), WANT_ALSO("/settled", "true")},
        {AS("county_leader"), GET_("/hazards?major_with=funds"), WANT(200), WANT_JSON("/total", "0")},
    };
    RUN(*state, commands);
}

/* The province's listing is recorded by the city, which also ends it; a county records its own alone. */
static void test_listing_by_the_province(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        LOGGED("fire", "major"),
        {AS("county_leader"), ACT("list"), LIST_AT("new_list", "province"), IF_MATCH("1"),
         WANT_FIELD(422, "level", "enum"),
         WANT_JSON("/errors/0/message", "「挂牌层级」县局领导只登记县级挂牌，省级和市级挂牌由市局领导登记")},
        {AS("city_leader"), ACT("list"), LIST_AT("new_list", "county"), IF_MATCH("1"),
         WANT_FIELD(422, "level", "enum"),
         WANT_JSON("/errors/0/message", "「挂牌层级」市局领导只登记省级和市级挂牌，县级挂牌由县局领导登记")},
        {AS("city_leader"), ACT("list"), LIST_AT("new_list", "town"), IF_MATCH("1"),
         WANT_FIELD(422, "level", "enum")},
        {AS("city_leader"), ACT("list"), LIST_AT("new_list", "province"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/listed_level", "province"), WANT_ALSO("/listings/0/level", "province"),
         WANT_THEN("/listings/0/listed_by", "市领导")},
        {AS("county_leader"), GET_("/hazards?listed_level=province"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_leader"), GET_("/hazards?major_with=listed_province"), WANT(200),
         WANT_JSON("/total", "1")},
        {AS("county_leader"), GET_("/hazards?major_with=listed"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_leader"), GET_("/hazards?major_with=listed_city"), WANT(200), WANT_JSON("/total", "0")},
        {AS("city_leader"), GET_("/hazards?delist_by_city=true"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), ACT("ask_delist"), BODY("{" EVENT("new_ask") ",'reason':'已整改'}"),
         IF_MATCH("2"), WANT(200)},
        {AS("city_leader"), GET_("/hazards?delist_by_city=true"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_leader"), GET_("/hazards?delist_by_city=false"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-11-23','result':'合格'}"), IF_MATCH("3"),
         WANT_CODE(403, "permission.denied"),
         WANT_JSON("/detail", "您的角色不能摘牌：省级、市级挂牌的由市局领导摘牌")},
        {AS("city_leader"), ACT("delist"),
         BODY("{" EVENT("new_off") ",'reviewed_on':'2026-11-23','result':'合格'}"), IF_MATCH("3"), WANT(200),
         WANT_JSON("/listed", "false"), WANT_ALSO("/listed_level", "null"),
         WANT_THEN("/listings/0/level", "province")},
    };
    RUN(api, commands);
}

static void test_case_plan_of_a_dangerous_building(void **state) {
    static const struct command commands[] = {
        LOGGED("building", "general"),
        {AS("county_supervisor"), ACT("case_plan"),
         BODY("{" EVENT("new_case") ",'building_grade':'B','measure':'reinforce','text':'加固'}"),
         IF_MATCH("1"), WANT_FIELD(422, "building_grade", "enum")},
        {AS("county_supervisor"), ACT("case_plan"),
         BODY("{" EVENT("new_case") ",'building_grade':'D','measure':'demolish','text':'年内拆除重建'}"),
         IF_MATCH("1"), WANT(200), WANT_JSON("/building_grade", "D"), WANT_ALSO("/case_measure", "demolish"),
         WANT_THEN("/case_plans/0/text", "年内拆除重建")},
    };
    RUN(*state, commands);
}

static void test_case_plan_is_for_buildings(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("county_supervisor"), ACT("case_plan"),
         BODY("{" EVENT("new_case") ",'building_grade':'D','measure':'demolish','text':'拆除'}"),
         IF_MATCH("1"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "一案一策只用于建筑安全领域的隐患")},
    };
    RUN(*state, commands);
}

#define TRANSFER(event, day)                                                                                 \
    BODY("{" EVENT(event) ",'department':'消防救援大队','number':'移〔2026〕1号','transferred_on':'" day "'" \
                          "}")

static void test_transfer_and_its_answer(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("county_leader"), ACT("transfer"), TRANSFER("new_away", "2026-11-19"), IF_MATCH("1"),
         WANT_FIELD(422, "transferred_on", "order")},
        {AS("city_leader"), ACT("transfer"), TRANSFER("new_away", "2026-11-21"), IF_MATCH("1"),
         WANT_CODE(403, "permission.denied"),
         WANT_JSON("/detail", "您的角色不能移交其他部门：由县局领导办理")},
        {AS("county_leader"), ACT("transfer"), TRANSFER("new_away", "2026-11-21"), IF_MATCH("1"), WANT(200),
         WANT_JSON("/state", "transferred"), WANT_ALSO("/transferred_to", "消防救援大队"),
         WANT_THEN("/transfers/0/number", "移〔2026〕1号"), WANT_TOO("/transfer_resolved", "null")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("2"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "transferred")},
        {AS("county_supervisor"), ACT("answer"),
         BODY("{" EVENT("new_reply") ",'text':'属民政职责','answered_on':'2026-11-22','resolved':false}"),
         IF_MATCH("2"), WANT_FIELD(422, "new_deadline", "required")},
        {AS("county_supervisor"), ACT("answer"),
         BODY("{" EVENT("new_reply") ",'text':'属民政职责','answered_on':'2026-11-20','resolved':true}"),
         IF_MATCH("2"), WANT_FIELD(422, "answered_on", "order")},
        {AS("county_supervisor"), ACT("answer"),
         BODY("{" EVENT("new_reply") ",'text':'属民政职责','answered_on':'2026-11-22','resolved':false,"
                                     "'new_deadline':'2026-12-05'}"),
         IF_MATCH("2"), WANT(200), WANT_JSON("/state", "open"), WANT_ALSO("/deadline", "2026-12-05"),
         WANT_THEN("/transfers/0/resolved", "false"), WANT_TOO("/transferred_to", "null")},
        {AS("county_leader"), ACT("transfer"), TRANSFER("new_second", "2026-11-23"), IF_MATCH("3"),
         WANT(200)},
        {AS("county_leader"), ACT("answer"),
         BODY("{" EVENT("new_end") ",'text':'已处理','answered_on':'2026-11-23','resolved':true}"),
         IF_MATCH("4"), WANT(200), WANT_JSON("/state", "transferred"),
         WANT_ALSO("/transfer_resolved", "true"), WANT_THEN("/transfers/1/answer", "已处理")},
        {AS("county_leader"), ACT("answer"),
         BODY("{" EVENT("new_more") ",'text':'已处理','answered_on':'2026-11-23','resolved':true}"),
         IF_MATCH("5"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/detail", "该移交已经办结，无需再次登记答复")},
    };
    RUN(*state, commands);
}

static void test_a_day_gone_by(void **state) {
    struct api *api = *state;
    static const struct command first[] = {
        LOGGED("fire", "general"),
        {AS("institution_officer"), ACT("acknowledge"), BODY("{" EVENT("new_ack") "}"), WANT(200)},
    };
    static const struct command second[] = {
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("2"), WANT(200)},
        {AS("county_supervisor"), ACT("close"), BODY("{" EVENT("new_end") ",'result':'合格'}"), IF_MATCH("3"),
         WANT(200)},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-11-23"), WANT(200),
         WANT_JSON("/state", "open"), WANT_ALSO("/days_left", "4"), WANT_THEN("/events/2/act", "acknowledge"),
         WANT_TOO("/closed_by", "null")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-11-23"), WANT(200),
         WANT_JSON("/attachments", "[]"), WANT_ALSO("/row_version", "2")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-12-03"), WANT(200),
         WANT_JSON("/state", "closed"), WANT_ALSO("/closed_by", "县监管"),
         WANT_THEN("/closed_on", "2026-12-03")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-11-22"), WANT_CODE(404, "not_found"),
         WANT_JSON("/detail", "该隐患在这一天还没有登记")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-12-04"),
         WANT_FIELD(422, "as_of", "order")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard?as_of=yesterday"),
         WANT_FIELD(422, "as_of", "date")},
        {AS("far_supervisor"), GET_("/hazards/$new_hazard?as_of=2026-11-23"), WANT_CODE(404, "not_found")},
    };
    RUN(api, first);
    api_days_later(api, 10);
    RUN(api, second);
}

static void test_what_arrives_early_waits(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", QUEUED), IF_MATCH("2"), WANT(200),
         WANT_JSON("/state", "open"), WANT_ALSO("/parked/0/act", "submit"),
         WANT_THEN("/parked/0/made_on", "2"), WANT_TOO("/row_version", "1")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", QUEUED), IF_MATCH("2"), WANT(200),
         WANT_JSON("/parked/0/event", "$new_done"), WANT_ALSO("/row_version", "1")},
        {AS("institution_officer"), PUT_("/attachments/$new_done_p"), BYTES(tiny_png, 0), TYPE("image/png"),
         HEADER(tiny_png_header), WANT_CODE(415, "type.unsupported")}, /* its photo is awaited already */
        {AS("institution_officer"), ACT("acknowledge"), BODY("{" EVENT("new_ack") QUEUED "}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/state", "submitted"), WANT_ALSO("/row_version", "3"),
         WANT_THEN("/parked", "[]"), WANT_TOO("/events/3/actor_name", "安全员")},
    };
    RUN(*state, commands);
}

static void test_what_comes_too_late_is_kept(void **state) {
    static const struct command commands[] = {
        LOGGED("fire", "general"),
        {AS("county_supervisor"), ACT("void"), BODY("{" EVENT("new_void") ",'reason':'误报'}"), IF_MATCH("1"),
         WANT(200)},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", ""), IF_MATCH("1"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/total", "0")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", QUEUED), IF_MATCH("1"),
         WANT_CODE(409, "hazard.superseded"),
         WANT_JSON("/detail", "申报整改完成未生效：县监管已先办理「作废」。内容已保留，请人工核对")},
        {AS("institution_officer"), ACT("submit"), SUBMIT("new_done", QUEUED), IF_MATCH("1"),
         WANT_CODE(409, "hazard.superseded")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/noun", "hazard"), WANT_THEN("/items/0/record", "$new_hazard"),
         WANT_TOO("/items/0/reason", "安全员 2026-11-23 的「申报整改完成」未生效：县监管已先办理「作废」")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/sent_by", "安全员")},
        {AS("institution_officer"), ACT("acknowledge"), BODY("{" EVENT("new_ack") QUEUED "}"), IF_MATCH("1"),
         WANT(200), WANT_JSON("/state", "void"),
         WANT_ALSO("/row_version", "3")}, /* takes nothing away from anybody */
    };
    RUN(*state, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_extension),
        API_TEST(test_a_submission_overtakes_the_extension),
        API_TEST(test_after_the_deadline_nobody_asks),
        API_TEST(test_a_leader_decides_for_a_major_one),
        API_TEST(test_listing),
        API_TEST(test_only_a_major_one_is_listed),
        API_TEST(test_interim_measure),
        API_TEST(test_major_needs_plan_and_five_settlements),
        API_TEST(test_a_general_one_settles_some),
        API_TEST(test_listing_by_the_province),
        API_TEST(test_case_plan_of_a_dangerous_building),
        API_TEST(test_case_plan_is_for_buildings),
        API_TEST(test_transfer_and_its_answer),
        API_TEST(test_a_day_gone_by),
        API_TEST(test_what_arrives_early_waits),
        API_TEST(test_what_comes_too_late_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
