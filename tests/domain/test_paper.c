/* Papers from the record: one series of numbers, copies that do not change, and only by whom the record is.
 */
#include "attachment_image.h"
#include "paper_maker.h"

#include "minan/base/file.h"
#include "minan/base/hash.h"
#include "minan/domain/audit.h"
#include "minan/domain/hazard_act.h"
#include <sqlite3.h>
#include <stdio.h>

static struct paper get(struct ctx *ctx, int number) {
    struct paper paper;
    assert_ok(paper_get(ctx, &(struct paper_by_uuid){paper_uuid(number)}, &paper));
    return paper;
}

/* ---- the order and its number ---- */

static void test_the_order_of_a_visit_carries_its_number(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as_asker(state, "county_leader");
    struct paper paper = issue_paper(ctx, paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    assert_string_equal(paper.number, "石麓县民安改〔2026〕1号");
    assert_string_equal(paper.issuer, "石麓县民政局");
    assert_string_equal(paper.institution_name, "福寿养老院");
    assert_string_equal(paper.subject, "疏散通道堆放杂物");
    assert_string_equal(paper.issued_by, "县领导");
    assert_int_equal(paper.issued_on, fixture_day("2026-11-23"));
    assert_int_equal(paper.state, PAPER_VALID);
    assert_int_equal(paper.may_void, YES);
    assert_int_equal(ctx->version, 1);
    const char *html = copy_of_paper(as_asker(state, "county_leader"), 1);
    assert_says(html, "<h1>责令限期整改通知书</h1>");
    assert_says(html, "石麓县民安改〔2026〕1号");
    assert_says(html, "一楼走廊：疏散通道堆放杂物");
    assert_says(html, "<td class=\"whole\">2026年<wbr>11月30日</td>");
    assert_says(html, "福寿养老院：</p>");
    assert_says(html, arena_printf(ctx->arena, "https://minan.example.cn/p/%s", paper.token));
    assert_says(html, "class=\"qr\"");
}

static void test_a_void_number_stays_and_is_not_given_again(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    struct paper gone = void_paper(as_asker(state, "county_leader"), 1, "机构名称有误");
    assert_string_equal(gone.number, "石麓县民安改〔2026〕1号");
    assert_int_equal(gone.state, PAPER_VOID);
    assert_string_equal(gone.void_reason, "机构名称有误");
    assert_string_equal(gone.voided_by, "县领导");
    assert_int_equal(gone.row_version, 2);
    assert_int_equal(gone.may_void, NO);
    struct paper again =
        issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(2, PAPER_RECTIFICATION_ORDER, 1));
    assert_string_equal(again.number, "石麓县民安改〔2026〕2号");
    assert_says(copy_of_paper(as_asker(state, "county_supervisor"), 2), "石麓县民安改〔2026〕1号同时作废");
    struct hazard next = make_hazard(*state, "county_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    assert_string_equal(next.notice_number, "石麓县民安改〔2026〕3号");
    struct ctx *ctx = as_asker(state, "county_leader");
    struct paper_void twice = {paper_uuid(1), "再作废"};
    assert_int_equal(paper_void(ctx, &twice, &gone), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->state, "void");
}

static void test_one_valid_order_for_a_visit(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    struct ctx *ctx = as_asker(state, "county_supervisor");
    assert_int_equal(refuse_paper(ctx, paper_of_visit(2, PAPER_RECTIFICATION_ORDER, 1)), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail,
                        "已经出具了有效的责令限期整改通知书 石麓县民安改〔2026〕1号，作废后才能重新出具");
    /* a notice may be sent as often as there are visits */
    assert_string_equal(issue_paper(as_asker(state, "county_supervisor"), notice_paper(3)).number,
                        "石麓县民安检〔2026〕1号");
    assert_string_equal(issue_paper(as_asker(state, "county_supervisor"), notice_paper(4)).number,
                        "石麓县民安检〔2026〕2号");
}

static void test_a_number_taken_back_is_given_again(void **state) {
    issue_paper(as_asker(state, "county_supervisor"), notice_paper(1));
    fixture_rollback(*state);
    assert_string_equal(issue_paper(as_asker(state, "county_supervisor"), notice_paper(2)).number,
                        "石麓县民安检〔2026〕1号");
    assert_string_equal(issue_paper(as_asker(state, "city_supervisor"), notice_paper(3)).number,
                        "澜江市民安检〔2026〕1号");
}

static void test_an_order_for_what_was_reported(void **state) {
    struct ctx *ctx = as_asker(state, "city_supervisor");
    struct hazard_new report;
    struct hazard hazard;
    shape_clear(&hazard_new_shape, &report);
    report.uuid = hazard_uuid(7);
    report.institution = fixture_uuid(FIXTURE_HOME);
    report.source = SOURCE_REPORT;
    report.area = AREA_GAS;
    report.severity = SEVERITY_GENERAL;
    report.description = "燃气管道锈蚀";
    report.found_on = fixture_day("2026-11-20");
    report.found_at = clock_now(ctx->clock);
    report.deadline = fixture_day("2026-11-30");
    assert_ok(hazard_log(ctx, &report, &hazard));
    struct paper_new request = asked_paper(1, PAPER_RECTIFICATION_ORDER);
    request.hazard = hazard_uuid(7);
    assert_int_equal(refuse_paper(as_asker(state, "county_supervisor"), request), STATUS_FORBIDDEN);
    assert_string_equal(issue_paper(as_asker(state, "city_leader"), request).number,
                        "澜江市民安改〔2026〕1号");
    assert_says(copy_of_paper(as_asker(state, "county_supervisor"), 1), "（2026年11月20日，举报）");
}

/* ---- the copy ---- */

static void test_the_copy_is_a_file_named_by_its_content(void **state) {
    struct fixture *fixture = *state;
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct audit_head before;
    char hash[SHA256_TEXT_SIZE];
    char *data;
    size_t size;
    assert_ok(audit_write(ctx, "test.before", "x", "")); /* the chain has begun */
    assert_ok(audit_head(ctx, &before));
    struct paper paper = issue_paper(ctx, notice_paper(1));
    const char *path = arena_printf(ctx->arena, "%s/%.2s/%s", fixture->store, paper.sha256, paper.sha256);
    assert_ok(file_read(path, ctx->arena, 1 << 20, &data, &size));
    sha256_text(data, size, hash);
    assert_string_equal(hash, paper.sha256);
    assert_int_equal(size, paper.bytes);
    assert_int_equal(paper.chain_position, before.id);
    assert_string_equal(paper.chain_hash, before.hash);
    assert_says(data, arena_printf(ctx->arena, "审计链第 %lld 条 %s", (long long)before.id, before.hash));
    struct audit_page page;
    struct audit_filter filter;
    shape_clear(&audit_filter_shape, &filter);
    filter.act = "paper.issue";
    assert_ok(audit_list(ctx, &filter, &page));
    assert_int_equal(page.total, 1);
    const struct audit_entry *entry = page.items.items;
    assert_string_equal(entry->record, paper.uuid.text);
    assert_says(entry->detail, paper.sha256);
    assert_says(entry->detail, "石麓县民安检〔2026〕1号");
}

static void test_the_record_goes_on_the_copy_does_not(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    struct fixture *fixture = *state;
    const char *first = arena_text(fixture->arena, copy_of_paper(as_asker(state, "county_supervisor"), 1));
    struct hazard hazard;
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct hazard_assess assess = {.uuid = hazard_uuid(1),
                                   .event = event_uuid(1),
                                   .device_at = clock_now(ctx->clock),
                                   .severity = SEVERITY_MAJOR,
                                   .reason = "涉及疏散"};
    assert_ok(hazard_assess(ctx, &assess, &hazard));
    assert_string_equal(copy_of_paper(as_asker(state, "county_supervisor"), 1), first);
    void_paper(as_asker(state, "county_supervisor"), 1, "重新下达");
    assert_string_equal(copy_of_paper(as_asker(state, "county_supervisor"), 1), first);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(2, PAPER_RECTIFICATION_ORDER, 1));
    assert_says(first, "<td class=\"whole\">一般</td>");
    assert_says(copy_of_paper(as_asker(state, "county_supervisor"), 2), "<td class=\"whole\">重大</td>");
}

