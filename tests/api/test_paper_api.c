/* Papers on the wire: previewed, issued, shown to everybody who holds one, printed, voided. */
#include "inspection_answers.h"

#include "minan/base/hash.h"

#define AT "'2026-11-23T01:00:00.000Z'"
#define VISIT                                                                                                \
    BODY("{'institution':'$target','kind':'routine','checklist':'$checklist','started_at':" AT               \
         ",'finished_at':" AT ",'inspector_signature':'$new_signature','institution_signature':"             \
         "'$new_signature_2','institution_signer':'王院长','answers':[$answers]}")
#define ORDER BODY("{'kind':'rectification_order','inspection':'$new_visit'}")
#define NOTICE                                                                                               \
    BODY("{'kind':'inspection_notice','institution':'$home','inspect_on':'2026-11-27','inspection_kind':"    \
         "'routine','team':'监管科'}")
#define VOIDED BODY("{'reason':'机构名称有误'}")

static const char *html(const struct api *api) {
    assert_string_equal(api->exchange.response.content_type, "text/html; charset=utf-8");
    return api->exchange.response.body;
}

#define assert_says(api, text) assert_non_null(strstr(html(api), (text)))

static void get_page(struct api *api, const char *as, const char *path, int status) {
    const struct command command = {AS(as), GET_(path), WANT(status)};
    api_run(api, &command, 1, __FILE__);
}

/* A refusal people look at is a page, with the machine's word for it below. */
static void get_refused(struct api *api, const char *as, const char *path, int status, const char *code) {
    get_page(api, as, path, status);
    assert_says(api, arena_printf(api->arena, "<code>%s</code>", code));
}

static void make_visit(struct api *api) {
    static const struct command visit = {AS("county_supervisor"), PUT_("/inspections/$new_visit"), VISIT,
                                         WANT(201)};
    answers_keep(api, "county_supervisor", FIXTURE_HOME);
    answers_fail(api, "GY-XF-06", "new_hazard", "new_photo", "2026-11-26");
    api_run(api, &visit, 1, __FILE__);
}

static void test_from_preview_to_void(void **state) {
    struct api *api = *state;
    make_visit(api);
    get_page(api, "county_leader", "/papers/preview?kind=rectification_order&inspection=$new_visit", 200);
    assert_says(api, "预览：出具后编号，本件不作为凭证");
    static const struct command commands[] = {
        {AS("county_leader"), PUT_("/papers/$new_paper"), ORDER, WANT(201),
         WANT_JSON("/number", "石麓县民安改〔2026〕1号"), WANT_ALSO("/state", "valid"),
         WANT_THEN("/may_void", "true"), WANT_TOO("/inspection", "$new_visit"), KEEP("sha256", "/sha256")},
        {AS("county_leader"), PUT_("/papers/$new_paper"), ORDER, WANT(200), WANT_JSON("/sha256", "$sha256")},
        {AS("county_leader"), PUT_("/papers/$new_paper"), NOTICE, WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/noun", "paper")},
        {AS("county_leader"), PUT_("/papers/$new_second"), ORDER, WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "valid")},
        {AS("institution_officer"), GET_("/papers"), WANT(200), WANT_JSON("/total", "1"),
         WANT_ALSO("/items/0/number", "石麓县民安改〔2026〕1号"),
         WANT_THEN("/items/0/subject", "灭火器过期")},
        {AS("institution_officer"), GET_("/papers/$new_paper"), WANT(200), WANT_JSON("/may_void", "false"),
         WANT_ALSO("/issuer", "石麓县民政局")},
        {AS("institution_officer"), PUT_("/papers/$new_other"), NOTICE, WANT_CODE(403, "permission.denied")},
        {AS("far_supervisor"), GET_("/papers/$new_paper"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), PUT_("/papers/$new_other"), ORDER, WANT_FIELD(422, "inspection", "unknown")},
        {AS("county_supervisor"), POST_("/papers/$new_paper/void"), VOIDED,
         WANT_CODE(428, "version.required")},
        {AS("county_supervisor"), POST_("/papers/$new_paper/void"), VOIDED, IF_MATCH("9"),
         WANT_CODE(412, "version.stale")},
        {AS("city_leader"), POST_("/papers/$new_paper/void"), VOIDED, IF_MATCH("1"),
         WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/papers/$new_paper/void"), BODY("{}"), IF_MATCH("1"),
         WANT_FIELD(422, "reason", "required")},
        {AS("county_supervisor"), POST_("/papers/$new_paper/void"), VOIDED, IF_MATCH("1"), WANT(200),
         WANT_JSON("/state", "void"), WANT_ALSO("/number", "石麓县民安改〔2026〕1号"),
         WANT_THEN("/void_reason", "机构名称有误"), WANT_TOO("/may_void", "false")},
        {AS("county_supervisor"), POST_("/papers/$new_paper/void"), VOIDED, IF_MATCH("2"),
         WANT_CODE(409, "state.wrong"), WANT_JSON("/state", "void")},
        {AS("county_leader"), PUT_("/papers/$new_second"), ORDER, WANT(201),
         WANT_JSON("/number", "石麓县民安改〔2026〕2号")},
        {AS("county_supervisor"), GET_("/papers?state=void"), WANT(200), WANT_JSON("/total", "1")},
        {AS("county_supervisor"), GET_("/papers.xlsx"), WANT(200)},
        {AS("county_supervisor"), GET_("/papers?kind=letter"), WANT_FIELD(422, "kind", "enum")},
        {AS("system_admin"), GET_("/audit?act=paper.issue"), WANT(200), WANT_JSON("/total", "2")},
        {AS("system_admin"), GET_("/audit?act=paper.void"), WANT(200), WANT_JSON("/total", "1")},
    };
    RUN(api, commands);
}

