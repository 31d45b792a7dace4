/* Photos on the wire: named by a record first, then sent as bytes, then shown to those in scope. */
#include "records.h"

#include "minan/base/hash.h"

#define AT "'2026-11-23T01:30:00.000Z'"
#define LOGGED                                                                                               \
    BODY("{'institution':'$home','source':'report','area':'fire','severity':'general','description':'"       \
         "后门上锁',"                                                                                    \
         "'found_on':'2026-11-20','found_at':" AT                                                            \
         ",'deadline':'2026-11-27','before_photos':['$new_photo']}")
#define PHOTO PUT_("/attachments/$new_photo"), BYTES(tiny_png, tiny_png_size), TYPE("image/png")

static const char html[] = "<!DOCTYPE html><script>alert(1)</script>";
static const char wrong_header[] =
    "x-content-sha256: bd264bde80b5a6563a1ea1bb2b8d2f5c8f1a7d4b8a1f4d5a2c1e0f9a8b7c6d5e";

static void test_text_first_then_the_photo(void **state) {
    struct api *api = *state;
    const struct command commands[] = {
        {AS("county_supervisor"), PHOTO, HEADER(tiny_png_header), WANT_CODE(404, "not_found"),
         WANT_JSON("/detail", "没有记录提到这张照片，请先提交文字内容")},
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED, WANT(201),
         WANT_JSON("/attachments/0/state", "awaited")},
        {AS("county_supervisor"), GET_("/attachments/$new_photo"), WANT_CODE(404, "not_found")},
        {AS("county_supervisor"), PHOTO, HEADER(tiny_png_header), WANT(201), WANT_JSON("/state", "stored"),
         WANT_ALSO("/width", "1"), WANT_THEN("/media_type", "image/png"), WANT_TOO("/purpose", "before")},
        {AS("county_supervisor"), PHOTO, HEADER(tiny_png_header), WANT(200)},
        {AS("institution_officer"), GET_("/hazards/$new_hazard"), WANT(200),
         WANT_JSON("/attachments/0/state", "stored")},
        {AS("institution_officer"), GET_("/attachments/$new_photo"), WANT(200)},
    };
    RUN(api, commands);
    assert_string_equal(api->exchange.response.content_type, "image/png");
    assert_string_equal(api_header(api, "X-Content-Type-Options"), "nosniff");
    const struct command others[] = {
        {AS("far_supervisor"), GET_("/attachments/$new_photo"), WANT_CODE(404, "not_found")},
        {AS("other_principal"), GET_("/attachments/$new_photo"), WANT_CODE(404, "not_found")},
        {AS("far_supervisor"), PHOTO, HEADER(tiny_png_header), WANT_CODE(404, "not_found")},
        {AS("town_officer"), PHOTO, HEADER(tiny_png_header), WANT_CODE(403, "permission.denied")},
        {AS(""), GET_("/attachments/$new_photo"), WANT_CODE(401, "session.required")},
    };
    RUN(api, others);
}

static void test_what_is_no_photo_is_refused(void **state) {
    struct api *api = *state;
    const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED, WANT(201)},
        {AS("county_supervisor"), PHOTO, WANT_FIELD(422, "X-Content-SHA256", "required")},
        {AS("county_supervisor"), PHOTO, HEADER("x-content-sha256: abc"),
         WANT_FIELD(422, "X-Content-SHA256", "format")},
        {AS("county_supervisor"), PHOTO, HEADER(wrong_header),
         WANT_FIELD(422, "X-Content-SHA256", "checksum")},
        {AS("county_supervisor"), GET_("/hazards/$new_hazard"), WANT(200),
         WANT_JSON("/attachments/0/state", "awaited")},
    };
    RUN(api, commands);
    char hash[SHA256_TEXT_SIZE];
    sha256_text(html, sizeof html - 1, hash);
    const struct command page[] = {
        {AS("county_supervisor"), PUT_("/attachments/$new_photo"), BYTES(html, sizeof html - 1),
         TYPE("image/png"), HEADER(arena_printf(api->kept, "x-content-sha256: %s", hash)),
         WANT_CODE(415, "type.unsupported")},
    };
    RUN(api, page);
    sha256_text(tiny_png, tiny_png_size - 9, hash);
    const struct command cut[] = {
        {AS("county_supervisor"), PUT_("/attachments/$new_photo"), BYTES(tiny_png, tiny_png_size - 9),
         TYPE("image/png"), HEADER(arena_printf(api->kept, "x-content-sha256: %s", hash)),
         WANT_CODE(415, "type.unsupported"),
         WANT_JSON("/detail", "照片不完整或已损坏，请重新拍摄或选择照片")},
    };
    RUN(api, cut);
}

static void test_other_bytes_are_a_conflict(void **state) {
    struct api *api = *state;
    static unsigned char other[256];
    char hash[SHA256_TEXT_SIZE];
    memcpy(other, tiny_png, tiny_png_size); /* the same picture with something behind its end */
    sha256_text(other, tiny_png_size + 1, hash);
    const struct command commands[] = {
        {AS("county_supervisor"), PUT_("/hazards/$new_hazard"), LOGGED, WANT(201)},
        {AS("county_supervisor"), PHOTO, HEADER(tiny_png_header), WANT(201)},
        {AS("county_supervisor"), PUT_("/attachments/$new_photo"), BYTES(other, tiny_png_size + 1),
         TYPE("image/png"), HEADER(arena_printf(api->kept, "x-content-sha256: %s", hash)),
         WANT_CODE(409, "uuid.conflict")},
        {AS("county_supervisor"), GET_("/conflicts"), WANT(200), WANT_JSON("/items/0/noun", "attachment")},
    };
    RUN(api, commands);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        API_TEST(test_text_first_then_the_photo),
        API_TEST(test_what_is_no_photo_is_refused),
        API_TEST(test_other_bytes_are_a_conflict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