static void test_a_damaged_copy_is_not_shown(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper paper = issue_paper(ctx, notice_paper(1));
    struct paper_text text;
    const char *path = arena_printf(ctx->arena, "%s/%.2s/%s", ctx->store_dir, paper.sha256, paper.sha256);
    assert_ok(file_write_durable(path, "<p>另一份</p>", 16));
    assert_int_equal(paper_copy(ctx, &(struct paper_by_uuid){paper_uuid(1)}, &text), STATUS_INTERNAL);
    assert_string_equal(ctx->err->detail, "文书文件与登记的 SHA-256 不符，请联系管理员");
    assert_int_equal(remove(path), 0);
    assert_int_equal(paper_copy(ctx, &(struct paper_by_uuid){paper_uuid(1)}, &text), STATUS_INTERNAL);
    assert_string_equal(ctx->err->detail, "文书文件缺失，请联系管理员");
}

static void raw(sqlite3 *handle, const char *sql, int want, const char *says) {
    char *message = NULL;
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, &message), want);
    assert_string_equal(message ? message : "", says);
    sqlite3_free(message);
}

/* Not even somebody at the database's own prompt changes one by mistake. */
static void test_the_row_is_closed_as_well(void **state) {
    struct fixture *fixture = *state;
    sqlite3 *handle;
    issue_paper(as_asker(state, "county_supervisor"), notice_paper(1));
    void_paper(as_asker(state, "county_supervisor"), 1, "改期");
    assert_ok(db_commit(fixture->db));
    assert_int_equal(sqlite3_open(fixture->path, &handle), SQLITE_OK);
    raw(handle, "UPDATE paper SET number = 'x'", SQLITE_CONSTRAINT, "papers do not change");
    raw(handle, "UPDATE paper SET sha256 = 'x'", SQLITE_CONSTRAINT, "papers do not change");
    raw(handle, "UPDATE paper SET state = 'valid'", SQLITE_CONSTRAINT, "a void paper stays void");
    raw(handle, "DELETE FROM paper", SQLITE_CONSTRAINT, "papers stay");
    sqlite3_close(handle);
    assert_ok(db_begin_write(fixture->db));
}

