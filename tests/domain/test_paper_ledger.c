/* Papers looked at: the ledger in scope, the page behind the code, the pile for the printer. */
#include "paper_maker.h"

/* ---- who sees what ---- */

static int64_t seen(struct ctx *ctx, struct paper_filter filter) {
    struct paper_page page;
    assert_ok(paper_list(ctx, &filter, &page));
    return page.total;
}

static struct paper_filter all(void) {
    struct paper_filter filter;
    shape_clear(&paper_filter_shape, &filter);
    return filter;
}

static void make_ledger(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    issue_paper(as_asker(state, "city_supervisor"), notice_paper(2));
    issue_paper(as_asker(state, "county_supervisor"), asked_paper(3, PAPER_HAZARD_LEDGER));
    issue_paper(as_asker(state, "city_supervisor"), asked_paper(4, PAPER_HAZARD_LEDGER));
    void_paper(as_asker(state, "city_supervisor"), 2, "改期");
}

static void test_the_ledger_in_scope(void **state) {
    static const struct {
        const char *who;
        int64_t count;
    } rows[] = {{"city_leader", 4},  {"county_supervisor", 3}, {"institution_officer", 2},
                {"town_officer", 2}, {"other_principal", 0},   {"far_supervisor", 0}};
    make_ledger(state);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(seen(as_asker(state, rows[i].who), all()), rows[i].count);
}

static void test_every_filter_of_the_ledger(void **state) {
    make_ledger(state);
    struct paper_filter filter = all();
    filter.kind = PAPER_HAZARD_LEDGER;
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 2);
    filter = all();
    filter.state = PAPER_VOID;
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 1);
    filter = all();
    filter.issuer = "529900";
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 2);
    filter = all();
    filter.county = "529901";
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 3);
    filter = all();
    filter.institution = fixture_uuid(FIXTURE_HOME);
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 2);
    filter = all();
    filter.inspection = visit_of_hazard(1);
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 1);
    filter = all();
    filter.hazard = hazard_uuid(1);
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 0);
    filter = all();
    filter.number = "石麓县民安改〔2026〕1号";
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 1);
    filter = all();
    filter.issued_from = fixture_day("2026-11-24");
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 0);
    filter = all();
    filter.issued_to = fixture_day("2026-11-22");
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 0);
    filter = all();
    filter.search = "福寿";
    assert_int_equal(seen(as_asker(state, "city_leader"), filter), 2);
}

static void test_pages_of_the_ledger(void **state) {
    make_ledger(state);
    struct paper_filter filter = all();
    struct paper_page page;
    filter.limit = 3;
    assert_ok(paper_list(as_asker(state, "city_leader"), &filter, &page));
    assert_int_equal(page.items.count, 3);
    assert_int_equal(page.total, 4);
    const struct paper_row *rows = page.items.items;
    assert_string_equal(rows[0].number, "澜江市民安台〔2026〕1号");
    assert_string_equal(rows[2].number, "澜江市民安检〔2026〕1号");
    assert_string_equal(rows[2].void_reason, "改期");
    filter.cursor = arena_text(((struct fixture *)*state)->arena, page.next);
    assert_ok(paper_list(as_asker(state, "city_leader"), &filter, &page));
    assert_int_equal(page.items.count, 1);
    assert_null(page.next);
    assert_string_equal(((const struct paper_row *)page.items.items)->number, "石麓县民安改〔2026〕1号");
}

static void test_what_everybody_may_know(void **state) {
    struct paper paper = issue_paper(as_asker(state, "county_supervisor"), notice_paper(1));
    struct paper_by_token request = {paper.token};
    struct paper_facts facts;
    assert_int_equal(strlen(paper.token), 22);
    assert_ok(paper_by_token(as_asker(state, ""), &request, &facts));
    assert_string_equal(facts.number, "石麓县民安检〔2026〕1号");
    assert_string_equal(facts.issuer, "石麓县民政局");
    assert_int_equal(facts.issued_on, fixture_day("2026-11-23"));
    assert_int_equal(facts.state, PAPER_VALID);
    request.token = arena_text(((struct fixture *)*state)->arena, paper.token);
    void_paper(as_asker(state, "county_supervisor"), 1, "改期");
    assert_ok(paper_by_token(as_asker(state, ""), &request, &facts));
    assert_int_equal(facts.state, PAPER_VOID);
    request.token = "AAAAAAAAAAAAAAAAAAAAAA";
    assert_int_equal(paper_by_token(as_asker(state, ""), &request, &facts), STATUS_NOT_FOUND);
}

/* ---- the printer ---- */

static struct list uuids(struct ctx *ctx, int count) {
    const char **texts = ARENA_ARRAY(ctx->arena, (size_t)count, const char *);
    for (int i = 0; i < count; i++)
        texts[i] = arena_text(ctx->arena, paper_uuid(i + 1).text);
    return (struct list){texts, (size_t)count};
}

static void test_several_are_printed_in_one_go(void **state) {
    make_ledger(state);
    struct ctx *ctx = as_asker(state, "city_leader");
    struct paper_print request = {uuids(ctx, 3)};
    struct paper_text text;
    assert_ok(paper_print(ctx, &request, &text));
    const char *first = strstr(text.html, "石麓县民安改〔2026〕1号</p>");
    const char *mark = strstr(text.html, "<p class=\"void\">已作废：改期</p>\n<article");
    const char *last = strstr(text.html, "石麓县民安台〔2026〕1号</p>");
    assert_true(first && mark && last && first < mark && mark < last);
    assert_silent(text.html, "<body>");
    assert_silent(text.html, "<head>");
    ctx = as_asker(state, "institution_officer");
    request.papers = uuids(ctx, 3); /* the third is the county's ledger */
    assert_int_equal(paper_print(ctx, &request, &text), STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_ledger_in_scope),           FIXTURE_TEST(test_every_filter_of_the_ledger),
        FIXTURE_TEST(test_pages_of_the_ledger),           FIXTURE_TEST(test_what_everybody_may_know),
        FIXTURE_TEST(test_several_are_printed_in_one_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
