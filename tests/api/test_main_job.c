/* The main job over the API: a visit finds two hazards, one is put right on site, the other is acknowledged,
 * rectified, returned once, rectified again and closed; a self-check does the same inside an institution. */
#include "records.h"

#include "minan/base/buf.h"

#include <stdio.h>
#include <stdlib.h>

#define AT "'2026-11-23T01:00:00.000Z'"

static const char visit[] =
    "{'institution':'$target','kind':'routine','checklist':'$checklist','started_at':" AT ",'finished_at':" AT
    ",'team':[{'name':'李消防','unit':'消防救援'}],'rechecks':[],'bulk_pass_used':1,'inspector_signature':'$"
    "new_sign',"
    "'institution_signature':'$new_sign2','institution_signer':'王院长','answers':[$answers]}";

static const char self_check[] =
    "{'institution':'$target','kind':'self','checklist':'$checklist','started_at':" AT ",'finished_at':" AT
    ",'team':[],'rechecks':[],'institution_signature':'$new_sign','institution_signer':'王院长','answers':[$"
    "answers]}";

static const char left_open[] =
    "{'item_code':'GY-GL-02','result':'fail','failed':[{'uuid':'$new_hazard','severity':'general',"
    "'description':'责任书未签字','deadline':'2026-12-08','before_photos':['$new_before'],'after_photos':[]}]"
    "}";

static const char put_right[] = "{'item_code':'GY-GL-01','result':'fail','failed':[{'uuid':'$new_fixed','"
                                "severity':'general','description':'未公示',"
                                "'fixed_on_site':true,'fix_result':'已张贴','before_photos':['$new_photo'],'"
                                "after_photos':['$new_photo2']}]}";

/* Replaces the pass of one item by something else. */
static void answer_instead(struct api *api, const char *code, const char *answer) {
    const char *answers = api_label(api, "answers");
    const char *pass = arena_printf(api->kept, "{'item_code':'%s','result':'pass'}", code);
    const char *at = strstr(answers, pass);
    assert_non_null(at);
    api_keep(api, "answers",
             arena_printf(api->kept, "%.*s%s%s", (int)(at - answers), answers, answer, at + strlen(pass)));
}

/* Labels inside a label are not looked up, so the UUIDs of a failed item are put in first. */
static const char *with_labels(struct api *api, const char *text) {
    struct buf buf;
    buf_init(&buf, api->kept, 512);
    for (const char *at = text; *at != '\0';) {
        size_t size = *at == '$' ? strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789_") : 0;
        if (size > 0)
            buf_text(&buf, api_label(api, arena_copy(api->kept, at + 1, size)));
        else
            buf_char(&buf, *at);
        at += size + 1;
    }
    return buf.data;
}

static void prepare_visit(struct api *api, const char *as) {
    api_keep(api, "target", FIXTURE_HOME);
    records_keep_answers(api, as);
    answer_instead(api, "GY-GL-02", with_labels(api, left_open));
}

static void test_a_visit_and_what_becomes_of_its_hazard(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), BODY(visit), WANT(201),
         WANT_JSON("/items_failed", "2"), WANT_ALSO("/state", "submitted"),
         WANT_THEN("/notice_number", NULL)},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), BODY(visit), WANT(200),
         WANT_JSON("/items_failed", "2")},
        {AS("county_supervisor"), GET_("/hazards/$new_fixed"), WANT(200), WANT_JSON("/state", "closed"),
         WANT_ALSO("/fixed_on_site", "true")},

        {AS("institution_principal"), GET_("/todo"), WANT(200), WANT_JSON("/items/1/hazard", "$new_hazard")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/state", "open"),
         WANT_ALSO("/deadline", "2026-12-08"), KEEP("v", "/row_version")},
        {AS("other_principal"), GET_("/hazards/$new_hazard"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), GET_("/hazards/$new_hazard"), WANT_CODE(404, "not_found")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/acknowledge"),
         BODY("{'event':'$new_e1','device_at':" AT "}"), WANT(200), WANT_JSON("/acknowledged_at", NULL),
         KEEP("v", "/row_version")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("$v"),
         BODY("{'event':'$new_e2','device_at':" AT
              ",'measures':'已补签','done_on':'2026-11-23','after_photos':[]}"),
         WANT_FIELD(422, "after_photos", "required")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("$v"),
         BODY("{'event':'$new_e2','device_at':" AT
              ",'measures':'已补签','done_on':'2026-11-23','after_photos':['$new_after']}"),
         WANT(200), WANT_JSON("/state", "submitted"), KEEP("v", "/row_version")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("1"),
         BODY("{'event':'$new_e2','device_at':" AT
              ",'measures':'已补签','done_on':'2026-11-23','after_photos':['$new_after']}"),
         WANT(200), WANT_JSON("/row_version", "$v")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/close"), IF_MATCH("$v"),
         BODY("{'event':'$new_e3','device_at':" AT ",'result':'好'}"), WANT_CODE(403, "permission.denied")},
        {AS("county_supervisor"), POST_("/hazards/$new_hazard/return"), IF_MATCH("1"),
         BODY("{'event':'$new_e4','device_at':" AT ",'reason':'还缺两份','new_deadline':'2026-12-10'}"),
         WANT_CODE(412, "version.stale")},
        {AS("county_supervisor"), POST_("/hazards/$new_hazard/return"), IF_MATCH("$v"),
         BODY("{'event':'$new_e4','device_at':" AT ",'reason':'还缺两份','new_deadline':'2026-12-10'}"),
         WANT(200), WANT_JSON("/state", "open"), WANT_ALSO("/return_count", "1"), KEEP("v", "/row_version")},
        {AS("county_supervisor"), POST_("/hazards/$new_hazard/close"), IF_MATCH("$v"),
         BODY("{'event':'$new_e5','device_at':" AT ",'result':'好'}"), WANT_CODE(409, "state.wrong"),
         WANT_JSON("/state", "open")},
        {AS("institution_principal"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("$v"),
         BODY("{'event':'$new_e6','device_at':" AT
              ",'measures':'全部补签','done_on':'2026-11-23','after_photos':['$new_after2']}"),
         WANT(200), KEEP("v", "/row_version")},
        {AS("county_supervisor"), POST_("/hazards/$new_hazard/close"), IF_MATCH("$v"),
         BODY("{'event':'$new_e7','device_at':" AT ",'result':'整改到位'}"), WANT(200),
         WANT_JSON("/state", "closed"), WANT_ALSO("/closed_on", "2026-11-23")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/closed_by", NULL),
         WANT_ALSO("/events/0/act", "log"), WANT_THEN("/events/6/act", "close")},
        {AS("city_supervisor"), GET_("/hazards?state=closed&not_void=true"), WANT(200),
         WANT_JSON("/total", "2")},
    };
    prepare_visit(api, "county_supervisor");
    answer_instead(api, "GY-GL-01", with_labels(api, put_right));
    RUN(api, commands);
}