static void test_whatever_people_wrote_stays_text(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = notice_paper(1);
    request.team = "<script>alert(1)</script> & \"'";
    request.text = "第一行\n第二行";
    issue_paper(ctx, request);
    const char *html = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_silent(html, "<script");
    assert_silent(html, "style=");
    assert_says(html, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;&#39;");
    assert_says(html, "第一行<br>第二行");
}

static void test_a_preview_has_no_number_and_changes_nothing(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = notice_paper(1);
    struct paper_text text;
    int64_t before = db_total_changes(ctx->db);
    assert_ok(paper_preview(ctx, &request, &text));
    assert_int_equal(db_total_changes(ctx->db), before);
    assert_says(text.html, "预览：出具后编号，本件不作为凭证");
    assert_silent(text.html, "民安检");
    assert_silent(text.html, "<svg");
    assert_says(text.html, "定于2026年11月27日对你单位开展日常检查");
    assert_string_equal(issue_paper(as_asker(state, "county_supervisor"), notice_paper(1)).number,
                        "石麓县民安检〔2026〕1号");
}

/* ---- signatures ---- */

static void store(struct ctx *ctx, const struct uuid *uuid) {
    struct buf image = make_png(ctx->arena, 60, 20, false);
    char hash[SHA256_TEXT_SIZE];
    struct attachment_row row;
    sha256_text(image.data, image.size, hash);
    struct attachment_upload upload = {
        .uuid = *uuid, .sha256 = hash, .taken_at = TIME_NONE, .data = image.data, .size = image.size};
    assert_ok(attachment_prepare(ctx, &upload));
    assert_ok(attachment_put(ctx, &upload, &row));
}

static void store_all_of_visit(void **state, int hazard) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct inspection visit;
    assert_ok(inspection_get(ctx, &(struct inspection_by_uuid){visit_of_hazard(hazard)}, &visit));
    const struct attachment_row *rows = visit.attachments.items;
    for (size_t i = 0; i < visit.attachments.count; i++)
        store(ctx, &rows[i].uuid);
}