/* ---- as people open them ---- */

static void test_the_copy_is_served_as_it_was_issued(void **state) {
    struct api *api = *state;
    char hash[SHA256_TEXT_SIZE];
    static const struct command issue = {AS("county_supervisor"), PUT_("/papers/$new_paper"), NOTICE,
                                         WANT(201), KEEP("sha256", "/sha256")};
    api_run(api, &issue, 1, __FILE__);
    get_page(api, "institution_officer", "/papers/$new_paper/copy", 200);
    sha256_text(api->exchange.response.body, api->exchange.response.body_size, hash);
    assert_string_equal(hash, api_label(api, "sha256"));
    assert_says(api, "石麓县民安检〔2026〕1号");
    assert_says(api, "http://localhost/p/");
    assert_null(strstr(html(api), "<script"));
    assert_null(strstr(html(api), "style="));
    assert_string_equal(
        api_header(api, "Content-Security-Policy"),
        "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'");
    assert_string_equal(api_header(api, "Cache-Control"), "no-store");
    get_refused(api, "other_principal", "/papers/$new_paper/copy", 404, "not_found");
    get_refused(api, "auditor", "/papers/$new_paper/copy", 403, "permission.denied");
    get_refused(api, "", "/papers/$new_paper/copy", 401, "session.required");
}

static void test_the_pile_for_the_printer(void **state) {
    struct api *api = *state;
    static const struct command issue[] = {
        {AS("county_supervisor"), PUT_("/papers/$new_a"), NOTICE, WANT(201)},
        {AS("county_supervisor"), PUT_("/papers/$new_b"), NOTICE, WANT(201)},
        {AS("county_supervisor"), POST_("/papers/$new_a/void"), VOIDED, IF_MATCH("1"), WANT(200)},
    };
    RUN(api, issue);
    get_page(api, "county_leader", "/papers/print?papers=$new_b,$new_a", 200);
    const char *first = strstr(html(api), "石麓县民安检〔2026〕2号</p>");
    const char *mark = strstr(html(api), "<p class=\"void\">已作废：机构名称有误</p>");
    assert_true(first && mark && first < mark);
    assert_says(api, "<script src=\"/paper/print.js\" defer>");
    assert_non_null(strstr(api_header(api, "Content-Security-Policy"), "; script-src 'self'"));
    get_refused(api, "county_leader", "/papers/print?papers=$new_b,$missing", 404, "not_found");
    get_refused(api, "county_leader", "/papers/print?papers=$new_b,nonsense", 404, "not_found");
    get_refused(api, "county_leader", "/papers/print", 422, "fields.invalid");
}