static void test_a_self_check_and_who_may_close_what_it_finds(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_self"), BODY(self_check),
         WANT_FIELD(422, "kind", "enum")},
        {AS("institution_officer"), PUT_("/inspections/$new_self"), BODY(self_check), WANT(201),
         WANT_JSON("/level", "institution")},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200), WANT_JSON("/source", "self"),
         KEEP("v", "/row_version")},
        {AS("institution_principal"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("$v"),
         BODY("{'event':'$new_e1','device_at':" AT
              ",'measures':'已补签','done_on':'2026-11-23','after_photos':['$new_after']}"),
         WANT(200), KEEP("v", "/row_version")},
        {AS("institution_principal"), POST_("/hazards/$new_hazard/close"), IF_MATCH("$v"),
         BODY("{'event':'$new_e2','device_at':" AT ",'result':'好'}"),
         WANT_CODE(403, "hazard.own_rectification")},
        {AS("county_supervisor"), POST_("/hazards/$new_hazard/return"), IF_MATCH("$v"),
         BODY("{'event':'$new_e3','device_at':" AT ",'reason':'再补','new_deadline':'2026-12-10'}"),
         WANT(200), KEEP("v", "/row_version")},
        {AS("institution_officer"), POST_("/hazards/$new_hazard/submit"), IF_MATCH("$v"),
         BODY("{'event':'$new_e4','device_at':" AT
              ",'measures':'已补签','done_on':'2026-11-23','after_photos':['$new_after2']}"),
         WANT(200), KEEP("v", "/row_version")},
        {AS("institution_principal"), POST_("/hazards/$new_hazard/close"), IF_MATCH("$v"),
         BODY("{'event':'$new_e5','device_at':" AT ",'result':'好'}"), WANT(200),
         WANT_JSON("/state", "closed")},
    };
    prepare_visit(api, "institution_officer");
    RUN(api, commands);
}

#define NO_HASH "x-content-sha256: 0000000000000000000000000000000000000000000000000000000000000000"

static void test_photos_follow_the_record_that_names_them(void **state) {
    struct api *api = *state;
    const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(tiny_png_header), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), BODY(visit), WANT(201)},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), WANT_FIELD(422, "X-Content-SHA256", "required")},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(NO_HASH), WANT_FIELD(422, "X-Content-SHA256", "checksum")},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         HEADER(tiny_png_header), WANT_CODE(415, "type.unsupported")},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES("GIF89a", 6), TYPE("image/gif"),
         HEADER("x-content-sha256: 9ab5a49fc5c9cb0ae1a02d1d3e8e2c0b6a0fc4b2d4c6e3c6f1d3c3b1a0a1b2c3"),
         WANT(422)},
        {AS("county_supervisor"), GET_("/attachments/$new_before"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(tiny_png_header), WANT(201), WANT_JSON("/state", "stored"),
         WANT_ALSO("/width", "1")},
        {AS("county_supervisor"), PUT_("/attachments/$new_before"), BYTES(tiny_png, tiny_png_size),
         TYPE("image/png"), HEADER(tiny_png_header), WANT(200)},
        {AS("far_supervisor"), GET_("/attachments/$new_before"), WANT_CODE(404, "not_found")},
        {AS("institution_officer"), GET_("/attachments/$new_before"), WANT(200)},
    };
    prepare_visit(api, "county_supervisor");
    answer_instead(api, "GY-GL-01", with_labels(api, put_right));
    RUN(api, commands);
    assert_string_equal(api->exchange.response.content_type, "image/png");
    assert_string_equal(api_header(api, "Cache-Control"), "private, max-age=31536000, immutable");
    assert_memory_equal(api->exchange.response.body, tiny_png, 8);
    const char *etag = arena_printf(api->kept, "if-none-match: %s", api_header(api, "ETag"));
    const struct command again[] = {
        {AS("institution_officer"), GET_("/attachments/$new_before"), HEADER(etag), WANT(304)},
    };
    RUN(api, again);
    assert_int_equal(api->exchange.response.body_size, 0);
}