static void test_a_record_waits_for_its_signatures_and_holds_them(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as_asker(state, "county_supervisor");
    assert_int_equal(refuse_paper(ctx, paper_of_visit(1, PAPER_INSPECTION_RECORD, 1)), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "签名还没有上传完，请等手机上传后再出具");
    store_all_of_visit(state, 1);
    struct paper paper =
        issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_INSPECTION_RECORD, 1));
    assert_string_equal(paper.number, "石麓县民安录〔2026〕1号");
    const char *html = copy_of_paper(as_asker(state, "institution_officer"), 1);
    assert_says(html,
                "<img class=\"signature\" alt=\"检查人员签名\" src=\"data:image/png;base64,iVBORw0KGgo");
    assert_says(html, "<img class=\"signature\" alt=\"机构签名\" src=\"data:image/png;base64,iVBORw0KGgo");
    assert_says(html, "<p>王院长</p>");
    assert_says(html, "不合格1项");
    assert_says(html, "另有 1 张照片未附");
}

static void test_a_refused_signature_is_in_the_record(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, visit_of_hazard(1).text, FIXTURE_HOME);
    struct inspection kept;
    visit->institution_signature = (struct uuid){0};
    visit->institution_signer = NULL;
    visit->refused = YES;
    visit->refusal_reason = "对结论有异议";
    visit->refusal_witness = "社区 李平";
    assert_ok(inspection_put(ctx, visit, &kept));
    store_all_of_visit(state, 1);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_INSPECTION_RECORD, 1));
    const char *html = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_says(html, "被检查单位拒绝签字。拒签原因：对结论有异议。见证人：社区 李平。");
    assert_silent(html, "机构签名");
    assert_says(html, "未发现隐患");
    struct ctx *again = as_asker(state, "county_supervisor");
    assert_field_error(again, refuse_paper(again, paper_of_visit(2, PAPER_RECTIFICATION_ORDER, 1)),
                       "inspection", "enum");
}

static void test_photos_stand_in_the_order(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct uuid before = photo_uuid(1);
    store(as_asker(state, "county_supervisor"), &before);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    const char *html = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_says(html, "<img class=\"photo\" alt=\"整改前\" src=\"data:image/png;base64,");
    assert_says(html, "1. 疏散通道堆放杂物（整改前）<span class=\"hash\">原图 SHA-256 ");
    assert_silent(html, "未附");
}

static void test_what_was_corrected_on_site_is_recorded_not_ordered(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct inspection_new *visit = make_visit(ctx, visit_of_hazard(1).text, FIXTURE_HOME);
    struct inspection kept;
    struct failed *open = visit_fail(ctx, visit, "GY-XF-06", 1);
    struct failed *fixed = visit_fail(ctx, visit, "GY-XF-07", 2);
    open->description = "一楼走廊堵塞"; /* names the place itself: it is not said twice */
    fixed->description = "水带老化";
    fixed->fixed_on_site = YES;
    fixed->fix_result = "当场更换";
    fixed->after_photos = photo(ctx, 20);
    fixed->deadline = DAY_NONE;
    assert_ok(inspection_put(ctx, visit, &kept));
    store_all_of_visit(state, 1);
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(2, PAPER_INSPECTION_RECORD, 1));
    const char *order = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_says(order, "<td>一楼走廊堵塞</td>");
    assert_silent(order, "水带老化");
    const char *record = copy_of_paper(as_asker(state, "county_supervisor"), 2);
    assert_says(record, "<td>一楼走廊：水带老化</td><td>一般</td><td>当场整改</td>");
}

/* ---- the other kinds ---- */