static void test_a_preview_that_cannot_be_says_why(void **state) {
    struct api *api = *state;
    get_refused(api, "county_leader",
                "/papers/preview?kind=inspection_notice&institution=$home&inspect_on=2026-11-20&"
                "inspection_kind=case&team=x",
                422, "fields.invalid");
    assert_says(api, "<li>「检查日期」不能早于今天</li>");
    assert_says(api, "<li>「检查类型」个案检查不得事先通知</li>");
}

/* ---- everybody ---- */

static const char *page_of(struct api *api, const char *state, const char *label) {
    return arena_printf(
        api->arena,
        "<main>\n<h1>文书核验</h1>\n<p class=\"state %s\">%s</p>\n<dl>\n"
        "<div><dt>文号</dt><dd>石麓县民安检〔2026〕1号</dd></div>\n"
        "<div><dt>出具单位</dt><dd>石麓县民政局</dd></div>\n"
        "<div><dt>日期</dt><dd>2026年11月23日</dd></div>\n"
        "</dl>\n<p "
        "class=\"note\">请与手中文书核对。内容不一致的，请向出具单位查询。</p>\n</main>\n</body>\n</html>\n",
        state, label);
}

/* The four facts to the byte, and nothing beside them. */
static void assert_four_facts(struct api *api, const char *state, const char *label) {
    get_page(api, "", "!/p/$token", 200);
    assert_string_equal(strstr(html(api), "<main>"), page_of(api, state, label));
    assert_string_equal(api_header(api, "X-Robots-Tag"), "noindex, nofollow");
    assert_says(api, "<meta name=\"robots\" content=\"noindex, nofollow\">");
    assert_says(api, "<title>文书核验</title>");
}

static void test_the_page_behind_the_code(void **state) {
    struct api *api = *state;
    static const struct command issue = {AS("county_supervisor"), PUT_("/papers/$new_a"), NOTICE, WANT(201),
                                         KEEP("token", "/token")};
    static const struct command voided = {AS("county_supervisor"), POST_("/papers/$new_a/void"), VOIDED,
                                          IF_MATCH("1"), WANT(200)};
    api_run(api, &issue, 1, __FILE__);
    assert_four_facts(api, "valid", "有效");
    api_run(api, &voided, 1, __FILE__);
    assert_four_facts(api, "void", "已作废");
    get_refused(api, "", "!/p/AAAAAAAAAAAAAAAAAAAAAA", 404, "not_found");
    assert_says(api, "没有这份文书，请核对二维码或网址");
    assert_null(strstr(html(api), "民政局"));
    const struct command post = {AS(""), POST_("!/p/$token"), BODY("{}"), WANT(405)};
    api_run(api, &post, 1, __FILE__);
}

/* Sixty a minute for one address, while the program itself goes on answering it. */
static void test_nobody_tries_codes_by_the_thousand(void **state) {
    struct api *api = *state;
    struct command guess = {AS(""), GET_("!/p/AAAAAAAAAAAAAAAAAAAAAA"), .peer = "192.0.2.9", WANT(404)};
    for (int i = 0; i < 60; i++)
        api_run(api, &guess, 1, __FILE__);
    guess.status = 429;
    api_run(api, &guess, 1, __FILE__);
    assert_says(api, "<code>rate.limited</code>");
    static const struct command other[] = {
        {AS(""), GET_("!/healthz"), .peer = "192.0.2.9", WANT(200)},
        {AS(""), GET_("!/p/AAAAAAAAAAAAAAAAAAAAAA"), .peer = "192.0.2.10", WANT(404)},
    };
    RUN(api, other);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_from_preview_to_void),     API_TEST(test_the_copy_is_served_as_it_was_issued),
        API_TEST(test_the_pile_for_the_printer), API_TEST(test_a_preview_that_cannot_be_says_why),
        API_TEST(test_the_page_behind_the_code), API_TEST(test_nobody_tries_codes_by_the_thousand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