static void test_ledgers_are_exported_with_a_name(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), GET_("/hazards.xlsx?state=open"), WANT(200)},
        {AS("county_supervisor"), GET_("/inspections.xlsx"), WANT(200)},
        {AS("county_supervisor"), GET_("/institutions.xlsx"), WANT(200)},
    };
    static const char *const names[] = {
        "attachment; filename=\"minan-2026-11-23.xlsx\"; "
        "filename*=UTF-8''%E9%9A%90%E6%82%A3%E5%8F%B0%E8%B4%A6-2026-11-23.xlsx",
        "attachment; filename=\"minan-2026-11-23.xlsx\"; "
        "filename*=UTF-8''%E6%A3%80%E6%9F%A5%E5%8F%B0%E8%B4%A6-2026-11-23.xlsx",
        "attachment; filename=\"minan-2026-11-23.xlsx\"; "
        "filename*=UTF-8''%E6%9C%BA%E6%9E%84%E5%8F%B0%E8%B4%A6-2026-11-23.xlsx",
    };
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        api_run(api, &commands[i], 1, __FILE__);
        assert_memory_equal(api->exchange.response.body, "PK\x03\x04", 4);
        assert_string_equal(api_header(api, "Content-Disposition"), names[i]);
    }
}

static void test_a_register_is_imported_whole_or_not_at_all(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/imports/$new_import"),
         BODY("{'file_name':'台账.xlsx','headings':['机构类型','县','机构名称','颜色']}"), WANT(201),
         WANT_JSON("/unknown/0", "颜色")},
        {AS("county_supervisor"), PUT_("/imports/$new_import/rows"),
         BODY("{'rows':[{'row_no':2,'cells':['养老机构','石麓县','甲养老院','红']},{'row_no':3,'cells':['"
              "什么','石麓县','乙院','']}]}"),
         WANT(200), WANT_JSON("/new_count", "1"), WANT_ALSO("/bad_count", "1"),
         WANT_THEN("/problems/0/row_no", "3"), WANT_TOO("/problems/0/heading", "机构类型")},
        {AS("county_supervisor"), POST_("/imports/$new_import/commit"), BODY("{}"),
         WANT_CODE(409, "state.wrong")},
        {AS("county_supervisor"), GET_("/imports/$new_import/annotated.xlsx"), WANT(200)},
        {AS("county_supervisor"), GET_("/institutions?search=甲养老"), WANT(200), WANT_JSON("/total", "0")},
        {AS("county_supervisor"), PUT_("/imports/$new_import/rows"),
         BODY("{'rows':[{'row_no':3,'cells':['其他','石麓县','乙院','']}]}"), WANT(200),
         WANT_JSON("/bad_count", "0")},
        {AS("county_supervisor"), POST_("/imports/$new_import/commit"), BODY("{}"), WANT(200),
         WANT_JSON("/state", "committed")},
        {AS("county_supervisor"), GET_("/institutions?search=甲养"), WANT(200), WANT_JSON("/total", "1")},
    };
    RUN(api, commands);
}

static void test_the_city_sees_its_figures_and_the_lists_behind_them(void **state) {
    struct api *api = *state;
    static const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/inspections/$new_visit"), BODY(visit), WANT(201)},
        {AS("city_leader"), GET_("/figures/board"), WANT(200), WANT_JSON("/figures/0/id", NULL)},
        {AS("city_leader"), GET_("/figures/breakdown?by=county"), WANT(200), WANT_JSON("/by", "county")},
        {AS("city_leader"), GET_("/figures/trend"), WANT(200), WANT_JSON("/points/11/found", "1")},
        {AS("institution_officer"), GET_("/figures/board"), WANT_CODE(403, "permission.denied")},
    };
    prepare_visit(api, "county_supervisor");
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_a_visit_and_what_becomes_of_its_hazard),
        API_TEST(test_a_self_check_and_who_may_close_what_it_finds),
        API_TEST(test_photos_follow_the_record_that_names_them),
        API_TEST(test_ledgers_are_exported_with_a_name),
        API_TEST(test_a_register_is_imported_whole_or_not_at_all),
        API_TEST(test_the_city_sees_its_figures_and_the_lists_behind_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