static void close_hazard(void **state) {
    struct ctx *ctx = as_asker(state, "institution_officer");
    struct hazard hazard;
    struct hazard_submit submit = {.uuid = hazard_uuid(1),
                                   .event = event_uuid(1),
                                   .device_at = clock_now(ctx->clock),
                                   .measures = "已清理并张贴标识",
                                   .done_on = clock_today(ctx->clock),
                                   .cost_fen = INT_NONE,
                                   .after_photos = photo(ctx, 500)};
    assert_ok(hazard_submit(ctx, &submit, &hazard));
    ctx = as_asker(state, "county_supervisor");
    struct hazard_close close = {.uuid = hazard_uuid(1),
                                 .event = event_uuid(2),
                                 .device_at = clock_now(ctx->clock),
                                 .result = "现场复查合格"};
    assert_ok(hazard_close(ctx, &close, &hazard));
}

static void test_an_opinion_follows_a_look(void **state) {
    make_hazard(*state, "city_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = asked_paper(1, PAPER_REINSPECTION_OPINION);
    request.hazard = hazard_uuid(1);
    assert_int_equal(refuse_paper(ctx, request), STATUS_WRONG_STATE);
    close_hazard(state);
    struct paper paper = issue_paper(as_asker(state, "county_supervisor"), request);
    assert_string_equal(paper.number, "石麓县民安复〔2026〕1号");
    const char *html = copy_of_paper(as_asker(state, "county_supervisor"), 1);
    assert_says(html, "（澜江市民安改〔2026〕1号）");
    assert_says(html, "<td>已清理并张贴标识</td><td>整改到位，予以销号。现场复查合格</td><td "
                      "class=\"whole\">县监管，2026年11月23日</td>");
    assert_says(html, "共1项，整改到位1项，未到位0项。");
    assert_string_equal(
        issue_paper(as_asker(state, "city_leader"), paper_of_visit(2, PAPER_REINSPECTION_OPINION, 1)).number,
        "澜江市民安复〔2026〕1号");
}

static void list_it(void **state, const char *leader) {
    struct ctx *ctx = as_asker(state, leader);
    struct hazard hazard;
    struct hazard_enlist request;
    shape_clear(&hazard_enlist_shape, &request);
    request.uuid = hazard_uuid(1);
    request.event = event_uuid(77);
    request.device_at = clock_now(ctx->clock);
    request.number = "挂牌〔2026〕3号";
    request.unit = "石麓县民政局安全科";
    request.list_deadline = fixture_day("2026-12-31");
    request.published_on = fixture_day("2026-11-23");
    request.publication = "县政府网站";
    assert_ok(hazard_enlist(ctx, &request, &hazard));
}

static void test_a_letter_for_a_listed_hazard(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_MAJOR);
    struct paper_new request = asked_paper(1, PAPER_SUPERVISION_LETTER);
    request.hazard = hazard_uuid(1);
    struct ctx *ctx = as_asker(state, "county_leader");
    assert_int_equal(refuse_paper(ctx, request), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "这条隐患没有挂牌督办，请先挂牌再出具通知书");
    list_it(state, "county_leader");
    ctx = as_asker(state, "city_leader");
    assert_int_equal(refuse_paper(ctx, request), STATUS_FORBIDDEN);
    assert_string_equal(ctx->err->detail, "这条隐患由石麓县民政局挂牌，文书由其出具");
    struct paper paper = issue_paper(as_asker(state, "county_supervisor"), request);
    assert_string_equal(paper.number, "石麓县民安督〔2026〕1号");
    const char *html = copy_of_paper(as_asker(state, "county_leader"), 1);
    assert_says(html, "请于2026年12月31日前完成治理");
    assert_says(html, "<th scope=\"row\">挂牌编号</th><td>挂牌〔2026〕3号</td>");
    assert_says(html, "<th scope=\"row\">督办单位</th><td>石麓县民政局安全科</td>");
    assert_says(html, "<th scope=\"row\">认定理由</th><td>灭火器全部失效</td>");
}

static void test_a_ledger_of_an_area(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(*state, "county_supervisor", FIXTURE_OTHER_HOME, 2, SEVERITY_GENERAL);
    make_hazard(*state, "far_supervisor", FIXTURE_FAR_HOME, 3, SEVERITY_GENERAL);
    struct paper county =
        issue_paper(as_asker(state, "county_supervisor"), asked_paper(1, PAPER_HAZARD_LEDGER));
    assert_string_equal(county.subject, "隐患2项");
    assert_string_equal(county.county_name, "石麓县");
    assert_says(copy_of_paper(as_asker(state, "county_supervisor"), 1),
                "石麓县历次发现的安全隐患，截至2026年11月23日共2项：");
    assert_string_equal(
        issue_paper(as_asker(state, "city_supervisor"), asked_paper(2, PAPER_HAZARD_LEDGER)).subject,
        "隐患3项");
    struct paper_new request = asked_paper(3, PAPER_HAZARD_LEDGER);
    request.county = "529902";
    request.unresolved = YES;
    request.found_from = fixture_day("2026-11-01");
    struct paper far = issue_paper(as_asker(state, "city_supervisor"), request);
    assert_string_equal(far.subject, "未销号隐患1项");
    assert_string_equal(far.county_name, "青岭县");
    request.uuid = paper_uuid(4);
    request.found_from = fixture_day("2026-12-01");
    struct ctx *ctx = as_asker(state, "city_supervisor");
    assert_int_equal(refuse_paper(ctx, request), STATUS_INVALID);
    assert_string_equal(ctx->err->detail, "这个范围内没有隐患，无需出具台账");
    request = asked_paper(5, PAPER_HAZARD_LEDGER);
    request.institution = fixture_uuid(FIXTURE_HOME);
    assert_string_equal(issue_paper(as_asker(state, "county_supervisor"), request).institution_name,
                        "福寿养老院");
}

/* ---- what is refused ---- */

static void test_each_kind_says_what_it_needs(void **state) {
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = asked_paper(1, PAPER_INSPECTION_NOTICE);
    assert_int_equal(refuse_paper(ctx, request), STATUS_INVALID);
    static const char *const needed[] = {"institution", "inspect_on", "inspection_kind", "team"};
    assert_int_equal(ctx->err->count, 4);
    for (int i = 0; i < 4; i++) {
        assert_string_equal(ctx->err->fields[i].field, needed[i]);
        assert_string_equal(ctx->err->fields[i].code, "required");
    }
    request = notice_paper(1);
    request.found_to = fixture_day("2026-12-01");
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "found_to", "extra");
    assert_string_equal(ctx->err->fields[0].message, "检查通知书不填「截止日期」");
    request = notice_paper(1);
    request.inspect_on = fixture_day("2026-11-22");
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "inspect_on", "order");
    request = notice_paper(1);
    request.inspection_kind = KIND_CASE;
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "inspection_kind", "enum");
    request = notice_paper(1);
    request.inspection_kind = KIND_SELF;
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "inspection_kind", "enum");
    request = asked_paper(1, PAPER_RECTIFICATION_ORDER);
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "inspection", "one_of");
    request = asked_paper(1, PAPER_HAZARD_LEDGER);
    request.found_from = fixture_day("2026-11-02");
    request.found_to = fixture_day("2026-11-01");
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "found_to", "order");
    request = asked_paper(1, PAPER_HAZARD_LEDGER);
    request.county = "529902";
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, request), "county", "unknown");
}

static void test_only_the_bureau_of_the_record_issues_and_voids(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(*state, "city_supervisor", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    struct ctx *ctx = as_asker(state, "city_supervisor");
    assert_int_equal(refuse_paper(ctx, paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1)), STATUS_FORBIDDEN);
    assert_string_equal(ctx->err->detail, "这次检查由石麓县民政局开展，文书由其出具");
    assert_int_equal(
        refuse_paper(as_asker(state, "county_leader"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 2)),
        STATUS_FORBIDDEN);
    assert_int_equal(refuse_paper(as_asker(state, "institution_principal"), notice_paper(1)),
                     STATUS_FORBIDDEN);
    assert_int_equal(refuse_paper(as_asker(state, "town_officer"), notice_paper(1)), STATUS_FORBIDDEN);
    ctx = as_asker(state, "far_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1)), "inspection",
                       "unknown");
    issue_paper(as_asker(state, "county_supervisor"), paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1));
    struct paper_void request = {paper_uuid(1), "试试"};
    struct paper paper;
    assert_int_equal(paper_void(as_asker(state, "city_leader"), &request, &paper), STATUS_FORBIDDEN);
    assert_int_equal(paper_void(as_asker(state, "far_leader"), &request, &paper), STATUS_NOT_FOUND);
    assert_int_equal(get(as_asker(state, "city_leader"), 1).may_void, NO);
    ctx = as_asker(state, "county_supervisor");
    ctx->base_version = 7;
    assert_int_equal(paper_void(ctx, &request, &paper), STATUS_STALE);
    assert_int_equal(get(as_asker(state, "institution_officer"), 1).state, PAPER_VALID);
}

static void test_void_visits_and_self_checks_give_no_papers(void **state) {
    make_hazard(*state, "county_supervisor", FIXTURE_HOME, 1, SEVERITY_GENERAL);
    make_hazard(*state, "institution_officer", FIXTURE_HOME, 2, SEVERITY_GENERAL);
    struct ctx *ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, paper_of_visit(1, PAPER_INSPECTION_RECORD, 2)), "inspection",
                       "enum");
    struct inspection visit;
    struct inspection_void request = {visit_of_hazard(1), "重复提交"};
    assert_ok(inspection_void(as_asker(state, "county_supervisor"), &request, &visit));
    ctx = as_asker(state, "county_supervisor");
    assert_int_equal(refuse_paper(ctx, paper_of_visit(1, PAPER_RECTIFICATION_ORDER, 1)), STATUS_WRONG_STATE);
    assert_string_equal(ctx->err->detail, "这次检查已经作废，不能再出具文书");
    struct paper_new of_hazard = asked_paper(1, PAPER_RECTIFICATION_ORDER);
    of_hazard.hazard = hazard_uuid(1);
    ctx = as_asker(state, "county_supervisor");
    assert_field_error(ctx, refuse_paper(ctx, of_hazard), "hazard", "enum");
}

static void test_sent_again_is_the_first_answer(void **state) {
    struct paper first = issue_paper(as_asker(state, "county_supervisor"), notice_paper(1));
    struct ctx *ctx = as_asker(state, "county_supervisor");
    struct paper_new request = notice_paper(1);
    struct paper again;
    assert_ok(paper_put(ctx, &request, &again));
    assert_false(ctx->created);
    assert_string_equal(again.number, first.number);
    assert_string_equal(again.sha256, first.sha256);
    ctx->content_hash = "other";
    assert_int_equal(paper_put(ctx, &request, &again), STATUS_UUID_CONFLICT);
    assert_int_equal(refuse_paper(as_asker(state, "far_supervisor"), request), STATUS_NOT_FOUND);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(test_the_order_of_a_visit_carries_its_number),
        FIXTURE_TEST(test_a_void_number_stays_and_is_not_given_again),
        FIXTURE_TEST(test_one_valid_order_for_a_visit),
        FIXTURE_TEST(test_a_number_taken_back_is_given_again),
        FIXTURE_TEST(test_an_order_for_what_was_reported),
        FIXTURE_TEST(test_the_copy_is_a_file_named_by_its_content),
        FIXTURE_TEST(test_the_record_goes_on_the_copy_does_not),
        FIXTURE_TEST(test_a_damaged_copy_is_not_shown),
        FIXTURE_TEST(test_the_row_is_closed_as_well),
        FIXTURE_TEST(test_whatever_people_wrote_stays_text),
        FIXTURE_TEST(test_a_preview_has_no_number_and_changes_nothing),
        FIXTURE_TEST(test_a_record_waits_for_its_signatures_and_holds_them),
        FIXTURE_TEST(test_a_refused_signature_is_in_the_record),
        FIXTURE_TEST(test_photos_stand_in_the_order),
        FIXTURE_TEST(test_what_was_corrected_on_site_is_recorded_not_ordered),
        FIXTURE_TEST(test_an_opinion_follows_a_look),
        FIXTURE_TEST(test_a_letter_for_a_listed_hazard),
        FIXTURE_TEST(test_a_ledger_of_an_area),
        FIXTURE_TEST(test_each_kind_says_what_it_needs),
        FIXTURE_TEST(test_only_the_bureau_of_the_record_issues_and_voids),
        FIXTURE_TEST(test_void_visits_and_self_checks_give_no_papers),
        FIXTURE_TEST(test_sent_again_is_the_first_answer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
